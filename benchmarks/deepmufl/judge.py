"""Which findings name which faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from benchmarks.deepmufl.table import Fault, Program
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding, Severity
from paramlint.source.file import SourceFile

NEAR = 3
TOOL = "PML9"
VERSIONS = ("removed-api", "removed-or-moved-argument", "deprecated-input-shape")


@dataclass(frozen=True)
class Said:
    """A finding with the lines it covers, and whether it is about a model."""

    rule: str
    severity: Severity
    first: int
    last: int
    of_model: bool

    @property
    def grave(self) -> bool:
        """Whether it is a warning or an error."""
        return self.severity is not Severity.ADVICE

    def near(self, fault: Fault) -> bool:
        """Whether it covers one of the fault's lines, or ends or begins within three lines of one."""
        return any(self.first - NEAR <= line <= self.last + NEAR for line in fault.lines)

    def names(self, fault: Fault) -> bool:
        """Whether it says what the table says: by its rule, and by its place or by being about the model."""
        return self.rule in fault.rules and (self.of_model or self.near(fault))


@dataclass(frozen=True)
class Verdict:
    """A program and all that was said of it; `checked` is False where there was no such file."""

    program: Program
    said: tuple[Said, ...] = ()
    checked: bool = True

    def fires(self, versions: bool = True) -> bool:
        """Whether there is a warning or an error, with or without the rules on Keras's versions."""
        return any(one.grave and (versions or one.rule not in VERSIONS) for one in self.said)

    def named(self, said: Callable[[Said], bool] = lambda one: one.grave) -> Iterator[tuple[Said, Fault]]:
        """Every finding that `said` accepts with each fault that it names."""
        for one in filter(said, self.said):
            for fault in self.program.faults:
                if one.names(fault):
                    yield one, fault

    def finds(self) -> bool:
        """Whether a warning or an error names a fault that counts."""
        return any(fault.counts for _, fault in self.named())


def judge(programs: Iterable[Program], files: dict[str, CheckedFile]) -> tuple[Verdict, ...]:
    """A verdict on each program; `files` are what came of checking, by `table.key` of their paths."""
    return tuple(_verdict(program, files.get(program.key)) for program in programs)


def _verdict(program: Program, file: CheckedFile | None) -> Verdict:
    if file is None:
        return Verdict(program, checked=False)
    ours = (finding for finding in file.findings if not finding.code.startswith(TOOL))
    return Verdict(program, tuple(_said(file.source, finding) for finding in ours))


def _said(source: SourceFile, finding: Finding) -> Said:
    first, last = (source.location(place).line for place in (finding.span.start, finding.span.end))
    return Said(finding.name, finding.severity, first, last, finding.model is not None)
