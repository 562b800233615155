"""Model, Layer and Call: what Sequential, functional and subclassed models all become."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from paramlint.graph.count import Count, count, uncounted
from paramlint.keras.shape import Dim, Shape
from paramlint.keras.weight import Weight
from paramlint.source.span import Span
from paramlint.unknown import Unknown

Scalar = bool | int | float | str | None
Literal = Scalar | tuple[Scalar, ...]


@dataclass(frozen=True)
class Layer:
    """One layer object of a model. Used twice it is still one Layer, with two Calls.

    `class_name` is Keras's name of the class (`?` where even that is not known) and `family` the module of
    keras.layers it belongs to (None for classes Keras does not have). `arguments` are those given and known.
    `unknown` says what keeps the weights from being counted, None where all of them are. `steps` is how often a
    recurrent layer uses its weights, one after the other.
    """

    name: str
    class_name: str
    family: str | None
    span: Span
    weights: tuple[Weight, ...] = ()
    arguments: dict[str, Literal] | None = None
    input_shape: Shape | None = None
    output_shape: Shape | None = None
    unknown: Unknown | None = None
    steps: Dim = None
    weight_bytes: int = 4

    @cached_property
    def params(self) -> Count:
        """All parameters of the layer."""
        return count(self.weights) + self._unseen

    @cached_property
    def trainable_params(self) -> Count:
        """The parameters that training changes."""
        return count(weight for weight in self.weights if weight.trainable) + self._unseen

    @cached_property
    def non_trainable_params(self) -> Count:
        """The parameters that training leaves alone."""
        return count(weight for weight in self.weights if not weight.trainable) + self._unseen

    @property
    def _unseen(self) -> Count:
        """What the listed weights leave out: everything, in a layer that could not be built."""
        return uncounted(self.unknown) if self.unknown and not self.weights else Count()


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a layer. `layer` indexes the model's layers, `inputs` the calls it reads (none: the model's input)."""

    layer: int
    inputs: tuple[int, ...]
    input_shape: Shape | None
    output_shape: Shape | None


@dataclass(frozen=True, slots=True)
class Samples:
    """How many samples the model is trained on, and who says so: `comment`, `settings` or `command-line`."""

    value: int
    source: str
    span: Span | None = None


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
    stands in, and `called_from` the call of that function. `saved_outputs` are those without which less would be known.
    """

    kind: str
    name: str
    span: Span
    layers: tuple[Layer, ...] = ()
    calls: tuple[Call, ...] = ()
    input_shape: Shape | None = None
    output_shape: Shape | None = None
    names: tuple[str, ...] = ()
    variable: str | None = None
    function: str | None = None
    called_from: Span | None = None
    summaries: tuple[Summary, ...] = ()
    samples: Samples | None = None
    saved_outputs: tuple[SavedOutput, ...] = ()

    @cached_property
    def params(self) -> Count:
        """All parameters, shared ones once."""
        return sum((layer.params for layer in self.layers), Count())

    @cached_property
    def trainable_params(self) -> Count:
        """The parameters that training changes."""
        return sum((layer.trainable_params for layer in self.layers), Count())

    @cached_property
    def non_trainable_params(self) -> Count:
        """The parameters that training leaves alone."""
        return sum((layer.non_trainable_params for layer in self.layers), Count())

    @property
    def status(self) -> str:
        """`exact`, `range`, `partial` (some layers counted, some not) or `unknown`."""
        if self.params.exact is not None:
            return "exact"
        if self.params.high is not None:
            return "range"
        return "partial" if any(layer.params.high is not None for layer in self.layers) else "unknown"

    @property
    def listed(self) -> tuple[Layer, ...]:
        """The layers as Keras lists them: a Sequential names a layer as often as it was added, each at its place."""
        if self.kind != "sequential" or len(self.calls) <= len(self.layers):
            return self.layers
        return tuple(
            replace(self.layers[call.layer], input_shape=call.input_shape, output_shape=call.output_shape)
            for call in self.calls
        )

    def called_layer(self, call: Call) -> Layer:
        """The layer that a call uses."""
        return self.layers[call.layer]

    def feeding(self, call: Call) -> tuple[Call, ...]:
        """The calls whose outputs this call reads; none where it reads the model's input."""
        return tuple(self.calls[index] for index in call.inputs)
