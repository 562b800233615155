"""MobileNet: depthwise and pointwise convolutions in turn, all of them `alpha` times as wide."""

from __future__ import annotations

from paramlint.keras.applications.application import Application, head
from paramlint.keras.applications.arguments import Arguments, loads_imagenet
from paramlint.keras.applications.draft import Draft, Drafts
from paramlint.keras.applications.sizes import Image
from paramlint.keras.applications.width import image_of_trained_size, trained_name, width_multiplier
from paramlint.keras.errors import LayerError, quoted
from paramlint.keras.shape import Shape, Size
from paramlint.unknown import Unknown

_BLOCKS = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *((512, 1),) * 5, (1024, 2), (1024, 1))
"""Filters and strides."""
_TRAINED = (0.25, 0.5, 0.75, 1.0)
_SIZES = (128, 160, 192, 224)


class MobileNet(Application):
    """The first MobileNet."""

    def check(self, given: Arguments) -> None:
        """The ImageNet weights are for some widths only."""
        width_multiplier(self.name, given, _TRAINED)
        depth = given["depth_multiplier"]
        if loads_imagenet(given) and not isinstance(depth, Unknown) and depth != 1:
            raise LayerError(f"{self.name} has ImageNet weights for a `depth_multiplier` of 1, not {quoted(depth)}")

    def image(self, given: Arguments) -> Image:
        """The shape of the images. Raises LayerError."""
        return image_of_trained_size(self.name, given, given["input_shape"], _SIZES)

    def model_name(self, given: Arguments, image: Image) -> str | Unknown | None:
        """The model's name, by its size where no other is given."""
        name: str | Unknown | None = given["name"]
        return trained_name("mobilenet", given, image, _SIZES) if name is None else name

    def drafts(self, given: Arguments, image: Image, shape: Shape) -> list[Draft]:
        """The operations."""
        drafts, alpha = Drafts(), given["alpha"]
        drafts.add("Conv2D", "conv1", filters=int(32 * alpha), kernel_size=3, padding="same", use_bias=False, strides=2)
        _normalize(drafts, "conv1")
        for number, (filters, strides) in enumerate(_BLOCKS, 1):
            _add_block(drafts, number, int(filters * alpha), strides, given["depth_multiplier"])
        _add_head(drafts, given)
        return drafts.rows


def _add_block(drafts: Drafts, number: int, filters: int, strides: int, depth_multiplier: Size) -> None:
    if strides == 2:
        drafts.add("ZeroPadding2D", f"conv_pad_{number}", padding=((0, 1), (0, 1)))
    drafts.depthwise(f"conv_dw_{number}", 3, strides, depth_multiplier=depth_multiplier)
    _normalize(drafts, f"conv_dw_{number}")
    drafts.pointwise(f"conv_pw_{number}", filters)
    _normalize(drafts, f"conv_pw_{number}")


def _normalize(drafts: Drafts, name: str) -> None:
    drafts.add("BatchNormalization", f"{name}_bn")
    drafts.add("ReLU", f"{name}_relu", max_value=6.0)


def _add_head(drafts: Drafts, given: Arguments) -> None:
    kind = head(given)
    if kind == "top":
        _add_top(drafts, given)
    elif kind == "avg":
        drafts.add("GlobalAveragePooling2D")
    elif kind == "max":
        drafts.add("GlobalMaxPooling2D")


def _add_top(drafts: Drafts, given: Arguments) -> None:
    classes = given["classes"]
    drafts.add("GlobalAveragePooling2D", keepdims=True)
    drafts.add("Dropout", "dropout", rate=given["dropout"])
    drafts.add("Conv2D", "conv_preds", filters=classes, kernel_size=1, padding="same")
    drafts.add("Reshape", "reshape_2", target_shape=(classes,))
    drafts.add("Activation", "predictions", activation=given["classifier_activation"])
