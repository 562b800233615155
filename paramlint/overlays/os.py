"""The `os` module: environment variables have the default that the program gives them."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import NONE, Value, same
from paramlint.overlays.overlay import Functions, Overlay


def _environment_variable(call: Call) -> Value | None:
    """The default of `os.environ.get(name, default)`; without one, only run time knows."""
    default = call.argument(1, "default")
    return None if default is None or same(default, NONE) else default


def make() -> Overlay:
    """A fresh overlay."""
    return Functions({"environ.get": _environment_variable, "getenv": _environment_variable})
