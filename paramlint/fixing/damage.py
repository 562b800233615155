"""Whether a file can still be read, and run, where it could be before its fixes."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping

from paramlint.fixing.refused import Refused
from paramlint.source.file import SourceFile
from paramlint.source.lines import LINE_BREAK


def refuse_damage(before: SourceFile, after: SourceFile) -> None:
    """Refused where a part of the file has a problem that it did not have."""
    known = set(_problems(before))
    for number, message in _problems(after).items():
        if number not in known:
            raise Refused(f"it would leave a file that cannot be read ({message})", bug=True)
    old, new = _by_cell(before, before.code), _by_cell(after, after.code)
    written = _by_cell(after, after.text)
    for number in old.keys() & new.keys():
        if old[number].strip() and not new[number].strip() and written[number].strip():
            raise Refused("it would leave nothing that is read as Python", bug=True)
        if old[number] != new[number] and (problem := _compiler_says(new[number])) and not _compiler_says(old[number]):
            raise Refused(f"it would leave a file that cannot be run ({problem})", bug=True)


def _problems(source: SourceFile) -> Mapping[int | None, str]:
    """What is wrong by the number of the cell, None in a .py file."""
    places = ((source.cell_at(problem.span.start if problem.span else 0), problem) for problem in source.problems)
    return {cell.number if cell else None: problem.message for cell, problem in places}


def _by_cell(source: SourceFile, text: str) -> Mapping[int | None, str]:
    """What of the text, or the code, stands in each cell, by its number; of a .py file, all of it."""
    if not source.cells:
        return {None: text}
    return {cell.number: text[cell.span.start : cell.span.end] for cell in source.cells}


def _compiler_says(code: str) -> str | None:
    """Why Python cannot compile code that it can parse, as with an argument given twice; nothing is run."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            compile(LINE_BREAK.sub("\n", code), "<fixed>", "exec", flags=flags, dont_inherit=True)
    except SyntaxError as error:
        return error.msg
    except (RecursionError, MemoryError, ValueError):
        return None
    return None
