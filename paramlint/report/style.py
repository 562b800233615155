"""Style: the colours of the severities and of a diff's lines, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from paramlint.lint.finding import Severity


@dataclass(frozen=True, slots=True)
class Style:
    """The terminal's codes by severity, and by what a diff's line begins with; what has no code stays plain."""

    codes: Mapping[Severity, str]
    changes: Mapping[str, str] = field(default_factory=dict)

    def paint(self, severity: Severity, text: str) -> str:
        """The text in the colour of the severity."""
        code = self.codes.get(severity)
        return _coloured(code, text)

    def paint_change(self, line: str) -> str:
        """A line of a diff in the colour of what it says."""
        kinds = ("---", "+++", "@@", "-", "+")
        kind = next((kind for kind in kinds if line.startswith(kind)), "")
        return _coloured(self.changes.get(kind), line)


def _coloured(code: str | None, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


PLAIN = Style({})
COLOURED = Style(
    {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"},
    {"---": "1", "+++": "1", "@@": "36", "-": "31", "+": "32"},
)
