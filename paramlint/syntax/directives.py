"""What comments tell paramlint: which findings to ignore, how many samples there are, what to assume."""

from __future__ import annotations

import msgspec

from paramlint.source.file import SourceFile
from paramlint.source.span import Span
from paramlint.syntax.comments import Scan, Statement, line_at, line_text, mentions_directive, scan

Scalar = bool | int | float | str | None
Assumed = Scalar | tuple[Scalar, ...]


class RuleName(msgspec.Struct, frozen=True):
    """A rule as a comment names it: its name, its code, or what several rules have in common."""

    text: str
    span: Span


class Ignore(msgspec.Struct, frozen=True):
    """`# paramlint: ignore[name] reason`, or `# noqa: PML102`. `line` is the code line it covers, None for none.

    `listed` is where the names stand, in a `noqa` with those of other linters.
    """

    names: tuple[RuleName, ...]
    reason: str
    span: Span
    listed: Span
    line: int | None


class FileIgnore(msgspec.Struct, frozen=True):
    """`# paramlint: file-ignore[name] reason`: covers the whole file, or the whole notebook."""

    names: tuple[RuleName, ...]
    reason: str
    span: Span
    listed: Span


class SamplesDirective(msgspec.Struct, frozen=True):
    """`# paramlint: samples=20000`."""

    value: int
    span: Span
    line: int


class Assume(msgspec.Struct, frozen=True):
    """`# paramlint: assume vocab_size=20000, maxlen=400`."""

    values: dict[str, Assumed]
    span: Span


class Malformed(msgspec.Struct, frozen=True):
    """A comment that speaks to paramlint and is not understood. `written` is the word that is not known, if one is."""

    problem: str
    span: Span
    remedy: str | None = None
    written: str | None = None


Directive = Ignore | FileIgnore | SamplesDirective | Assume | Malformed


class Directives(msgspec.Struct, frozen=True):
    """All directives of a file, and what they mean at a place of it."""

    source: SourceFile
    scan: Scan = Scan()
    ignores: tuple[Ignore, ...] = ()
    file_ignores: tuple[FileIgnore, ...] = ()
    samples: tuple[SamplesDirective, ...] = ()
    assumes: tuple[Assume, ...] = ()
    malformed: tuple[Malformed, ...] = ()

    @property
    def all_ignores(self) -> tuple[Ignore | FileIgnore, ...]:
        """Those of a line, then those of the file."""
        return (*self.ignores, *self.file_ignores)

    def assumed(self) -> dict[str, Assumed]:
        """The values that the comments of the file give to names; the last one said stands."""
        return {name: value for assume in self.assumes for name, value in assume.values.items()}

    def covers(self, ignore: Ignore, span: Span) -> bool:
        """Whether the line that the comment covers is one of those the span touches."""
        if ignore.line is None:
            return False
        last = max(span.start, span.end - 1)
        return line_at(self.source, span.start) <= ignore.line <= line_at(self.source, last)

    def samples_at(self, *spans: Span | None) -> SamplesDirective | None:
        """The number of samples stated for a model whose places these are, the most telling place first.

        A comment counts that stands on the lines of a place's statement, else one of the comment lines directly
        above it, else one at the head of the file. Nothing crosses the border of a notebook cell but the head.
        """
        if not self.samples:
            return None
        near = (self._samples_near(span) for span in spans if span is not None)
        return next((found for found in near if found), None) or self._samples_at_head()

    def _samples_near(self, span: Span) -> SamplesDirective | None:
        line = line_at(self.source, span.start)
        statement = self._statement(line)
        within = [stated for stated in self.samples if statement.first <= stated.line <= statement.last]
        if within:
            return min(within, key=lambda stated: abs(stated.line - line))
        above = lines_above(self.source, self.scan, statement.first)
        over = [stated for stated in self.samples if stated.line in above]
        return max(over, key=lambda stated: stated.line, default=None)

    def _samples_at_head(self) -> SamplesDirective | None:
        statements = self.scan.statements
        after_docstring = statements[1:] if statements and statements[0].text_only else statements
        end = after_docstring[0].first if after_docstring else len(self.source.line_starts)
        head = [stated for stated in self.samples if stated.line < end]
        return max(head, key=lambda stated: stated.line, default=None)

    def _statement(self, line: int) -> Statement:
        """The statement that the line belongs to; the line itself where the tokenizer did not get that far."""
        around = (found for found in self.scan.statements if found.first <= line <= found.last)
        return next(around, Statement(line, line, False))


def read_directives(source: SourceFile) -> Directives:
    """The directives in the comments of a file. Costs a substring test where no comment can hold one."""
    if not mentions_directive(source.code):
        return Directives(source)
    from paramlint.syntax.directive_parser import parse_comment

    seen = scan(source)
    found = [
        directive
        for comment in seen.comments
        for directive in parse_comment(comment, covered_line(source, seen, comment.line))
    ]
    return Directives(
        source,
        seen,
        ignores=tuple(one for one in found if isinstance(one, Ignore)),
        file_ignores=tuple(one for one in found if isinstance(one, FileIgnore)),
        samples=tuple(one for one in found if isinstance(one, SamplesDirective)),
        assumes=tuple(one for one in found if isinstance(one, Assume)),
        malformed=tuple(one for one in found if isinstance(one, Malformed)),
    )


def covered_line(source: SourceFile, seen: Scan, line: int) -> int | None:
    """The code line that a comment on this line speaks of: its own, or the one that its block of comments stands on."""
    alone = {comment.line for comment in seen.comments if comment.alone}
    target = line
    while target in alone:
        target += 1
    code = target < len(source.line_starts) and line_text(source, target).strip()
    return target if code and _same_cell(source, line, target) else None


def lines_above(source: SourceFile, seen: Scan, line: int) -> range:
    """The lines directly above a line that hold nothing but a comment, in the same cell."""
    alone = {comment.line for comment in seen.comments if comment.alone}
    first = line
    while first - 1 in alone and _same_cell(source, first - 1, line):
        first -= 1
    return range(first, line)


def _same_cell(source: SourceFile, one: int, other: int) -> bool:
    starts = source.line_starts
    return source.cell_at(starts[one]) == source.cell_at(starts[other])
