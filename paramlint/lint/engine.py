"""Running rules: a file with its models in, its findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding
from paramlint.lint.invalid_directives import INVALID, invalid_directives
from paramlint.lint.rule import Rule
from paramlint.lint.suppression import suppress
from paramlint.source.file import SourceFile
from paramlint.source.span import Span
from paramlint.syntax.directives import Directives

CRASHED = "rule-crashed"


def lint(program: Program, directives: Directives, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """The findings of the rules, ordered by place, then code; each said once, however many models share it."""
    active = {rule.name: rule for rule in rules}
    found = [
        *_of_rules(program, rules, active.get(CRASHED)),
        *_of_problems(program.source, active),
        *(invalid_directives(directives, program.models, active[INVALID]) if INVALID in active else ()),
    ]
    return _ordered(suppress(found, directives, active))


def _of_rules(program: Program, rules: Sequence[Rule], crashed: Rule | None) -> Iterator[Finding]:
    for rule in rules:
        for subject in rule.subjects(program):
            yield from _checked(rule, subject, program, crashed)


def _checked(rule: Rule, subject: Any, program: Program, crashed: Rule | None) -> Sequence[Finding]:
    """What the rule finds there. A rule that raises must not take the others with it: it becomes a finding."""
    try:
        return tuple(_for(rule, subject).check(subject, program))
    except Exception as error:
        if crashed is None:
            return ()
        message = f"`{rule.name}` crashed here with {type(error).__name__}: {' '.join(str(error).split())}"
        remedy = f"the rule is at fault, not the code: run with --ignore {rule.name}, and report it"
        model = subject if isinstance(subject, Model) else None
        span = getattr(subject, "span", None) or Span(0, 0)
        return (crashed.finding(message, span, help=remedy, model=model),)


def _for(rule: Rule, subject: Any) -> Rule:
    """The rule with the options that hold for this model."""
    return rule.for_model(subject) if isinstance(subject, Model) else rule


def _of_problems(source: SourceFile, active: Mapping[str, Rule]) -> Iterator[Finding]:
    """What kept the file, or a part of it, from being read; the rule is called like the kind of problem."""
    for problem in source.problems:
        if rule := active.get(problem.kind):
            yield rule.finding(problem.message, problem.span or Span(0, 0))


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    once = {(finding.code, finding.span, finding.message): finding for finding in reversed(tuple(findings))}
    return tuple(sorted(once.values(), key=_place))


def _place(finding: Finding) -> tuple[int, str, int, str]:
    return finding.span.start, finding.code, finding.span.end, finding.message
