"""Uses: the places where a program uses Keras, noted down while it is evaluated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import libcst as cst

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Inert, Reference, Value
from paramlint.graph.use import ASSIGNMENT, CALL, IMPORT, Argument, Use
from paramlint.overlays.keras.given import given
from paramlint.overlays.keras.names import canonical
from paramlint.overlays.keras.session import Session
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_MOST_OF_A_PLACE = 16
"""Code in a loop uses Keras again and again; so many different uses of one place tell all that there is to tell."""
_KERAS = "keras."
_ONLY_SEQUENTIAL = frozenset({"add", "pop"})


@dataclass
class Uses:
    """The uses of one program, in order."""

    found: list[Use] = field(default_factory=list)
    _of_place: Counter[Span] = field(default_factory=Counter)

    def add(self, use: Use) -> Use:
        """Note a use down, unless the same was noted of the same place; returns the one that is kept."""
        if self._of_place[use.span]:
            before = next((one for one in reversed(self.found) if _same(one, use)), None)
            if before is not None:
                return before
        if self._of_place[use.span] < _MOST_OF_A_PLACE:
            self._of_place[use.span] += 1
            self.found.append(use)
        return use


def _same(one: Use, other: Use) -> bool:
    return one.span == other.span and one.receiver == other.receiver and one == other


def note_call(written: str, node: cst.Call, call: Call, value: Value, session: Session) -> None:
    """The program calls what a library calls `written`."""
    name = canonical(written)
    if name.startswith(_KERAS):
        _note(name, written, None, node, call, value, session)


def note_method(receiver: Reference, name: str, node: cst.Call, call: Call, value: Value, session: Session) -> None:
    """The program calls a method of an object: noted for models, layers, and what else Keras has made.

    A model that is itself called is noted as `keras.Model.__call__`; of other objects that is nothing to speak of.
    """
    home = _home(receiver, name, call.machine, session)
    if home is not None and (name != "__call__" or home == "keras.Model"):
        _note(f"{home}.{name}", f"{home}.{name}", receiver.identity, node, call, value, session)


def note_handed_on(call: Call, session: Session) -> None:
    """Objects are given to code that is not read, alone or in a collection: what it does with them is not known."""
    from paramlint.overlays.keras.connect import collected

    for value in (*call.positional, *call.named().values()):
        for one in (value, *(collected(value, call.machine) or ())):
            if isinstance(one, Reference) and not isinstance(one, Inert):
                session.handed_on.setdefault(one.identity, call.span)


def note_import(written: str, node: cst.CSTNode, machine: Machine, session: Session) -> None:
    """The program imports a module, or a name of one."""
    if machine.is_elsewhere:
        return
    span = machine.span(node)
    name = machine.span(node.name) if isinstance(node, cst.ImportAlias) else span
    use = Use(canonical(written), written, IMPORT, span, name)
    session.uses.add(_in_context(use, machine))


def note_assignment(
    receiver: Reference, name: str, value: Value, node: cst.Attribute, machine: Machine, session: Session
) -> None:
    """The program sets an attribute of an object of Keras."""
    home = _home(receiver, name, machine, session)
    if home is None:
        return
    span = machine.span(node)
    argument = Argument(name, None, given(value, machine, session), span, span)
    use = Use(f"{home}.{name}", f"{home}.{name}", ASSIGNMENT, span, span, (argument,), receiver.identity)
    session.uses.add(_in_context(use, machine))


def _note(
    name: str, written: str, receiver: int | None, node: cst.Call, call: Call, value: Value, session: Session
) -> None:
    machine = call.machine
    if machine.is_elsewhere:
        use = Use(name, written, CALL, call.span, call.span, (), receiver, complete=False, elsewhere=True)
        session.uses.add(_in_context(use, machine))
        return
    arguments = tuple(_arguments(node, call, session))
    made = value.identity if isinstance(value, Reference) and not isinstance(value, Inert) else None
    span, callee = machine.span(node), machine.span(node.func)
    complete = call.rest is None and not any(argument.star for argument in node.args)
    use = Use(name, written, CALL, span, callee, arguments, receiver, made, complete)
    kept = session.uses.add(_in_context(use, machine))
    if made is not None and receiver is None:
        session.made[made] = replace(kept, made=made)  # the same code makes several objects


def _in_context(use: Use, machine: Machine) -> Use:
    return replace(use, certain=machine.open_paths == 0, guarded=machine.guards > 0)


def _arguments(node: cst.Call, call: Call, session: Session) -> Iterator[Argument]:
    """The arguments that are written out, each with its place; what `*` and `**` unpack has none."""
    machine, position = call.machine, 0
    for argument in node.args:
        if argument.star == "*":
            return
        if argument.star:
            continue
        name = argument.keyword.value if argument.keyword is not None else None
        value = call.named().get(name) if name is not None else _at(position, call)
        worth = given(value, machine, session) if value is not None else Unknown("runtime-value", "it is not known")
        place = _with_parentheses(argument.value, machine)
        start = machine.span(argument.keyword).start if argument.keyword is not None else place.start
        yield Argument(name, position if name is None else None, worth, Span(start, place.end), place)
        position += name is None


def _with_parentheses(node: cst.BaseExpression, machine: Machine) -> Span:
    """The place of an expression with the parentheses around it, which a tuple has nearly always."""
    span = machine.span(node)
    start = machine.span(node.lpar[0]).start if node.lpar else span.start
    return Span(start, machine.span(node.rpar[-1]).end if node.rpar else span.end)


def _at(position: int, call: Call) -> Value | None:
    return call.positional[position] if position < len(call.positional) else None


def _home(receiver: Reference, name: str, machine: Machine, session: Session) -> str | None:
    """What Keras calls the class whose method or attribute this is; None for objects of others."""
    from paramlint.overlays.keras.custom import MODEL, CustomContent
    from paramlint.overlays.keras.functional import FunctionalContent
    from paramlint.overlays.keras.layer import LayerContent
    from paramlint.overlays.keras.sequential import SequentialContent

    if machine.state is None:
        return None
    content = machine.content(receiver)
    if isinstance(content, SequentialContent):
        return "keras.Sequential" if name in _ONLY_SEQUENTIAL else "keras.Model"
    if isinstance(content, FunctionalContent) or (isinstance(content, CustomContent) and content.kind == MODEL):
        return "keras.Model"
    if isinstance(content, (LayerContent, CustomContent)):
        return "keras.Layer"
    made = session.made.get(receiver.identity)
    return made.name if made is not None else None
