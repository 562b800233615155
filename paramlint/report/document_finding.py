"""Findings and fixes in the JSON document of a check."""

from __future__ import annotations

import math

from paramlint.lint.finding import Edit, Finding, Fix
from paramlint.report.document_place import Record, end_location, location
from paramlint.source.file import SourceFile


def finding_record(source: SourceFile, finding: Finding) -> Record:
    """A finding with its place, what it is related to and its fix."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "location": location(source, finding.span),
        "end_location": end_location(source, finding.span),
        "model": finding.model,
        "layer": finding.layer,
        "measure": _measure(finding.measure),
        "related": [{"message": place.message, "location": location(source, place.span)} for place in finding.related],
        "fix": None if finding.fix is None else _fix(source, finding.fix),
    }


def _measure(number: float | None) -> float | None:
    """JSON has no word for infinity."""
    return number if number is not None and math.isfinite(number) else None


def _fix(source: SourceFile, fix: Fix) -> Record:
    edits = [_edit(source, edit) for edit in fix.edits]
    return {"title": fix.title, "safety": fix.safety, "edits": edits}


def _edit(source: SourceFile, edit: Edit) -> Record:
    return {
        "location": location(source, edit.span),
        "end_location": end_location(source, edit.span),
        "text": edit.text,
    }
