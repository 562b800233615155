"""`--diff`: what the fixes of a file change, in the form that `git apply` and `patch` understand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import diff_bytes, unified_diff

from paramlint.fixing.fixed import Fixed, Version
from paramlint.report.printable import printable
from paramlint.report.style import Style
from paramlint.source.encoding import encoding_of

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_NO_LINE_BREAK = b"\n\\ No newline at end of file\n"


def diff(fixed: Fixed) -> bytes:
    """The difference in the bytes of a .py file; of a notebook, in the sources of its cells."""
    path = fixed.before.checked.source.path.lstrip("/")
    if not _is_notebook(fixed):
        tab = "\t" if " " in path else ""  # without it, `patch` takes the name to end at its first space
        return _difference(f"{path}{tab}", fixed.before.data, fixed.after.data)
    before, after = _cells(fixed.before), _cells(fixed.after)
    return b"".join(_difference(f"{path}:cell {number}", before[number], after[number]) for number in before)


def diff_lines(fixed: Fixed, style: Style) -> Iterator[str]:
    """The same for a terminal, coloured and with nothing in it that steers the terminal."""
    encoding = "utf-8" if _is_notebook(fixed) else encoding_of(fixed.before.data)
    for line in _LINE.findall(diff(fixed)):
        yield style.paint_change(printable(line.decode(encoding, "replace").rstrip("\r\n")))


def _is_notebook(fixed: Fixed) -> bool:
    return bool(fixed.before.checked.source.cells)


def _cells(version: Version) -> dict[int, bytes]:
    """The cells' sources as lines: most cells have no line break at their end, and that is no news."""
    source = version.checked.source
    texts = {cell.number: source.text[cell.span.start : cell.span.end] for cell in source.cells}
    return {number: text.encode("utf-8") + b"\n" * (not text.endswith("\n")) for number, text in texts.items()}


def _difference(path: str, before: bytes, after: bytes) -> bytes:
    old, new = (f"{side}/{path}".encode("utf-8", "surrogateescape") for side in "ab")
    return b"".join(_complete(diff_bytes(unified_diff, _LINE.findall(before), _LINE.findall(after), old, new)))


def _complete(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line if line.endswith(b"\n") else line + _NO_LINE_BREAK
