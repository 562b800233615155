"""Join: the only way two paths of the program become one again. What is certain stays certain."""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_

from paramlint.evaluate.objects import Content
from paramlint.evaluate.state import State
from paramlint.evaluate.values import OneOf, Value, distinct, has_identity, same
from paramlint.unknown import Unknown

MAX_OPTIONS = 8
"""More values than this are no longer told apart."""


def join_all(states: Iterable[State | None], cause: Unknown) -> State | None:
    """The state after several paths, None where none of them is alive."""
    joined: State | None = None
    for state in states:
        joined = join_states(joined, state, cause)
    return joined


def join_states(left: State | None, right: State | None, cause: Unknown) -> State | None:
    """The state after either of two paths; `cause` says why it is open which."""
    if left is None or right is None or left is right:
        return left or right
    scopes = {
        number: _join_names(left.scopes.get(number), right.scopes.get(number), cause)
        for number in left.scopes.keys() | right.scopes.keys()
    }
    return State(scopes, _join_heaps(left.heap, right.heap, cause))


def join_values(left: Value, right: Value, cause: Unknown) -> Value:
    """One of both values. An unknown stays the unknown it is, unless an object may change through it."""
    if same(left, right):
        return left
    changeable = has_identity(left) or has_identity(right)
    for value in (left, right):
        if isinstance(value, Unknown) and not changeable:
            return value
    options = distinct((left, right))
    if isinstance(left, OneOf) and len(options) == len(left.options):
        return left
    return OneOf(options, cause) if changeable or len(options) <= MAX_OPTIONS else cause


def _join_names(left: dict[str, Value] | None, right: dict[str, Value] | None, cause: Unknown) -> dict[str, Value]:
    """A name bound on one path only keeps that value: on the other path, using it would be an error."""
    if left is None or right is None:
        return left or right or {}
    if len(left) == len(right) and all(map(is_, left.values(), right.values())) and left.keys() == right.keys():
        return dict(left)
    names = dict(left)
    for name, value in right.items():
        names[name] = join_values(names[name], value, cause) if name in names else value
    return names


def _join_heaps(left: dict[int, Content], right: dict[int, Content], cause: Unknown) -> dict[int, Content]:
    """Most objects are the same on both paths: only the others are looked at one by one."""
    heap = {**right, **left}
    pairs = zip(right, right.values(), map(left.get, right), strict=True)
    for identity, content, before in [pair for pair in pairs if pair[1] is not pair[2]]:
        if before is not None:
            heap[identity] = before.joined(content, cause)
    return heap
