"""Rule: the base class of the one class that every rule file holds."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any, ClassVar

import msgspec

from paramlint.config.settings import ModelSettings
from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Use
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.source.span import Span

FAMILY_OF_TOOL_RULES = "tool"
FILE_NAME = re.compile(r"(?P<code>[a-z]+[0-9]+)_(?P<name>[a-z0-9_]+)")
"""A rule file is called by the rule's code and name: `pml101_params_exceed_samples`."""


class RuleOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What `[tool.paramlint.rules.NAME]` may say, each field with its default and, as `Meta`, a description."""


class Variant(msgspec.Struct, frozen=True):
    """Other options for the models that an entry of the settings is about."""

    entry: ModelSettings
    options: RuleOptions


class Rule(ABC):
    """One thing that paramlint looks for: in models, unless it is a `UseRule`.

    The docstring of a rule is its page: a first sentence, then the headings `What it does`, `Why it matters`,
    `Example`, `Use instead` and, if wanted, `References`. Code and name come from the name of its file, the family
    from the folder. A rule that needs a number it does not have stays silent.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    family: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    default: ClassVar[bool] = True
    """Whether the rule runs unless settings say otherwise."""
    fix_safety: ClassVar[str | None] = None
    """`safe` or `unsafe` where the rule can mend what it finds."""

    class Options(RuleOptions, frozen=True):
        """Nothing but the severity."""

    options: RuleOptions

    def __init_subclass__(cls) -> None:
        """Reads code, name and family off the module, as `rules/budget/pml101_params_exceed_samples.py`."""
        super().__init_subclass__()
        *_, folder, file = ["", "", *cls.__module__.split(".")]
        if found := FILE_NAME.fullmatch(file):
            cls.code = found["code"].upper()
            cls.name = found["name"].replace("_", "-")
            cls.family = folder

    def __init__(self, options: RuleOptions | None = None, severity: Severity | None = None) -> None:
        """`severity` is the one the user asked for; the rule's own decision counts where it is None."""
        self.options = options or self.Options()
        self._severity = severity
        self._variants: tuple[Variant, ...] = ()

    def subjects(self, program: Program) -> Iterable[Any]:
        """What the rule looks at, one after the other: the models, unless a kind of rule says otherwise."""
        return program.models

    @abstractmethod
    def check(self, subject: Any, program: Program) -> Iterable[Finding]:
        """What is wrong with the model (a `Model`), or whatever else the rule looks at."""

    def for_model(self, model: Model) -> Rule:
        """The rule with the options that hold for this model; the last variant that fits wins."""
        names = (model.name, *model.names)
        fitting = [variant.options for variant in self._variants if variant.entry.is_about(names)]
        return self._with(options=fitting[-1]) if fitting else self

    def with_variants(self, variants: Sequence[Variant]) -> Rule:
        """The rule with other options for some models; a rule holds those of one file at a time."""
        return self._with(_variants=tuple(variants)) if variants else self

    def _with(self, **changed: object) -> Rule:
        other = copy(self)
        vars(other).update(changed)
        return other

    def finding(
        self,
        message: str,
        span: Span,
        *,
        severity: Severity | None = None,
        help: str | None = None,
        related: Iterable[Related] = (),
        model: Model | None = None,
        layer: str | None = None,
        measure: float | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this rule, of the user's severity if one is set, else of the one given, else of the rule's."""
        return Finding(
            self.code,
            self.name,
            self._severity or severity or self.severity,
            message,
            span,
            help,
            tuple(related),
            (model.variable or model.name) if model else None,
            layer,
            measure,
            fix,
        )


class UseRule(Rule):
    """A rule about the places where a program uses Keras: `check` is given one `Use` after the other.

    A rule about some names only says so in `names`: `keras.Model.fit`; one that ends in a dot means all that begins
    like this.
    """

    names: ClassVar[tuple[str, ...]] = ()

    def subjects(self, program: Program) -> Iterable[Use]:
        """The file's own uses of the names that the rule is about, all of them where it names none."""
        own = (use for use in program.uses if not use.elsewhere)
        if not self.names:
            return own
        begins = tuple(name for name in self.names if name.endswith("."))
        return (use for use in own if use.name in self.names or use.name.startswith(begins))


class ToolRule(Rule):
    """A rule about paramlint's own work: its findings are made where that work is done, not by looking at models."""

    always: ClassVar[bool] = False
    """Whether it runs whatever is selected, unless it is ignored: without it, silence would not mean well."""

    def check(self, subject: Any, program: Program) -> Iterable[Finding]:
        """Nothing: a model has no say in it."""
        return ()
