"""Expressions without calls: constants, names, operators, displays, conditions."""

from __future__ import annotations

import operator
from ast import literal_eval
from collections.abc import Sequence
from functools import partial

import libcst as cst

from paramlint.evaluate.budget import MAX_BITS, MAX_ITEMS, too_large
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.dispatch import evaluate, evaluates
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.join import join_values
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.observed import observed
from paramlint.evaluate.operate import operate, operate_on_one
from paramlint.evaluate.operators import BINARY, COMPARISONS, UNARY, binary, bounded_tuple, constant
from paramlint.evaluate.paths import either
from paramlint.evaluate.scope import look_up
from paramlint.evaluate.truth import truth
from paramlint.evaluate.values import Known, OneOf, Reference, Scalar, Tuple, Value, options, same
from paramlint.unknown import Unknown


@evaluates(cst.Integer, cst.Float, cst.Imaginary)
def _number(node: cst.Integer | cst.Float | cst.Imaginary, machine: Machine) -> Value:
    if len(node.value) > MAX_BITS:
        return too_large("the number", machine.span(node))
    return Known(
        literal_eval(node.value.lstrip("0_") or "0") if _is_old_octal(node.value) else literal_eval(node.value)
    )


def _is_old_octal(text: str) -> bool:
    """`00` is a number, though one with superfluous zeros."""
    return text.startswith("0") and text.strip("0_") == ""


@evaluates(cst.SimpleString)
def _string(node: cst.SimpleString, machine: Machine) -> Value:
    value = node.evaluated_value
    return constant(value, machine.span(node))


@evaluates(cst.ConcatenatedString)
def _concatenated(node: cst.ConcatenatedString, machine: Machine) -> Value:
    return binary(operator.add, evaluate(node.left, machine), evaluate(node.right, machine), machine.span(node))


@evaluates(cst.FormattedString)
def _formatted(node: cst.FormattedString, machine: Machine) -> Value:
    parts = []
    for part in node.parts:
        if isinstance(part, cst.FormattedStringText):
            parts.append(_unescaped(part.value, raw="r" in node.prefix.lower()))
            continue
        value = evaluate(part.expression, machine) if isinstance(part, cst.FormattedStringExpression) else None
        plain = isinstance(part, cst.FormattedStringExpression) and not (part.conversion or part.format_spec)
        if isinstance(value, Unknown):
            return value.unnamed()
        if not isinstance(value, Known) or not plain:
            return Unknown("runtime-value", "this text is not followed", machine.span(node))
        parts.append(str(value.value))
    return constant("".join(parts), machine.span(node))


def _unescaped(text: str, raw: bool) -> str:
    text = text.replace("{{", "{").replace("}}", "}")
    if raw or "\\" not in text:
        return text
    quoted = text.replace("\\'", "'").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    value = literal_eval(f"'{quoted}'")
    return value if isinstance(value, str) else text


@evaluates(cst.Ellipsis)
def _ellipsis(node: cst.Ellipsis, machine: Machine) -> Value:
    return Known(...)


@evaluates(cst.Name)
def _name(node: cst.Name, machine: Machine) -> Value:
    value = look_up(node.value, machine, machine.span(node))
    machine.looked_at.update(option.identity for option in options((value,)) if isinstance(option, Reference))
    return (observed(node, machine) or value) if isinstance(value, (Unknown, OneOf)) else value


@evaluates(cst.Tuple)
def _tuple(node: cst.Tuple, machine: Machine) -> Value:
    items = elements(node.elements, machine)
    return items if isinstance(items, Unknown) else bounded_tuple(items, machine.span(node))


@evaluates(cst.List, cst.Set)
def _list(node: cst.List | cst.Set, machine: Machine) -> Value:
    items = elements(node.elements, machine)
    return items if isinstance(items, Unknown) else machine.allocate(ListContent(items))


def elements(nodes: Sequence[cst.BaseElement], machine: Machine) -> tuple[Value, ...] | Unknown:
    """The elements of a display, `*others` unpacked; Unknown where what is unpacked is."""
    values: list[Value] = []
    for node in nodes:
        value = evaluate(node.value, machine)
        if not isinstance(node, cst.StarredElement):
            values.append(value)
            continue
        inner = items_of(value, machine)
        if isinstance(inner, Unknown):
            return inner.at(machine.span(node))
        values.extend(inner)
        if len(values) > MAX_ITEMS:
            return too_large("the collection", machine.span(node))
    return tuple(values)


@evaluates(cst.Dict)
def _dict(node: cst.Dict, machine: Machine) -> Value:
    entries: dict[Scalar, Value] = {}
    open_for: Unknown | None = None
    for element in node.elements:
        value = evaluate(element.value, machine)
        if isinstance(element, cst.DictElement):
            key = evaluate(element.key, machine)
            if isinstance(key, Known):
                entries[key.value] = value
            else:
                open_for = Unknown("runtime-value", "a key of the dictionary is not known", machine.span(element))
        else:
            content = machine.content(value) if isinstance(value, Reference) else None
            if isinstance(content, DictContent) and content.open_for is None:
                entries |= content.entries
            else:
                open_for = Unknown("runtime-value", "what is unpacked here is not known", machine.span(element))
    return machine.allocate(DictContent({} if open_for else entries, open_for))


