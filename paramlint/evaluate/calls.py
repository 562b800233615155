"""Calls: arguments evaluated, then handed to whatever is called."""

from __future__ import annotations

from functools import partial

import libcst as cst

from paramlint.evaluate.builtins import call_builtin
from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.dispatch import evaluate, evaluates
from paramlint.evaluate.functions import call_function
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.methods import call_constant_method
from paramlint.evaluate.observed import forget_called, observed
from paramlint.evaluate.paths import either
from paramlint.evaluate.roots import hand_over
from paramlint.evaluate.values import (
    Builtin,
    External,
    Function,
    Known,
    Method,
    OneOf,
    Reference,
    Tuple,
    Value,
)
from paramlint.unknown import Unknown


@evaluates(cst.Call)
def _call(node: cst.Call, machine: Machine) -> Value:
    callee = evaluate(node.func, machine)
    call = arguments_of(node, machine)
    machine.frames[-1].site = node
    value = _call_each(callee, call) if isinstance(callee, OneOf) else call_value(callee, call)
    machine.library.called(node, callee, call, value)
    if isinstance(value, Unknown) and (seen := observed(node, machine)):
        return seen
    forget_called(node.func, machine)
    return value


def arguments_of(node: cst.Call, machine: Machine) -> Call:
    """The arguments of a call in the order Python evaluates them, `*` and `**` unpacked where they are known."""
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    rest: Unknown | None = None
    for argument in node.args:
        value = evaluate(argument.value, machine)
        if argument.star == "*":
            items = items_of(value, machine)
            if isinstance(items, Unknown):
                rest = items.at(machine.span(argument))
            else:
                positional.extend(items)
        elif argument.star == "**":
            content = machine.content(value) if isinstance(value, Reference) else None
            if isinstance(content, DictContent) and content.open_for is None:
                keywords |= {str(key): item for key, item in content.entries.items()}
            else:
                rest = _unknown_rest(value, argument, machine)
        elif argument.keyword is not None:
            keywords[argument.keyword.value] = value
        else:
            positional.append(value)
    return Call(machine, machine.span(node), tuple(positional), keywords, rest)


def _unknown_rest(value: Value, argument: cst.Arg, machine: Machine) -> Unknown:
    if isinstance(value, Unknown):
        return value.at(machine.span(argument))
    return Unknown("runtime-value", "the keyword arguments unpacked here are not known", machine.span(argument))


def call_value(callee: Value, call: Call) -> Value:
    """The value of calling a value."""
    match callee:
        case Function():
            return call_function(callee, call)
        case Builtin(name):
            return call_builtin(name, call)
        case External(name):
            value = call.machine.library.call(name, call)
            return value if value is not None else not_run(name, call)
        case Method(receiver, name, function):
            return _call_method(receiver, name, function, call)
        case Reference():
            return call.machine.content(callee).call(callee, call)
        case Unknown():
            call.machine.unfollowed += 1
            hand_over(call)
            return callee.part()
    return Unknown("runtime-error", "what is called here is not a function", call.span)


def not_run(name: str, call: Call) -> Unknown:
    """What a function outside the file returns: paramlint does not run it."""
    call.machine.unfollowed += 1
    hand_over(call)
    return Unknown("unknown-function", f"`{name.lstrip('.')}()` is not run", call.span)


def _call_method(receiver: Value, name: str, function: Function | None, call: Call) -> Value:
    if function is not None:
        bound = Call(call.machine, call.span, (receiver, *call.positional), call.keywords, call.rest)
        return call_function(function, bound)
    if isinstance(receiver, Reference) and call.machine.loaded and not call.machine.is_elsewhere:
        call.machine.used.add(receiver.identity)
    match receiver:
        case Reference():
            return call.machine.content(receiver).call_method(receiver, name, call)
        case Known() | Tuple():
            return call_constant_method(receiver, name, call)
    return Unknown("runtime-value", f"`.{name}()` is not followed", call.span)


def _call_each(callee: OneOf, call: Call) -> Value:
    """Call each of the possible callees on a state of its own."""
    first, *others = callee.options
    if not others:
        return call_value(first, call)
    remaining = OneOf(tuple(others), callee.cause)
    return either(partial(call_value, first, call), partial(_call_each, remaining, call), call.machine, callee.cause)
