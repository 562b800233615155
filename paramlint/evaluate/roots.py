"""Roots: what the program defines and never calls is evaluated once, each on its own, as if somebody called it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import libcst as cst

from paramlint.evaluate.budget import MAX_ROOT_STEPS, OutOfBudget
from paramlint.evaluate.call import Call
from paramlint.evaluate.classes import ClassContent, InstanceContent, find_member
from paramlint.evaluate.functions import run_function
from paramlint.evaluate.machine import CutShort, Machine
from paramlint.evaluate.paths import PathEnded
from paramlint.evaluate.values import Function, Reference, Value
from paramlint.source.span import Span
from paramlint.unknown import ASSUME, Unknown


def run_uncalled(machine: Machine) -> None:
    """Functions with their defaults, classes with their methods."""
    _run_functions(0, machine)
    _run_classes(0, machine)


def hand_over(call: Call) -> None:
    """A function of the file is given to code that is not read, which may call it: it is evaluated as if it did.

    What it makes is not told apart from what the file's own calls of it make: `Machine.handed_over` has the numbers.
    """
    machine = call.machine
    for value in call.all_values():
        if isinstance(value, Function) and isinstance(value.node, cst.FunctionDef) and value.node not in machine.called:
            first = machine.newest + 1
            with _on_its_own(machine):
                _call_with_unknowns(value, (), call.span if value.is_elsewhere else machine.statement, machine)
            machine.handed_over.append(range(first, machine.newest + 1))


def _run_functions(position: int, machine: Machine) -> None:
    """Run what is not called of the functions that stand in the machine's list from a position on."""
    for function in tuple(machine.functions[position:]):
        closed_over = all(scope in machine.live.scopes for scope in function.scopes)
        if closed_over and function.node not in machine.called:
            with _on_its_own(machine):
                _call_alone(function, (), machine)


def _run_classes(position: int, machine: Machine) -> None:
    """Run what is not called of the methods of the classes that stand in the machine's list from a position on."""
    for reference in tuple(machine.classes[position:]):
        _run_methods(reference, machine)


def _run_methods(reference: Reference, machine: Machine) -> None:
    """Run the methods of a class one after the other on one instance, each with a share of the steps."""
    content = machine.live.heap.get(reference.identity)
    if not isinstance(content, ClassContent):
        return
    methods = [value for value in content.names.values() if isinstance(value, Function)]
    uncalled = [method for method in methods if not (method.is_elsewhere or method.node in machine.called)]
    if not uncalled:
        return
    before = machine.live
    machine.state = before.fork()
    machine.statement = machine.tree.spans[uncalled[0].node]
    instance = machine.allocate(InstanceContent(reference, content.name))
    initializer = find_member(reference, "__init__", machine)
    if initializer is not None and isinstance(initializer[0], Function):
        _run_method(initializer[0], instance, machine)
    for method in uncalled:
        if method.node not in machine.called:
            _run_method(method, instance, machine)
    machine.state = before


def _run_method(method: Function, instance: Reference, machine: Machine) -> None:
    """Call a method, and then what it defines; what it does to the instance is there for those after it."""
    functions, classes = len(machine.functions), len(machine.classes)
    with _within_a_share(machine):
        _call_alone(method, (instance,), machine)
        _run_functions(functions, machine)
        _run_classes(classes, machine)


@contextmanager
def _on_its_own(machine: Machine) -> Iterator[None]:
    """Whatever happens inside is not part of the program: the state is afterwards what it was before.

    Its models live on in `last_contents`. Functions and classes that the root defines and nobody calls are roots as
    well, as long as the names they see are there.
    """
    before, functions, classes = machine.live, len(machine.functions), len(machine.classes)
    machine.state = before.fork()
    with _within_a_share(machine):
        yield
        _run_functions(functions, machine)
        _run_classes(classes, machine)
    machine.state = before


@contextmanager
def _within_a_share(machine: Machine) -> Iterator[None]:
    """What uses up its share of the steps is given up and undone, its models marked as cut short."""
    before, first = machine.live, machine.newest + 1
    frames, handlers = len(machine.frames), len(machine.handlers)
    try:
        with machine.budget.share(MAX_ROOT_STEPS):
            yield
    except OutOfBudget as stop:
        if machine.budget.left <= 0:
            raise
        why = Unknown("budget", str(stop), stop.span, "split the function, or move what computes out of it")
        machine.cut_short.append(CutShort(first, machine.newest, why))
        del machine.frames[frames:], machine.handlers[handlers:]
        machine.open_paths = 0
        machine.state = before


def _call_alone(function: Function, given: tuple[Value, ...], machine: Machine) -> None:
    """Call a function that nothing in the program calls."""
    if not function.is_elsewhere:
        machine.statement = machine.tree.spans[function.node]
    _call_with_unknowns(function, given, machine.statement, machine)


def _call_with_unknowns(function: Function, given: tuple[Value, ...], span: Span, machine: Machine) -> None:
    """Call a function at `span` with what is given, its defaults, and unknowns for its other parameters."""
    params = function.node.params
    names = [param.name for param in (*params.posonly_params, *params.params, *params.kwonly_params)]
    unknowns = {name.value: _parameter(name, function, span, machine) for name in names[len(given) :]}
    keywords = {name: value for name, value in unknowns.items() if name not in function.defaults}
    before = machine.live
    try:
        run_function(function, Call(machine, span, given, keywords))
    except PathEnded:
        machine.state = before


def _parameter(name: cst.Name, function: Function, span: Span, machine: Machine) -> Unknown:
    why = f"`{name.value}` is a parameter of `{function.name}`, which nothing in this file calls"
    if function.is_elsewhere:
        return Unknown("parameter", why, span, name=name.value)
    return Unknown("parameter", why, machine.tree.spans[name], f"{ASSUME}{name.value}=...", name.value)