@evaluates(cst.UnaryOperation)
def _unary(node: cst.UnaryOperation, machine: Machine) -> Value:
    value = evaluate(node.expression, machine)
    if isinstance(node.operator, cst.Not):
        answer = truth(value, machine)
        return Known(not answer) if answer is not None else _open(value, node, machine)
    return operate_on_one(UNARY[type(node.operator)], value, machine, machine.span(node))


@evaluates(cst.BinaryOperation)
def _binary(node: cst.BinaryOperation, machine: Machine) -> Value:
    left, right = evaluate(node.left, machine), evaluate(node.right, machine)
    return combine(node.operator, left, right, node, machine)


def combine(sign: cst.CSTNode, left: Value, right: Value, node: cst.CSTNode, machine: Machine) -> Value:
    """`left sign right`."""
    operation = BINARY.get(type(sign))
    if operation is None:
        return Unknown("unsupported-syntax", f"{type(sign).__name__} is not followed", machine.span(node))
    return operate(operation, left, right, machine, machine.span(node))


@evaluates(cst.BooleanOperation)
def _boolean(node: cst.BooleanOperation, machine: Machine) -> Value:
    left = evaluate(node.left, machine)
    answer = truth(left, machine)
    if answer is None:
        right = evaluate(node.right, machine)
        return left if isinstance(left, Unknown) else join_values(left, right, _open(left, node, machine))
    decided = answer if isinstance(node.operator, cst.Or) else not answer
    return left if decided else evaluate(node.right, machine)


@evaluates(cst.Comparison)
def _comparison(node: cst.Comparison, machine: Machine) -> Value:
    left = evaluate(node.left, machine)
    result: Value = Known(True)
    for target in node.comparisons:
        right = evaluate(target.comparator, machine)
        result = _compare(target.operator, left, right, node, machine)
        if not isinstance(result, Known) or not result.value:
            return result
        left = right
    return result


def _compare(sign: cst.BaseCompOp, left: Value, right: Value, node: cst.Comparison, machine: Machine) -> Value:
    span = machine.span(node)
    if type(sign) in COMPARISONS:
        if isinstance(sign, (cst.Equal, cst.NotEqual)):
            if isinstance(left, Tuple) and isinstance(right, Tuple):
                return _tuples_equal(left, right, isinstance(sign, cst.Equal), span)
            if {type(left), type(right)} == {Tuple, Known}:
                return Known(isinstance(sign, cst.NotEqual))  # no constant is a tuple
        return operate(COMPARISONS[type(sign)], left, right, machine, span)
    if isinstance(sign, (cst.Is, cst.IsNot)):
        return _identical(left, right, isinstance(sign, cst.Is), span)
    return _contained(left, right, isinstance(sign, cst.In), span, machine)


def _tuples_equal(left: Tuple, right: Tuple, wanted: bool, span: object) -> Value:
    for value in (*left.items, *right.items):
        if not isinstance(value, Known):
            return value if isinstance(value, Unknown) else Unknown("runtime-value", "this comparison is not followed")
    equal = [item.value for item in left.items if isinstance(item, Known)] == [
        item.value for item in right.items if isinstance(item, Known)
    ]
    return Known(equal is wanted)


def _identical(left: Value, right: Value, wanted: bool, span: object) -> Value:
    for value in (left, right):
        if isinstance(value, Unknown):
            return value
        if isinstance(value, OneOf):
            return value.cause
    return Known(same(left, right) is wanted)


def _contained(left: Value, right: Value, wanted: bool, span: object, machine: Machine) -> Value:
    if (
        isinstance(left, Known)
        and isinstance(right, Known)
        and isinstance(left.value, str)
        and isinstance(right.value, str)
    ):
        return Known((left.value in right.value) is wanted)
    items = items_of(right, machine)
    for value in (left, items):
        if isinstance(value, Unknown):
            return value
    assert not isinstance(items, Unknown)
    if isinstance(left, Known) and all(isinstance(item, Known) for item in items):
        found = any(item.value == left.value for item in items if isinstance(item, Known))
        return Known(found is wanted)
    return Unknown("runtime-value", "this comparison is not followed")


@evaluates(cst.IfExp)
def _conditional(node: cst.IfExp, machine: Machine) -> Value:
    test = evaluate(node.test, machine)
    answer = truth(test, machine)
    if answer is not None:
        return evaluate(node.body if answer else node.orelse, machine)
    body, orelse = partial(evaluate, node.body, machine), partial(evaluate, node.orelse, machine)
    return either(body, orelse, machine, _open(test, node.test, machine))


@evaluates(cst.NamedExpr)
def _walrus(node: cst.NamedExpr, machine: Machine) -> Value:
    from paramlint.evaluate.assignment import assign

    value = evaluate(node.value, machine)
    assign(node.target, value, machine, node.value)
    return value


@evaluates(cst.Await)
def _await(node: cst.Await, machine: Machine) -> Value:
    evaluate(node.expression, machine)
    return Unknown("runtime-value", "what is awaited is only known at run time", machine.span(node))


def _open(value: Value, node: cst.CSTNode, machine: Machine) -> Unknown:
    """Why the truth of a value is not known."""
    if isinstance(value, Unknown):
        return value
    text = machine.text(node)
    return Unknown("condition", f"it depends on `{text[:60]}`", machine.span(node))
