"""Edits made in the bytes of a notebook: of its JSON only the sources of the cells that change are written anew."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence

from paramlint.fixing.cells import edits_by_cell
from paramlint.fixing.json_scan import Raw, items, members, whole_value
from paramlint.fixing.json_source import json_source
from paramlint.fixing.refused import Refused
from paramlint.fixing.text import edited, with_line_breaks_of
from paramlint.lint.finding import Edit
from paramlint.source.cells import NotANotebook, code_cells
from paramlint.source.file import SourceFile


def rewrite_notebook(data: bytes, source: SourceFile, edits: Sequence[Edit]) -> bytes:
    """The bytes with the edits made in the sources of the cells they are about; raises Refused."""
    encoding = json.detect_encoding(data)
    if encoding not in ("utf-8", "utf-8-sig"):
        raise Refused(f"the notebook is written in {encoding}: save it as UTF-8")
    texts = {cell.number: source.text[cell.span.start : cell.span.end] for cell in source.cells}
    changes = {
        number: [with_line_breaks_of(texts[number], edit) for edit in inner]
        for number, inner in edits_by_cell(source, edits).items()
    }
    result = _spliced(data, changes)
    if _sources(result) != texts | {number: edited(texts[number], inner) for number, inner in changes.items()}:
        raise Refused("the notebook's JSON would say something else", bug=True)
    return result


def _spliced(data: bytes, changes: Mapping[int, Sequence[Edit]]) -> bytes:
    parts: list[bytes] = []
    done = 0
    for number, value in enumerate(_cell_sources(data), start=1):
        if number in changes and value:
            source = json_source(data, value)
            for edit in changes[number]:
                raw, new = source.replacement(edit)
                parts += data[done : raw.start], new
                done = raw.end
    return b"".join((*parts, data[done:]))


def _cell_sources(data: bytes) -> Iterator[Raw | None]:
    """Where the source of each cell stands, of whatever kind the cell is; nbformat 3 calls that of code `input`."""
    notebook = members(data, whole_value(data, len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0))
    sheets = [notebook]
    if "cells" not in notebook:
        sheets = [members(data, sheet) for sheet in items(data, notebook["worksheets"])]
    for sheet in sheets:
        for cell in items(data, sheet["cells"]) if "cells" in sheet else ():
            parts = members(data, cell)
            yield parts.get("source", parts.get("input"))


def _sources(data: bytes) -> Mapping[int, str] | None:
    """What the code cells say, by their numbers."""
    try:
        return {cell.number: cell.source for cell in code_cells(data)}
    except NotANotebook:
        return None
