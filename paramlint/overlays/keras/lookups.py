"""What Keras looks up by name: activations, initializers, regularizers and constraints, and its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.evaluate.call import Call
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import NONE, External, Known, Reference, Value, same
from paramlint.overlays.keras.session import Session
from paramlint.unknown import Unknown

_MODULES = ("initializers", "regularizers", "constraints", "activations")
_HOMES = ("keras.backend.", "keras.config.")
_EPSILON = 1e-07


@dataclass(frozen=True, slots=True)
class LookedUpContent(Content):
    """An object that changes neither weights nor shapes, by its dotted name; an activation is called."""

    name: str
    described = "object"
    inert = True

    def truth(self) -> bool:
        return True

    def call(self, reference: Reference, call: Call) -> Value:
        from paramlint.evaluate.calls import call_value

        if self.name.startswith("keras.activations."):
            return call_value(External(self.name), call)
        return super(LookedUpContent, self).call(reference, call)


def look_up(name: str, call: Call, session: Session) -> Value | None:
    """`keras.activations.get("relu")`, `keras.regularizers.L2(0.01)`, `K.epsilon()`; None for other functions."""
    if name.startswith(_HOMES):
        return _number(name.rpartition(".")[2], call, session)
    _, _, rest = name.partition("keras.")
    module, _, function = rest.partition(".")
    if module not in _MODULES or "." in function:
        return None
    if function in ("get", "deserialize"):
        return _gotten(module, call.argument(0, "identifier") or NONE, call)
    if module != "activations" and function != "serialize":
        return call.machine.allocate(LookedUpContent(name))
    return None


def _gotten(module: str, identifier: Value, call: Call) -> Value:
    if same(identifier, NONE) and module != "activations":
        return NONE
    if same(identifier, NONE):
        identifier = Known("linear")
    if isinstance(identifier, Known) and isinstance(identifier.value, str):
        return call.machine.allocate(LookedUpContent(f"keras.{module}.{identifier.value}"))
    return identifier


def _number(name: str, call: Call, session: Session) -> Value | None:
    """The smallest number and the type of numbers, as long as the program leaves them as they are."""
    match name:
        case "epsilon":
            return session.epsilon or Known(_EPSILON)
        case "set_epsilon":
            session.epsilon = Unknown(
                "runtime-value", "the program sets Keras's epsilon, which is not followed", call.span
            )
            return NONE
        case "floatx":
            return session.dtype_policy or Known("float32")
    return None
