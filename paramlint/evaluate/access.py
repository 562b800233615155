"""Attributes and items."""

from __future__ import annotations

import operator

import libcst as cst

from paramlint.evaluate.dispatch import evaluate, evaluates
from paramlint.evaluate.iteration import item_at
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Opaque
from paramlint.evaluate.operators import computed, lift
from paramlint.evaluate.scope import from_library
from paramlint.evaluate.values import NONE, External, Known, Method, OneOf, Reference, Tuple, Value, possibly
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@evaluates(cst.Attribute)
def _attribute(node: cst.Attribute, machine: Machine) -> Value:
    receiver = evaluate(node.value, machine)
    span = machine.span(node)
    return lift(lambda one: attribute_of(one, node.attr.value, machine, span), receiver)


def attribute_of(receiver: Value, name: str, machine: Machine, span: Span) -> Value:
    """`receiver.name`. On a library's name it is a longer name; on a constant it is a method about to be called."""
    match receiver:
        case External(path):
            return from_library(f"{path}.{name}", machine)
        case Reference():
            return machine.content(receiver).attribute(receiver, name, machine, span)
        case Unknown():
            return receiver.unnamed()
    return Method(receiver, name)


@evaluates(cst.Subscript)
def _subscript(node: cst.Subscript, machine: Machine) -> Value:
    receiver = evaluate(node.value, machine)
    if len(node.slice) != 1:
        return _unless_unknown(receiver, "an item by several indices is not followed", machine.span(node))
    index = node.slice[0].slice
    if isinstance(index, cst.Slice):
        return _sliced(receiver, index, node, machine)
    assert isinstance(index, cst.Index)
    key = evaluate(index.value, machine)
    return lift(lambda one, place: _item(one, place, node, machine), receiver, key)


def _item(receiver: Value, key: Value, node: cst.Subscript, machine: Machine) -> Value:
    span = machine.span(node)
    match receiver:
        case Tuple(items):
            return item_at(items, key, span)
        case Known(str() | bytes() | range() as sequence) if isinstance(key, Known):
            return computed(operator.getitem, sequence, key.value, span=span)
        case Reference():
            return machine.content(receiver).subscript(key, machine, span)
    return _unless_unknown(receiver, "this item is not followed", span)


def _sliced(receiver: Value, index: cst.Slice, node: cst.Subscript, machine: Machine) -> Value:
    span = machine.span(node)
    bounds = [evaluate(bound, machine) if bound else NONE for bound in (index.lower, index.upper, index.step)]
    for bound in bounds:
        if not isinstance(bound, Known):
            return _unless_unknown(bound, "this slice is not followed", span)
    cut = slice(*(bound.value for bound in bounds if isinstance(bound, Known)))
    match receiver:
        case Tuple(items):
            return _cut_tuple(items, cut, span)
        case Known(str() | bytes() | range() as sequence):
            return computed(operator.getitem, sequence, cut, span=span)
        case Reference():
            return _cut_object(receiver, cut, machine, span)
    return _unless_unknown(receiver, "this slice is not followed", span)


def _cut_tuple(items: tuple[Value, ...], cut: slice, span: Span) -> Value:
    try:
        return Tuple(items[cut])
    except (TypeError, ValueError) as error:
        return Unknown("runtime-error", f"this raises {type(error).__name__}: {error}", span)


def _cut_object(receiver: Reference, cut: slice, machine: Machine, span: Span) -> Value:
    items = machine.content(receiver).items()
    if isinstance(items, Unknown):
        return machine.allocate(Opaque(items, machine.content(receiver).possible()))
    if items is None or not isinstance(machine.content(receiver), ListContent):
        return Unknown("runtime-value", "this slice is not followed", span)
    taken = _cut_tuple(tuple(items), cut, span)
    return machine.allocate(ListContent(taken.items)) if isinstance(taken, Tuple) else taken


def _unless_unknown(value: Value, why: str, span: Span) -> Value:
    if isinstance(value, Unknown):
        return value.unnamed()
    return possibly((value,), value.cause) if isinstance(value, OneOf) else Unknown("runtime-value", why, span)
