"""Optimizer: what a described one is. Single numbers, like the step counter and the learning rate, are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from paramlint.keras.weight import Weight


@dataclass(frozen=True, kw_only=True)
class Optimizer:
    """An optimizer: of its constructor's parameters, the first ones in Keras's order, and those that decide.

    What is annotated as any object decides nothing; another argument that is unknown makes the optimizer unknown.
    """

    use_ema: bool = False
    gradient_accumulation_steps: int | None = None

    keyword_only: ClassVar[frozenset[str]] = frozenset({"use_ema", "gradient_accumulation_steps"})

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        """What the optimizer's own algorithm keeps about a weight; the path is Keras's (`sequential/dense/kernel`)."""
        return ()

    def variables(self, weight: Weight, path: str) -> Iterator[Weight]:
        """Everything that is kept about a weight."""
        if self.use_ema:
            yield from like(weight, "average")
        if self.gradient_accumulation_steps:
            yield from like(weight, "gradient_accumulator")
        yield from self.slots(weight, path)


def like(weight: Weight, *names: str) -> list[Weight]:
    """Slots of these names, each as large as the weight."""
    return [Weight(name, weight.shape) for name in names]
