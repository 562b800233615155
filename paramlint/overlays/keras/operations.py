"""Operations on tensors: library functions and Python's operators become layers without weights."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import known_bounds
from paramlint.evaluate.objects import Content, Operation
from paramlint.evaluate.values import NONE, Known, Slice, Tuple, Value
from paramlint.keras.shape import Dim, Several, Shape, lifted
from paramlint.overlays.keras.connect import connect, may_be_tensor, shape_of, tensors_in
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.tensor import Output
from paramlint.overlays.keras.words import show_shapes
from paramlint.source.span import Span
from paramlint.unknown import Unknown

Described = Callable[[tuple[object, ...]], Output]

_OPERATORS: dict[Operation, str] = {
    operator.add: "Add",
    operator.sub: "Subtract",
    operator.mul: "Multiply",
    operator.truediv: "TrueDivide",
    operator.floordiv: "FloorDivide",
    operator.mod: "Mod",
    operator.pow: "Power",
    operator.neg: "Negative",
    operator.gt: "Greater",
    operator.ge: "GreaterEqual",
    operator.lt: "Less",
    operator.le: "LessEqual",
}


@dataclass(frozen=True, slots=True, eq=False)
class OperationContent(Content):
    """A layer that Keras makes of a function called on tensors. `unknown` is set where it may have weights."""

    class_name: str
    name: str
    span: Span
    unknown: Unknown | None = None
    described = "operation"


def operator_value(operation: Operation, call: Call, session: Session) -> Value:
    """What `a + b`, `-a`, `a > b` makes, where one side at least is a tensor."""
    class_name = _OPERATORS.get(operation)
    if class_name is None:
        return unknown_operation(operation.__name__, call, session)
    return _connected(class_name, lambda shapes: _broadcast(_operands(call, shapes)), call, session)


def item_value(call: Call, session: Session) -> Value:
    """What `x[:, 0]` makes."""
    key = call.positional[1]
    return _connected("GetItem", lambda shapes: _item(shapes[0], key), call, session)


def call_operation(name: str, call: Call, session: Session) -> Value | None:
    """What a function of Keras or TensorFlow makes of tensors; None where no tensor is among its arguments."""
    if not tensors_in(call.all_values(), call.machine):
        return None
    return unknown_operation(name, call, session)


def unknown_operation(name: str, call: Call, session: Session, weights: Unknown | None = None) -> Value:
    """The tensor that comes out of a function nobody has described."""
    cause = Unknown("unknown-function", f"what `{name}()` makes of a tensor is not described", call.span)
    return _connected(_class_name(name), lambda shapes: cause, call, session, weights)


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.rpartition(".")[2].split("_")) or "?"


def _connected(
    class_name: str,
    compute: Callable[[tuple[Shape | Unknown, ...]], Output],
    call: Call,
    session: Session,
    weights: Unknown | None = None,
) -> Value:
    tensors = tensors_in(call.all_values(), call.machine)
    content = OperationContent(class_name, session.automatic_name(class_name), call.span, weights)
    layer = call.machine.allocate(content)
    shapes = tuple(shape_of(tensor, call.machine, call.span) for tensor in tensors)
    given: Output = shapes[0] if len(shapes) == 1 else Several(shapes)
    return connect(layer, tensors, tensors[0], given, compute, 0, call, session).result


def _operands(call: Call, shapes: tuple[Shape | Unknown, ...]) -> list[Shape | Unknown]:
    """The shapes of both sides: a number has none, the tensors have those that are given."""
    left = list(shapes)
    return [
        left.pop(0) if may_be_tensor(value, call.machine) else _plain_shape(value, call) for value in call.positional
    ]


def _plain_shape(value: Value, call: Call) -> Shape | Unknown:
    return () if isinstance(value, Known) else shape_of(value, call.machine, call.span)


def _broadcast(shapes: list[Shape | Unknown]) -> Output:
    result: Shape = ()
    for shape in shapes:
        if isinstance(shape, Unknown):
            return shape
        pairs = zip_longest(reversed(result), reversed(shape), fillvalue=1)
        dims = [_wider(one, other) for one, other in pairs]
        if any(dim == "clash" for dim in dims):
            return Unknown("invalid-shape", f"{' and '.join(map(show_shapes, shapes))} do not fit together")
        result = tuple(dim for dim in reversed(dims) if not isinstance(dim, str))
    return result


def _wider(one: Dim, other: Dim) -> Dim | str:
    """What two dimensions become; one of any size is as long as the other."""
    if one == other or other == 1:
        return one
    if one == 1:
        return other
    if one is None or other is None:
        return one if other is None else other
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return other if isinstance(one, Unknown) else one
    return "clash"


def _item(shape: Shape | Unknown, key: Value) -> Output:
    if isinstance(shape, Unknown):
        return shape
    keys = list(key.items) if isinstance(key, Tuple) else [key]
    axes = sum(1 for part in keys if part not in (NONE, Known(...)))
    if Known(...) not in keys:
        keys.append(Known(...))
    dims, rest = list[Dim](), list(shape)
    for part in keys:
        if part == Known(...):
            count = max(len(shape) - axes, 0)
            dims += rest[:count]
            rest = rest[count:]
        elif part == NONE:
            dims.append(1)
        elif not rest:
            return Unknown("invalid-shape", f"{show_shapes(shape)} has no axis number {axes - 1}")
        else:
            taken = _taken(rest.pop(0), part)
            if isinstance(taken, Unknown):
                return taken
            dims += taken
    return tuple(dims)


def _taken(dim: Dim, part: Value) -> list[Dim] | Unknown:
    """What an index or a slice leaves of an axis."""
    if isinstance(part, Known) and isinstance(part.value, int):
        return []
    if not isinstance(part, Slice):
        return part if isinstance(part, Unknown) else Unknown("unknown-function", "this index is not described")
    bounds = [part.start, part.stop, part.step]
    if all(bound == NONE for bound in bounds):
        return [dim]
    cut = known_bounds(part, Span(0, 0))
    return [cut if isinstance(cut, Unknown) else lifted(lambda size: len(range(size)[cut]), dim)]
