"""ConvNeXt: layers named after the model, and a normalization of coloured images."""

from __future__ import annotations

from paramlint.keras.applications.application import Application
from paramlint.keras.applications.arguments import Arguments, loads_imagenet
from paramlint.keras.applications.sizes import Image
from paramlint.keras.applications.undecided import decided
from paramlint.keras.errors import LayerError, quoted


class ConvNeXt(Application):
    """The ConvNeXt models."""

    def check(self, given: Arguments) -> None:
        """There is no model without a name, and the ImageNet weights are found by it."""
        needed, name = self.facts.parameters["name"], decided(given, "name")
        if not isinstance(name, str):
            raise LayerError(f"{self.name} expects a string for `name`, got {quoted(name)}")
        if loads_imagenet(given) and needed not in name:
            what = f"{self.name} loads ImageNet weights under a name with {needed!r} in it"
            raise LayerError(f"{what}, not {quoted(name)}")

    def stem(self, given: Arguments, image: Image) -> str:
        """Only images of three channels are normalized."""
        if not decided(given, "include_preprocessing"):
            return "none"
        return "normalized" if decided({"channels": image[2]}, "channels") == 3 else "none"

    def prefix(self, given: Arguments) -> str:
        """The model's name."""
        return str(given["name"])
