"""Cost: what a layer does and keeps for one sample."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from paramlint.keras.arithmetic import total
from paramlint.keras.shape import Dim, Several, Shape, Size, lifted, product
from paramlint.keras.weight import Weight
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Cost:
    """What one sample costs; docs/cost.md defines the terms.

    `multiply_accumulates` are those of matrix products and convolutions in the forward pass, `activations` the numbers
    that backpropagation needs again, `activation_bytes` their memory, `sequential_steps` how many computations wait
    for each other, and `output_bytes` the memory of the output alone.
    """

    multiply_accumulates: Dim = 0
    activations: Dim = 0
    activation_bytes: Dim = 0
    sequential_steps: Dim = 0
    output_bytes: Dim = 0

    def __add__(self, other: Cost) -> Cost:
        """One after the other, so that the output is the other's."""
        return replace(_each(total, self, other), output_bytes=other.output_bytes)

    def beside(self, other: Cost) -> Cost:
        """Side by side, so that the longer row of steps counts."""
        longer = lifted(max, self.sequential_steps, other.sequential_steps)
        return replace(_each(total, self, other), sequential_steps=longer)

    def times(self, count: Dim) -> Cost:
        """Side by side `count` times over."""
        return replace(self.repeated(count), sequential_steps=self.sequential_steps)

    def repeated(self, count: Dim) -> Cost:
        """One after the other `count` times over."""
        return _each(lambda part: product((part, count)), self)

    def settled(self, reason: Unknown) -> Cost:
        """The cost without open sizes: what depends on one is unknown for the given reason."""
        return _each(lambda part: reason if part is None else _as_number(part), self)

    def of_unknown_dtype(self, reason: Unknown) -> Cost:
        """The same numbers, of which nobody knows how many bytes they take."""
        return replace(self, activation_bytes=reason, output_bytes=reason)

    def at(self, span: Span) -> Cost:
        """The same cost, what is unknown in it placed at `span` unless it already has a place."""
        return _each(lambda part: part.at(span) if isinstance(part, Unknown) else part, self)


def unknown_cost(reason: Unknown) -> Cost:
    """The cost of something of which nothing is known."""
    return Cost(reason, reason, reason, reason, reason)


UNDESCRIBED = unknown_cost(Unknown("unsupported-layer", "what it costs is not described"))


def multiplied(weights: Iterable[Weight], uses: Mapping[str, Dim]) -> Dim:
    """The multiply-accumulates of kernels that are used so often: every use multiplies each of their numbers once."""
    sizes = {weight.name: weight.size for weight in weights}
    for name in uses:
        if name not in sizes:
            return Unknown("unsupported-layer", f"a layer without a `{name}` of its own is not described")
    return total(*(product((sizes[name], times)) for name, times in uses.items()))


def elements(shape: Shape | Several | Unknown | None) -> Dim:
    """The numbers in the tensor, or in all the tensors, for one sample.

    >>> elements((None, 28, 28, 3)), elements(Several(((None, 5), (None, 3))))
    (2352, 8)
    """
    if isinstance(shape, Several):
        return total(*map(elements, shape.shapes))
    if shape is None:
        return 0
    return shape if isinstance(shape, Unknown) else product(shape[1:])


def _each(change: Callable[..., Dim], *costs: Cost) -> Cost:
    """The cost each of whose parts is made of that part of the given ones."""
    return Cost(
        change(*(cost.multiply_accumulates for cost in costs)),
        change(*(cost.activations for cost in costs)),
        change(*(cost.activation_bytes for cost in costs)),
        change(*(cost.sequential_steps for cost in costs)),
        change(*(cost.output_bytes for cost in costs)),
    )


def _as_number(part: Size) -> Size:
    """True and False are numbers too."""
    return int(part) if isinstance(part, bool) else part
