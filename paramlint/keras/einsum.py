"""Einsum equations with one weight (`ab,bc->ac`): the shapes of the weight, of its bias and of the output."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.shape import Dim, Shape, product, show
from paramlint.unknown import Unknown

# Keras matches from the start and ignores what follows the last name it needs.
_WHOLE = re.compile(r"([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)")
_LEADING = re.compile(r"\.{3}([a-zA-Z]+),([a-zA-Z]+)->\.{3}([a-zA-Z]+)")
_TRAILING = re.compile(r"([a-zA-Z]{2,})\.{3},([a-zA-Z]+)->([a-zA-Z]+)\.{3}")


@dataclass(frozen=True, slots=True)
class Equation:
    """The axes of input, weight and output by name; `leading` where an ellipsis stands in front of them."""

    input: str
    weight: str
    output: str
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """What an equation makes of shapes; `bias` is None where none is asked for."""

    kernel: Shape
    bias: Shape | None
    output: Shape


def parsed(equation: str) -> Equation | None:
    """The parts of an equation; None where it is none, or does not have one weight.

    >>> parsed("abc,cd->abd")
    Equation(input='abc', weight='cd', output='abd', leading=False)
    >>> parsed("...x,xy->...y")
    Equation(input='x', weight='xy', output='y', leading=True)
    """
    for pattern in (_WHOLE, _LEADING, _TRAILING):
        match = pattern.match(equation) if isinstance(equation, str) else None
        if match:
            return Equation(match[1], match[2], match[3], leading=pattern is _LEADING)
    return None


def multiplied(equation: Equation, shape: Shape, target: Shape, bias_axes: Iterable[str] | None = None) -> Product:
    """The product on an input of the shape; `target` is the output without batch and ellipsis, None for open sizes.

    Raises ShapeError where names and sizes do not fit together.

    >>> multiplied(Equation("abc", "cd", "abd"), (None, 32, 128), (None, 64), "d")
    Product(kernel=(128, 64), bias=(64,), output=(None, None, 64))
    """
    elided = len(shape) - len(equation.input)
    output = _output(equation, shape, target, elided)
    of_input = _sizes(equation.input, shape, -len(equation.input) if equation.leading else 0)
    of_output = _sizes(equation.output, output, elided if equation.leading else 0)
    _check(equation, of_input, of_output)
    kernel = tuple(of_output[name] if name in of_output else of_input[name] for name in equation.weight)
    bias = None if bias_axes is None else _bias(equation, of_output, bias_axes, elided)
    return Product(kernel, bias, output)


def positions(equation: Equation, shape: Shape) -> Dim:
    """How often one sample uses the weight: at every place of the axes that the weight does not have.

    >>> positions(Equation("abc", "cd", "abd"), (None, 32, 128))
    32
    """
    names, elided = equation.input, len(shape) - len(equation.input)
    first = elided if equation.leading else 0
    sizes = dict(zip(names, shape[first:], strict=False))
    rest = shape[1:first] if first else shape[len(names) :]
    if (not first and names[0] in equation.weight) or len(sizes) < len(names):
        return Unknown("unsupported-layer", "what such an equation computes is not described")
    free = [size for name, size in sizes.items() if name in equation.output and name not in equation.weight]
    return product((*free[0 if first else 1 :], *rest))


def _sizes(names: str, shape: Shape, start: int) -> dict[str, Dim]:
    """The size of each axis by name; of one named twice the last. Behind an ellipsis `start` counts from the end."""
    places = {name: start + index for index, name in enumerate(names)}
    return {name: _at(shape, place) for name, place in places.items()}


def _output(equation: Equation, shape: Shape, target: Shape, elided: int) -> Shape:
    """The whole output. What a leading ellipsis stands for comes out backwards, but for the first: so does Keras."""
    batch = _at(shape, 0)
    if elided <= 0:
        return (batch, *target)
    if equation.leading:
        return (batch, *reversed(shape[1:elided]), *target)
    return (batch, *target, *shape[-elided:])


def _at(shape: Shape, index: int) -> Dim:
    if not -len(shape) <= index < len(shape):
        raise ShapeError(f"the equation has more axes than {show(shape)}")
    return shape[index]


def _check(equation: Equation, of_input: dict[str, Dim], of_output: dict[str, Dim]) -> None:
    for name, size in of_input.items():
        wanted = of_output.get(name)
        if wanted is not None and wanted != size and not isinstance(wanted, Unknown) and not isinstance(size, Unknown):
            raise ShapeError(f"axis `{name}` of the equation is {size} in the input and {wanted} in the output")
    for name in equation.output:
        if name not in of_input and name not in equation.weight:
            raise ShapeError(f"axis `{name}` of the equation stands in the output alone")
    for name in equation.weight:
        if name not in of_input and name not in of_output:
            raise ShapeError(f"axis `{name}` of the equation stands in the weight alone")


def _bias(equation: Equation, of_output: dict[str, Dim], axes: Iterable[str], elided: int) -> Shape:
    """From the first of the axes on, one size for each axis of the output: 1 where the bias is the same along it."""
    names = _names(axes)
    missing = next((name for name in names if name not in equation.output), None)
    if missing is not None or not names:
        raise ShapeError(f"bias axes {quoted(axes)} are not in the output of the equation")
    spanned = equation.output[min(equation.output.find(name) for name in names) :]
    trailing = () if equation.leading else (1,) * max(elided, 0)
    return (*(of_output[name] if name in names else 1 for name in spanned), *trailing)


def _names(axes: Iterable[str]) -> tuple[str, ...]:
    names = tuple(axes) if isinstance(axes, Iterable) else ()
    return names if all(isinstance(name, str) for name in names) else ()
