"""Fixed: what became of a file whose findings were to be fixed."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding
from paramlint.source.file import SourceFile


@dataclass(frozen=True, slots=True)
class Version:
    """A file as its bytes are, and what there is to say about them."""

    data: bytes
    checked: CheckedFile


@dataclass(frozen=True, slots=True)
class Rejected:
    """A fix that was not made, the text it was meant for, and why; `bug` where the rule is at fault."""

    finding: Finding
    source: SourceFile
    why: str
    bug: bool


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after its fixes.

    `findings` are those that were fixed, each with its place when it was; `unsettled` the names of the rules that had
    something to fix again and again, to no end.
    """

    before: Version
    after: Version
    findings: tuple[Finding, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    unsettled: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before.data != self.after.data

    @property
    def at_fault(self) -> bool:
        """Whether a rule proposed what cannot be done, or never came to rest."""
        return bool(self.unsettled) or any(one.bug for one in self.rejected)
