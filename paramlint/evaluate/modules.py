"""The project's own modules as objects: each has a global scope of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import libcst as cst

from paramlint.evaluate.machine import GLOBAL_SCOPE, Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.scope import from_star_imports
from paramlint.evaluate.values import Inert, Known, Reference, Value
from paramlint.source.modules import Module
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_DYNAMIC = re.compile(r"\b(?:globals|locals|vars|exec|eval|setattr|__getattr__|__dict__|modules)\b")
"""What a module may bind names with that nobody finds by reading it."""


@dataclass(frozen=True, slots=True, eq=False)
class ModuleContent(Content):
    """A module of the project. Its names are those of the scope that has its number.

    `begun` says that its code has been carried out, or is being; `failure` why what it holds is not known.
    """

    module: Module
    begun: bool = False
    failure: Unknown | None = None
    described = "module"

    def truth(self) -> bool:
        return True

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        from paramlint.evaluate.loading import begin

        if name not in machine.live.scopes[reference.identity]:
            begin(reference, machine, span)
        value = member(reference, name, machine)
        if value is None:
            return not_defined(reference, name, machine, span)
        if isinstance(value, Reference) and not isinstance(value, Inert) and not machine.is_elsewhere:
            machine.used.add(value.identity)
        return value

    def set_attribute(self, reference: Reference, name: str, value: Value, machine: Machine) -> None:
        machine.live.scopes[reference.identity][name] = value

    def joined(self, other: Content, cause: Unknown) -> Content:
        """Where only one path has imported the module, the other could not use what it holds."""
        assert isinstance(other, ModuleContent)
        return other if other.failure or (other.begun and not self.failure) else self

    def alike(self, other: Content) -> bool:
        return isinstance(other, ModuleContent) and (self.begun, self.failure) == (other.begun, other.failure)

    def widened(self, cause: Unknown) -> Content:
        return self


def module_object(module: Module, machine: Machine) -> Reference:
    """The object of a module, which is the same one wherever it is imported; its code is not carried out yet."""
    number = machine.numbers.get(module.path or module.folders[0])
    if number is None:
        itself = machine.modules is not None and machine.modules.is_file_itself(module)
        number = GLOBAL_SCOPE if itself else machine.new_number()
        machine.numbers[module.path or module.folders[0]] = number
    reference = Reference(number)
    if number not in machine.live.heap:
        machine.store(reference, _content(module, number, machine))
        machine.live.scopes.setdefault(number, {})
    return reference


def _content(module: Module, number: int, machine: Machine) -> ModuleContent:
    if number != GLOBAL_SCOPE:
        return ModuleContent(module, begun=not module.path)
    assert machine.modules is not None
    if machine.modules.is_in_package():
        return ModuleContent(module, begun=True)
    # A script that is imported runs a second time, as a module of its own, and may come to something else.
    why = f"{module.shown} is the file itself, which imports itself in a circle"
    return ModuleContent(module, True, Unknown("circular-import", why, machine.frame.place))


def member(reference: Reference, name: str, machine: Machine) -> Value | None:
    """What a module that has begun calls by a name, None where it calls nothing so as far as it was carried out."""
    content = machine.content(reference)
    assert isinstance(content, ModuleContent)
    if content.failure is not None:
        return replace(content.failure, name=name)
    names = machine.live.scopes[reference.identity]
    if name in names:
        return names[name]
    if name == "__name__":
        return Known(content.module.name)
    return from_star_imports(name, reference.identity, machine)


def not_defined(reference: Reference, name: str, machine: Machine, span: Span) -> Unknown:
    """Why a module has no such name."""
    content = machine.content(reference)
    assert isinstance(content, ModuleContent)
    shown = content.module.shown
    if _is_under_way(reference, machine):
        why = f"`{name}` is not defined yet when {shown} is imported: the imports go in a circle"
        return Unknown("circular-import", why, span, name=name)
    return Unknown("undefined-name", f"`{name}` is not defined in {shown}", span, name=name)


def lacks(reference: Reference, name: str, machine: Machine) -> bool:
    """Whether it is certain that a module has no such name: it is not written in it, and nothing else may bind it."""
    read = machine.loaded.get(reference.identity)
    if read is None or machine.star_imports.get(reference.identity) or _is_under_way(reference, machine):
        return False
    return re.search(rf"\b{name}\b", read.tree.code) is None and _DYNAMIC.search(read.tree.code) is None


def binds_for_certain(reference: Reference, name: str, machine: Machine) -> bool:
    """Whether a statement of the module binds the name that no condition stands around."""
    loaded = machine.loaded.get(reference.identity)
    return loaded is not None and any(name in _bound_by(statement) for statement in loaded.tree.module.body)


def _bound_by(statement: cst.CSTNode) -> Iterator[str]:
    """Names that a statement binds in any case; not all of them."""
    if isinstance(statement, (cst.FunctionDef, cst.ClassDef)):
        yield statement.name.value
    for part in statement.body if isinstance(statement, cst.SimpleStatementLine) else ():
        targets = [target.target for target in part.targets] if isinstance(part, cst.Assign) else []
        if isinstance(part, cst.AnnAssign) and part.value is not None:
            targets = [part.target]
        if isinstance(part, (cst.Import, cst.ImportFrom)) and not isinstance(part.names, cst.ImportStar):
            targets = [alias.asname.name if alias.asname is not None else alias.name for alias in part.names]
        yield from (target.value for target in targets if isinstance(target, cst.Name))


def _is_under_way(reference: Reference, machine: Machine) -> bool:
    return any(frame.scopes == (reference.identity,) for frame in machine.frames)


def with_hint(value: Value, name: str, machine: Machine) -> Value:
    """An unknown of another module can be assumed under the name by which this file imports it."""
    if isinstance(value, Unknown) and value.hint is None and not machine.is_elsewhere:
        return replace(value, hint=f"# paramlint: assume {name}=...", name=value.name or name)
    return value
