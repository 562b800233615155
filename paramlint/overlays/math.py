"""The `math` module: its constants, and its functions of constants."""

from __future__ import annotations

from math import e, inf, nan, pi, tau

from paramlint.evaluate.builtins import call_math
from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Known, Value
from paramlint.overlays.overlay import Overlay

_CONSTANTS = {"pi": pi, "e": e, "tau": tau, "inf": inf, "nan": nan}


class _Math(Overlay):
    def attribute(self, name: str) -> Value | None:
        constant = _CONSTANTS.get(name.removeprefix("math."))
        return None if constant is None else Known(constant)

    def call(self, name: str, call: Call) -> Value | None:
        return call_math(name.removeprefix("math."), call)


def make() -> Overlay:
    """A fresh overlay."""
    return _Math()
