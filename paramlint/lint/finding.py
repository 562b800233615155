"""Finding: what a rule has to say, as plain data that every output format is made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from paramlint.source.span import Span


class Severity(StrEnum):
    """How bad a finding is. The order is that of the members: advice, warning, error."""

    ADVICE = "advice"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for advice, 1 for warnings, 2 for errors."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, and what stands there."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding. `safety` is `safe` (the same program) or `unsafe` (it changes what is trained)."""

    title: str
    edits: tuple[Edit, ...]
    safety: str = "safe"

    def applies(self, *, unsafe: bool) -> bool:
        """Whether `--fix` makes it: safe ones always, the others where the user wants unsafe ones as well."""
        return unsafe or self.safety == "safe"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, its place and what to do about it. `measure` is the number a baseline ratchets on."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    help: str | None = None
    related: tuple[Related, ...] = ()
    model: str | None = None
    layer: str | None = None
    measure: float | None = None
    fix: Fix | None = None
