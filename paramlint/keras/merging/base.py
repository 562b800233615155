"""What the merge layers have in common."""

from __future__ import annotations

from typing import ClassVar

from paramlint.keras.errors import MergeError
from paramlint.keras.inputs import listed_inputs
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several, Shape, show_all


class _Merge(KerasLayer):
    """A layer on a list of tensors with the batch in front."""

    takes_several = True
    number: ClassVar[int | None] = None
    """How many tensors the list must have, None where one or more will do."""

    def tensors(self, inputs: Several) -> tuple[Shape, ...]:
        """The shapes of the list. Raises MergeError for too few or too many, and for a tensor without a batch."""
        shapes = listed_inputs(self, inputs)
        if not shapes or (self.number is not None and len(shapes) != self.number):
            expected = self.number or "one or more"
            raise MergeError(f"{self.class_name} merges {expected} tensors, got {len(shapes)}: {show_all(shapes)}")
        if () in shapes:
            raise MergeError(f"{self.class_name} needs tensors with a batch dimension, got {show_all(shapes)}")
        return shapes
