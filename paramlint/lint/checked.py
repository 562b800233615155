"""CheckedFile: all there is to say about one file, which is what a report is made of and what the cache keeps."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.graph.model import Model
from paramlint.lint.finding import Finding
from paramlint.source.file import SourceFile


@dataclass(frozen=True)
class CheckedFile:
    """A file with its models and, where it was linted, its findings ordered by place, then code."""

    source: SourceFile
    models: tuple[Model, ...] = ()
    findings: tuple[Finding, ...] = ()
