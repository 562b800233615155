"""Drawn files: Python in many encodings and line breaks, notebooks in many spellings of their JSON; and edits in them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from paramlint.lint.finding import Edit
from paramlint.source.lines import LINE_BREAK
from tests.drawing import DRAWS
from tests.fixing.rules import edit

MANY = settings(max_examples=20 * DRAWS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LINES = st.sampled_from(
    [
        "x = 1",
        "x = 'it''s'  # a comment",
        "# только комментарий, é → 😀",
        'y = """two words"""',
        "if x:\n    y = [1,\n         2]",
        "def f(a, /, *b):\n\tpass",
        "s = 'a/b\\\\c\\n\\'\\u00e9'",
        "",
        "\f",
        "z = f'{x!r:>{y}}'; w = 1",
        "keras.layers.Dense(3)  # noqa: E501",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def texts(draw: st.DrawFn, lines: st.SearchStrategy[str] = LINES) -> str:
    """Valid Python with one kind of line break or several, which ends in one or not."""
    chosen = draw(st.lists(lines, min_size=1, max_size=8))
    one = draw(st.none() | BREAKS)
    ended = [LINE_BREAK.sub(end, line) + end for line in chosen for end in [one or draw(BREAKS)]]
    text = "".join(ended)
    return text if draw(st.booleans()) else re.sub(r"(\r\n|\r|\n)\Z", "", text)


NEW = st.text(alphabet=["a", " ", "\n", '"', "\\", "/", "é", "😀", "#", "\t"], max_size=8) | st.sampled_from(
    ["import keras\n", "\n", "", "x = 1", "  # noqa\n"]
)


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits apart from each other, in order; never between the halves of a \\r\\n."""
    places = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    chosen = sorted(draw(st.lists(st.sampled_from(places), unique=True, max_size=6)))
    pairs = list(zip(chosen[::2], chosen[1::2], strict=False))
    return [edit(start, start if draw(st.booleans()) else end, draw(NEW)) for start, end in pairs]


@dataclass(frozen=True)
class Written:
    """A cell of a notebook: what it says, and the JSON string of each of its lines, or of all of it."""

    source: str
    strings: tuple[str, ...]
    value: str
    is_code: bool


@dataclass(frozen=True)
class Notebook:
    """A notebook's text: what stands between the sources, and the sources."""

    between: tuple[str, ...]
    cells: tuple[Written, ...]
    mark: bool

    @property
    def data(self) -> bytes:
        whole = self.between[0] + "".join(a.value + b for a, b in zip(self.cells, self.between[1:], strict=True))
        return (b"\xef\xbb\xbf" if self.mark else b"") + whole.encode()


@st.composite
def cells(draw: st.DrawFn, blanks: str, lines: st.SearchStrategy[str], escaped: bool) -> Written:
    """A cell whose source is a string, a list of lines, or a list cut elsewhere; some characters needlessly escaped."""
    source = draw(texts(lines) | st.just(""))
    style = draw(st.sampled_from(["string", "lines", "lines", "cut"]))
    parts = re.findall(r"[^\n]*\n|[^\n]+", source) if style == "lines" else [source]
    if style == "cut":
        at = draw(st.integers(0, len(source)))
        parts = [source[:at], source[at:]]
    slashes = draw(st.booleans())
    strings = [json.dumps(part, ensure_ascii=escaped) for part in parts]
    strings = [string.replace("/", "\\/") if slashes else string.replace("x", "\\u0078") for string in strings]
    value = strings[0] if style == "string" else f"[{blanks}{f',{blanks}'.join(strings)}{blanks[:-1]}]"
    return Written(source, tuple(strings), value, draw(st.integers(0, 3)) > 0)


@st.composite
def notebooks(draw: st.DrawFn, lines: st.SearchStrategy[str] = LINES) -> Notebook:
    """A notebook in nbformat 4 or 3."""
    indent = draw(st.sampled_from([None, 0, 1, 2, 4, "\t"]))
    crlf, escaped, old = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
    blanks = "" if indent is None else "\n" + (indent if isinstance(indent, str) else " " * indent) * 3
    blanks = blanks.replace("\n", "\r\n") if crlf else blanks
    chosen = draw(st.lists(cells(blanks, lines, escaped), min_size=1, max_size=4))
    outputs = [{"output_type": "stream", "text": ["x = 1\n", '{"source": ["x"]}']}, {"image/png": "ab/+=", "n": 1.50}]
    listed = [
        {
            "outputs": outputs if draw(st.booleans()) else [],
            "metadata": {"source": "x"},
            "input" if old and cell.is_code else "source": f"@@{number}@@",
            "cell_type": "code" if cell.is_code else "markdown",
        }
        for number, cell in enumerate(chosen)
    ]
    whole: dict[str, object] = {"metadata": {"a": "é"}}
    whole |= {"worksheets": [{"cells": listed[:1]}, {"cells": listed[1:]}]} if old else {"cells": listed}
    separators = draw(st.sampled_from([None, (",", ":"), (" ,  ", " : ")]))
    text = json.dumps(whole, indent=indent, ensure_ascii=escaped, separators=separators) + draw(
        st.sampled_from(["", "\n"])
    )
    between = re.split(r'"@@\d+@@"', text.replace("\n", "\r\n") if crlf else text)
    return Notebook(tuple(between), tuple(chosen), draw(st.booleans()))


def touched_lines(text: str, changes: Sequence[Edit]) -> set[int]:
    """The lines, from 0 and as \\n ends them, that the edits begin or end in, or stand between."""
    return {
        line
        for change in changes
        for line in range(text.count("\n", 0, change.span.start) - 1, text.count("\n", 0, change.span.end) + 2)
    }
