"""The code cells of a notebook from its JSON, in nbformat 4 and its predecessor 3."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from paramlint.source.limits import JSON_VALUES
from paramlint.source.outputs import printed_text, run_number, shown_value, training_progress, warnings_text
from paramlint.source.progress import NOTHING, Progress

_Json = dict[str, object]
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class NotANotebook(ValueError):
    """The bytes are not a notebook; the message says why."""


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A code cell with its 1-based number over all cells, markdown included, and what it showed when it last ran."""

    number: int
    source: str
    value: str | None = None
    printed: str = ""
    run: int | None = None
    warnings: str = ""
    progress: Progress = NOTHING


def code_cells(data: bytes) -> list[CodeCell]:
    """The Python cells in order, none for a notebook in another language; raises NotANotebook."""
    notebook = _object(_loaded(data), "the notebook")
    cells = [_object(cell, f"cell {number}") for number, cell in enumerate(_all_cells(notebook), start=1)]
    if not _is_python(notebook):
        return []
    return [_code_cell(cell, number) for number, cell in enumerate(cells, start=1) if _is_code(cell)]


def _code_cell(cell: _Json, number: int) -> CodeCell:
    value, printed, warnings = shown_value(cell), printed_text(cell), warnings_text(cell)
    progress = training_progress(cell)
    return CodeCell(number, _source(cell, number), value, printed, run_number(cell), warnings, progress)


def _loaded(data: bytes) -> object:
    if sum(data.count(mark) for mark in (b",", b"[", b"{")) > JSON_VALUES:
        raise NotANotebook(f"holds more than {JSON_VALUES:,} values, which is more than paramlint reads")
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise NotANotebook(f"is not a notebook: no valid JSON ({place}: {error.msg})") from error
    except UnicodeDecodeError as error:
        raise NotANotebook(f"is not a notebook: no {error.encoding} text") from error
    except (RecursionError, ValueError) as error:
        raise NotANotebook("is not a notebook: its JSON is nested too deeply or has too long a number") from error


def _all_cells(notebook: _Json) -> Iterator[object]:
    """The cells of every kind; nbformat 3 keeps them in worksheets."""
    if "cells" in notebook:
        yield from _list(notebook["cells"], '"cells"')
    elif "worksheets" in notebook:
        for sheet in _list(notebook["worksheets"], '"worksheets"'):
            yield from _list(_object(sheet, "a worksheet").get("cells", []), '"cells"')
    else:
        raise NotANotebook("is not a notebook: it has no cells")


def _is_python(notebook: _Json) -> bool:
    """Whether the kernel's language is Python, as it is taken to be when the metadata do not say."""
    metadata = notebook.get("metadata")
    for section, key in (("kernelspec", "language"), ("language_info", "name")):
        language = _entry(_entry(metadata, section), key)
        if isinstance(language, str) and language.strip():
            return _names_python(language)
    return True


def _is_code(cell: _Json) -> bool:
    """Whether it is a code cell in Python; in nbformat 3 each cell has a language."""
    language = cell.get("language")
    return cell.get("cell_type") == "code" and (not isinstance(language, str) or _names_python(language))


def _names_python(language: str) -> bool:
    return "python" in language.lower() or language.lower() == "pyspark"


def _source(cell: _Json, number: int) -> str:
    """The source of a code cell; lone surrogates, which no file can hold, become replacement characters."""
    source = cell.get("source", cell.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(cast("list[str]", source))
    if not isinstance(source, str):
        raise NotANotebook(f"is not a notebook: the source of cell {number} is not text")
    return _LONE_SURROGATE.sub("\ufffd", source)


def _entry(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None


def _object(value: object, what: str) -> _Json:
    if not isinstance(value, dict):
        raise NotANotebook(f"is not a notebook: {what} is not a JSON object")
    return value


def _list(value: object, what: str) -> list[object]:
    if not isinstance(value, list):
        raise NotANotebook(f"is not a notebook: {what} is not a list")
    return value
