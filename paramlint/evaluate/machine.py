"""Machine: everything the evaluation of one file shares, handed from function to function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import libcst as cst

from paramlint.evaluate.budget import Budget
from paramlint.evaluate.library import Library
from paramlint.evaluate.objects import Content
from paramlint.evaluate.state import State
from paramlint.evaluate.values import Function, Reference, Value
from paramlint.source.span import Span
from paramlint.syntax.tree import Tree

GLOBAL_SCOPE = 0


@dataclass(slots=True)
class Frame:
    """One call under way: where its names live, who it is, and how it has ended on the paths that did end."""

    scopes: tuple[int, ...]
    function: str | None = None
    called_from: Span | None = None
    returns: list[tuple[State, Value]] = field(default_factory=list)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)
    keeps_scope: bool = False
    class_body: bool = False
    breaks: list[list[State]] = field(default_factory=list)
    continues: list[list[State]] = field(default_factory=list)

    @property
    def closure(self) -> tuple[int, ...]:
        """The scopes that a function defined here sees; the names of a class body are not among them."""
        return self.scopes[:-1] if self.class_body else self.scopes


@dataclass(frozen=True, slots=True)
class Binding:
    """An object was bound to a name; `top_level` where that name is one of the file's own globals."""

    name: str
    top_level: bool


@dataclass
class Machine:
    """The evaluation of one file. `state` is None where the current path of the program has ended.

    `handlers` collects, for each `try` under way, the states in which something was raised; `bindings` is the
    journal of the names each object was bound to, `called` the functions that were called, and `statement` the
    top-level statement under way.
    """

    tree: Tree
    library: Library
    assumed: Mapping[str, Value] = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)
    state: State | None = None
    frames: list[Frame] = field(default_factory=list)
    handlers: list[list[State]] = field(default_factory=list)
    bindings: dict[int, list[Binding]] = field(default_factory=dict)
    last_contents: dict[int, Content] = field(default_factory=dict)
    called: set[cst.CSTNode] = field(default_factory=set)
    functions: list[Function] = field(default_factory=list)
    classes: list[Reference] = field(default_factory=list)
    star_imports: list[str] = field(default_factory=list)
    statement: Span = field(default_factory=lambda: Span(0, 0))
    _numbers: int = GLOBAL_SCOPE

    @property
    def frame(self) -> Frame:
        """The innermost call under way; the file itself is the outermost."""
        return self.frames[-1]

    @property
    def live(self) -> State:
        """The state of the path being evaluated; only asked for while that path is alive."""
        assert self.state is not None
        return self.state

    def span(self, node: cst.CSTNode) -> Span:
        """Where a node stands in the file."""
        return self.tree.spans[node]

    def new_number(self) -> int:
        """A number for a scope or an object, never used before."""
        self._numbers += 1
        return self._numbers

    def allocate(self, content: Content) -> Reference:
        """Put a new object on the heap."""
        reference = Reference(self.new_number())
        self.store(reference, content)
        return reference

    def content(self, reference: Reference) -> Content:
        """What an object holds now."""
        return self.live.heap[reference.identity]

    def store(self, reference: Reference, content: Content) -> None:
        """Change an object."""
        self.live.heap[reference.identity] = content
        self.last_contents[reference.identity] = content
