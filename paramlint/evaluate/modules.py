"""The project's own modules as objects: each has a global scope of its own, and is evaluated when it is imported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

from paramlint.evaluate.budget import MAX_IMPORT_DEPTH, MAX_MODULE_STEPS, OutOfBudget
from paramlint.evaluate.dispatch import execute
from paramlint.evaluate.machine import GLOBAL_SCOPE, Frame, Machine, ReadModule
from paramlint.evaluate.objects import Content
from paramlint.evaluate.paths import PathEnded
from paramlint.evaluate.scope import from_star_imports
from paramlint.evaluate.values import Inert, Known, Reference, Value
from paramlint.source.file import SourceFile
from paramlint.source.limits import MODULES
from paramlint.source.modules import Module
from paramlint.source.span import Span
from paramlint.syntax.tree import Tree, UnsupportedSyntax, parse
from paramlint.unknown import Unknown

_DYNAMIC = re.compile(r"\b(?:globals|locals|vars|exec|eval|setattr|__getattr__|__dict__|modules)\b")
"""What a module may bind names with that nobody finds by reading it."""
_TREES = 32


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
    read = machine.read.get(reference.identity)
    if read is None or machine.star_imports.get(reference.identity) or _is_under_way(reference, machine):
        return False
    return re.search(rf"\b{name}\b", read.tree.code) is None and _DYNAMIC.search(read.tree.code) is None


def _is_under_way(reference: Reference, machine: Machine) -> bool:
    return any(frame.scopes == (reference.identity,) for frame in machine.frames)


def begin(reference: Reference, machine: Machine, span: Span) -> None:
    """Carry out the code of a module, unless that was done; PathEnded where it raises and somebody may catch it."""
    content = machine.content(reference)
    assert isinstance(content, ModuleContent)
    if content.begun:
        return
    machine.store(reference, replace(content, begun=True))
    read = machine.read.get(reference.identity) or _read(content.module, machine, span)
    if isinstance(read, Unknown):
        machine.store(reference, replace(content, begun=True, failure=read))
        return
    machine.read[reference.identity] = read
    before = machine.live.fork()
    try:
        with _importing(reference.identity, machine, span):
            _carry_out(read.tree, machine)
    except OutOfBudget as stop:
        why = f"{content.module.shown} is not evaluated to its end: {stop}"
        machine.state = before
        machine.store(reference, replace(content, begun=True, failure=Unknown("budget", why, span)))
    if machine.state is None:
        raise PathEnded


def _read(module: Module, machine: Machine, span: Span) -> ReadModule | Unknown:
    """A module's tree, or why there is none."""
    assert machine.modules is not None
    if len(machine.read) >= MODULES:
        return Unknown("unread-module", f"{module.shown} is not read: {MODULES} modules are", span)
    source = machine.modules.read(module)
    if source.problems:
        return Unknown("unread-module", _problem(source), span)
    try:
        return ReadModule(_tree(source.code), module)
    except UnsupportedSyntax as error:
        return Unknown("unread-module", f"{module.shown} {error}", span)


def _problem(source: SourceFile) -> str:
    problem = source.problems[0]
    line = f" in line {source.location(problem.span.start).line}" if problem.span is not None else ""
    return f"{source.path} is not read{line}: {problem.message}"


@lru_cache(maxsize=_TREES)
def _tree(code: str) -> Tree:
    """The tree of a module, kept for the next file that imports it."""
    return parse(code)


@contextmanager
def _importing(number: int, machine: Machine, span: Span) -> Iterator[None]:
    """What is evaluated inside is the code of a module, which lives on the steps of the modules."""
    first, frames, handlers = machine.newest + 1, len(machine.frames), len(machine.handlers)
    budget, paths, guards = machine.budget, machine.open_paths, machine.guards
    if sum(len(frame.scopes) == 1 for frame in machine.frames) > MAX_IMPORT_DEPTH:
        raise OutOfBudget("modules import each other too deeply", span)
    machine.frames.append(Frame((number,), place=span))
    machine.budget = machine.modules_budget
    try:
        with machine.budget.share(MAX_MODULE_STEPS):
            yield
    finally:
        machine.budget, machine.open_paths, machine.guards = budget, paths, guards
        del machine.frames[frames:], machine.handlers[handlers:]
        machine.made_on_import.append(range(first, machine.newest + 1))


def _carry_out(tree: Tree, machine: Machine) -> None:
    """Every statement of a module; where nobody would catch what it raises, the rest is still worth knowing."""
    for node in tree.module.body:
        before = machine.live
        execute(node, machine)
        if machine.state is None:
            if machine.handlers:
                return
            machine.state = before
