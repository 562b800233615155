"""The order in which Keras lists the operations of a functional model."""

from __future__ import annotations

from collections.abc import Sequence


def listed(inputs: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The positions of the operations as Keras lists them: the farther from the output the earlier.

    `inputs` are the positions that each operation reads, all of them before its own; the last one is the output. What
    is equally far from it stands in the order in which Keras meets it on its way back from there.

    >>> listed([[], [0], [0], [2, 1]])
    (0, 2, 1, 3)
    """
    depths, met = _depths(inputs), _met(inputs)
    return tuple(sorted(met, key=lambda position: (-depths[position], met[position])))


def _depths(inputs: Sequence[Sequence[int]]) -> list[int]:
    """For each operation the longest way to the output."""
    depths = [0] * len(inputs)
    for position in reversed(range(len(inputs))):
        for read in inputs[position]:
            depths[read] = max(depths[read], depths[position] + 1)
    return depths


def _met(inputs: Sequence[Sequence[int]]) -> dict[int, int]:
    """The operations that lead to the output, numbered as a search that always follows the first input finds them."""
    met: dict[int, int] = {}
    waiting = [len(inputs) - 1]
    while waiting:
        position = waiting.pop()
        if position not in met:
            met[position] = len(met)
            waiting.extend(reversed(inputs[position]))
    return met
