"""Loading: the code of a module of the project is read and carried out, once on each path that imports it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

from paramlint.evaluate.budget import MAX_IMPORT_DEPTH, MAX_MODULE_STEPS, OutOfBudget
from paramlint.evaluate.dispatch import execute
from paramlint.evaluate.machine import Frame, LoadedModule, Machine
from paramlint.evaluate.modules import ModuleContent
from paramlint.evaluate.paths import PathEnded
from paramlint.evaluate.values import Reference
from paramlint.source.file import SourceFile
from paramlint.source.limits import MODULES
from paramlint.source.modules import Module
from paramlint.source.span import Span
from paramlint.syntax.tree import Tree, UnsupportedSyntax, parse
from paramlint.unknown import Unknown

_TREES = 32
"""Trees of modules that are kept for the next file which imports them."""


def begin(reference: Reference, machine: Machine, span: Span) -> None:
    """Carry out the code of a module, unless that was done; PathEnded where it raises and somebody may catch it."""
    content = machine.content(reference)
    assert isinstance(content, ModuleContent)
    if content.begun:
        return
    loaded = machine.loaded.get(reference.identity) or _read(content.module, machine, span)
    if isinstance(loaded, Unknown):
        machine.store(reference, replace(content, begun=True, failure=loaded))
        return
    machine.loaded[reference.identity] = loaded
    # Where the import does not come to its end, the program as it was before has not begun it.
    before = machine.live
    machine.state = before.fork()
    machine.store(reference, replace(content, begun=True))
    try:
        with _importing(reference.identity, machine, span):
            _carry_out(loaded.tree, machine)
    except OutOfBudget as stop:
        why = f"{content.module.shown} is not evaluated to its end: {stop}"
        machine.state = before
        machine.store(reference, replace(content, begun=True, failure=Unknown("budget", why, span)))
    if machine.state is None:
        raise PathEnded


def _read(module: Module, machine: Machine, span: Span) -> LoadedModule | Unknown:
    """A module's tree, or why there is none."""
    assert machine.modules is not None
    if len(machine.loaded) >= MODULES:
        return Unknown("unread-module", f"{module.shown} is not read: {MODULES} modules are", span)
    source = machine.modules.read(module)
    if source.problems:
        return Unknown("unread-module", _problem(source), span)
    try:
        return LoadedModule(_tree(source.code), module)
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
