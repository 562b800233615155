"""Dictionaries, changed only through the machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from paramlint.evaluate.budget import MAX_ITEMS
from paramlint.evaluate.call import Call
from paramlint.evaluate.join import join_values
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import NONE, Known, Reference, Scalar, Tuple, Value, objects_among, possibly
from paramlint.source.span import Span
from paramlint.unknown import Unknown


def keyed_by_text(values: Mapping[str, Value]) -> DictContent:
    """The dictionary with these names for keys."""
    entries: dict[Scalar, Value] = {}
    entries.update(values)
    return DictContent(entries)


@dataclass(frozen=True, slots=True, eq=False)
class DictContent(Content):
    """A dictionary with known keys. `open_for` is set where keys may exist that are not known.

    `hidden` are objects that may stand under such a key.
    """

    entries: dict[Scalar, Value]
    open_for: Unknown | None = None
    hidden: tuple[Value, ...] = ()
    described = "dictionary"

    def __post_init__(self) -> None:
        object.__setattr__(self, "hidden", objects_among(self.hidden))

    def items(self) -> Sequence[Value] | Unknown:
        return self.open_for or [Known(key) for key in self.entries]

    def possible(self) -> Sequence[Value]:
        return (*self.entries.values(), *self.hidden)

    def truth(self) -> bool | None:
        return None if self.open_for else bool(self.entries)

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        if isinstance(key, Known) and key.value in self.entries:
            return self.entries[key.value]
        if not isinstance(key, Known):
            cause = (
                key if isinstance(key, Unknown) else Unknown("runtime-value", "which key this is, is not known", span)
            )
            return possibly(self.possible(), cause)
        missing = Unknown("runtime-error", "the dictionary has no such key", span)
        return possibly(self.hidden, self.open_for or missing)

    def set_subscript(self, reference: Reference, key: Value, value: Value, machine: Machine) -> None:
        if isinstance(key, Known) and len(self.entries) < MAX_ITEMS:
            machine.store(reference, replace(self, entries={**self.entries, key.value: value}))
        else:
            cause = key if isinstance(key, Unknown) else Unknown("runtime-value", "a key that is not known is set")
            machine.store(reference, self.opened(cause, value))

    def opened(self, cause: Unknown, *values: Value) -> DictContent:
        """The dictionary after a change to keys that are not known."""
        return DictContent({}, self.open_for or cause, (*self.possible(), *values))

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name in ("keys", "values", "items") and self.open_for is None:
            return self._view(name)
        if name in ("get", "pop", "setdefault") and call.positional:
            return self._get(reference, name, call)
        if name == "copy":
            return call.machine.allocate(self)
        if name == "update":
            return self._update(reference, call)
        return super(DictContent, self).call_method(reference, name, call)

    def _view(self, name: str) -> Value:
        if name == "values":
            return Tuple(tuple(self.entries.values()))
        keys = [Known(key) for key in self.entries]
        if name == "keys":
            return Tuple(tuple(keys))
        return Tuple(tuple(Tuple(pair) for pair in zip(keys, self.entries.values(), strict=True)))

    def _get(self, reference: Reference, name: str, call: Call) -> Value:
        key, default = call.positional[0], call.argument(1, "default") or NONE
        missing = isinstance(key, Known) and key.value not in self.entries and self.open_for is None
        if missing and name == "setdefault":
            self.set_subscript(reference, key, default, call.machine)
        if not missing and name == "pop" and isinstance(key, Known):
            left = {entry: value for entry, value in self.entries.items() if entry != key.value}
            call.machine.store(reference, replace(self, entries=left))
        return default if missing else self.subscript(reference, key, call.machine, call.span)

    def _update(self, reference: Reference, call: Call) -> Value:
        entries: dict[Scalar, Value] = dict(self.entries)
        open_for = self.open_for or call.rest
        for value in call.positional:
            content = call.machine.content(value) if isinstance(value, Reference) else None
            if isinstance(content, DictContent):
                entries |= content.entries
                open_for = open_for or content.open_for
            else:
                open_for = open_for or Unknown("runtime-value", "the dictionary is updated from elsewhere", call.span)
        entries.update(call.named())
        updated = DictContent(entries, None, self.hidden)
        call.machine.store(reference, updated.opened(open_for, *call.all_values()) if open_for else updated)
        return NONE

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, DictContent):
            return Opaque(cause, (*self.possible(), *other.possible()))
        shared = self.entries.keys() & other.entries.keys()
        entries = {
            key: join_values(self.entries[key], other.entries[key], cause) for key in self.entries if key in shared
        }
        closed = len(shared) == len(self.entries) == len(other.entries)
        hidden = () if closed else (*self.entries.values(), *other.entries.values())
        open_for = self.open_for or other.open_for or (None if closed else cause)
        return DictContent(entries, open_for, (*self.hidden, *other.hidden, *hidden))

    def widened(self, cause: Unknown) -> Content:
        return self.opened(cause)
