"""Operations on tensors: library functions and Python's operators become layers without weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.objects import Content, Operation
from paramlint.evaluate.operators import constant
from paramlint.evaluate.values import Reference, Tuple, Value
from paramlint.keras.errors import LayerError
from paramlint.keras.naming import snake_case
from paramlint.keras.operations.catalogue import find_operation
from paramlint.keras.operations.operation import Operation as Described
from paramlint.keras.operations.operation import Result
from paramlint.keras.operations.tensor import NOT_FOLLOWED, Held, Tensor
from paramlint.keras.shape import Several, Shape
from paramlint.overlays.keras.connect import connect, shape_of, tensors_in
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.shapes import dim_value
from paramlint.overlays.keras.template import filled, template
from paramlint.overlays.keras.tensor import Output, TensorContent, source_tensor
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_OPERATORS = {"sub": "subtract", "mul": "multiply", "and_": "and", "or_": "or"}
_WEIGHTLESS = (
    *("keras.ops", "keras.backend", "keras.activations", "keras.random", "keras.losses", "keras.metrics"),
    *(f"tensorflow.{part}" for part in ("math", "nn", "linalg", "image", "signal", "random", "sparse", "strings")),
    *("tensorflow", "tensorflow.compat.v1", "tensorflow.compat.v1.nn", "tensorflow.compat.v1.math"),
)
"""The modules whose functions make nothing that could be trained."""


@dataclass(frozen=True, slots=True, eq=False)
class OperationContent(Content):
    """A layer that Keras makes of a function called on tensors. `unknown` is set where it may have weights.

    `computes` names the description of the function: `shaping.reshape`, None where there is none.
    """

    class_name: str
    name: str
    span: Span
    unknown: Unknown | None = None
    computes: str | None = None
    described = "operation"


def operator_value(operation: Operation, call: Call, session: Session) -> Value:
    """What `a + b`, `-a`, `a > b` makes, where one side at least is a tensor."""
    name = operation.__name__
    return _operation(f"operator.{_OPERATORS.get(name, name)}", call, session)


def item_value(call: Call, session: Session) -> Value:
    """What `x[:, 0]` makes."""
    return _operation("operator.getitem", call, session)


def call_operation(name: str, call: Call, session: Session) -> Value | None:
    """What a library's function makes of tensors; None where no tensor is among its arguments."""
    return _operation(name, call, session) if tensors_in(call.all_values(), call.machine) else None


def create_tensor(name: str, call: Call, session: Session) -> Value | None:
    """What a library's function makes of no tensor at all: `tf.zeros((1, 8))`; None where that is not described."""
    described = find_operation(name)
    if described is None or tensors_in(call.all_values(), call.machine):
        return None
    result = _computed(described, template(call), [], call)
    if not isinstance(result, Tensor) or isinstance(result.shape, Unknown):
        return None
    return source_tensor(result.shape, result.holds, call.span, session, call.machine)


def _operation(name: str, call: Call, session: Session) -> Value:
    described = find_operation(name)
    if described is None:
        return _unknown_operation(name, call, session)
    tensors = tensors_in(call.all_values(), call.machine)
    arguments = template(call)
    given = [_described_tensor(tensor, call) for tensor in tensors]
    result = _computed(described, arguments, given, call)
    if not _is_tensors(result):
        return _plain_value(result, call.span)

    def compute(shapes: tuple[Shape | Unknown, ...]) -> Output:
        return _shapes(_computed(described, arguments, [Tensor(shape) for shape in shapes], call))

    class_name = described.keras3_class or described.keras2_class or _camel(name)
    prefix = described.keras3_name or described.keras2_name
    layer = _new_layer(class_name, prefix, None, call, session, described.computes)
    use = connect(
        layer,
        tensors,
        _given(given),
        _shapes(result),
        compute,
        0,
        call,
        session,
        argument=tensors[0],
        holds=_held(result),
    )
    return use.result


def _unknown_operation(name: str, call: Call, session: Session) -> Value:
    """The tensor that comes out of a function nobody has described, and that may have weights."""
    cause = Unknown("unknown-function", f"what `{name.lstrip('.')}()` makes of a tensor is not described", call.span)
    tensors = tensors_in(call.all_values(), call.machine)
    harmless = name.rpartition(".")[0] in _WEIGHTLESS or name.startswith("operator.")
    layer = _new_layer(_camel(name), None, None if harmless else cause, call, session)
    given = _given([_described_tensor(tensor, call) for tensor in tensors])
    return connect(layer, tensors, given, cause, lambda shapes: cause, 0, call, session, argument=tensors[0]).result


def _new_layer(
    class_name: str,
    prefix: str | None,
    unknown: Unknown | None,
    call: Call,
    session: Session,
    computes: str | None = None,
) -> Reference:
    name = session.operation_name(snake_case(class_name) if prefix is None else prefix)
    return call.machine.allocate(OperationContent(class_name, name, call.span, unknown, computes))


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.rpartition(".")[2].split("_")) or "?"


def _described_tensor(value: Value, call: Call) -> Tensor:
    content = call.machine.content(value) if isinstance(value, Reference) else None
    holds = content.holds if isinstance(content, TensorContent) else NOT_FOLLOWED
    return Tensor(shape_of(value, call.machine, call.span), holds=holds)


def _given(tensors: Sequence[Tensor]) -> Output:
    shapes = tuple(tensor.shape for tensor in tensors)
    return shapes[0] if len(shapes) == 1 else Several(shapes)


def _computed(described: Described, arguments: Any, tensors: Sequence[Tensor], call: Call) -> Result:
    """What the described function makes of its arguments; what the library would refuse is an Unknown."""
    positional, keywords = filled(arguments, tensors)
    if call.rest is not None:
        return call.rest
    try:
        return described(*positional, **keywords)
    except LayerError as error:
        return Unknown(error.kind, str(error), call.span)


def _is_tensors(result: Result) -> bool:
    """Whether a result is tensors, as opposed to a plain number or a tuple of such."""
    if isinstance(result, (tuple, list)):
        return bool(result) and all(map(_is_tensors, result))
    return isinstance(result, (Tensor, Unknown))


def _plain_value(result: Result, span: Span) -> Value:
    if isinstance(result, (tuple, list)):
        return Tuple(tuple(_plain_value(item, span) for item in result))
    return dim_value(result) if result is None or isinstance(result, Unknown) else constant(result, span)


def _shapes(result: Result) -> Output:
    if isinstance(result, (tuple, list)):
        return Several(tuple(map(_shapes, result)))
    if isinstance(result, Tensor):
        return result.shape
    return result if isinstance(result, Unknown) else Unknown("unknown-shape", "this is not a tensor")


def _held(result: Result) -> list[Held]:
    """What the resulting tensors hold, where that is sizes."""
    if isinstance(result, (tuple, list)):
        return [held for item in result for held in _held(item)]
    return [result.holds if isinstance(result, Tensor) else NOT_FOLLOWED]
