"""The multiply-accumulates of every layer are those that TensorFlow's own profiler counts.

The profiler counts the body of a loop once, so that recurrent layers are unrolled; and it works out a transposed
convolution from the size of its output, which is right where that is `strides` times the input, channels last.
"""

from __future__ import annotations

import itertools
from typing import Any

import keras
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from paramlint.keras.build import build
from paramlint.keras.catalogue import find_layer
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.drawing import DRAWS
from tests.keras.oracle import REFUSALS, Nested, described, made, mapped
from tests.keras.profiler import profiled
from tests.keras.tables import TABLES

UNROLLED = {"SimpleRNN", "LSTM", "GRU", "RNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"}
UNCOUNTED = {"Conv3DTranspose"}
"""What the profiler has no numbers for."""
UNDESCRIBED = {"Lambda", "MelSpectrogram", "Wrapper"}
"""What paramlint has no numbers for."""
KERNEL_FREE = {name for name in TABLES if issubclass(find_layer(name) or KerasLayer, _KernelFree)}


def _drawn(draw: st.DrawFn, name: str) -> tuple[dict[str, Any], Any]:
    table = TABLES[name]
    arguments = draw(st.fixed_dictionaries(table.required, optional=table.optional))
    arguments = _unrolled(name, {key: mapped(value, _profilable) for key, value in arguments.items()})
    if name.endswith("Transpose"):
        arguments |= {"padding": "same", "output_padding": None, "data_format": "channels_last"}
    # Dilation is done by spreading the input over the batch, which rounds odd sizes up, and slides by 1 in each part.
    if "dilation_rate" in arguments and name.startswith(("Depthwise", "Separable")):
        arguments |= {"strides": 1}
    size = st.sampled_from([2, 4, 6]) if "dilation_rate" in arguments else st.integers(1, 6)
    shapes = st.sampled_from(table.ranks).flatmap(lambda rank: st.tuples(st.none(), *[size] * (rank - 1)))
    return arguments, draw(table.inputs if table.inputs is not None else shapes)


def _profilable(name: str, arguments: dict[str, Any]) -> Nested:
    return Nested(name, _unrolled(name, {key: mapped(value, _profilable) for key, value in arguments.items()}))


def _unrolled(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return arguments | {"unroll": True} if name in UNROLLED else arguments


def _is_definite(shape: Any) -> bool:
    if isinstance(shape, Several):
        return all(part is None or _is_definite(part) for part in shape.shapes)
    return all(isinstance(dim, int) and dim > 0 for dim in shape[1:])


def _stacks_cells(arguments: dict[str, Any]) -> bool:
    """Whether cells are stacked: of these Keras traces the first step once more, for nothing but its shape."""
    nested = [value for value in arguments.values() if isinstance(value, Nested)]
    stacked = isinstance(arguments.get("cell"), (list, tuple)) or any(one.name == "StackedRNNCells" for one in nested)
    return stacked or any(_stacks_cells(one.arguments) for one in nested)


def _claimed(name: str, arguments: dict[str, Any], shape: Any) -> Any:
    layer = described(name, arguments)
    return layer if isinstance(layer, Unknown) else build(layer, shape).cost.multiply_accumulates


@pytest.mark.parametrize("name", sorted(TABLES.keys() - UNCOUNTED - UNDESCRIBED))
def test_agrees_with_the_profiler(name: str) -> None:
    draws = 1 if name in KERNEL_FREE else max(2, DRAWS // 2)
    seldom = itertools.count(1)

    @settings(
        max_examples=draws,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # to trace a graph takes too long for shrinking what was found
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def agrees(data: st.DataObject) -> None:
        if next(seldom) % 50 == 0:
            keras.backend.clear_session()
        arguments, shape = data.draw(st.composite(_drawn)(name))
        assume(_is_definite(shape) and not _stacks_cells(arguments))
        claimed = _claimed(name, arguments, shape)
        assume(isinstance(claimed, int))
        try:
            counted = profiled(name, made(name, arguments), shape, TABLES[name].dtype)
        except REFUSALS:
            assume(False)
        assert claimed == counted

    agrees()
