"""What an expression can be worth: known, a container, something callable, one of several, or unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import EllipsisType
from typing import Any

import libcst as cst

from paramlint.unknown import Unknown

GLOBAL_SCOPE = 0
"""The number of the scope that holds the file's own globals."""
Scalar = bool | int | float | complex | str | bytes | range | EllipsisType | None


@dataclass(frozen=True, slots=True)
class Known:
    """A Python constant (or a range, which is as good as one)."""

    value: Scalar


@dataclass(frozen=True, slots=True)
class Tuple:
    """A tuple. `size` counts all the values in it, however deep; `changeable` says that objects are among them."""

    items: tuple[Value, ...]
    size: int = field(init=False, compare=False, repr=False)
    changeable: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", sum(i.size if isinstance(i, Tuple) else 1 for i in self.items))
        object.__setattr__(self, "changeable", any(map(has_identity, self.items)))


@dataclass(frozen=True, slots=True)
class Reference:
    """Something with an identity: a list, a dictionary, an instance, a class, or an object of an overlay.

    What it holds now stands in the state's heap under this number, so that a change shows through every name.
    """

    identity: int


@dataclass(frozen=True, slots=True)
class Inert(Reference):
    """An object that is never changed, and so stands for itself instead of on the heap: `content` is a Content.

    Two that hold the same are one value; the identity is that of none.
    """

    content: Any


@dataclass(frozen=True, slots=True)
class External:
    """A name of some library, by its dotted path: `keras.layers.Dense`. Modules are names as well."""

    name: str


@dataclass(frozen=True, slots=True)
class Builtin:
    """One of Python's own functions, by name."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function that is written out: its definition, the scopes it sees, and the defaults as they were then."""

    name: str
    node: cst.FunctionDef | cst.Lambda
    scopes: tuple[int, ...]
    defaults: dict[str, Value]

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is a function of another module, and not of the file itself."""
        return self.scopes[0] != GLOBAL_SCOPE


@dataclass(frozen=True, slots=True)
class Method:
    """A method about to be called: `items.append`, `self.build`; `function` is set for those the file defines."""

    receiver: Value
    name: str
    function: Function | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few values, and why it is open which."""

    options: tuple[Value, ...]
    cause: Unknown


@dataclass(frozen=True, slots=True)
class Slice:
    """`start:stop:step` between the brackets of a subscript; what is left out is None."""

    start: Value
    stop: Value
    step: Value


Value = Known | Tuple | Reference | External | Builtin | Function | Method | OneOf | Slice | Unknown

NONE = Known(None)


def has_identity(value: Value) -> bool:
    """Whether the value is, or holds, an object that the program could change through it."""
    match value:
        case Reference():
            return not isinstance(value, Inert)
        case Tuple():
            return value.changeable
        case OneOf(options):
            return any(map(has_identity, options))
        case Method(receiver):
            return has_identity(receiver)
    return False


def possibly(values: Iterable[Value], cause: Unknown) -> Value:
    """Something unknown that may be one of these values: remembered where changing it would change them."""
    objects = [value for value in values if has_identity(value)]
    return OneOf(distinct((*objects, cause)), cause) if objects else cause


def objects_among(values: Iterable[Value]) -> tuple[Value, ...]:
    """Those of the values that the program could change something through, each once.

    Whoever remembers values for that reason keeps only these: where paths join, again and again, they would double.
    """
    return tuple(dict.fromkeys(value for value in options(values) if has_identity(value)))


def options(values: Iterable[Value]) -> Iterable[Value]:
    """The values, each of those that one is one of in its place."""
    for value in values:
        yield from value.options if isinstance(value, OneOf) else (value,)


def distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values without repetition; one that is itself one of several adds each of those, all unknowns are one."""
    found: list[Value] = []
    for option in options(values):
        unknown = isinstance(option, Unknown)
        if not any(same(option, other) or (unknown and isinstance(other, Unknown)) for other in found):
            found.append(option)
    return tuple(found)


def same(left: Value, right: Value) -> bool:
    """Whether two values are one and the same; 1, 1.0 and True are three different ones."""
    if left is right:
        return True
    if isinstance(left, Known) and isinstance(right, Known):
        return type(left.value) is type(right.value) and left.value == right.value
    if isinstance(left, Tuple) and isinstance(right, Tuple):
        return len(left.items) == len(right.items) and all(map(same, left.items, right.items))
    if isinstance(left, OneOf) and isinstance(right, OneOf):
        alike = len(left.options) == len(right.options) and all(map(same, left.options, right.options))
        return alike and left.cause == right.cause
    return type(left) is type(right) and left == right
