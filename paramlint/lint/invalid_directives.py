"""Comments that speak to paramlint in vain: not understood, about a rule that does not exist, about no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paramlint.config.suggest import did_you_mean
from paramlint.graph.model import Model
from paramlint.lint.finding import Finding
from paramlint.lint.registry import nearest_rule
from paramlint.lint.rule import Rule
from paramlint.lint.selector import is_known
from paramlint.syntax.directives import Directives, Malformed, SamplesDirective

INVALID = "invalid-directive"


def invalid_directives(directives: Directives, models: Sequence[Model], reporter: Rule) -> Iterator[Finding]:
    """A finding of the reporting rule for every directive that has no meaning."""
    for malformed in directives.malformed:
        yield reporter.finding(malformed.problem, malformed.span, help=_remedy(malformed))
    for ignore in directives.all_ignores:
        for name in ignore.names:
            if not is_known(name.text):
                message = f"there is no rule `{name.text}` to ignore"
                yield reporter.finding(message, name.span, help=nearest_rule(name.text))
    for samples in _of_no_model(directives, models):
        message = f"these {samples.value:,} samples belong to no model"
        yield reporter.finding(message, samples.span, help=_WHERE_SAMPLES_STAND)


_WHERE_SAMPLES_STAND = "write it above the statement that makes the model, or at the head of the file"


def _of_no_model(directives: Directives, models: Sequence[Model]) -> Iterator[SamplesDirective]:
    taken = [directives.samples_at(model.called_from, model.span) for model in models]
    return (samples for samples in directives.samples if samples not in taken)


def _remedy(malformed: Malformed) -> str | None:
    if malformed.written is None:
        return malformed.remedy
    from paramlint.syntax.directive_parser import KEYWORDS

    return did_you_mean(malformed.written, KEYWORDS) or f"known are {', '.join(KEYWORDS)}"
