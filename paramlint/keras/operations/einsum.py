"""Einsum equations between any number of tensors: `bij,bjk->bik`, with ellipses and without an output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.broadcasting import broadcast, merged
from paramlint.keras.operations.tensor import Undecided
from paramlint.keras.shape import Dim, Shape, show
from paramlint.unknown import Unknown

_DOTS = "..."


@dataclass(frozen=True, slots=True)
class Term:
    """The names of a tensor's axes before and after its ellipsis; all of them before, where there is none."""

    before: str
    after: str = ""
    has_dots: bool = False

    @property
    def names(self) -> str:
        """All names in order."""
        return self.before + self.after


def result_shape(equation: str, shapes: Sequence[Shape]) -> Shape:
    """What the equation makes of the shapes. Raises ShapeError where they do not fit it.

    >>> result_shape("bij,bjk->bik", [(None, 3, 4), (None, 4, 5)]), result_shape("ij,jk", [(2, 3), (3, 4)])
    ((None, 3, 5), (2, 4))
    >>> result_shape("...i,ij->...j", [(None, 7, 3), (3, 4)]), result_shape("ii->", [(3, 3)])
    ((None, 7, 4), ())
    """
    inputs, output = terms(equation, len(shapes))
    sizes: dict[str, list[Dim]] = {}
    elided: list[Shape] = []
    for term, shape in zip(inputs, shapes, strict=True):
        elided.append(_named(term, shape, sizes))
    missing = [name for name in output.names if name not in sizes]
    if missing:
        raise ShapeError(f"`{missing[0]}` stands in the output of {quoted(equation)} alone")
    dims = {name: _common(name, several) for name, several in sizes.items()}
    middle = broadcast(*elided) if output.has_dots else ()
    return (*(dims[name] for name in output.before), *middle, *(dims[name] for name in output.after))


def _common(name: str, sizes: Sequence[Dim]) -> Dim:
    """The size of an axis by what the tensors say. Undecided where 1 meets more, which TensorFlow may stretch."""
    numbers = {size for size in sizes if isinstance(size, int)}
    if len(numbers - {1}) > 1:
        raise ShapeError(f"axis `{name}` is given in sizes that differ: {' is not '.join(map(str, sorted(numbers)))}")
    if len(numbers) > 1:
        raise Undecided(Unknown("unsupported-call", f"axis `{name}` is 1 in one tensor and more in another"))
    return merged([(size,) for size in sizes])[0]


def terms(equation: str, count: int) -> tuple[list[Term], Term]:
    """The terms of the inputs and of the output, which is worked out where it is left out.

    >>> terms("ij,jk", 2)[1]
    Term(before='ik', after='', has_dots=False)
    """
    left, arrow, right = equation.replace(" ", "").partition("->")
    inputs = [_term(part, equation) for part in left.split(",")]
    if len(inputs) != count:
        raise ShapeError(f"{quoted(equation)} is about {len(inputs)} tensors, {count} are given")
    output = _term(right, equation) if arrow else _left_over(inputs)
    if len(set(output.names)) < len(output.names):
        raise ShapeError(f"{quoted(equation)} names an axis of its output twice")
    return inputs, output


def _term(text: str, equation: str) -> Term:
    before, dots, after = text.partition(_DOTS)
    if not (before + after).isalpha() and before + after:
        raise ShapeError(f"{quoted(equation)} is no einsum equation")
    return Term(before, after, bool(dots))


def _left_over(inputs: Sequence[Term]) -> Term:
    """What stands once in the inputs, in alphabetical order behind what the ellipses stand for."""
    names = "".join(term.names for term in inputs)
    once = "".join(sorted(name for name in set(names) if names.count(name) == 1))
    has_dots = any(term.has_dots for term in inputs)
    return Term("", once, True) if has_dots else Term(once)


def _named(term: Term, shape: Shape, sizes: dict[str, list[Dim]]) -> Shape:
    """Note the sizes by name; what the ellipsis stands for is returned."""
    elided = len(shape) - len(term.names)
    if elided < 0 or (elided and not term.has_dots):
        raise ShapeError(f"{show(shape)} does not have the axes {quoted(term.names)}")
    end = len(shape) - len(term.after)
    dims = (*shape[: len(term.before)], *shape[end:])
    for name, dim in zip(term.names, dims, strict=True):
        sizes.setdefault(name, []).append(dim)
    return shape[len(term.before) : end]
