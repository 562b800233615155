"""Abseil's flags: what they are when none are given on the command line."""

from __future__ import annotations

from collections.abc import Mapping

from paramlint.evaluate.call import Call
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.values import NONE, Known, Value, same
from paramlint.overlays.namespaces import NamespaceContent
from paramlint.overlays.overlay import Overlay
from paramlint.unknown import Unknown

_FLAGS = "absl.flags.FLAGS."
_DEFINE = "absl.flags.DEFINE_"
_LISTS = ("list", "spaceseplist", "multi_integer", "multi_string", "multi_float", "multi_enum")


class _Absl(Overlay):
    """The flags that the program has defined so far."""

    def __init__(self) -> None:
        self.flags: dict[str, Value] = {}

    def attribute(self, name: str) -> Value | None:
        flag = name.removeprefix(_FLAGS)
        if not name.startswith(_FLAGS) or "." in flag:
            return None
        return self.flags.get(flag) or Unknown("runtime-value", f"the flag `{flag}` is not defined in this file")

    def call(self, name: str, call: Call) -> Value | None:
        if not name.startswith(_DEFINE):
            return None
        flag = call.argument(0, "name")
        if not isinstance(flag, Known) or not isinstance(flag.value, str):
            return None
        value = _default(flag.value, name.removeprefix(_DEFINE), call)
        # A flag defined twice is an error in abseil; only on ways that are never taken together is it not.
        known = self.flags.get(flag.value, value)
        cause = Unknown("condition", f"`{flag.value}` is defined in several places", call.span)
        self.flags[flag.value] = value if same(known, value) else cause
        return call.machine.allocate(NamespaceContent({"value": value, "default": value, "name": flag}))


def _default(flag: str, kind: str, call: Call) -> Value:
    default = call.argument(1, "default")
    if default is None or same(default, NONE):
        why = f"`{flag}` has no default: only the command line knows"
        return Unknown("runtime-value", why, call.span, f"# paramlint: assume {flag}=...", flag)
    is_text = isinstance(default, Known) and isinstance(default.value, str)
    if kind in _LISTS and is_text:
        assert isinstance(default, Known)
        parts = str(default.value).split("," if kind == "list" else None)
        return call.machine.allocate(ListContent(tuple(Known(part.strip()) for part in parts if part)))
    return _converted(kind, default, call) if is_text else default


def _converted(kind: str, default: Value, call: Call) -> Value:
    """A default given as text, as the flag's own kind."""
    from paramlint.evaluate.builtins import call_builtin

    types: Mapping[str, str] = {"integer": "int", "float": "float"}
    return call_builtin(types[kind], Call(call.machine, call.span, (default,))) if kind in types else default


def make() -> Overlay:
    """A fresh overlay, with no flag defined yet."""
    return _Absl()
