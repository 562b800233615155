"""InputLayer states the shape that Keras's states, and refuses what Keras's constructor refuses."""

from __future__ import annotations

import warnings
from typing import Any

import keras
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.keras.build import build
from paramlint.keras.core.input_layer import InputLayer
from paramlint.unknown import Unknown
from tests.drawing import DRAWS
from tests.keras.draws import NONSENSE
from tests.keras.oracle import described

_dims = st.lists(st.sampled_from([None, 0, 1, 5]), max_size=4)
_stated = st.one_of(_dims, _dims.map(tuple), st.none(), NONSENSE)
ARGUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "shape": _stated, "batch_shape": _stated, "input_shape": _stated, "batch_input_shape": _stated,
        "batch_size": st.one_of(st.none(), st.integers(1, 3), NONSENSE), "sparse": st.booleans(), "ragged": st.booleans(),
        "dtype": st.sampled_from([None, "int32"]), "optional": st.booleans(), "trainable": st.booleans(), "anything": st.none(),
    },
)  # fmt: skip


def by_keras(arguments: dict[str, Any]) -> tuple[int | None, ...] | None:
    """The batch shape, or None where Keras refuses."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shape: tuple[int | None, ...] = keras.layers.InputLayer(**arguments).batch_shape
            return shape
    except (TypeError, ValueError):
        return None


def by_paramlint(arguments: dict[str, Any]) -> object:
    layer = described("InputLayer", arguments)
    return layer.batch_shape() if isinstance(layer, InputLayer) else None


@settings(max_examples=20 * DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(ARGUMENTS)
def test_agrees_with_keras(arguments: dict[str, Any]) -> None:
    assert by_paramlint(arguments) == by_keras(arguments)


SIZE = Unknown("runtime-value", "hidden", name="size")
STATED = [
    ({"shape": (4, SIZE)}, (None, 4, SIZE)),
    ({"shape": (4,), "batch_size": SIZE}, (SIZE, 4)),
    ({"batch_shape": SIZE}, SIZE),
    ({"input_tensor": SIZE}, SIZE),
]


@pytest.mark.parametrize(("arguments", "shape"), STATED)
def test_unknown_sizes_stay_unknown(arguments: dict[str, Any], shape: object) -> None:
    assert by_paramlint(arguments) == shape


def test_it_is_not_called_on_a_tensor() -> None:
    layer = described("InputLayer", {"shape": (4,)})
    assert isinstance(layer, InputLayer)
    result = build(layer, (None, 4))
    assert result.weights == Unknown(
        "invalid-shape", "InputLayer brings a tensor into a model and cannot be called on one"
    )
    with pytest.raises(TypeError):
        keras.layers.InputLayer(shape=(4,))(keras.Input((4,)))
