"""The `sys` module: leaving the program ends the path, and only run time knows the command line."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.paths import PathEnded, end_path
from paramlint.evaluate.values import Value
from paramlint.overlays.overlay import Overlay
from paramlint.unknown import NAME_IT, Unknown


class _Sys(Overlay):
    def attribute(self, name: str) -> Value | None:
        why = "the program's command line: only run time knows"
        return Unknown("runtime-value", why, hint=NAME_IT) if name == "sys.argv" else None

    def call(self, name: str, call: Call) -> Value | None:
        if name == "sys.exit":
            end_path(call.machine)
            raise PathEnded
        return None


def make() -> Overlay:
    """A fresh overlay."""
    return _Sys()
