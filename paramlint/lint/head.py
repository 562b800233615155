"""Heads: what the outputs of a model are, and which activation their numbers have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paramlint.graph.model import Call, Layer, Model, Output, Shape, Shapes
from paramlint.graph.program import Program
from paramlint.graph.use import ASSIGNMENT, Argument, Given, Use
from paramlint.lint.activation import LINEAR, SOFTMAX, layer_activation, named_activation
from paramlint.lint.arguments import argument, value_of
from paramlint.lint.structure import keeps_the_size
from paramlint.unknown import Unknown

ACTIVATED = re.compile(
    r"Dense|EinsumDense|SimpleRNN|(Depthwise|Separable)?Conv\dD(Transpose)?|DepthwiseConv\dD|LocallyConnected\dD"
)
"""Layers whose last step is their activation."""
_GATED = frozenset({"LSTM", "GRU", "CuDNNLSTM", "CuDNNGRU"})
_LAYERS = "keras.layers."
_PASSING = frozenset({"Flatten", "Reshape", "Permute", "RepeatVector", "Identity"})
_OPERATION = re.compile(r"tf\.(?:nn|math)\.(?P<name>[a-z_0-9]+?)(?:_\d+)?")
_PASSED_ON = Unknown("runtime-value", "it may be among the arguments that are passed on")
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Head:
    """One output of a model: numbers that `layer` makes, the last axis of which has `units`.

    `activation` is Keras's name of what they have, None where it is not known, and `use` the call that says so. `name`
    is that of the output.
    """

    name: str | None
    layer: Layer
    activation: str | None
    use: Use | None
    shape: Shape | None
    units: int | None


def heads(model: Model, program: Program) -> tuple[Head | None, ...]:
    """The outputs of a model in their order, None for one of which nothing is known."""
    return tuple(_head(model, output, program) for output in model.outputs)


def _head(model: Model, output: Output, program: Program) -> Head | None:
    call = model.output_call(output)
    if call is None:
        return None
    layer, activation, use = _Walk(program, model).activated(call)
    shape = _shape(call, output.tensor)
    return Head(output.name, layer, activation, use, shape, _units(model.called_layer(call), shape, program))


def activation_argument(head: Head) -> Argument | None:
    """Where the activation of an output is given."""
    if head.use is None:
        return None
    inner = value_of(head.use, "layer")
    return argument(inner if isinstance(inner, Use) else head.use, "activation")


def _shape(call: Call, tensor: int) -> Shape | None:
    shape = call.output_shape
    if isinstance(shape, Shapes):
        return shape.shapes[tensor] if tensor < len(shape.shapes) else None
    return shape


def _units(layer: Layer, shape: Shape | None, program: Program) -> int | None:
    """The size of the last axis; of a Dense it is known even where its input is not."""
    last = shape[-1] if shape else None
    if shape is None and layer.class_name == "Dense":
        last = (layer.arguments or {}).get("units")  # type: ignore[assignment]
    return last if isinstance(last, int) else None


Activated = tuple[Layer, str | None, Use | None]


@dataclass(frozen=True, slots=True)
class _Walk:
    """From a call back to what has activated its numbers."""

    program: Program
    model: Model
    depth: int = 0

    def activated(self, call: Call) -> Activated:
        layer = self.model.called_layer(call)
        found, use = output_activation(layer, self.model, self.program)
        if layer.layers:
            return self._nested(layer)
        if found == LINEAR and layer.class_name == "Activation":
            return self._before(call) or (layer, LINEAR, use)
        if found is not None or not _passes(layer):
            return layer, found, use
        before = self._before(call)
        if before is None or (before[1] == SOFTMAX and not _keeps_shares(layer)):
            return layer, None, None
        return before

    def _before(self, call: Call) -> Activated | None:
        feeding = self.model.feeding(call)
        return self.activated(feeding[0]) if len(feeding) == 1 else None

    def _nested(self, layer: Layer) -> Activated:
        """The head of a model inside the model."""
        inner = next((one for one in self.program.models if layer.identity in one.identities), None)
        output = inner.outputs[0] if inner is not None and len(inner.outputs) == 1 else None
        call = inner.output_call(output) if inner is not None and output is not None else None
        if inner is None or call is None or self.depth > _DEEPEST:
            return layer, None, None
        return _Walk(self.program, inner, self.depth + 1).activated(call)


def _passes(layer: Layer) -> bool:
    """Whether the layer hands on the numbers it is given, or some of them, or what lies between them."""
    name = layer.class_name
    plain = layer.family == "regularization" and keeps_the_size(layer)
    return plain or name in _PASSING or ("Pooling" in name and layer.family == "pooling")


def _keeps_shares(layer: Layer) -> bool:
    """Whether shares that sum to one still do."""
    return layer.family == "regularization" or layer.class_name == "Identity" or "Average" in layer.class_name


def output_activation(layer: Layer, model: Model, program: Program) -> tuple[str | None, Use | None]:
    """The activation that the numbers have which a layer hands on, and the call that says so; (None, None) where it
    is not known, or the layer has none to say."""
    if _is_set_later(layer, program):
        return None, None
    if layer.family == "operations":
        return _of_operation(layer), None
    use = _agreed(program.constructor(layer), model, program)
    if use is None or not use.name.startswith(_LAYERS):  # a helper, or a ready-made model, has made it
        return None, None
    return _of_use(layer.class_name, use, layer), use


def _of_use(class_name: str, use: Use, layer: Layer) -> str | None:
    if class_name == "TimeDistributed":
        inner = value_of(use, "layer")
        return _of_use(inner.last_name, inner, layer) if isinstance(inner, Use) else None
    if ACTIVATED.fullmatch(class_name) or class_name == "Activation":
        return named_activation(_given(use, layer, "tanh" if class_name == "SimpleRNN" else None))
    if class_name in _GATED:
        return "tanh" if _given(use, layer, "tanh") == "tanh" else None
    if layer.family == "normalization":
        return LINEAR
    return layer_activation(use) if use.last_name == class_name else None


def _given(use: Use, layer: Layer, default: Given) -> Given:
    """The activation that is given; what `*` and `**` pass on may be one."""
    if "activation" in (known := layer.arguments or {}):
        return known["activation"]
    stated = argument(use, "activation")
    if stated is not None:
        return stated.value
    return default if use.complete else _PASSED_ON


def _of_operation(layer: Layer) -> str | None:
    found = _OPERATION.fullmatch(layer.name) if layer.class_name == "TFOpLambda" else None
    if found is not None:
        return named_activation(found["name"])
    names = {"ReLU": "relu", "Softmax": SOFTMAX, "Sigmoid": "sigmoid", "Tanh": "tanh", "HardSigmoid": "hard_sigmoid"}
    return names.get(layer.class_name)


def _agreed(use: Use | None, model: Model, program: Program) -> Use | None:
    """The use, unless the model stands for several that the same code has made in different ways."""
    if use is None or len(model.identities) < 2:
        return use
    others = (one for one in program.made.values() if one.span == use.span)
    return use if all(one.arguments == use.arguments for one in others) else None


def _is_set_later(layer: Layer, program: Program) -> bool:
    """Whether the program sets the layer's activation somewhere."""
    return layer.identity is not None and any(
        use.receiver == layer.identity and use.kind == ASSIGNMENT and use.last_name == "activation"
        for use in program.uses
    )
