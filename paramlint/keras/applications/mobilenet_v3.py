"""MobileNetV3: inverted residuals with squeeze and excitation, in a large, a small and two minimalistic models."""

from __future__ import annotations

from paramlint.keras.applications.application import Application, head
from paramlint.keras.applications.arguments import Arguments, loads_imagenet, tensor_shape
from paramlint.keras.applications.draft import OPERATOR, Draft, Drafts
from paramlint.keras.applications.mobilenet_v3_blocks import LARGE, SMALL, Block
from paramlint.keras.applications.padding import correct_pad
from paramlint.keras.applications.sizes import Image, as_image, require_size
from paramlint.keras.applications.undecided import decided
from paramlint.keras.applications.width import divisible, require_same_width, width_multiplier
from paramlint.keras.arguments import is_number
from paramlint.keras.errors import LayerError, quoted
from paramlint.keras.shape import Shape

_TABLES = {"MobileNetV3Small": (SMALL, 1024), "MobileNetV3Large": (LARGE, 1280)}
"""The blocks, and the filters of the last convolution before the classes."""


class MobileNetV3(Application):
    """The third MobileNets."""

    def check(self, given: Arguments) -> None:
        """The ImageNet weights are for some widths only, and found by how these are written."""
        minimalistic = decided(given, "minimalistic")
        alpha = width_multiplier(self.name, given, (1.0,) if minimalistic else (0.75, 1.0))
        if loads_imagenet(given) and isinstance(alpha, int):
            raise LayerError(f"{self.name} finds no ImageNet weights for an `alpha` of {alpha!r}, only for {alpha:.1f}")

    def image(self, given: Arguments) -> Image:
        """The shape of the images, which may be open even with the top. Raises LayerError."""
        tensor, stated = tensor_shape(given), given["input_shape"]
        require_same_width(self.name, tensor, stated)
        if stated is None:
            stated = (*tensor[1:3], 3) if tensor is not None and len(tensor) == 4 else (None, None, 3)
        image = as_image(self.name, stated)
        if image[0] and image[1]:
            require_size(self.name, image, 32)
        return image

    def drafts(self, given: Arguments, image: Image, shape: Shape) -> list[Draft]:
        """The operations."""
        blocks, points = _TABLES[self.name]
        drafts, alpha, hard = Drafts(), given["alpha"], not given["minimalistic"]
        if decided(given, "include_preprocessing"):
            drafts.add("Rescaling", scale=1 / 127.5, offset=-1.0)
        drafts.add("Conv2D", "conv", filters=16, kernel_size=3, strides=2, padding="same", use_bias=False)
        _normalize(drafts, "conv_bn", hard)
        channels = 16
        for number, block in enumerate(blocks):
            block = block if hard else block._replace(kernel=3, excites=False, hard=False)
            channels = _add_block(drafts, number, channels, block._replace(filters=divisible(block.filters * alpha)))
        drafts.pointwise("conv_1", divisible(channels * 6))
        _normalize(drafts, "conv_1_bn", hard)
        _add_head(drafts, given, divisible(points * alpha) if alpha > 1 else points)
        return drafts.rows


def _add_block(drafts: Drafts, number: int, channels: int, block: Block) -> int:
    """Add a block on as many channels. Returns how many come out."""
    begin, prefix = drafts.last, f"expanded_conv_{number}_" if number else "expanded_conv_"
    inside = divisible(channels * block.expansion)
    if number:
        drafts.pointwise(f"{prefix}expand", inside)
        _normalize(drafts, f"{prefix}expand_bn", block.hard)
    if block.strides == 2:
        drafts.add("ZeroPadding2D", f"{prefix}depthwise_pad", padding=correct_pad(block.kernel))
    drafts.depthwise(f"{prefix}depthwise", block.kernel, block.strides)
    _normalize(drafts, f"{prefix}depthwise_bn", block.hard)
    if block.excites:
        _excite(drafts, prefix, inside)
    drafts.pointwise(f"{prefix}project", block.filters)
    end = drafts.add("BatchNormalization", f"{prefix}project_bn")
    if block.strides == 1 and channels == block.filters:
        drafts.add("Add", f"{prefix}add", inputs=(begin, end))
    return block.filters


def _excite(drafts: Drafts, prefix: str, channels: int) -> None:
    """Squeeze the image into a number for each channel, and multiply by what is made of it."""
    begin, prefix = drafts.last, f"{prefix}squeeze_excite_"
    drafts.add("GlobalAveragePooling2D", f"{prefix}avg_pool", keepdims=True)
    drafts.add("Conv2D", f"{prefix}conv", filters=divisible(channels * 0.25), kernel_size=1, padding="same")
    drafts.add("ReLU", f"{prefix}relu")
    drafts.add("Conv2D", f"{prefix}conv_1", filters=channels, kernel_size=1, padding="same")
    drafts.add(f"{OPERATOR}Add")
    drafts.add("ReLU", max_value=6.0)
    end = drafts.add(f"{OPERATOR}Multiply")
    drafts.add("Multiply", f"{prefix}mul", inputs=(begin, end))


def _normalize(drafts: Drafts, name: str, hard: bool) -> None:
    drafts.add("BatchNormalization", name)
    _activate(drafts, hard)


def _activate(drafts: Drafts, hard: bool) -> None:
    if hard:
        drafts.add("Activation", activation="hard_swish")
    else:
        drafts.add("ReLU")


def _add_head(drafts: Drafts, given: Arguments, points: int) -> None:
    kind = head(given)
    if kind == "top":
        _add_top(drafts, given, points)
    elif kind == "avg":
        drafts.add("GlobalAveragePooling2D", "avg_pool")
    elif kind == "max":
        drafts.add("GlobalMaxPooling2D", "max_pool")


def _add_top(drafts: Drafts, given: Arguments, points: int) -> None:
    rate = decided(given, "dropout_rate")
    if not is_number(rate):
        raise LayerError(f"MobileNetV3 expects a number for `dropout_rate`, got {quoted(rate)}")
    drafts.add("GlobalAveragePooling2D", keepdims=True)
    drafts.add("Conv2D", "conv_2", filters=points, kernel_size=1, padding="same")
    _activate(drafts, not given["minimalistic"])
    if rate > 0:
        drafts.add("Dropout", rate=rate)
    drafts.add("Conv2D", "logits", filters=given["classes"], kernel_size=1, padding="same")
    drafts.add("Flatten")
    drafts.add("Activation", "predictions", activation=given["classifier_activation"])
