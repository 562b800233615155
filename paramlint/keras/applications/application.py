"""Application: a model of keras.applications, which a call with arguments makes into an architecture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from paramlint.keras.applications.architecture import Architecture
from paramlint.keras.applications.arguments import Arguments, bound, check, loads_imagenet, tensor_shape
from paramlint.keras.applications.compose import compose
from paramlint.keras.applications.data import Facts, assembled, parts
from paramlint.keras.applications.draft import Draft
from paramlint.keras.applications.sizes import Image, image_shape
from paramlint.keras.applications.undecided import Undecided, decided
from paramlint.keras.errors import LayerError
from paramlint.keras.shape import Shape
from paramlint.unknown import Unknown


class Application:
    """A model of keras.applications; the families whose arguments do more than usual are subclasses."""

    def __init__(self, name: str, facts: Facts) -> None:
        self.name = name
        self.facts = facts

    def architecture(self, positional: Sequence[Any], keywords: Mapping[str, Any]) -> Architecture | Unknown:
        """What the call makes; Unknown where Keras refuses it, or where it depends on what is not known.

        The arguments are plain values, Unknowns, and a `Tensor` for `input_tensor`.
        """
        try:
            return self._made(bound(self.name, self.facts.parameters, positional, keywords))
        except LayerError as error:
            return Unknown(error.kind, str(error))
        except Undecided as undecided:
            return undecided.reason

    def _made(self, given: Arguments) -> Architecture:
        check(self.name, given)
        self.check(given)
        image = self.image(given)
        shape = tensor_shape(given) or (None, *image)
        self._check_channels(given, shape)
        return compose(self.name, self.model_name(given, image), self.drafts(given, image, shape), shape)

    def _check_channels(self, given: Arguments, shape: Shape) -> None:
        channels = shape[-1]
        if loads_imagenet(given) and isinstance(channels, int) and channels != 3:
            raise LayerError(f"the ImageNet weights of {self.name} are for 3 channels, not {channels}")

    # What families do in their own way:

    def check(self, given: Arguments) -> None:
        """Raise LayerError for arguments that this family refuses."""

    def image(self, given: Arguments) -> Image:
        """The shape of the images. Raises LayerError."""
        return image_shape(self.name, given, self.facts.default_size, self.facts.minimum_size)

    def model_name(self, given: Arguments, image: Image) -> str | Unknown | None:
        """The model's name, None where Keras gives it."""
        name: str | Unknown | None = given["name"]
        return name

    def drafts(self, given: Arguments, image: Image, shape: Shape) -> list[Draft]:
        """The operations: for images of this shape by the arguments, on an input of this shape."""
        found = parts(self.name)
        chosen = {"classes": given["classes"], "classifier_activation": given["classifier_activation"]}
        stem, body = found.stems[self.stem(given, image)], found.bodies[self.body(shape)]
        return assembled(found, (stem, body, found.heads[head(given)]), chosen, self.prefix(given))

    def stem(self, given: Arguments, image: Image) -> str:
        """Which of its beginnings the model has."""
        return ""

    def body(self, shape: Shape) -> str:
        """Which of its bodies the model has."""
        return ""

    def prefix(self, given: Arguments) -> str:
        """What the names of the layers begin with, where that is the model's name."""
        return ""


def head(given: Arguments) -> str:
    """How the model ends: with its `top`, or with what `pooling` says; what Keras does not know there is ignored."""
    if given["include_top"]:
        return "top"
    pooling = decided(given, "pooling")
    return pooling if isinstance(pooling, str) and pooling in ("avg", "max") else "none"
