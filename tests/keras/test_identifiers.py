"""The table of names agrees with what Keras 3 takes."""

import doctest

import keras
import pytest

from paramlint.keras.api import identifiers as module
from paramlint.keras.api.identifiers import identifiers, is_identifier
from scripts.api.identifiers import KINDS, names

MISSPELLED = ("mse_", "Relu", "binary_cross_entropy", "adamm", "glorot", "", "l1_l2", "ones like")


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_is_current(kind: str) -> None:
    assert identifiers(kind, "3") == names("3", kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", MISSPELLED)
def test_what_is_not_in_it_is_refused(kind: str, name: str) -> None:
    assert not is_identifier(name, kind)
    with pytest.raises((ValueError, TypeError)):
        getattr(keras, KINDS[kind]).get(name)


@pytest.mark.parametrize("kind", ["activation", "loss", "optimizer"])
def test_what_is_in_it_is_taken(kind: str) -> None:
    own = {"crossentropy", "ce", "Loss", "LossFunctionWrapper", "optimizer", "multioptimizer", "optimizermap"}
    for name in identifiers(kind) - own - {"lossscaleoptimizer"}:
        assert getattr(keras, KINDS[kind]).get(name) is not None


def test_examples() -> None:
    assert doctest.testmod(module).failed == 0
