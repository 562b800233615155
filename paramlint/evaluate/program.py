"""The whole program: its statements in order, then what it defines and never calls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import libcst as cst

# Imported for what they register: how each kind of node is evaluated.
from paramlint.evaluate import access, branches, comprehensions, loops, statements  # noqa: F401
from paramlint.evaluate.budget import Budget, OutOfBudget
from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.classes import ClassContent, InstanceContent, find_member
from paramlint.evaluate.dispatch import execute
from paramlint.evaluate.library import Library
from paramlint.evaluate.machine import GLOBAL_SCOPE, Frame, Machine
from paramlint.evaluate.paths import PathEnded
from paramlint.evaluate.state import State
from paramlint.evaluate.values import Function, Method, Reference, Value
from paramlint.source.file import Skipped
from paramlint.syntax.tree import Tree, deep_recursion
from paramlint.unknown import Unknown


def run(
    tree: Tree,
    library: Library,
    *,
    assumed: Mapping[str, Value] | None = None,
    skipped: Sequence[Skipped] = (),
    budget: Budget | None = None,
) -> tuple[Machine, OutOfBudget | None]:
    """Evaluate a file. The machine is returned as it stands at the end, or where the budget ran out (second value).

    `skipped` are stretches of code that could not be parsed: names they may have bound are unknown from there on.
    """
    machine = Machine(tree, library, assumed or {}, budget or Budget())
    machine.state = State({GLOBAL_SCOPE: {}})
    machine.frames.append(Frame((GLOBAL_SCOPE,)))
    with deep_recursion():
        try:
            _run_statements(machine, skipped)
            _run_uncalled(machine)
        except OutOfBudget as stop:
            return machine, stop
    return machine, None


def _run_statements(machine: Machine, skipped: Sequence[Skipped]) -> None:
    """Every top-level statement; one that ends its path leaves the rest to be read all the same.

    After `raise` or `sys.exit()` a script is over, but the next cell of a notebook is not, and what a script
    defines below is still worth knowing.
    """
    passed = 0
    for node in machine.tree.module.body:
        machine.statement = machine.span(node)
        reached = bisect_right(skipped, machine.statement.start, key=lambda part: part.span.start)
        for part in skipped[passed:reached]:
            _forget(part, machine)
        passed = reached
        before = machine.live
        execute(node, machine)
        if machine.state is None:
            machine.state = before


def _forget(part: Skipped, machine: Machine) -> None:
    cause = Unknown("invalid-syntax", "code that does not parse may have set it", part.span)
    for name in part.names:
        if name in machine.live.scopes[GLOBAL_SCOPE]:
            machine.live.scopes[GLOBAL_SCOPE][name] = cause


def _run_uncalled(machine: Machine) -> None:
    """Evaluate once what nobody calls: functions with their defaults, classes with their methods."""
    position = 0
    while position < len(machine.functions):
        function = machine.functions[position]
        position += 1
        if function.node not in machine.called and len(function.scopes) == 1:
            _call_alone(function, (), machine)
    for reference in tuple(machine.classes):
        _run_uncalled_methods(reference, machine)


def _run_uncalled_methods(reference: Reference, machine: Machine) -> None:
    content = machine.live.heap.get(reference.identity)
    if not isinstance(content, ClassContent):
        return
    methods = [value for value in content.names.values() if isinstance(value, Function)]
    uncalled = [method for method in methods if method.node not in machine.called]
    if not uncalled:
        return
    instance = machine.allocate(InstanceContent(reference, content.name))
    initializer = find_member(reference, "__init__", machine)
    if initializer is not None and isinstance(initializer[0], Function):
        _call_alone(initializer[0], (instance,), machine)
    for method in uncalled:
        if method.node not in machine.called:
            _call_alone(method, (instance,), machine)


def _call_alone(function: Function, given: tuple[Value, ...], machine: Machine) -> None:
    """Call a function with what is given, its defaults, and unknowns for its other parameters."""
    machine.statement = machine.span(function.node)
    params = function.node.params
    names = [param.name for param in (*params.posonly_params, *params.params, *params.kwonly_params)]
    unknowns = {name.value: _parameter(name, function, machine) for name in names[len(given) :]}
    keywords = {name: value for name, value in unknowns.items() if name not in function.defaults}
    before = machine.live
    try:
        call_value(Method(given[0], function.name, function) if given else function, _call(keywords, machine))
    except PathEnded:
        machine.state = before


def _call(keywords: Mapping[str, Value], machine: Machine) -> Call:
    return Call(machine, machine.statement, keywords=keywords)


def _parameter(name: cst.Name, function: Function, machine: Machine) -> Unknown:
    why = f"`{name.value}` is a parameter of `{function.name}`, which nothing in this file calls"
    hint = f"# paramlint: assume {name.value}=..."
    return Unknown("parameter", why, machine.span(name), hint, name.value)
