"""The JSON documents of `summary` and `check`: a contract that docs/paramlint.schema.json spells out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from paramlint.lint.checked import CheckedFile
from paramlint.report.document_finding import finding_record
from paramlint.report.document_model import model_record
from paramlint.report.document_place import Record, location
from paramlint.source.file import Problem, SourceFile
from paramlint.source.span import Span
from paramlint.version import __version__

_START = Span(0, 0)


def summary_document(files: Sequence[CheckedFile], keras: str = "3") -> Record:
    """Every file with its problems and its models; `keras` is the version that the settings asked for."""
    return _document((_file(file) for file in files), keras)


def check_document(files: Sequence[CheckedFile], keras: str = "3") -> Record:
    """The same with the findings of every file."""
    return _document(({**_file(file), "findings": _findings(file)} for file in files), keras)


def json_text(document: Record) -> str:
    """The document as JSON text; half a surrogate pair, which UTF-8 cannot hold, stands as its escape."""
    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _document(files: Iterable[Record], keras: str) -> Record:
    return {"schema": 1, "paramlint": __version__, "keras": keras, "files": list(files)}


def _file(file: CheckedFile) -> Record:
    return {
        "path": file.source.path,
        "errors": [_error(file.source, problem) for problem in file.source.problems],
        "models": [model_record(file.source, model) for model in file.models],
    }


def _findings(file: CheckedFile) -> list[Record]:
    return [finding_record(file.source, finding) for finding in file.findings]


def _error(source: SourceFile, problem: Problem) -> Record:
    """A problem of the whole file stands where its finding does: at the beginning."""
    return {**location(source, problem.span or _START), "message": problem.message}
