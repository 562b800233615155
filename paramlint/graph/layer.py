"""Layer: one layer object of a model, with its weights and shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from paramlint.graph.count import Count, count, uncounted
from paramlint.graph.literal import Literal
from paramlint.keras.cost import UNDESCRIBED, Cost
from paramlint.keras.shape import Dim, Shape
from paramlint.keras.weight import Weight
from paramlint.source.span import Span
from paramlint.unknown import Unknown

Wanted = Callable[[Weight], bool]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of several tensors, None for one of which not even the rank is known."""

    shapes: tuple[Shape | None, ...]


def single(shape: Shape | Shapes | None) -> Shape | None:
    """The shape where it is that of one tensor whose rank is known."""
    return shape if isinstance(shape, tuple) else None


@dataclass(frozen=True)
class Layer:
    """One layer object of a model. Used twice it is still one Layer, with two Calls.

    `class_name` is Keras's name of the class (`?` where even that is not known) and `family` the module of
    keras.layers it belongs to (None for classes Keras does not have, `operations` for functions on tensors).
    `arguments` are those given and known.
    `unknown` says what keeps the weights from being counted, None where all of them are. `steps` is over how
    many steps of its input the layer uses its weights, `cost` that of its uses
    in the model together. A model inside the model is a layer with `layers` of its
    own. `identity` is the same number wherever the same object stands, None where an object stands only once.
    """

    name: str
    class_name: str
    family: str | None
    span: Span
    weights: tuple[Weight, ...] = ()
    arguments: dict[str, Literal] | None = None
    input_shape: Shape | Shapes | None = None
    output_shape: Shape | Shapes | None = None
    unknown: Unknown | None = None
    steps: Dim = None
    weight_bytes: int = 4
    layers: tuple[Layer, ...] = ()
    identity: int | None = field(default=None, compare=False)
    cost: Cost = UNDESCRIBED

    @cached_property
    def params(self) -> Count:
        """All parameters of the layer."""
        return self._counted(lambda weight: True)

    @cached_property
    def trainable_params(self) -> Count:
        """The parameters that training changes."""
        return self._counted(lambda weight: weight.trainable)

    @cached_property
    def non_trainable_params(self) -> Count:
        """The parameters that training leaves alone."""
        return self._counted(lambda weight: not weight.trainable)

    def _counted(self, wanted: Wanted) -> Count:
        """The weights that are wanted. What they leave out is everything, in a layer that could not be built."""
        if self.layers:
            return sum((layer._counted(wanted) for layer in distinct(self.layers)), Count())
        unseen = uncounted(self.unknown) if self.unknown and not self.weights else Count()
        return count(filter(wanted, self.weights)) + unseen


def distinct(layers: Iterable[Layer]) -> Iterator[Layer]:
    """The layers that hold weights themselves, each object once: a model among them is what is in it."""
    seen: set[int] = set()
    remaining = list(layers)[::-1]
    while remaining:
        layer = remaining.pop()
        if layer.identity is not None and layer.identity in seen:
            continue
        if layer.identity is not None:
            seen.add(layer.identity)
        remaining += layer.layers[::-1]
        if not layer.layers:
            yield layer
