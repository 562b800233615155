"""Comments that silence findings, applied after everything was found, so that those without effect are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from paramlint.lint.finding import Finding
from paramlint.lint.rule import Rule
from paramlint.lint.selector import means
from paramlint.lint.unused_suppression import without_name
from paramlint.syntax.directives import Directives, FileIgnore, Ignore, RuleName

UNUSED = "unused-suppression"
_UNSEEN = frozenset({"invalid-syntax", "unreadable-file", "internal-error", "rule-crashed"})
"""Where one of these was found, what else there would have been is not known."""


def suppress(findings: Iterable[Finding], directives: Directives, active: Mapping[str, Rule]) -> Iterator[Finding]:
    """The findings that no comment ignores, and one for every name in a comment that ignored nothing.

    A name that means no rule of this run is let be, and so are all where a part of the file could not be read:
    whether they would have had an effect is not known.
    """
    used: set[RuleName] = set()
    seen = {problem.kind for problem in directives.source.problems}
    for finding in findings:
        seen.add(finding.name)
        ignoring = list(_ignoring(finding, directives, active[finding.name]))
        used.update(ignoring)
        if not ignoring:
            yield finding
    reporter = active.get(UNUSED)
    if reporter and _UNSEEN.isdisjoint(seen):
        named = ((ignore, name) for ignore in directives.all_ignores for name in ignore.names)
        unused = ((ignore, name) for ignore, name in named if name not in used)
        yield from _unused(unused, directives, active, reporter)


def _ignoring(finding: Finding, directives: Directives, rule: Rule) -> Iterator[RuleName]:
    """The names in comments that ignore the finding."""
    near = (ignore for ignore in directives.ignores if directives.covers(ignore, finding.span))
    covering: list[Ignore | FileIgnore] = [*near, *directives.file_ignores]
    for ignore in covering:
        yield from (name for name in ignore.names if means(name.text, rule))


def _unused(
    names: Iterable[tuple[Ignore | FileIgnore, RuleName]],
    directives: Directives,
    active: Mapping[str, Rule],
    reporter: Rule,
) -> Iterator[Finding]:
    for ignore, name in names:
        meant = [rule for rule in active.values() if means(name.text, rule)]
        if not meant or reporter in meant:
            continue
        message = f"there is no finding of `{name.text}` here to ignore"
        fix = without_name(directives.source, ignore, name)
        finding = reporter.finding(message, name.span, help="remove it from the comment", fix=fix)
        if not any(_ignoring(finding, directives, reporter)):
            yield finding
