"""Library: what the evaluator asks about names that come from outside the file. Overlays answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import libcst as cst

    from paramlint.evaluate.call import Call
    from paramlint.evaluate.machine import Machine
    from paramlint.evaluate.values import External, Reference, Value


class Library(Protocol):
    """Answers None where it knows nothing of a name; the evaluator then makes it an Unknown with its place."""

    def begin(self, machine: Machine) -> None:
        """Told before the first statement, while there is one path only: what a library remembers begins here."""
        ...

    def knows(self, root: str) -> bool:
        """Whether a library of that name is described, so that no module of the project is taken for it."""
        ...

    def imported(self, name: str, machine: Machine, node: cst.CSTNode) -> None:
        """Told of each module, or name of a module, that an import statement names (in `node`)."""
        ...

    def called(self, node: cst.Call, callee: Value, call: Call, value: Value) -> None:
        """Told of each call that is written out, in the file or in a module of its project, once it was carried out."""
        ...

    def assigned(self, node: cst.Attribute, receiver: Value, value: Value, machine: Machine) -> None:
        """Told of each attribute that is set."""
        ...

    def attribute(self, name: str) -> Value | None:
        """The value of a library's constant by its dotted path; None where the path is just a name."""
        ...

    def exports(self, module: str, name: str) -> bool:
        """Whether `from module import *` binds the name."""
        ...

    def call(self, name: str, call: Call) -> Value | None:
        """The value of calling a library's function or class."""
        ...

    def instantiate(self, bases: list[External], reference: Reference, name: str, call: Call) -> Value | None:
        """An instance of the file's class `name` (behind `reference`), which derives from a library's classes."""
        ...
