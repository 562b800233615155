"""Real Keras and the descriptions agree: same weights, same output shape, same refusals.

Hypothesis draws constructor arguments and input shapes, good and bad ones. The environment variable PARAMLINT_DRAWS
says how many for each layer (default 5); what it finds becomes a line in regressions.py.
"""

from __future__ import annotations

import itertools
from typing import Any

import keras
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.keras.catalogue import described_names, find_layer, public_name
from paramlint.unknown import Unknown
from tests.drawing import DRAWS
from tests.keras.cases import cases
from tests.keras.oracle import Outcome, Refusal, by_keras, by_paramlint
from tests.keras.regressions import REGRESSIONS
from tests.keras.tables import NOT_DRAWN, TABLES

_SELDOM = itertools.count(1)


def _free_memory() -> None:
    """Keras keeps the names of everything ever made."""
    if next(_SELDOM) % 200 == 0:
        keras.backend.clear_session()


def assert_agreement(name: str, arguments: dict[str, Any], shape: Any) -> None:
    ours = by_paramlint(name, arguments, shape)
    if ours is None:
        return
    real = by_keras(name, arguments, shape, TABLES[name].dtype)
    if isinstance(ours, Outcome) and isinstance(ours.output, Unknown):
        # Whoever calls the output unknown does not claim that the call succeeds either.
        assert isinstance(real, Refusal) or ours.weights == real.weights
    else:
        assert ours == real


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_agrees_with_keras(name: str, data: st.DataObject) -> None:
    arguments, shape = data.draw(cases(name))
    _free_memory()
    assert_agreement(name, arguments, shape)


@pytest.mark.parametrize(("name", "arguments", "shape"), REGRESSIONS)
def test_agrees_where_it_once_did_not(name: str, arguments: dict[str, Any], shape: Any) -> None:
    assert_agreement(name, arguments, shape)


def test_every_described_layer_is_drawn() -> None:
    described = {public_name(cls) for name in described_names() if (cls := find_layer(name)) is not None}
    assert described == TABLES.keys() | NOT_DRAWN
