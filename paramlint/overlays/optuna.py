"""Optuna: a study calls its objective with a trial, which suggests the numbers."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import NONE, Reference, Value
from paramlint.overlays.overlay import Functions, Overlay
from paramlint.overlays.search import SpaceContent, choice, whole_number

_TRIAL = SpaceContent((("suggest_int", whole_number("low", "high")), ("suggest_categorical", choice("choices"))))


class StudyContent(Content):
    """A study."""

    described = "study"
    inert = True

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        objective = call.argument(0, "func")
        if name != "optimize" or objective is None:
            return super().call_method(reference, name, call)
        call_value(objective, Call(call.machine, call.span, (call.machine.allocate(_TRIAL),)))
        return NONE


def _make_study(call: Call) -> Value:
    return call.machine.allocate(StudyContent())


def make() -> Overlay:
    """A fresh overlay."""
    return Functions({"create_study": _make_study})
