"""The `sys` module: leaving the program ends the path."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.paths import PathEnded, end_path
from paramlint.evaluate.values import Value
from paramlint.overlays.overlay import Overlay


class _Sys(Overlay):
    def call(self, name: str, call: Call) -> Value | None:
        if name == "sys.exit":
            end_path(call.machine)
            raise PathEnded
        return None


def make() -> Overlay:
    """A fresh overlay."""
    return _Sys()
