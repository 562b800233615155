"""EfficientNet: one more rescaling with the ImageNet weights."""

from __future__ import annotations

from paramlint.keras.applications.application import Application
from paramlint.keras.applications.arguments import Arguments
from paramlint.keras.applications.sizes import Image
from paramlint.keras.applications.undecided import decided


class EfficientNet(Application):
    """The EfficientNet models."""

    def stem(self, given: Arguments, image: Image) -> str:
        """The weights were trained on images that were rescaled twice."""
        return "imagenet" if decided(given, "weights") == "imagenet" else ""
