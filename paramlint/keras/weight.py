"""Weight: one variable that a layer creates when it is built."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.keras.shape import Dim, Size, product


@dataclass(frozen=True, slots=True)
class Weight:
    """A variable by Keras's own name; `part` tells apart equal names inside a wrapper (`forward`, `backward`)."""

    name: str
    shape: tuple[Size, ...]
    trainable: bool = True
    part: str = ""

    @property
    def size(self) -> Dim:
        """How many parameters the weight holds."""
        return product(self.shape)
