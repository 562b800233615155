"""Which fixes of a pass go together: in the order of their places, those that no earlier one stands in the way of."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from operator import attrgetter

from paramlint.lint.finding import Edit, Finding
from paramlint.source.span import Span

_by_span = attrgetter("span")


def settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings whose fixes are made in one pass, each with all its edits; the others wait for the next."""
    chosen: list[Finding] = []
    taken: list[Edit] = []
    for finding in sorted(findings, key=_order):
        edits = _edits(finding)
        if all(_fits(edit, taken) for edit in edits):
            chosen.append(finding)
            for edit in edits:
                if edit not in taken[_first(edit, taken) :]:
                    insort(taken, edit, key=_by_span)
    return tuple(chosen)


def edits_of(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits of fixes that go together, by place; one that several of them make counts once."""
    edits = dict.fromkeys(edit for finding in findings for edit in _edits(finding))
    return tuple(sorted(edits, key=_by_span))


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _order(finding: Finding) -> tuple[list[Span], str, Span]:
    return sorted(edit.span for edit in _edits(finding)), finding.code, finding.span


def _fits(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether the edit touches none of those taken, which are in order and do not overlap, or is one of them."""
    index = _first(edit, taken)
    while index < len(taken) and taken[index].span.start <= edit.span.end:
        if not _go_together(edit, taken[index]):
            return False
        index += 1
    return True


def _first(edit: Edit, taken: Sequence[Edit]) -> int:
    """The first edit taken that may touch this one."""
    return bisect_left(taken, edit.span.start, key=lambda other: other.span.end)


def _go_together(one: Edit, other: Edit) -> bool:
    """Whether two edits that touch can both be made: the same edit, or two that insert whole lines at one place."""
    insert = one.span == other.span and one.span.start == one.span.end
    return one == other or (insert and one.text.endswith("\n") and other.text.endswith("\n"))
