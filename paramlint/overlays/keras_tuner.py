"""KerasTuner: a tuner builds the model it is given a builder of, with numbers from its search space."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.values import Function, Reference, Value
from paramlint.overlays.overlay import Overlay
from paramlint.overlays.search import SpaceContent, choice, either, fixed, whole_number

_TUNERS = ("RandomSearch", "Hyperband", "BayesianOptimization", "GridSearch", "Tuner", "SklearnTuner")
_SPACE = SpaceContent(
    (
        ("Int", whole_number("min_value", "max_value")),
        ("Choice", choice("values")),
        ("Boolean", either),
        ("Fixed", fixed),
    )
)


class _KerasTuner(Overlay):
    def call(self, name: str, call: Call) -> Value | None:
        last = name.rpartition(".")[2]
        if last in ("HyperParameters", "HyperParameter"):
            return call.machine.allocate(_SPACE)
        if last in _TUNERS:
            _build(call.argument(0, "hypermodel"), call)
        return None


def _build(builder: Value | None, call: Call) -> None:
    """The tuner calls the builder, or its `build`, with a search space."""
    space = Call(call.machine, call.span, (call.machine.allocate(_SPACE),))
    if isinstance(builder, Function):
        call_value(builder, space)
    elif isinstance(builder, Reference):
        call_value(call.machine.content(builder).attribute(builder, "build", call.machine, call.span), space)


def make() -> Overlay:
    """A fresh overlay."""
    return _KerasTuner()
