"""The `dataclasses` module: the defaults of fields, and copies with other values."""

from __future__ import annotations

from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.classes import DefaultFactory, InstanceContent
from paramlint.evaluate.dictionaries import keyed_by_text
from paramlint.evaluate.values import Reference, Value
from paramlint.overlays.overlay import Functions, Overlay


def _field(call: Call) -> Value | None:
    """`field(default=64)` is the default; `field(default_factory=list)` makes a new one for each instance."""
    given = call.named()
    if "default_factory" in given:
        return call.machine.allocate(DefaultFactory(given["default_factory"]))
    return given.get("default", call.rest)


def _instance(call: Call) -> InstanceContent | None:
    given = call.positional[0] if call.positional else None
    content = call.machine.content(given) if isinstance(given, Reference) else None
    return content if isinstance(content, InstanceContent) else None


def _replace(call: Call) -> Value | None:
    content = _instance(call)
    if content is None or call.rest is not None:
        return call.rest
    return call.machine.allocate(replace(content, attributes={**content.attributes, **call.named()}))


def _asdict(call: Call) -> Value | None:
    content = _instance(call)
    return None if content is None else call.machine.allocate(keyed_by_text(content.attributes))


def make() -> Overlay:
    """A fresh overlay."""
    return Functions({"field": _field, "replace": _replace, "asdict": _asdict})
