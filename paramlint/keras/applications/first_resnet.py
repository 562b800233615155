"""ResNet50 as the package `keras` had it until 2.3: the same layers by other names, and listed in another order."""

from __future__ import annotations

from paramlint.keras.applications.application import Application, head
from paramlint.keras.applications.arguments import Arguments
from paramlint.keras.applications.draft import Draft, Drafts
from paramlint.keras.applications.sizes import Image
from paramlint.keras.shape import Shape
from paramlint.unknown import Unknown

_STAGES = ((2, 64, 3), (3, 128, 4), (4, 256, 6), (5, 512, 3))
"""The number of each stage, the filters of its blocks, and how many of them there are."""
_WIDER = 4
"""The last convolution of a block has four times the filters of those before it."""


class FirstResNet50(Application):
    """The first ResNet50 of Keras."""

    def model_name(self, given: Arguments, image: Image) -> str | Unknown | None:
        """The model's name."""
        return "resnet50"

    def drafts(self, given: Arguments, image: Image, shape: Shape) -> list[Draft]:
        """The operations."""
        drafts = Drafts()
        drafts.add("ZeroPadding2D", "conv1_pad", padding=3)
        drafts.add("Conv2D", "conv1", filters=64, kernel_size=7, strides=2)
        drafts.add("BatchNormalization", "bn_conv1")
        drafts.add("Activation", activation="relu")
        drafts.add("ZeroPadding2D", "pool1_pad", padding=1)
        drafts.add("MaxPooling2D", pool_size=3, strides=2)
        for stage, filters, blocks in _STAGES:
            for block in "abcdef"[:blocks]:
                _block(drafts, f"{stage}{block}_branch", filters, block == "a", 1 if stage == 2 or block != "a" else 2)
        _add_head(drafts, given)
        return drafts.rows


def _block(drafts: Drafts, name: str, filters: int, is_first: bool, strides: int) -> None:
    begin = drafts.last
    drafts.add("Conv2D", f"res{name}2a", filters=filters, kernel_size=1, strides=strides)
    drafts.add("BatchNormalization", f"bn{name}2a")
    drafts.add("Activation", activation="relu")
    drafts.add("Conv2D", f"res{name}2b", filters=filters, kernel_size=3, padding="same")
    drafts.add("BatchNormalization", f"bn{name}2b")
    drafts.add("Activation", activation="relu")
    drafts.add("Conv2D", f"res{name}2c", filters=_WIDER * filters, kernel_size=1)
    end = drafts.add("BatchNormalization", f"bn{name}2c")
    if is_first:
        drafts.add("Conv2D", f"res{name}1", (begin,), filters=_WIDER * filters, kernel_size=1, strides=strides)
        begin = drafts.add("BatchNormalization", f"bn{name}1")
    drafts.add("Add", inputs=(end, begin))
    drafts.add("Activation", activation="relu")


def _add_head(drafts: Drafts, given: Arguments) -> None:
    kind = head(given)
    if kind == "max":
        drafts.add("GlobalMaxPooling2D")
    elif kind in ("top", "avg"):
        drafts.add("GlobalAveragePooling2D", "avg_pool" if kind == "top" else None)
    if kind == "top":
        drafts.add("Dense", "fc1000", units=given["classes"], activation="softmax")
