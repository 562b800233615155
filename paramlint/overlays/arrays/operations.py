"""Operations on arrays: functions, methods, operators and indices, from what is known of their arguments."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from paramlint.evaluate.call import Call
from paramlint.evaluate.join import MAX_OPTIONS
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.operators import lift
from paramlint.evaluate.values import OneOf, Reference, Slice, Tuple, Value
from paramlint.keras.errors import LayerError
from paramlint.keras.operations.broadcasting import broadcast
from paramlint.keras.operations.operation import Described, Operation
from paramlint.keras.operations.tensor import Tensor, Undecided, shape_of, tensor
from paramlint.keras.shape import Shape
from paramlint.overlays.arrays.convert import to_plain, to_value
from paramlint.overlays.arrays.indexing import indexed
from paramlint.overlays.arrays.origin import NOWHERE, Origin
from paramlint.overlays.arrays.products import matrix_product
from paramlint.overlays.arrays.sizes import DATA
from paramlint.source.span import Span
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.overlays.arrays.content import ArrayContent

ArrayMethod = Callable[["ArrayContent", Call], Value]
_KEEPING = frozenset(
    {"reshape", "astype", "ravel", "flatten", "squeeze", "expand_dims", "copy", "array", "asarray", "ascontiguousarray"}
    | {"toarray", "todense", "to_numpy", "numpy", "cpu", "detach"}
)
"""Functions that leave every number as it is."""
_COMPARISONS = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)


def apply(operation: Operation, call: Call, receiver: ArrayContent | None = None) -> Value:
    """What a described function makes of the arguments of a call; `receiver` is the array whose method it is."""
    if call.rest is not None:
        return call.rest
    return each_way(lambda one: _applied(operation, one, receiver), call)


def each_way(compute: Callable[[Call], Value], call: Call) -> Value:
    """The value of a call whose arguments are one of several, for each of the few ways that makes."""
    values = call.all_values()
    ways = math.prod(len(value.options) for value in values if isinstance(value, OneOf))
    if ways == 1 or ways > MAX_OPTIONS:
        return compute(call)

    def one_way(*given: Value) -> Value:
        count = len(call.positional)
        keywords = dict(zip(call.named(), given[count:], strict=True))
        return compute(replace(call, positional=given[:count], keywords=keywords))

    return lift(one_way, *values)


def _applied(operation: Operation, call: Call, receiver: ArrayContent | None) -> Value:
    machine = call.machine
    own = () if receiver is None else (receiver.tensor(),)
    positional = (*own, *(_argument(value, machine) for value in call.positional))
    keywords = {name: _argument(value, machine) for name, value in call.named().items()}
    kept = operation.name.rpartition(".")[2] in _KEEPING
    origin = receiver.origin if receiver is not None else origin_of(call.all_values(), machine)
    return to_value(_result(operation, positional, keywords), machine, call.span, origin if kept else origin.changed())


def _result(operation: Operation, positional: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    try:
        return operation(*positional, **keywords)
    except LayerError as error:
        return Unknown(error.kind, f"this raises an error: {error}")


def _argument(value: Value, machine: Machine) -> Any:
    plain = to_plain(value, machine)
    return scalar(plain) if isinstance(plain, Unknown) else plain


def scalar(value: Unknown) -> Any:
    """An unknown that is certainly a single number counts as an array without axes that holds it."""
    return Tensor((), None, value) if value.kind == DATA else value


def origin_of(values: Iterable[Value], machine: Machine) -> Origin:
    """The origin of the first array among the values, and in the lists among them."""
    for value in values:
        content = machine.content(value) if isinstance(value, Reference) else None
        inner = value.items if isinstance(value, Tuple) else getattr(content, "values", ())
        origin = getattr(content, "origin", None) or origin_of(inner if isinstance(inner, tuple) else (), machine)
        if origin != NOWHERE:
            return origin
    return NOWHERE


def table(described: Iterable[Described]) -> dict[str, Operation]:
    """Operations by their names."""
    return {operation.name: operation for one in described for operation in one.operations()}


def find_method(name: str) -> ArrayMethod | None:
    """The method of arrays by its name, None where nobody has described it."""
    operation = _methods().get(f"ndarray.{name}")
    return None if operation is None else lambda content, call: apply(operation, call, content)


@cache
def _methods() -> dict[str, Operation]:
    from paramlint.overlays.arrays.methods import OPERATIONS

    return table(OPERATIONS)


def operate(operation: Any, content: ArrayContent, other: Value, reflected: bool, call: Call) -> Value:
    """`array operation other`: the shapes broadcast together."""
    given = _argument(other, call.machine)
    try:
        shape = _operated(operation, content.tensor(), given, reflected)
    except Undecided as undecided:
        shape = Tensor(undecided.unknown)
    except LayerError as error:
        return Unknown(error.kind, f"this raises an error: {error}", call.span)
    return to_value(shape, call.machine, call.span, content.origin.changed())


def _operated(operation: Any, own: Tensor, given: Any, reflected: bool) -> Tensor:
    if operation is operator.matmul:
        return matrix_product(given, own) if reflected else matrix_product(own, given)
    other = tensor(given) if given is not None else Tensor(())
    shape = broadcast(shape_of(own), shape_of(other))
    flags = operation in (operator.and_, operator.or_, operator.xor) and "bool" in (own.dtype, other.dtype)
    return Tensor(shape, "bool" if flags or operation in _COMPARISONS else own.dtype if own.dtype == "int" else None)


def index(content: ArrayContent, key: Value, machine: Machine, span: Span) -> Value:
    """`array[key]`."""
    shape = content.shape
    try:
        found = shape if isinstance(shape, Unknown) else indexed(shape, to_plain(key, machine))
    except Undecided as undecided:
        found = undecided.unknown.unnamed()
    except LayerError as error:
        return Unknown(error.kind, f"this raises an error: {error}", span)
    return to_value(Tensor(found, content.dtype), machine, span, _origin_at(key, content, machine))


def _origin_at(key: Value, content: ArrayContent, machine: Machine) -> Origin:
    """Rows of labels are labels; columns and single numbers are not. Fewer pictures or words are what they were."""
    origin = content.origin
    if isinstance(key, Slice):
        return origin.of_part()
    rows = isinstance(key, Reference) and not isinstance(to_plain(key, machine), Unknown)
    return origin.of_some() if rows else replace(origin.changed(), pixels=origin.pixels, below=origin.below)


def measured(value: Value, call: Call) -> Shape | Unknown:
    """The shape of what NumPy makes of a value; Unknown where not even its rank is known."""
    try:
        return shape_of(_argument(value, call.machine))
    except Undecided as undecided:
        return undecided.unknown.at(call.span)
    except LayerError as error:
        return Unknown(error.kind, str(error), call.span)
