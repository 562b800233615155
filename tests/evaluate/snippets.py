"""Evaluates snippets of Python and shows what paramlint knows of their names at the end."""

import libcst as cst

from paramlint.evaluate.budget import Budget
from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import GLOBAL_SCOPE, Machine
from paramlint.evaluate.program import run
from paramlint.evaluate.values import External, Known, OneOf, Reference, Tuple, Value
from paramlint.syntax.tree import parse
from paramlint.unknown import Unknown


class NoLibrary:
    """Knows nothing: every name from outside the file stays a name."""

    def knows(self, root: str) -> bool:
        return False

    def begin(self, machine: Machine) -> None:
        return None

    def imported(self, name: str, machine: Machine, node: cst.CSTNode) -> None:
        return None

    def called(self, node: cst.Call, callee: Value, call: Call, value: Value) -> None:
        return None

    def assigned(self, node: cst.Attribute, receiver: Value, value: Value, machine: Machine) -> None:
        return None

    def attribute(self, name: str) -> Value | None:
        return None

    def exports(self, module: str, name: str) -> bool:
        return False

    def call(self, name: str, call: Call) -> Value | None:
        return None

    def instantiate(self, bases: list[External], reference: Reference, name: str, call: Call) -> Value | None:
        return None


class Several(tuple):
    """The options of a value that is one of several."""


def machine_after(code: str, assumed: dict[str, Value] | None = None, steps: int | None = None) -> Machine:
    budget = Budget(steps) if steps is not None else None
    return run(parse(code), NoLibrary(), assumed=assumed, budget=budget)


def names_after(code: str, **assumed: Value) -> dict[str, object]:
    """The file's names at the end: plain objects where known, Unknown, Several or other values where not."""
    machine = machine_after(code, assumed)
    return {name: plain(value, machine) for name, value in machine.live.scopes[GLOBAL_SCOPE].items()}


def plain(value: Value, machine: Machine, depth: int = 0) -> object:
    if depth > 8:
        return ...
    match value:
        case Known():
            return value.value
        case Tuple(items):
            return tuple(plain(item, machine, depth + 1) for item in items)
        case OneOf(options):
            return Several(plain(option, machine) for option in options)
        case Reference():
            content = machine.content(value)
            if isinstance(content, ListContent):
                return [plain(item, machine, depth + 1) for item in content.values]
            if isinstance(content, DictContent):
                return content.open_for or {
                    key: plain(item, machine, depth + 1) for key, item in content.entries.items()
                }
            return getattr(content, "cause", content)
    return value


def is_unknown(value: object) -> bool:
    return isinstance(value, Unknown)
