"""CheckedFile: all there is to say about one file, which is what a report is made of and what the cache keeps."""

from __future__ import annotations

from dataclasses import dataclass, field

from paramlint.graph.model import Model
from paramlint.lint.finding import Finding
from paramlint.source.file import SourceFile
from paramlint.source.looked_at import LookedAt


@dataclass(frozen=True)
class CheckedFile:
    """A file with its models and, where it was linted, its findings ordered by place, then code.

    `looked_at` has the modules of the project that were read for it, and where others were looked for: see
    `paramlint.source.looked_at`.
    """

    source: SourceFile
    models: tuple[Model, ...] = ()
    findings: tuple[Finding, ...] = ()
    looked_at: LookedAt = field(default_factory=dict)
