"""The `tqdm` library: bars that show how far a loop is, and hand on what they are given."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.values import Builtin, Value
from paramlint.overlays.overlay import Functions, Overlay


def _same(call: Call) -> Value | None:
    """`tqdm(iterable)`."""
    return call.argument(0, "iterable")


def _range(call: Call) -> Value:
    """`trange(10)` is `tqdm(range(10))`."""
    return call_value(Builtin("range"), Call(call.machine, call.span, call.positional, rest=call.rest))


def make() -> Overlay:
    """A fresh overlay."""
    homes = ("", "auto.", "notebook.", "std.", "autonotebook.")
    bars = {f"{home}tqdm": _same for home in homes} | {"tqdm_notebook": _same}
    return Functions({**bars, **{f"{home}trange": _range for home in homes}, "tnrange": _range})
