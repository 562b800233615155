"""The `os` module: environment variables have the default that the program gives them, and paths are put together."""

from __future__ import annotations

import posixpath

from paramlint.evaluate.call import Call
from paramlint.evaluate.operators import computed
from paramlint.evaluate.values import NONE, Known, Value, same
from paramlint.overlays.overlay import Functions, Overlay


def _environment_variable(call: Call) -> Value | None:
    """The default of `os.environ.get(name, default)`; without one, only run time knows."""
    default = call.argument(1, "default")
    return None if default is None or same(default, NONE) else default


def _join(call: Call) -> Value | None:
    """`os.path.join(...)` of known parts, with the separator that most systems have."""
    parts = [part.value for part in call.positional if isinstance(part, Known) and isinstance(part.value, str)]
    whole = call.positional and len(parts) == len(call.positional) and call.rest is None
    return computed(posixpath.join, *parts, span=call.span) if whole else None


def make() -> Overlay:
    """A fresh overlay."""
    return Functions({"environ.get": _environment_variable, "getenv": _environment_variable, "path.join": _join})
