"""Attributes and items."""

from __future__ import annotations

import operator

import libcst as cst

from paramlint.evaluate.dispatch import evaluate, evaluates
from paramlint.evaluate.iteration import cut, item_at, known_bounds
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Opaque
from paramlint.evaluate.observed import is_open, observed
from paramlint.evaluate.operators import computed, lift
from paramlint.evaluate.scope import from_library
from paramlint.evaluate.values import NONE, External, Known, Method, OneOf, Reference, Slice, Tuple, Value, possibly
from paramlint.source.span import Span
from paramlint.unknown import Unknown


@evaluates(cst.Attribute)
def _attribute(node: cst.Attribute, machine: Machine) -> Value:
    receiver = evaluate(node.value, machine)
    span = machine.span(node)
    value = lift(lambda one: attribute_of(one, node.attr.value, machine, span), receiver)
    return (observed(node, machine) or value) if is_open(value) else value


def attribute_of(receiver: Value, name: str, machine: Machine, span: Span) -> Value:
    """`receiver.name`. On a library's name it is a longer name; on a constant it is a method about to be called."""
    match receiver:
        case External(path):
            found = from_library(f"{path}.{name}", machine)
            return found.at(span) if isinstance(found, Unknown) else found
        case Reference():
            return machine.content(receiver).attribute(receiver, name, machine, span)
        case Unknown():
            return receiver.part()
    return Method(receiver, name)


@evaluates(cst.Subscript)
def _subscript(node: cst.Subscript, machine: Machine) -> Value:
    receiver = evaluate(node.value, machine)
    key = key_of(node, machine)
    return lift(lambda one, place: item_of(one, place, machine, machine.span(node)), receiver, key)


def key_of(node: cst.Subscript, machine: Machine) -> Value:
    """What stands between the brackets: a value, a Slice, or a Tuple of several."""
    parts = [_index(element.slice, machine) for element in node.slice]
    several = len(parts) > 1 or isinstance(node.slice[0].comma, cst.Comma)
    return Tuple(tuple(parts)) if several else parts[0]


def _index(index: cst.BaseSlice, machine: Machine) -> Value:
    if isinstance(index, cst.Slice):
        return Slice(*(evaluate(bound, machine) if bound else NONE for bound in (index.lower, index.upper, index.step)))
    assert isinstance(index, cst.Index)
    if index.star:
        return Unknown("unsupported-syntax", "an unpacked index is not followed", machine.span(index))
    return evaluate(index.value, machine)


def item_of(receiver: Value, key: Value, machine: Machine, span: Span) -> Value:
    """`receiver[key]` where neither is one of several."""
    match receiver:
        case Tuple(items) if isinstance(key, Slice):
            taken = cut(items, key, span)
            return machine.allocate(Opaque(taken, items)) if isinstance(taken, Unknown) else Tuple(taken)
        case Tuple(items):
            return item_at(items, key, span)
        case Known(str() | bytes() | range() as sequence):
            place = known_bounds(key, span) if isinstance(key, Slice) else key
            if isinstance(place, (Known, slice)):
                return computed(operator.getitem, sequence, getattr(place, "value", place), span=span)
            return _unless_unknown(place, "this item is not followed", span)
        case Reference():
            return machine.content(receiver).subscript(receiver, key, machine, span)
    return _unless_unknown(receiver, "this item is not followed", span)


def _unless_unknown(value: Value, why: str, span: Span) -> Value:
    if isinstance(value, Unknown):
        return value.part()
    return possibly((value,), value.cause) if isinstance(value, OneOf) else Unknown("runtime-value", why, span)
