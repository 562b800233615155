"""Style: the colours of the severities, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paramlint.lint.finding import Severity


@dataclass(frozen=True, slots=True)
class Style:
    """The terminal's codes by severity; a severity without a code stays plain."""

    codes: Mapping[Severity, str]

    def paint(self, severity: Severity, text: str) -> str:
        """The text in the colour of the severity."""
        code = self.codes.get(severity)
        return f"\x1b[{code}m{text}\x1b[0m" if code else text


PLAIN = Style({})
COLOURED = Style({Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"})
