"""MobileNetV2: inverted residuals, blocks that are wide inside and narrow between."""

from __future__ import annotations

from paramlint.keras.applications.application import Application, head
from paramlint.keras.applications.arguments import Arguments, tensor_shape
from paramlint.keras.applications.draft import Draft, Drafts
from paramlint.keras.applications.padding import correct_pad
from paramlint.keras.applications.sizes import Image
from paramlint.keras.applications.width import (
    divisible,
    image_of_trained_size,
    require_same_width,
    trained_name,
    width_multiplier,
)
from paramlint.keras.shape import Shape
from paramlint.unknown import Unknown

_STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
"""Expansion, filters, number of blocks and strides of the first of them, as in the paper's table 2."""
_LAST = 1280
_TRAINED = (0.35, 0.5, 0.75, 1.0, 1.3, 1.4)
_SIZES = (96, 128, 160, 192, 224)


class MobileNetV2(Application):
    """The second MobileNet."""

    def check(self, given: Arguments) -> None:
        """The ImageNet weights are for some widths only."""
        width_multiplier(self.name, given, _TRAINED)

    def image(self, given: Arguments) -> Image:
        """The shape of the images, by which also the tensor may decide. Raises LayerError."""
        tensor, stated = tensor_shape(given), given["input_shape"]
        require_same_width(self.name, tensor, stated)
        chosen = (*tensor[1:3], 3) if stated is None and tensor is not None and len(tensor) == 4 else stated
        return image_of_trained_size(self.name, given, chosen, _SIZES)

    def model_name(self, given: Arguments, image: Image) -> str | Unknown | None:
        """The model's name, by its size where no other is given."""
        name: str | Unknown | None = given["name"]
        return trained_name("mobilenetv2", given, image, _SIZES) if name is None else name

    def drafts(self, given: Arguments, image: Image, shape: Shape) -> list[Draft]:
        """The operations."""
        drafts, alpha = Drafts(), given["alpha"]
        channels = divisible(32 * alpha)
        drafts.add("Conv2D", "Conv1", filters=channels, kernel_size=3, strides=2, padding="same", use_bias=False)
        _normalize(drafts, "bn_Conv1", "Conv1_relu")
        for number, (expansion, filters, strides) in enumerate(_blocks()):
            channels = _block(drafts, number, channels, expansion, divisible(int(filters * alpha)), strides)
        drafts.add("Conv2D", "Conv_1", filters=divisible(_LAST * max(alpha, 1)), kernel_size=1, use_bias=False)
        _normalize(drafts, "Conv_1_bn", "out_relu")
        _add_head(drafts, given)
        return drafts.rows


def _blocks() -> list[tuple[int, int, int]]:
    """Expansion, filters and strides of each block."""
    return [
        (expansion, filters, strides if repeat == 0 else 1)
        for expansion, filters, repeats, strides in _STAGES
        for repeat in range(repeats)
    ]


def _block(drafts: Drafts, number: int, channels: int, expansion: int, filters: int, strides: int) -> int:
    """Add a block. Returns how many channels come out."""
    begin, prefix = drafts.last, f"block_{number}_" if number else "expanded_conv_"
    if number:
        drafts.pointwise(f"{prefix}expand", expansion * channels)
        _normalize(drafts, f"{prefix}expand_BN", f"{prefix}expand_relu")
    if strides == 2:
        drafts.add("ZeroPadding2D", f"{prefix}pad", padding=correct_pad(3))
    drafts.depthwise(f"{prefix}depthwise", 3, strides)
    _normalize(drafts, f"{prefix}depthwise_BN", f"{prefix}depthwise_relu")
    drafts.pointwise(f"{prefix}project", filters)
    end = drafts.add("BatchNormalization", f"{prefix}project_BN")
    if channels == filters and strides == 1:
        drafts.add("Add", f"{prefix}add", inputs=(begin, end))
    return filters


def _normalize(drafts: Drafts, normalization: str, activation: str) -> None:
    drafts.add("BatchNormalization", normalization)
    drafts.add("ReLU", activation, max_value=6.0)


def _add_head(drafts: Drafts, given: Arguments) -> None:
    kind = head(given)
    if kind in ("top", "avg"):
        drafts.add("GlobalAveragePooling2D")
    if kind == "max":
        drafts.add("GlobalMaxPooling2D")
    if kind == "top":
        drafts.add("Dense", "predictions", units=given["classes"], activation=given["classifier_activation"])
