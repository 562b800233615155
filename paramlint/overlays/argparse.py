"""The `argparse` module: what a program's arguments are when none are given on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.calls import call_value
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.join import join_values
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import NONE, Known, Reference, Tuple, Value, same
from paramlint.overlays.namespaces import NamespaceContent
from paramlint.overlays.overlay import Functions, Overlay
from paramlint.overlays.types import make_namespace
from paramlint.unknown import Unknown

_FLAGS = {"store_true": Known(False), "store_false": Known(True)}
_SUBPARSERS = Unknown("runtime-value", "which command is given, only the command line knows")


@dataclass(frozen=True, slots=True, eq=False)
class ParserContent(Content):
    """A parser and the default of each of its arguments."""

    defaults: Mapping[str, Value] = field(default_factory=dict)
    described = "argument parser"

    def truth(self) -> bool:
        return True

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        match name:
            case "add_argument":
                return self._add(reference, call)
            case "set_defaults":
                call.machine.store(reference, replace(self, defaults={**self.defaults, **call.named()}))
                return NONE
            case "add_argument_group" | "add_mutually_exclusive_group":
                return reference
            case "parse_args":
                return self._namespace(call)
            case "parse_known_args":
                return Tuple((self._namespace(call), call.machine.allocate(ListContent())))
        if name == "add_subparsers":
            return _SUBPARSERS.at(call.span)
        return super(ParserContent, self).call_method(reference, name, call)

    def _add(self, reference: Reference, call: Call) -> Value:
        name = _destination(call)
        if name is not None:
            default = _default(name, call)
            # Of several arguments with one destination, argparse takes the first one's default.
            call.machine.store(reference, replace(self, defaults={name: default, **self.defaults}))
        return NONE

    def _namespace(self, call: Call) -> Value:
        """The defaults; where the program itself says what is on the command line, any of them may be another."""
        others = Unknown("runtime-value", "the parser has no such argument in this file")
        given = call.argument(0, "args")
        items = [] if given is None or same(given, NONE) else items_of(given, call.machine)
        if isinstance(items, Unknown) or items:
            cause = Unknown("runtime-value", "the arguments that are parsed here are not followed", call.span)
            return call.machine.allocate(NamespaceContent({}, cause))
        return call.machine.allocate(NamespaceContent(dict(self.defaults), others))

    def joined(self, other: Content, cause: Unknown) -> Content:
        if not isinstance(other, ParserContent):
            return Opaque(cause)
        defaults = dict(self.defaults)
        for name, value in other.defaults.items():
            defaults[name] = join_values(defaults[name], value, cause) if name in defaults else value
        return ParserContent(defaults)


def _destination(call: Call) -> str | None:
    """The attribute that the argument becomes: `dest`, the first long option, or the name itself."""
    stated = call.named().get("dest")
    names = [value.value for value in call.positional if isinstance(value, Known) and isinstance(value.value, str)]
    if isinstance(stated, Known) and isinstance(stated.value, str):
        return stated.value
    chosen = next((name for name in names if name.startswith("--")), next(iter(names), None))
    return chosen.lstrip("-").replace("-", "_") if chosen and chosen.startswith("-") else chosen


def _default(name: str, call: Call) -> Value:
    given = call.named()
    action = given.get("action")
    if "default" not in given and isinstance(action, Known) and action.value in _FLAGS:
        return _FLAGS[str(action.value)]
    required = given.get("required", Known(False))
    if "default" not in given or not same(required, Known(False)) or call.rest is not None:
        why = f"`{name}` has no default: only the command line knows"
        return call.rest or Unknown("runtime-value", why, call.span, f"# paramlint: assume {name}=...", name)
    default = given["default"]
    converts = isinstance(default, Known) and isinstance(default.value, str) and "type" in given
    return call_value(given["type"], Call(call.machine, call.span, (default,))) if converts else default


def _make_parser(call: Call) -> Value:
    return call.machine.allocate(ParserContent())


def make() -> Overlay:
    """A fresh overlay."""
    return Functions({"ArgumentParser": _make_parser, "Namespace": make_namespace})
