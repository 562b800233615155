"""Where data stems from: the known data set an array is taken out of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paramlint.graph.use import Labels


@dataclass(frozen=True, slots=True)
class Origin:
    """A data set's name for people, and how many classes its labels have, where an array is exactly those labels.

    `pixels` says that it is pictures of it, whose numbers go from 0 to 255, `below` what all its numbers are below,
    where they stand for words, and `labels` how labels are written, also of some of them only.
    """

    name: str | None = None
    classes: int | None = None
    pixels: bool = False
    below: int | None = None
    labels: Labels | None = None

    def changed(self) -> Origin:
        """The origin of what is computed from the numbers: no longer the labels, the pictures or the words."""
        return Origin(self.name) if self != Origin(self.name) else self

    def of_some(self) -> Origin:
        """The origin of some of the samples, of which nobody knows how they were picked: perhaps by their class."""
        labels = None if self.labels is None else replace(self.labels, classes=None)
        return replace(self, classes=None, labels=labels)

    def of_part(self) -> Origin:
        """The origin of a part that was not picked by class: not every class needs to be in it."""
        return replace(self, classes=None)


NOWHERE = Origin()
