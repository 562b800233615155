"""The table of names agrees with what tf-keras takes."""

import pytest

from paramlint.keras.api.identifiers import identifiers, is_identifier
from scripts.api.identifiers import KINDS, names


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_is_current(kind: str) -> None:
    assert identifiers(kind, "2") == names("2", kind)


def test_names_that_only_one_of_the_two_takes() -> None:
    assert is_identifier("logcosh", "loss", "2")
    assert not is_identifier("logcosh", "loss", "3")
    assert is_identifier("LeakyReLU", "activation", "2")
    assert not is_identifier("LeakyReLU", "activation", "3")
    assert not is_identifier("binary_cross_entropy", "loss", "2")
