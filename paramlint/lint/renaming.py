"""Edits that put another of Keras's names for one: of an activation, a loss, a metric."""

from __future__ import annotations

import re

from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Named, Use
from paramlint.keras.naming import snake_case
from paramlint.lint.edits import rename_callee
from paramlint.lint.finding import Edit
from paramlint.lint.loss import Loss
from paramlint.source.span import Span

_TEXT = re.compile(r"(?P<quote>['\"])(?P<name>\w+)(?P=quote)")
_DOTTED = re.compile(r"\w+(\.\w+)+")
_COMMON = frozenset({"from_logits", "label_smoothing", "name", "reduction"})
"""What all crossentropies take."""


def rename(argument: Argument | None, new: str, program: Program) -> tuple[Edit, ...] | None:
    """Give another name where one stands as a text or at the end of a dotted name; None where it is something else."""
    if argument is None:
        return None
    span = argument.value_span
    text = program.text(span)
    found = _TEXT.fullmatch(text)
    if found is not None:
        return (Edit(span, f"{found['quote']}{new}{found['quote']}"),)
    last = argument.value.name.rpartition(".")[2] if isinstance(argument.value, Named) else None
    if last is not None and _DOTTED.fullmatch(text) and text.endswith(f".{last}"):
        return (Edit(Span(span.end - len(last), span.end), new),)
    return None


def rename_text(argument: Argument, name: str, new: str, program: Program) -> tuple[Edit, ...] | None:
    """Give another name where the argument's text holds one in quotes, alone or in a list; None unless it does once."""
    found = [one for one in _TEXT.finditer(program.text(argument.value_span)) if one["name"] == name]
    if len(found) != 1:
        return None
    start = argument.value_span.start + found[0].start("name")
    return (Edit(Span(start, start + len(name)), new),)


def rename_loss(loss: Loss, new: str, program: Program) -> tuple[Edit, ...] | None:
    """Train with another crossentropy, written as the one before is: as a text, a function, a class or an object."""
    given, written = loss.given, program.text(loss.argument.value_span)
    if not loss.whole:
        return None
    if isinstance(given, Use):
        plain = given.complete and all(one.name in _COMMON for one in given.arguments)
        here = given.span == loss.argument.value_span
        return rename_callee(given, class_name(new), program) if plain and here else None
    is_class = written.strip("'\"").rpartition(".")[2][:1].isupper() and not written.strip("'\"").isupper()
    return rename(loss.argument, class_name(new) if is_class else new, program)


def class_name(name: str) -> str:
    """The class of a loss.

    >>> class_name("binary_crossentropy")
    'BinaryCrossentropy'
    """
    found = "".join(part.capitalize() for part in name.split("_"))
    assert snake_case(found) == name
    return found
