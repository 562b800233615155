"""View: the part of a source line that fits on a screen, and the column of each of its characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from paramlint.report.printable import columns, piece

WIDTH = 150
"""Columns of source shown at most; the gutter comes on top."""
_LEAD = 50
"""Columns kept before the focus where the beginning of the line is cut."""
_ROOM = 40
"""Columns that the focus leaves after itself before the beginning of the line is cut."""
_CUT = "…"


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of a line. `starts` are the columns of the characters from number `first` on, and of the end."""

    text: str
    first: int
    starts: tuple[int, ...]

    def shows(self, character: int) -> bool:
        """Whether the character, counted in the whole line, is in view. The end of what is shown counts."""
        return self.first <= character < self.first + len(self.starts)

    def column(self, character: int) -> int:
        """The column at which the character stands, that of the nearest one shown where it is out of view."""
        return self.starts[min(max(character - self.first, 0), len(self.starts) - 1)]


def view(line: str, focus: int) -> View:
    """The line, cut to at most WIDTH columns around the character `focus` where it is longer."""
    base = max(0, focus - WIDTH)
    stretch = line[base : focus + WIDTH]
    pieces = [piece(character) for character in stretch]
    starts = list(accumulate(map(columns, pieces), initial=0))
    if len(stretch) == len(line) and starts[-1] <= WIDTH:
        return View("".join(pieces), 0, tuple(starts))
    at = starts[focus - base]
    first = bisect_left(starts, at - _LEAD) if at > WIDTH - _ROOM else 0
    last = bisect_right(starts, starts[first] + WIDTH - 2 * len(_CUT)) - 1
    left = _CUT if base + first else ""
    right = _CUT if base + last < len(line) else ""
    shown = tuple(start - starts[first] + len(left) for start in starts[first : last + 1])
    return View(left + "".join(pieces[first:last]) + right, base + first, shown)
