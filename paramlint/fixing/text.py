"""Edits made in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from paramlint.lint.finding import Edit
from paramlint.source.lines import LINE_BREAK


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, which are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += text[at : edit.span.start], edit.text
        at = edit.span.end
    return "".join((*parts, text[at:]))


def with_line_breaks_of(text: str, edit: Edit) -> Edit:
    """The edit with the line breaks of the line it begins in; of the line before where that is the last one."""
    if not LINE_BREAK.search(edit.text):
        return edit
    return replace(edit, text=LINE_BREAK.sub(_line_break_at(text, edit.span.start), edit.text))


def _line_break_at(text: str, offset: int) -> str:
    following = LINE_BREAK.search(text, offset)
    if following:
        return following[0]
    before = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))
    if before < 0:
        return "\n"
    return "\r\n" if text.endswith("\r\n", 0, before + 1) else text[before]
