"""Where data stems from: the known data set an array is taken out of."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Origin:
    """A data set's name for people, and how many classes its labels have, where an array is exactly those labels.

    `pixels` says that it is exactly the pictures, whose numbers go from 0 to 255.
    """

    name: str | None = None
    classes: int | None = None
    pixels: bool = False

    def changed(self) -> Origin:
        """The origin of what is computed from the numbers: no longer the labels or the pictures themselves."""
        return replace(self, classes=None, pixels=False) if self.classes is not None or self.pixels else self


NOWHERE = Origin()
