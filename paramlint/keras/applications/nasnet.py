"""NASNet: cells that fit their inputs to each other by their widths."""

from __future__ import annotations

from paramlint.keras.applications.application import Application
from paramlint.keras.applications.arguments import Arguments, loads_imagenet
from paramlint.keras.applications.sizes import Image
from paramlint.keras.applications.undecided import decided
from paramlint.keras.errors import LayerError, Undescribed, quoted
from paramlint.keras.shape import Shape, show


class NASNet(Application):
    """The NASNet models."""

    def check(self, given: Arguments) -> None:
        """The ImageNet weights are for images of a fixed size."""
        shape = given["input_shape"]
        if loads_imagenet(given) and isinstance(shape, tuple) and None in shape:
            raise LayerError(f"{self.name} needs a fixed `input_shape` for the ImageNet weights, got {quoted(shape)}")

    def image(self, given: Arguments) -> Image:
        """The mobile model has a fixed size even without its top."""
        if self.name == "NASNetMobile" and not given["include_top"] and given["input_shape"] is None:
            size = self.facts.default_size
            given = {**given, "input_shape": (size, size, 3)}
        return super().image(given)

    def body(self, shape: Shape) -> str:
        """Where the width is open, Keras takes all widths for equal. Raises Undescribed for images of few columns."""
        width = decided({"width": shape[2]}, "width") if len(shape) == 4 else None
        if width is None:
            return "open"
        if width < self.facts.minimum_size:
            raise Undescribed(f"what {self.name} makes of images as small as {show(shape)} is not described")
        return ""
