"""The file's own functions: defined, and evaluated where they are called, with the caller's arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst

from paramlint.evaluate.budget import MAX_DEPTH, MAX_OPEN_RECURSION
from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.dispatch import evaluate, evaluates, execute_block, executes
from paramlint.evaluate.join import join_states, join_values
from paramlint.evaluate.machine import Frame, Machine
from paramlint.evaluate.paths import PathEnded
from paramlint.evaluate.scope import bind
from paramlint.evaluate.state import State
from paramlint.evaluate.values import NONE, Function, Scalar, Tuple, Value
from paramlint.evaluate.yields import is_generator
from paramlint.unknown import Unknown


@executes(cst.FunctionDef)
def _define(node: cst.FunctionDef, machine: Machine) -> None:
    for decorator in node.decorators:
        # A name has no effect of its own; a call may make models that it hands to the function.
        if isinstance(decorator.decorator, cst.Call):
            evaluate(decorator.decorator, machine)
    function = make_function(node.name.value, node, machine)
    if not (machine.frame.class_body or machine.is_elsewhere):
        machine.functions.append(function)
    bind(function.name, function, machine)


@evaluates(cst.Lambda)
def _lambda(node: cst.Lambda, machine: Machine) -> Value:
    return make_function("<lambda>", node, machine)


def make_function(name: str, node: cst.FunctionDef | cst.Lambda, machine: Machine) -> Function:
    """The function a definition makes, its defaults evaluated here and now."""
    defaults = {
        parameter.name.value: evaluate(parameter.default, machine)
        for parameter in _parameters(node.params)
        if parameter.default is not None
    }
    machine.frame.keeps_scope = True
    return Function(name, node, machine.frame.closure, defaults)


def _parameters(params: cst.Parameters) -> Iterator[cst.Param]:
    yield from (*params.posonly_params, *params.params, *params.kwonly_params)


def call_function(function: Function, call: Call) -> Value:
    """What a call of the file's function returns; PathEnded where it never does."""
    machine = call.machine
    if isinstance(function.node, cst.FunctionDef) and _is_lazy(function, function.node, machine):
        machine.unfollowed += 1
        return Unknown("unsupported-syntax", f"`{function.name}` is a generator or a coroutine", call.span)
    return run_function(function, call)


def run_function(function: Function, call: Call) -> Value:
    """What the function's body returns, also where calling a generator would not run it yet."""
    machine = call.machine
    machine.called.add(function.node)
    if len(machine.frames) > MAX_DEPTH or _recurs_openly(function, machine):
        machine.unfollowed += 1
        return Unknown("budget", f"`{function.name}` calls itself too deeply", call.span)
    scope = machine.new_number()
    machine.live.scopes[scope] = _arguments(function, call)
    frame = _frame_of(function, scope, call)
    machine.frames.append(frame)
    try:
        value = _run(function, frame, machine)
    finally:
        machine.frames.pop()
    if machine.state is None:
        raise PathEnded
    if not frame.keeps_scope:
        machine.live.scopes.pop(scope, None)
    return value


def _frame_of(function: Function, scope: int, call: Call) -> Frame:
    machine, scopes = call.machine, (*function.scopes, scope)
    if function.is_elsewhere:
        called_from, place = None, call.span
    else:
        # A function that only paramlint calls is called from where it is defined, which is no call to speak of.
        called_from, place = call.span if call.span != machine.tree.spans[function.node] else None, None
    return Frame(scopes, function.name, called_from, node=function.node, open_paths=machine.open_paths, place=place)


def _recurs_openly(function: Function, machine: Machine) -> bool:
    """Whether the function is inside itself several times, each time with no telling whether it gets there."""
    inside = (frame for frame in machine.frames if frame.node is function.node)
    return sum(frame.open_paths < machine.open_paths for frame in inside) > MAX_OPEN_RECURSION


def _is_lazy(function: Function, node: cst.FunctionDef, machine: Machine) -> bool:
    """Whether calling the function does not run its body."""
    if node.asynchronous is not None:
        return True
    return "yield" in machine.text(node, function.scopes[0]) and is_generator(node)


def _run(function: Function, frame: Frame, machine: Machine) -> Value:
    if isinstance(function.node, cst.Lambda):
        return evaluate(function.node.body, machine)
    execute_block(function.node.body, machine)
    if machine.state is not None:
        frame.returns.append((machine.state, NONE))
    return _joined_returns(frame, machine)


def _joined_returns(frame: Frame, machine: Machine) -> Value:
    """One value and one state out of every way the function returned."""
    if not frame.returns:
        machine.state = None
        return NONE
    cause = Unknown("condition", f"it depends on which way `{frame.function}` returns", frame.called_from)
    state: State | None = None
    result: Value | None = None
    for returned, value in frame.returns:
        state = join_states(state, returned, cause)
        result = value if result is None else join_values(result, value, cause)
    machine.state = state
    assert result is not None
    return result


def _arguments(function: Function, call: Call) -> dict[str, Value]:
    """The parameters' values: what the call gives, else the defaults, else an Unknown that says so."""
    params = function.node.params
    by_position = [parameter.name.value for parameter in (*params.posonly_params, *params.params)]
    given = {**dict(zip(by_position, call.positional, strict=False)), **call.named()}
    every = [parameter.name.value for parameter in _parameters(params)]
    names = {name: given.get(name) or _not_given(name, function, call) for name in every}
    names |= _collected(params, call, len(by_position), set(every))
    if function.is_elsewhere:
        return names
    return {name: _assumed(name, value, call.machine) for name, value in names.items()}


def _not_given(name: str, function: Function, call: Call) -> Value:
    """A parameter's default, unless unpacked arguments of unknown content may have set it."""
    if call.rest is not None:
        return call.rest
    missing = Unknown("runtime-error", f"`{function.name}` is called without `{name}`", call.span, name=name)
    return function.defaults.get(name, missing)


def _collected(params: cst.Parameters, call: Call, taken: int, named: set[str]) -> Mapping[str, Value]:
    """What `*args` and `**kwargs` receive."""
    collected: dict[str, Value] = {}
    if isinstance(params.star_arg, cst.Param):
        collected[params.star_arg.name.value] = call.rest or Tuple(call.positional[taken:])
    if params.star_kwarg is not None:
        extra: dict[Scalar, Value] = {name: value for name, value in call.named().items() if name not in named}
        content = DictContent({} if call.rest else extra, call.rest)
        collected[params.star_kwarg.name.value] = call.machine.allocate(content)
    return collected


def _assumed(name: str, value: Value, machine: Machine) -> Value:
    return machine.assumed[name] if isinstance(value, Unknown) and name in machine.assumed else value


@executes(cst.Return)
def _return(node: cst.Return, machine: Machine) -> None:
    value = evaluate(node.value, machine) if node.value is not None else NONE
    machine.frame.returns.append((machine.live, value))
    machine.state = None


@executes(cst.Global)
def _global(node: cst.Global, machine: Machine) -> None:
    machine.frame.global_names.update(item.name.value for item in node.names)


@executes(cst.Nonlocal)
def _nonlocal(node: cst.Nonlocal, machine: Machine) -> None:
    machine.frame.nonlocal_names.update(item.name.value for item in node.names)
