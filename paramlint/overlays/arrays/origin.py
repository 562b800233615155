"""Where data stems from: the known data set an array is taken out of."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Origin:
    """A data set's name for people, and how many classes its labels have, where an array is exactly those labels."""

    name: str | None = None
    classes: int | None = None

    def changed(self) -> Origin:
        """The origin of what is computed from the numbers: no longer the labels themselves."""
        return replace(self, classes=None) if self.classes is not None else self


NOWHERE = Origin()
