"""Where data stems from: the known data set an array is taken out of."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Origin:
    """A data set's name for people, and how many classes its labels have, where an array is exactly those labels.

    `pixels` says that it is exactly the pictures, whose numbers go from 0 to 255, and `below` what all its numbers are
    below, where they stand for words.
    """

    name: str | None = None
    classes: int | None = None
    pixels: bool = False
    below: int | None = None

    def changed(self) -> Origin:
        """The origin of what is computed from the numbers: no longer the labels, the pictures or the words."""
        return self if self == Origin(self.name) else Origin(self.name)

    def chosen(self) -> Origin:
        """The origin of a part of the numbers, which are what they were; but not all labels may be left."""
        return replace(self, classes=None) if self.classes is not None else self


NOWHERE = Origin()
