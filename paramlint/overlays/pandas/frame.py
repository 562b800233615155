"""Frames and series as values: how many rows, how many columns, and the columns' names where the code gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Known, Reference, Slice, Value
from paramlint.keras.shape import Shape
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.convert import to_plain
from paramlint.overlays.arrays.operations import index
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_LOCATORS = ("iloc", "loc")


@dataclass(frozen=True, slots=True, eq=False)
class FrameContent(ArrayContent):
    """A frame, or a series where the shape has one axis. `names` are the columns', where all of them are known."""

    names: tuple[str, ...] | None = None
    described = "frame"
    inert = False

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name in _LOCATORS:
            return machine.allocate(LocatorContent(reference, name))
        if name == "index":
            return machine.allocate(self.of_shape(self.shape if isinstance(self.shape, Unknown) else self.shape[:1]))
        if name == "columns":
            return machine.allocate(self.of_shape(self.shape if isinstance(self.shape, Unknown) else self.shape[1:]))
        if name == "T" or (name[:1].isupper() and name != "T"):
            return self._turned(machine) if name == "T" else self._column(machine)
        return super(FrameContent, self).attribute(reference, name, machine, span)

    def of_shape(self, shape: Shape | Unknown, names: tuple[str, ...] | None = None) -> FrameContent:
        """Another frame of the same data."""
        return FrameContent(shape, None, self.origin.changed(), names)

    def _turned(self, machine: Machine) -> Value:
        return machine.allocate(self.of_shape(self.shape if isinstance(self.shape, Unknown) else self.shape[::-1]))

    def _column(self, machine: Machine) -> Value:
        return machine.allocate(self.of_shape(self.shape if isinstance(self.shape, Unknown) else self.shape[:1]))

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        if name == "columns":
            names = names_in(value, machine)
            known = names is not None and not isinstance(self.shape, Unknown) and len(self.shape) == 2
            if known and not isinstance(self.shape, Unknown) and names is not None:
                machine.store(reference, self.of_shape((self.shape[0], len(names)), names))
            elif self.names is not None:
                machine.store(reference, replace(self, names=None))

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        from paramlint.overlays.pandas.methods import call_frame_method

        made = call_frame_method(self, reference, name, call)
        return made if made is not None else super(FrameContent, self).call_method(reference, name, call)

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        if isinstance(self.shape, Unknown):
            return machine.allocate(FrameContent(self.shape))
        names = None if isinstance(key, Slice) else names_in(key, machine)
        if len(self.shape) == 2 and isinstance(key, Known) and isinstance(key.value, (str, int)):
            return self._column(machine)
        if len(self.shape) == 2 and names is not None:
            return machine.allocate(self.of_shape((self.shape[0], len(names)), names))
        return self._rows(key, machine, span)

    def _rows(self, key: Value, machine: Machine, span: Span) -> Value:
        """Rows by a mask or a slice; anything else may be a row, a column, or several of them."""
        assert not isinstance(self.shape, Unknown)
        content = machine.content(key) if isinstance(key, Reference) else None
        mask = isinstance(content, ArrayContent) and content.dtype == "bool"
        if mask and isinstance(content, ArrayContent) and content.shape != ():
            one_axis = not isinstance(content.shape, Unknown) and len(content.shape) == 1
            count = data_value("how many rows a mask keeps", span)
            return machine.allocate(self.of_shape((count, *self.shape[1:]) if one_axis else self.shape, self.names))
        if isinstance(key, Slice) and isinstance(to_plain(key, machine), slice) and _by_numbers(key, machine):
            taken = index(ArrayContent(self.shape), key, machine, span)
            rows = machine.content(taken) if isinstance(taken, Reference) else None
            return machine.allocate(self.of_shape(rows.shape, self.names)) if isinstance(rows, ArrayContent) else taken
        if len(self.shape) == 1 and isinstance(key, Known):
            return unfollowed("an item of a series", span)
        return machine.allocate(FrameContent(unfollowed("what is taken of this frame", span)))

    def set_subscript(self, reference: Reference, key: Value, value: Value, machine: Machine) -> None:
        """A column is set: a new one, unless it is among those that are known."""
        if isinstance(self.shape, Unknown) or len(self.shape) != 2:
            return
        if isinstance(key, Known) and isinstance(key.value, str) and self.names is not None:
            names = self.names if key.value in self.names else (*self.names, key.value)
            machine.store(reference, self.of_shape((self.shape[0], len(names)), names))
            return
        content = machine.content(key) if isinstance(key, Reference) else None
        if isinstance(content, ArrayContent) and content.dtype == "bool":
            return
        columns = data_value("how many columns the frame has once this is set", machine.statement)
        machine.store(reference, self.of_shape((self.shape[0], columns)))

    def joined(self, other: Content, cause: Unknown) -> Content:
        met = super(FrameContent, self).joined(other, cause)
        if not isinstance(met, ArrayContent) or not isinstance(other, FrameContent):
            return met
        names = self.names if self.names == other.names else None
        return FrameContent(met.shape, met.dtype, met.origin, names)

    def widened(self, cause: Unknown) -> Content:
        return FrameContent(cause)


@dataclass(frozen=True, slots=True, eq=False)
class LocatorContent(Content):
    """`frame.iloc` and `frame.loc`: rows and columns by their places, or by their labels."""

    frame: Reference
    kind: str
    described = "locator"

    def subscript(self, reference: Reference, key: Value, machine: Machine, span: Span) -> Value:
        from paramlint.overlays.pandas.locating import located

        frame = machine.content(self.frame)
        if not isinstance(frame, FrameContent) or isinstance(frame.shape, Unknown):
            return machine.allocate(FrameContent(unfollowed("what is taken of this frame", span)))
        return located(frame, self.kind, key, machine, span)

    def set_subscript(self, reference: Reference, key: Value, value: Value, machine: Machine) -> None:
        """By its label, a row or a column may be a new one."""
        frame = machine.content(self.frame)
        if self.kind == "loc" and isinstance(frame, FrameContent) and not isinstance(frame.shape, Unknown):
            sizes = tuple(data_value("how large the frame is once this is set", machine.statement) for _ in frame.shape)
            machine.store(self.frame, frame.of_shape(sizes))


def names_in(value: Value, machine: Machine) -> tuple[str, ...] | None:
    """The texts or numbers of a list that name columns; None where it is no list, or not known."""
    if isinstance(value, Known):
        return None
    items = items_of(value, machine)
    if isinstance(items, Unknown) or not all(isinstance(item, Known) for item in items):
        return None
    named = [item.value for item in items if isinstance(item, Known)]
    return None if any(isinstance(name, bool) for name in named) else tuple(map(str, named))


def _by_numbers(key: Slice, machine: Machine) -> bool:
    """Whether a slice is bounded by numbers, and not by labels."""
    cut = to_plain(key, machine)
    return all(bound is None or isinstance(bound, (int, Unknown)) for bound in (cut.start, cut.stop, cut.step))
