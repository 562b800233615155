"""Overlay: what one library means to the evaluator."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import libcst as cst

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import External, Reference, Value

Handler = Callable[[Call], Value | None]
"""What calling one function of a library is worth; None where this call of it is not followed."""


class Overlay:
    """Knows nothing by default; a module beside this one derives from it and offers itself as `make()`."""

    def beside(self, others: Callable[[str], Overlay]) -> None:
        """Told where the overlays of other libraries are to be had, by the libraries' names."""

    def begin(self, machine: Machine) -> None:
        """Told before the first statement is evaluated."""

    def imported(self, name: str, machine: Machine, node: cst.CSTNode) -> None:
        """Told of an import from the library, by the dotted path that it names."""

    def called(self, name: str, node: cst.Call, call: Call, value: Value) -> None:
        """Told that the file itself calls the library's function or class of that dotted path."""

    def method_called(self, receiver: Reference, name: str, node: cst.Call, call: Call, value: Value) -> None:
        """Told that a method of an object was called, whoever's object it is, and in whichever module."""

    def handed_on(self, call: Call) -> None:
        """Told of a call of what is neither in the file nor in a library that is loaded, with its arguments."""

    def assigned(self, receiver: Reference, node: cst.Attribute, value: Value, machine: Machine) -> None:
        """Told that the file itself sets an attribute of an object."""

    def attribute(self, name: str) -> Value | None:
        """The value of a constant by its dotted path, None where the path is just a name."""
        return None

    def exports(self, module: str, name: str) -> bool:
        """Whether `from module import *` binds the name."""
        return False

    def call(self, name: str, call: Call) -> Value | None:
        """The value of a call by dotted path, None where it is not followed."""
        return None

    def call_elsewhere(self, name: str, call: Call) -> Value | None:
        """The value of calling what nobody knows with objects of this library; None where it is given none."""
        return None

    def instantiate(self, base: External, reference: Reference, name: str, call: Call) -> Value | None:
        """An instance of the file's class `name` (behind `reference`), which derives from the library's `base`."""
        return None


class Functions(Overlay):
    """A library that is a table of functions, by their dotted names below the library's own."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self.handlers = handlers

    def exports(self, module: str, name: str) -> bool:
        return below_root(f"{module}.{name}") in self.handlers

    def call(self, name: str, call: Call) -> Value | None:
        handler = self.handlers.get(below_root(name))
        return None if handler is None else handler(call)


def below_root(name: str) -> str:
    """A dotted name without its first part.

    >>> below_root("numpy.random.rand")
    'random.rand'
    """
    return name.partition(".")[2]
