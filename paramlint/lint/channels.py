"""Images whose channels seem to stand before their rows, in front of layers that expect them last."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.graph.model import Call, Layer, Model, Shape, single
from paramlint.graph.program import Program
from paramlint.keras.shape import show
from paramlint.lint.structure import keeps_the_size

_FEW_CHANNELS = (1, 3)
_SMALLEST_IMAGE = 8
_IMAGES = 4
_ABOUT_THE_ORDER = frozenset(
    {"set_image_data_format", "image_data_format", "set_image_dim_ordering", "image_dim_ordering"}
)
_OVER_IMAGES = frozenset({"convolutional", "pooling"})


@dataclass(frozen=True, slots=True)
class ChannelsFirst:
    """The first layer that goes over the images, its use, and their shape."""

    layer: Layer
    call: Call
    shape: Shape

    @property
    def shown(self) -> str:
        """The shape as messages show it."""
        return show(self.shape)


def looks_channels_first(model: Model) -> ChannelsFirst | None:
    """The first layer over images that seem to have their channels first, and are taken to have them last.

    Such images have 1 or 3 rows, and as many columns as they have channels, at least 8 of them.
    """
    for call in model.calls:
        layer, shape = model.called_layer(call), single(call.input_shape)
        if layer.family in _OVER_IMAGES and layer.class_name.endswith("2D"):
            suspect = shape is not None and _is_channels_first(shape) and _reads_the_input(model, call)
            return ChannelsFirst(layer, call, shape) if suspect and shape is not None and _last(layer) else None
    return None


def chooses_the_order(program: Program) -> bool:
    """Whether the program says anywhere where channels stand, for a layer or for all of them."""
    return any(
        use.last_name in _ABOUT_THE_ORDER or any(argument.name == "data_format" for argument in use.arguments)
        for use in program.uses
    )


def _is_channels_first(shape: Shape) -> bool:
    if len(shape) != _IMAGES:
        return False
    _, channels, height, width = shape
    few = any(isinstance(channels, int) and channels == number for number in _FEW_CHANNELS)
    return few and isinstance(height, int) and height == width and height >= _SMALLEST_IMAGE


def _last(layer: Layer) -> bool:
    return (layer.arguments or {}).get("data_format") in (None, "channels_last")


def _reads_the_input(model: Model, call: Call) -> bool:
    """Whether nothing but layers that keep the size stands before the call."""
    feeding = model.feeding(call)
    while feeding:
        layer = model.called_layer(feeding[0])
        if layer.class_name != "InputLayer" and not keeps_the_size(layer) and layer.family != "normalization":
            return False
        feeding = model.feeding(feeding[0])
    return True
