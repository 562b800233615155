"""Model, Layer and Call: what Sequential, functional and subclassed models all become."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from paramlint.graph.compiled import Compiled
from paramlint.graph.costs import ModelCost, model_cost
from paramlint.graph.count import Count
from paramlint.graph.layer import Layer, Shapes, distinct, single
from paramlint.graph.literal import Literal, Scalar
from paramlint.keras.cost import UNDESCRIBED, Cost
from paramlint.keras.shape import Dim, Shape
from paramlint.source.span import Span

__all__ = ["Call", "Layer", "Literal", "Model", "Output", "Samples", "Scalar", "Shape", "Shapes", "Summary", "single"]


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a layer. `layer` indexes the model's layers, `inputs` the calls it reads (none: the model's input).

    `tensors` says which output of each of these calls it reads, where it is not the only one. `number` is Keras's
    number of the call among all calls of the layer, in this model and elsewhere.
    """

    layer: int
    inputs: tuple[int, ...]
    input_shape: Shape | Shapes | None
    output_shape: Shape | Shapes | None
    tensors: tuple[int, ...] = ()
    number: int = 0
    cost: Cost = UNDESCRIBED


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a model: the index of the call that makes it (None: it is not known which), which of the tensors
    of that call it is, and the name under which losses and targets are given for it."""

    call: int | None
    tensor: int = 0
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Samples:
    """How many samples the model is trained on, and who says so.

    That is a `comment`, the `settings`, the `command-line`, the `data`, or a `saved-output` of a notebook. `name` is
    that of the data set they are of, where it is a known one, `cell` that of the saved output. `at_most` says that
    there may be fewer: the last batch of an epoch need not be full.
    """

    value: int
    source: str
    span: Span | None = None
    name: str | None = None
    cell: int | None = None
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A `.summary()` call that the program makes: the top-level statement that led to it, and the counts then."""

    span: Span
    total: Count
    trainable: Count
    non_trainable: Count
    layers: tuple[Layer, ...] | None = None


@dataclass(frozen=True, slots=True)
class SavedOutput:
    """What the code does not tell and the saved output of a notebook's cell does: `x.shape` is `(60000, 28, 28)`."""

    text: str
    value: str
    cell: int
    span: Span


@dataclass(frozen=True)
class Model:
    """A Keras model as the code defines it.

    `span` is the call that makes it, `names` every name it was bound to in order, `function` the function that call
    stands in, and `called_from` the call of that function. `trainable` is False where it was frozen as a whole.
    `outputs` are in the order in which it was given them, none where nothing is known of them.
    `saved_outputs` are those without which less would be known. `compiled` is what `compile` was given (None: it was
    not called) and `batch_size` that of `fit` or of the input (None: nothing says it). `handed_on` is the first place
    where it is given to code that is not read. `identities` are the numbers of the objects it stands for: several
    where the same code makes equal ones.
    """

    kind: str
    name: str
    span: Span
    layers: tuple[Layer, ...] = ()
    calls: tuple[Call, ...] = ()
    input_shape: Shape | Shapes | None = None
    output_shape: Shape | Shapes | None = None
    names: tuple[str, ...] = ()
    variable: str | None = None
    function: str | None = None
    called_from: Span | None = None
    summaries: tuple[Summary, ...] = ()
    samples: Samples | None = None
    saved_outputs: tuple[SavedOutput, ...] = ()
    trainable: bool = True
    compiled: Compiled | None = None
    batch_size: Dim = None
    handed_on: Span | None = None
    outputs: tuple[Output, ...] = ()
    identities: frozenset[int] = field(default=frozenset(), compare=False)

    @cached_property
    def distinct(self) -> tuple[Layer, ...]:
        """The layers that hold weights themselves, each object once: a model among them is what is in it."""
        return tuple(distinct(self.layers))

    @cached_property
    def params(self) -> Count:
        """All parameters, shared ones once."""
        return sum((layer.params for layer in self.distinct), Count())

    @cached_property
    def trainable_params(self) -> Count:
        """The parameters that training changes: none, in a model that is frozen as a whole."""
        if not self.trainable:
            return Count()
        return sum((layer.trainable_params for layer in self.distinct), Count())

    @cached_property
    def non_trainable_params(self) -> Count:
        """The parameters that training leaves alone."""
        if not self.trainable:
            return self.params
        return sum((layer.non_trainable_params for layer in self.distinct), Count())

    @cached_property
    def cost(self) -> ModelCost:
        """What one sample costs in all the calls together."""
        return model_cost(self)

    @cached_property
    def readers(self) -> tuple[tuple[int, ...], ...]:
        """For each call the calls that read it, by their places."""
        found: list[list[int]] = [[] for _ in self.calls]
        for place, call in enumerate(self.calls):
            for read in dict.fromkeys(call.inputs):
                found[read].append(place)
        return tuple(map(tuple, found))

    @property
    def status(self) -> str:
        """`exact`, `range`, `partial` (some layers counted, some not) or `unknown`."""
        if self.params.exact is not None:
            return "exact"
        if self.params.high is not None:
            return "range"
        return "partial" if any(layer.params.high is not None for layer in self.distinct) else "unknown"

    @property
    def listed(self) -> tuple[Layer, ...]:
        """The layers as Keras lists them: a Sequential names a layer as often as it was added, each at its place."""
        if self.kind != "sequential" or len(self.calls) <= len(self.layers):
            return self.layers
        return tuple(
            replace(
                self.layers[call.layer], input_shape=call.input_shape, output_shape=call.output_shape, cost=call.cost
            )
            for call in self.calls
        )

    def called_layer(self, call: Call) -> Layer:
        """The layer that a call uses."""
        return self.layers[call.layer]

    def output_call(self, output: Output) -> Call | None:
        """The call that makes an output."""
        return None if output.call is None else self.calls[output.call]

    def feeding(self, call: Call) -> tuple[Call, ...]:
        """The calls whose outputs this call reads; none where it reads the model's input."""
        return tuple(self.calls[index] for index in call.inputs)
