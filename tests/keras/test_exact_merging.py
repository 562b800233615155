"""Shapes of merge layers worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.keras.oracle import described, is_refusal
from tests.keras.test_exact import built

SIZE = Unknown("runtime-value", "hidden", name="size")

MERGED = [
    ("Add", {}, ((None, 8), (None, 8)), (None, 8)),
    ("Add", {}, ((None, 8),), (None, 8)),
    ("Multiply", {}, ((None, 7, 7, 8), (None, 1, 1, 8)), (None, 7, 7, 8)),
    ("Multiply", {}, ((None, 1), (None, 5, 8)), (None, 5, 8)),
    ("Average", {}, ((None, None, 8), (None, 5, 8)), (None, None, 8)),
    ("Maximum", {}, ((None, 8), (4, 8), (None, 1)), (4, 8)),
    ("Minimum", {}, ((None, 8), (SIZE, 8)), (SIZE, 8)),
    ("Add", {}, ((None, SIZE), (None, 1)), (None, SIZE)),
    ("Add", {}, ((None, SIZE), (None, 8)), (None, SIZE.unnamed())),
    ("Add", {}, ((None, SIZE), (None, None)), (None, None)),
    ("Concatenate", {}, ((None, 64, 64, 8), (None, 64, 64, 4)), (None, 64, 64, 12)),
    ("Concatenate", {"axis": 1}, ((None, 5, 8), (None, None, 8)), (None, None, 8)),
    ("Concatenate", {"axis": 1}, ((None, 5, 8), (None, SIZE, 8)), (None, SIZE.unnamed(), 8)),
    ("Concatenate", {}, ((None, None, 3), (None, 5, 4)), (None, None, 7)),
    ("Dot", {"axes": 1}, ((None, 8), (None, 8)), (None, 1)),
    ("Dot", {"axes": (2, 1)}, ((None, 4, 8), (None, 8, 5)), (None, 4, 5)),
    ("Dot", {"axes": -1}, ((None, 4, 8), (None, 5, 8)), (None, 4, 5)),
    ("Dot", {"axes": -1}, ((None, 4, SIZE), (None, 5, 8)), (None, 4, 5)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shapes", "output"), MERGED)
def test_merged(name: str, arguments: dict[str, Any], shapes: tuple[Any, ...], output: tuple[Any, ...]) -> None:
    result = built(name, arguments, Several(shapes))
    assert (result.weights, result.output_shape) == ((), output)


REFUSED = [
    ("Add", {}, (None, 8), "Add needs several inputs, and is given one: (None, 8)"),
    ("Add", {}, Several(()), "Add merges one or more tensors, got 0: none"),
    ("Add", {}, Several(((None, 8), (None, 7))), "Add needs dimensions that are equal or 1, got (None, 8) and (None, 7)"),
    ("Add", {}, Several(((2, 8), (3, 8))), "Add needs equal batch sizes, got (2, 8) and (3, 8)"),
    ("Subtract", {}, Several(((None, 8),) * 3), "Subtract merges 2 tensors, got 3: (None, 8), (None, 8) and (None, 8)"),
    ("Concatenate", {}, Several(((None, 64, 64, 8), (None, 63, 63, 8))), "Concatenate along axis 3 needs equal other dimensions, got (None, 64, 64, 8) and (None, 63, 63, 8)"),
    ("Concatenate", {}, Several(((None, 64, 8), (None, 8))), "Concatenate needs inputs of equal rank, got (None, 64, 8) and (None, 8)"),
    ("Concatenate", {"axis": 3}, Several(((None, 8), (None, 8))), "Concatenate has no axis 3 in (None, 8) and (None, 8)"),
    ("Dot", {"axes": 1}, Several(((None, 8), (None, 7))), "Dot needs equal lengths along axes 1 and 1, got (None, 8) and (None, 7)"),
    ("Dot", {"axes": 2}, Several(((None, 8), (None, 8))), "Dot has no axis 2 in its input (None, 8)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "inputs", "why"), REFUSED)
def test_refusals_name_the_shapes(name: str, arguments: dict[str, Any], inputs: Any, why: str) -> None:
    result = built(name, arguments, inputs)
    assert result.weights == result.output_shape
    assert is_refusal(result.weights, why)


def test_axes_of_a_dot_are_one_or_two() -> None:
    expected = Unknown("invalid-argument", "Dot expects an axis or two of them for `axes`, got (1, 2, 3)")
    assert described("Dot", {"axes": (1, 2, 3)}) == expected
