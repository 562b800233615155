"""Places in a text: a span while we compute, a location once somebody reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Character offsets into a file's text, `end` excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Location:
    """A place as people name it: 1-based line and column, and in a notebook the 1-based cell the line counts in."""

    cell: int | None
    line: int
    column: int
