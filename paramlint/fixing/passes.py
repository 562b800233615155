"""Fixing a file: pass after pass, each on what the one before it made of the file, until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from paramlint.fixing.damage import refuse_damage
from paramlint.fixing.fixed import Fixed, Rejected, Version
from paramlint.fixing.refused import Refused
from paramlint.fixing.rewriting import rewrite
from paramlint.fixing.settling import settled
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding
from paramlint.source.file import SourceFile

Check = Callable[[bytes], CheckedFile]
"""Reads a file's new bytes and lints them as it did the old ones."""

PASSES = 10
"""How many passes may go by without there being less to fix than ever before."""


def fixable(checked: CheckedFile, *, unsafe: bool) -> tuple[Finding, ...]:
    """The findings that have a fix which is safe, or which the user wants all the same."""
    return tuple(one for one in checked.findings if one.fix and one.fix.edits and one.fix.applies(unsafe=unsafe))


def fix_file(data: bytes, checked: CheckedFile, check: Check, *, unsafe: bool) -> Fixed:
    """The file with every fix that can be made. What it holds afterwards parses wherever it did before."""
    before = Version(data, checked)
    work = _Work(check, before)
    fewest, vain = len(checked.findings) + 1, 0
    while wanted := work.wanted(unsafe):
        vain = 0 if len(wanted) < fewest else vain + 1
        fewest = min(fewest, len(wanted))
        if vain == PASSES:
            break
        work.carry_out(settled(wanted))
    unsettled = tuple(sorted({finding.name for finding in wanted}))
    return Fixed(before, work.version, tuple(work.fixed), work.rejected(unsafe), unsettled)


@dataclass
class _Work:
    """The file as it stands after the passes so far."""

    check: Check
    version: Version
    fixed: list[Finding] = field(default_factory=list)
    refused: dict[object, Rejected] = field(default_factory=dict)
    faulty: dict[str, Rejected] = field(default_factory=dict)
    """By its name each rule with a bug: what else it proposes is not even tried."""

    def wanted(self, unsafe: bool) -> list[Finding]:
        """What is left to fix, without what could not be."""
        checked = self.version.checked
        left = [one for one in fixable(checked, unsafe=unsafe) if one.name not in self.faulty]
        return [one for one in left if not self.refused or _identity(one, checked.source) not in self.refused]

    def rejected(self, unsafe: bool) -> tuple[Rejected, ...]:
        """What was refused and would be again, at its place in the file as it stands now; a faulty rule once."""
        checked = self.version.checked
        found = ((one, self.refused.get(_identity(one, checked.source))) for one in fixable(checked, unsafe=unsafe))
        again = (replace(why, finding=one, source=checked.source) for one, why in found if why)
        return (*again, *self.faulty.values())

    def carry_out(self, findings: Sequence[Finding]) -> None:
        """Make the fixes that can be made, together, and remember the others."""
        kept, version = self._sifted((), findings)
        self.fixed += kept
        self.version = version or self.version

    def _sifted(
        self, kept: tuple[Finding, ...], findings: Sequence[Finding]
    ) -> tuple[tuple[Finding, ...], Version | None]:
        """Those of the fixes that can be made with the ones kept, and what they make of the file.

        Where the whole is refused halves are tried, so that a few bad ones among many are soon found.
        """
        findings = [one for one in findings if one.name not in self.faulty]
        if not findings:
            return kept, None
        try:
            return (*kept, *findings), self._version_with((*kept, *findings))
        except Refused as refused:
            if len(findings) == 1:
                self._reject(findings[0], refused)
                return kept, None
        middle = len(findings) // 2
        kept, first = self._sifted(kept, findings[:middle])
        kept, second = self._sifted(kept, findings[middle:])
        return kept, second or first

    def _version_with(self, findings: tuple[Finding, ...]) -> Version:
        """The file with the fixes made; Refused unless it can be read as well as before."""
        source = self.version.checked.source
        data = rewrite(self.version.data, source, findings)
        if data == self.version.data:
            raise Refused("it changes nothing", bug=True)
        checked = self.check(data)
        refuse_damage(source, checked.source)
        return Version(data, checked)

    def _reject(self, finding: Finding, refused: Refused) -> None:
        source = self.version.checked.source
        rejected = Rejected(finding, source, str(refused), refused.bug)
        if refused.bug:
            self.faulty[finding.name] = rejected
        else:
            self.refused[_identity(finding, source)] = rejected


def _identity(finding: Finding, source: SourceFile) -> object:
    """What makes a fix the same one in a later pass, when other lines may stand above it."""
    start = finding.span.start
    edits = finding.fix.edits if finding.fix else ()
    texts = tuple((source.text[edit.span.start : edit.span.end], edit.text) for edit in edits)
    return finding.code, finding.message, source.location(start).cell, source.line_text(start), texts
