"""EfficientNetV2: preprocessing by size and channels, under names that must not be changed."""

from __future__ import annotations

from paramlint.keras.applications.application import Application
from paramlint.keras.applications.arguments import Arguments
from paramlint.keras.applications.data import facts
from paramlint.keras.applications.sizes import Image
from paramlint.keras.applications.undecided import decided
from paramlint.keras.errors import LayerError, Undescribed, quoted


class EfficientNetV2(Application):
    """The EfficientNetV2 models."""

    def check(self, given: Arguments) -> None:
        """Keras looks the blocks up by the model's name. Raises Undescribed for the name of another model."""
        name, own = decided(given, "name"), self.facts.parameters["name"]
        if name == own:
            return
        if any(name == other.parameters["name"] for other in facts().values()):
            raise Undescribed(f"what {self.name} makes of the name of another model, {quoted(name)}, is not described")
        raise LayerError(f"{self.name} takes no name but {own!r} in Keras 3, got {quoted(name)}")

    def stem(self, given: Arguments, image: Image) -> str:
        """The small models normalize images of three channels."""
        if not decided(given, "include_preprocessing"):
            return "none"
        small = "V2B" in self.name
        return "normalized" if small and decided({"channels": image[2]}, "channels") == 3 else "rescaled"
