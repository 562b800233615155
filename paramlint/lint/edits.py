"""Fixes as edits of the text: what rules say to mend a call, so that none has to count characters.

Each function answers None where it cannot be sure of the text; a rule then offers no fix.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Use
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Edit
from paramlint.source.span import Span

_COMMA_BEFORE = re.compile(r",\s*\Z")
_COMMA_BEHIND = re.compile(r"\s*,[ \t]*")


def replace_value(use: Use, parameter: str, text: str) -> tuple[Edit, ...] | None:
    """Give another value for a parameter that is given."""
    found = argument(use, parameter)
    return None if found is None else (Edit(found.value_span, text),)


def rename_keyword(use: Use, keyword: str, new: str) -> tuple[Edit, ...] | None:
    """Call a keyword argument by another name; None where the new name is given as well."""
    found = use.keyword(keyword)
    if found is None or argument(use, new) is not None or not use.complete:
        return None
    return (Edit(Span(found.span.start, found.span.start + len(keyword)), new),)


def set_argument(use: Use, parameter: str, text: str, program: Program) -> tuple[Edit, ...] | None:
    """Give a parameter this value, as a new keyword argument at the end where it is not given."""
    changed = replace_value(use, parameter, text)
    if changed is not None:
        return changed
    if not use.complete:
        return None
    end = use.span.end - 1
    if program.source.code[end : end + 1] != ")":
        return None
    last = use.arguments[-1].span.end if use.arguments else use.name_span.end
    between = program.source.code[last:end]
    if not use.arguments:
        return (Edit(Span(end, end), f"{parameter}={text}"),) if between.strip() == "(" else None
    if not between.strip(" \t\r\n,"):
        return (Edit(Span(last, last), f", {parameter}={text}"),)
    return None


def set_arguments(use: Use, wanted: Mapping[str, str], program: Program) -> tuple[Edit, ...] | None:
    """Give several parameters these values; those that are not given yet come together at the end."""
    given = {name: text for name, text in wanted.items() if argument(use, name) is not None}
    added = [(name, text) for name, text in wanted.items() if name not in given]
    changed = [edit for name, text in given.items() for edit in replace_value(use, name, text) or ()]
    if not added:
        return tuple(changed)
    (name, text), more = added[0], [f", {name}={text}" for name, text in added[1:]]
    at_end = set_argument(use, name, text + "".join(more), program)
    return None if at_end is None else (*changed, *at_end)


def remove_argument(use: Use, keyword: str, program: Program) -> tuple[Edit, ...] | None:
    """Leave a keyword argument out, with one comma beside it. Comments stay."""
    found = use.keyword(keyword)
    if found is None:
        return None
    code = program.source.code
    behind = _COMMA_BEHIND.match(code, found.span.end)
    if behind is not None and code[behind.end() : behind.end() + 1] not in ("", "\n", "\r", "#", ")"):
        return (Edit(Span(found.span.start, behind.end()), ""),)
    before = _COMMA_BEFORE.search(code[use.name_span.end : found.span.start])
    if before is not None:
        return (Edit(Span(use.name_span.end + before.start(), found.span.end), ""),)
    if behind is not None:
        return (Edit(Span(found.span.start, behind.end()), ""),)
    return (Edit(found.span, ""),) if not _others(use, found) else None


def remove_arguments(use: Use, keywords: Sequence[str], program: Program) -> tuple[Edit, ...] | None:
    """Leave several keyword arguments out; None unless they stand side by side, or apart with others between them."""
    found = sorted((one for one in use.arguments if one.name in keywords), key=lambda one: one.span)
    if len(found) != len(keywords):
        return None
    if len(found) == 1:
        return remove_argument(use, keywords[0], program)
    order = [one.span for one in sorted(use.arguments, key=lambda one: one.span)]
    first = order.index(found[0].span)
    if order[first : first + len(found)] != [one.span for one in found]:
        return None
    block = replace(found[0], span=Span(found[0].span.start, found[-1].span.end))
    rest = tuple(one for one in use.arguments if one not in found)
    return remove_argument(replace(use, arguments=(*rest, block)), found[0].name or "", program)


def replace_argument(given: Argument, text: str) -> tuple[Edit, ...]:
    """Give another argument in its place, keyword and all."""
    return (Edit(given.span, text),)


def as_keyword(given: Argument, keyword: str) -> tuple[Edit, ...]:
    """Give an argument by keyword that is given by position, as the last of those."""
    return (Edit(Span(given.span.start, given.span.start), f"{keyword}="),)


def join_arguments(first: Argument, last: Argument, text: str) -> tuple[Edit, ...]:
    """Give one argument for several that stand side by side."""
    return (Edit(Span(first.span.start, last.span.end), text),)


def _others(use: Use, found: Argument) -> bool:
    return len(use.arguments) > 1 or not use.complete


def rename_callee(use: Use, new: str, program: Program) -> tuple[Edit, ...] | None:
    """Use another name of the same module: `layers.Flatten` becomes `layers.GlobalAveragePooling2D`.

    A name that was imported for itself is imported anew beside the old one, which stays; `import *` brings both.
    """
    written = program.text(use.name_span)
    _, dot, last = written.rpartition(".")
    if last != use.written.rpartition(".")[2]:
        return None  # an alias of the file's own
    changed = Edit(Span(use.name_span.end - len(last), use.name_span.end), new)
    if dot:
        return (changed,)
    wanted = f"{use.written.rpartition('.')[0]}.{new}"
    imports = list(program.imports)
    if any(f"{one.written}.{new}" == wanted and program.text(one.span).endswith("*") for one in imports):
        return (changed,)
    if any(one.written == wanted and program.text(one.span) == new for one in imports):
        return (changed,)
    beside = next((one for one in imports if one.written == use.written and program.text(one.span) == last), None)
    return None if beside is None else (Edit(Span(beside.span.end, beside.span.end), f", {new}"), changed)
