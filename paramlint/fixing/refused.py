"""Refused: a fix that is not made, and whose fault that is."""

from __future__ import annotations


class Refused(Exception):
    """The edits cannot be made in this file; reads as a clause: `latin-1 cannot hold "→"`.

    `bug` where no edits like these should ever have been proposed.
    """

    def __init__(self, why: str, *, bug: bool = False) -> None:
        super().__init__(why)
        self.bug = bug
