"""Sizes spelled out: a weight's shape as a product, and a sum of weights with the unknown factors by name."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from paramlint.graph.model import Layer
from paramlint.keras.shape import Dim
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


def factors(weight: Weight) -> str:
    """The dimensions multiplied: `300 × 50`, `vocab_size × 64`, `? × 64`, and `1` for a scalar."""
    return " × ".join(map(_factor, weight.shape)) or "1"


def layer_size(layer: Layer) -> str:
    """The layer's parameters as far as they can be written down: `vocab_size × 64 + 64`, empty without weights."""
    sizes = [weight.size for weight in layer.weights]
    known = sum(size for size in sizes if isinstance(size, int))
    open_ones = [factors(weight) for weight in layer.weights if not isinstance(weight.size, int)]
    return " + ".join([*open_ones, *([f"{known:,}"] if known else [])])


def open_terms(weights: Iterable[Weight]) -> list[str] | None:
    """The weights of unknown size added up: `64 × vocab_size`. None where one cannot be put into a term."""
    coefficients: dict[tuple[str, ...], int] = {}
    for weight in weights:
        if isinstance(weight.size, int):
            continue
        names = _names(weight)
        if names is None:
            return None
        known = prod(dim for dim in weight.shape if isinstance(dim, int))
        coefficients[names] = coefficients.get(names, 0) + known
    return [_term(names, coefficient) for names, coefficient in coefficients.items()]


def _names(weight: Weight) -> tuple[str, ...] | None:
    """The names of the unknown dimensions, sorted; None where one has none."""
    dims = [dim for dim in weight.shape if not isinstance(dim, int)]
    names = [dim.name for dim in dims if isinstance(dim, Unknown) and dim.name]
    return tuple(sorted(names)) if len(names) == len(dims) else None


def _term(names: tuple[str, ...], coefficient: int) -> str:
    known = [f"{coefficient:,}"] if coefficient != 1 else []
    return " × ".join([*known, *names])


def _factor(dim: Dim) -> str:
    if isinstance(dim, Unknown):
        return dim.name or "?"
    return str(dim) if dim is None else f"{dim:,}"
