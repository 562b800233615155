"""tf-keras and the descriptions of Keras 2 agree: same weights, same output shape, same refusals."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import tf_keras
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from paramlint.keras.catalogue import find_layer
from paramlint.keras.versions import Version
from tests.drawing import DRAWS
from tests.keras.cases import cases
from tests.keras.oracle import Nested, World, by_keras, by_paramlint
from tests.keras2.regressions import REGRESSIONS
from tests.keras2.tables import EXPERIMENTAL as EXPERIMENTAL_TABLES
from tests.keras2.tables import SPARED, TABLES, V1_TABLES, WRONG
from tests.keras2.worlds import EXPERIMENTAL, KERAS_2, KERAS_2_V1

_SELDOM = itertools.count(1)


def _free_memory() -> None:
    if next(_SELDOM) % 200 == 0:
        tf_keras.backend.clear_session()


def _dtype(name: str) -> str | None:
    return TABLES[name].dtype if name in TABLES else None


def assert_agreement(name: str, arguments: dict[str, Any], shape: Any, world: World = KERAS_2) -> None:
    ours = by_paramlint(name, arguments, shape, world.version)
    if ours is not None:
        assert ours == by_keras(name, arguments, shape, _dtype(name), world)


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_agrees_with_tf_keras(name: str, data: st.DataObject) -> None:
    arguments, shape = data.draw(cases(name, TABLES, WRONG, SPARED))
    assume(all(find_layer(inner.name, Version.KERAS_2) for inner in arguments.values() if isinstance(inner, Nested)))
    _free_memory()
    assert_agreement(name, arguments, shape)


@pytest.mark.parametrize("name", V1_TABLES)
@settings(max_examples=DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_agrees_with_the_keras_of_tensorflow_1(name: str, data: st.DataObject) -> None:
    arguments, shape = data.draw(cases(name, V1_TABLES, WRONG, SPARED))
    assert_agreement(name, arguments, shape, KERAS_2_V1)


@pytest.mark.parametrize("name", EXPERIMENTAL_TABLES)
@settings(max_examples=DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_agrees_with_the_experimental_layers(name: str, data: st.DataObject) -> None:
    arguments, shape = data.draw(cases(name, EXPERIMENTAL_TABLES, WRONG, SPARED))
    assert_agreement(name, arguments, shape, EXPERIMENTAL)


@pytest.mark.parametrize(("name", "arguments", "shape"), REGRESSIONS)
def test_agrees_where_it_once_did_not(name: str, arguments: dict[str, Any], shape: Any) -> None:
    assert_agreement(name, arguments, shape)
