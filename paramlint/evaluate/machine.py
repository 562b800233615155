"""Machine: everything the evaluation of one file shares, handed from function to function."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import libcst as cst

from paramlint.evaluate.budget import MAX_MODULES_STEPS, Budget
from paramlint.evaluate.library import Library
from paramlint.evaluate.objects import Content
from paramlint.evaluate.state import State
from paramlint.evaluate.values import GLOBAL_SCOPE as GLOBAL_SCOPE
from paramlint.evaluate.values import Function, Inert, Reference, Value
from paramlint.source.file import Cell
from paramlint.source.modules import Module, Modules
from paramlint.source.span import Span
from paramlint.syntax.tree import Tree
from paramlint.unknown import Unknown


@dataclass(slots=True)
class Frame:
    """One call under way: where its names live, who it is, and how it has ended on the paths that did end.

    `place` is set where the code is that of another module: the call or the import in the file itself that led there.
    `site` is the call that the code is carrying out.
    """

    scopes: tuple[int, ...]
    function: str | None = None
    called_from: Span | None = None
    returns: list[tuple[State, Value]] = field(default_factory=list)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)
    keeps_scope: bool = False
    class_body: bool = False
    node: cst.CSTNode | None = None
    open_paths: int = 0
    breaks: list[list[State]] = field(default_factory=list)
    continues: list[list[State]] = field(default_factory=list)
    place: Span | None = None
    site: cst.CSTNode | None = None

    @property
    def closure(self) -> tuple[int, ...]:
        """The scopes that a function defined here sees; the names of a class body are not among them."""
        return self.scopes[:-1] if self.class_body else self.scopes


@dataclass(frozen=True, slots=True)
class Binding:
    """An object was bound to a name; `top_level` where that name is one of the file's own globals.

    `elsewhere` says that it is a name of another module.
    """

    name: str
    top_level: bool
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class CutShort:
    """A piece of the program that was not evaluated to its end: the objects it made (by number), and why."""

    first: int
    last: int
    why: Unknown

    def made(self, reference: Reference) -> bool:
        """Whether the object stems from that piece, so that more may have been done to it."""
        return self.first <= reference.identity <= self.last


@dataclass(frozen=True, slots=True)
class Observation:
    """What the saved output of a notebook's cell says an expression is worth; `held` is the object it is about.

    `text` is the expression as it is written, `shown` its value as the output shows it.
    """

    text: str
    held: Value
    value: Value
    shown: str
    cell: int
    span: Span


@dataclass(frozen=True, slots=True)
class LoadedModule:
    """Another module that was read: its tree, and what it is."""

    tree: Tree
    module: Module


@dataclass
class Machine:
    """The evaluation of one file. `state` is None where the current path of the program has ended.

    `handlers` collects, for each `try` under way, the states in which something was raised; `bindings` is the journal
    of the names each object was bound to, `called` the functions that were called, `looked_at` the objects that were
    read through a name, `statement` the top-level statement under way, `open_paths` how many conditions and loops
    around what is evaluated are not known to be taken, `guards` how many statements around it expect an error (`try`,
    `with pytest.raises(...)`), `unfollowed` how many calls so far were not carried out, `cut_short` what was given up,
    and `handed_over` the numbers of the objects that functions made which were given to code that is not read.
    `observations` are what saved outputs say of expressions, by their text, `consulted` those that were asked for, and
    `of_older_runs` what the names were worth where the notebook's runs last began anew.

    `modules` finds the modules that the file imports from its project. `numbers` are those of their objects by their
    paths, `loaded` is what was read of them by the same number, `made_on_import` the numbers of what they made when
    they were imported, `used` those of objects of them that the file itself uses, and `sites` are the calls that made
    an object in the code of another module.
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
    looked_at: set[int] = field(default_factory=set)
    star_imports: dict[int, list[str]] = field(default_factory=dict)
    statement: Span = field(default_factory=lambda: Span(0, 0))
    open_paths: int = 0
    guards: int = 0
    unfollowed: int = 0
    cells: Sequence[Cell] = ()
    cut_short: list[CutShort] = field(default_factory=list)
    handed_over: list[range] = field(default_factory=list)
    observations: dict[str, Observation] = field(default_factory=dict)
    consulted: list[Observation] = field(default_factory=list)
    of_older_runs: Mapping[str, Value] = field(default_factory=dict)
    modules: Modules | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    loaded: dict[int, LoadedModule] = field(default_factory=dict)
    modules_budget: Budget = field(default_factory=lambda: Budget(MAX_MODULES_STEPS))
    made_on_import: list[range] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    sites: dict[int, cst.CSTNode | None] = field(default_factory=dict)
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

    @property
    def here(self) -> Frame:
        """The innermost call under way whose code stands in the file itself."""
        return next(frame for frame in reversed(self.frames) if frame.place is None)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the code being evaluated stands in another module."""
        return self.frames[-1].place is not None

    @property
    def module(self) -> Module | None:
        """The module whose code is being evaluated, None for the file itself."""
        read = self.loaded.get(self.frames[-1].scopes[0])
        return None if read is None else read.module

    def span(self, node: cst.CSTNode) -> Span:
        """Where a node of the code being evaluated stands in the file, or what led to it there."""
        return self.frames[-1].place or self.tree.spans[node]

    def text(self, node: cst.CSTNode, scope: int | None = None) -> str:
        """The source text of a node of the code being evaluated, or of the code with this global scope."""
        read = self.loaded and self.loaded.get(self.frames[-1].scopes[0] if scope is None else scope)
        return (read.tree if read else self.tree).text(node)

    @property
    def cell(self) -> Cell | None:
        """The cell that is under way, if it is one of a notebook."""
        place = bisect_right(self.cells, self.statement.start, key=lambda cell: cell.span.start) - 1
        return self.cells[place] if place >= 0 else None

    @property
    def newest(self) -> int:
        """The last number that was given to a scope or an object."""
        return self._numbers

    def new_number(self) -> int:
        """A number for a scope or an object, never used before."""
        self._numbers += 1
        return self._numbers

    def allocate(self, content: Content) -> Reference:
        """Put a new object on the heap, unless it is one that is never changed."""
        if content.inert:
            return Inert(0, content)
        reference = Reference(self.new_number())
        if self.frames[-1].place is not None:
            self.sites[reference.identity] = self.frames[-1].site
        self.store(reference, content)
        return reference

    def content(self, reference: Reference) -> Content:
        """What an object holds now."""
        if isinstance(reference, Inert):
            found: Content = reference.content
            return found
        return self.live.heap[reference.identity]

    def store(self, reference: Reference, content: Content) -> None:
        """Change an object; one that is never changed stays as it is."""
        if isinstance(reference, Inert):
            return
        self.live.heap[reference.identity] = content
        self.last_contents[reference.identity] = content
