"""Pooling over all positions instead of Flatten: what it would be called, and the edit that puts it there."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.graph.model import Call, Layer, Model, single
from paramlint.graph.program import Program
from paramlint.lint.edits import rename_callee, set_argument
from paramlint.lint.finding import Fix
from paramlint.lint.structure import keeps_the_size

_MAKE_FEATURE_MAPS = frozenset({"convolutional", "pooling", "recurrent"})
_KEEP_FEATURE_MAPS = frozenset({"normalization", "merging"})
_POOLED_RANKS = (3, 4, 5)
_IN_COMMON = frozenset({"name", "data_format", "dtype", "trainable"})


@dataclass(frozen=True, slots=True)
class Pooling:
    """The layer that pools what a Flatten is given: its class, its data format if it has to say one, its channels."""

    class_name: str
    channels_first: bool
    channels: int

    @property
    def written(self) -> str:
        """The layer as it stands in code."""
        return f"{self.class_name}({_CHANNELS_FIRST if self.channels_first else ''})"


_CHANNELS_FIRST = 'data_format="channels_first"'


def pooling_for(flatten: Call, maker: Layer) -> Pooling | None:
    """What would pool the feature maps of `maker`; None for shapes that Keras cannot pool."""
    shape = single(flatten.input_shape) or ()
    channels_first = (maker.arguments or {}).get("data_format") == "channels_first"
    channels = shape[1 if channels_first else -1] if len(shape) in _POOLED_RANKS else None
    if not isinstance(channels, int):
        return None
    return Pooling(f"GlobalAveragePooling{len(shape) - 2}D", channels_first, channels)


def feature_map_maker(model: Model, call: Call) -> Layer | None:
    """The convolution, pooling or recurrent layer that made what the call reads, None where none did."""
    waiting, seen = list(call.inputs), set[int]()
    while waiting:
        index = waiting.pop()
        feeding = model.calls[index]
        layer = model.called_layer(feeding)
        if layer.family in _MAKE_FEATURE_MAPS:
            return layer
        if index not in seen and (keeps_the_size(layer) or layer.family in _KEEP_FEATURE_MAPS):
            waiting.extend(feeding.inputs)
        seen.add(index)
    return None


def pooling_fix(model: Model, flatten: Call, pooling: Pooling, program: Program) -> Fix | None:
    """Pool instead of flattening, where the Flatten is one layer that is used once."""
    layer = model.called_layer(flatten)
    use = program.constructor(layer)
    alone = [call for call in model.calls if model.called_layer(call).span == layer.span]
    if use is None or use.name != "keras.layers.Flatten" or not use.complete or len(alone) != 1:
        return None
    if any(argument.name not in _IN_COMMON for argument in use.arguments):
        return None
    renamed = rename_callee(use, pooling.class_name, program)
    stated = set_argument(use, "data_format", '"channels_first"', program) if pooling.channels_first else ()
    if renamed is None or stated is None:
        return None
    return Fix(f"pool with {pooling.class_name} instead of flattening", (*renamed, *stated), "unsafe")
