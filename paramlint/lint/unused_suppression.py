"""How a name, or the whole of a comment, is taken out of a line where it ignores nothing."""

from __future__ import annotations

import re

from paramlint.lint.finding import Edit, Fix
from paramlint.source.file import SourceFile
from paramlint.source.lines import LINE_BREAK, line_end
from paramlint.source.span import Span
from paramlint.syntax.comments import line_at
from paramlint.syntax.directives import FileIgnore, Ignore, RuleName

_NAME = re.compile(r"[^\s,]+")
_ANOTHER_COMMENT = re.compile(r"(?<=\s)#+(?=[\s:]*[^\W\d])")
"""What stands behind a `#` belongs to the reason in `see #12`, and to another tool in `# type: ignore`."""


def without_name(source: SourceFile, ignore: Ignore | FileIgnore, name: RuleName) -> Fix:
    """The fix that removes one name from the comment that lists it, or the comment where it lists no other."""
    listed = list(_NAME.finditer(source.text, ignore.listed.start, ignore.listed.end))
    index = next(number for number, found in enumerate(listed) if found.start() == name.span.start)
    if len(listed) == 1:
        return Fix("remove the comment", (Edit(_comment(source, ignore), ""),))
    if index + 1 < len(listed):
        span = Span(name.span.start, listed[index + 1].start())
    else:
        span = Span(listed[index - 1].end(), name.span.end)
    return Fix(f"remove `{name.text}` from the comment", (Edit(span, ""),))


def _comment(source: SourceFile, ignore: Ignore | FileIgnore) -> Span:
    """The comment with its reason, and with the blanks, or the whole line, that nobody needs without it."""
    text = source.text
    another = _ANOTHER_COMMENT.search(text, ignore.listed.end, ignore.span.end)
    start, end = ignore.span.start, another.start() if another else ignore.span.end
    first = source.line_starts[line_at(source, start)]
    last = line_end(text, start)
    behind = text[end:last]
    if behind.strip():
        return Span(start, last - len(behind.lstrip()))
    start = first + len(text[first:start].rstrip())
    return Span(start, last) if start > first else _whole_line(source, first, last)


def _whole_line(source: SourceFile, first: int, last: int) -> Span:
    """The line with its line break; with the one before it where it has none of its own."""
    cell = source.cell_at(first)
    begin, end = (cell.span.start, cell.span.end) if cell else (0, len(source.text))
    own = LINE_BREAK.match(source.text, last)
    if own and own.end() <= end:
        return Span(first, own.end())
    if first == begin:
        return Span(first, last)
    return Span(first - (2 if source.text.endswith("\r\n", begin, first) else 1), last)
