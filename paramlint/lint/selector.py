"""A selector: a rule's name or code, a family, the beginning of a code, or ALL."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from paramlint.config.errors import Place
from paramlint.lint.registry import nearest_rule, rule_files

ALL = "ALL"
_CLOSENESS_OF_FAMILY = 2


class Named(Protocol):
    """A rule, or the file of one."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def family(self) -> str: ...


def specificity(selector: str, rule: Named) -> int | None:
    """How closely the selector means this rule, None where it does not mean it.

    0 for ALL, then one more for each further digit of a code; a family is as close as its first digit, a name as
    close as the whole code.
    """
    if selector == rule.name:
        return _closeness(rule.code)
    if selector == rule.family:
        return _CLOSENESS_OF_FAMILY
    code = selector.upper()
    if rule.code.startswith(code) and code.rstrip("0123456789") == rule.code.rstrip("0123456789"):
        return _closeness(code)
    return 0 if code == ALL else None


def _closeness(code: str) -> int:
    return 1 + sum(map(str.isdigit, code))


def means(selector: str, rule: Named) -> bool:
    """Whether the selector means this rule, perhaps among others."""
    return specificity(selector, rule) is not None


def is_known(selector: str) -> bool:
    """Whether the selector means any rule at all."""
    return any(means(selector, rule) for rule in rule_files())


def refuse_unknown_selectors(selectors: Iterable[str], place: Place) -> None:
    """ConfigError for the first selector that means no rule."""
    for selector in selectors:
        if not is_known(selector):
            raise place.error(f"`{selector}` is no rule, code, family or ALL", nearest_rule(selector))
