"""Sizes that are halved and doubled, and do not meet themselves again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paramlint.graph.model import Call, Model, single

_STRETCH = ("UpSampling", "Transpose")
_FEWEST_AXES = 3


@dataclass(frozen=True, slots=True)
class OddSize:
    """A size of the model's input, and what it would have to be divisible by."""

    size: int
    factor: int

    @property
    def next_size(self) -> int:
        """The next larger size that is."""
        return -(-self.size // self.factor) * self.factor


def odd_size(model: Model, merged: Iterable[Call]) -> OddSize | None:
    """The size of the input that its halvings do not divide, where one of what is merged was halved and doubled."""
    for call in merged:
        way = _way(model, call)
        if not any(word in model.called_layer(one).class_name for one in way for word in _STRETCH):
            continue
        factor, size = 1, None
        for one in way:
            before, after = single(one.input_shape), single(one.output_shape)
            if before and after and len(before) == len(after) >= _FEWEST_AXES:
                factor *= _halved(before[1], after[1])
            size = after[1] if after and len(after) >= _FEWEST_AXES else size
        if isinstance(size, int) and factor > 1 and size % factor:
            return OddSize(size, factor)
    return None


def _way(model: Model, call: Call) -> list[Call]:
    """The uses before this one, back to an input, by the first tensor that each reads."""
    way = [call]
    while feeding := model.feeding(way[-1]):
        way.append(feeding[0])
    return way


def _halved(before: object, after: object) -> int:
    """How many times smaller the size has become."""
    if isinstance(before, int) and isinstance(after, int) and 0 < after < before:
        return max(1, round(before / after))
    return 1
