"""The whole program: its statements in order, then what it defines and never calls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

# Imported for what they register: how each kind of node is evaluated.
import libcst as cst

from paramlint.evaluate import access, branches, calls, comprehensions, imports, loops, statements  # noqa: F401
from paramlint.evaluate.budget import Budget, OutOfBudget
from paramlint.evaluate.dispatch import execute
from paramlint.evaluate.library import Library
from paramlint.evaluate.machine import GLOBAL_SCOPE, CutShort, Frame, Machine
from paramlint.evaluate.roots import run_uncalled
from paramlint.evaluate.saved import Shown, learn, shown_by
from paramlint.evaluate.state import State
from paramlint.evaluate.values import External, Value
from paramlint.source.file import Cell, Skipped
from paramlint.source.modules import Modules
from paramlint.syntax.tree import Tree, deep_recursion
from paramlint.unknown import Unknown


def run(
    tree: Tree,
    library: Library,
    *,
    assumed: Mapping[str, Value] | None = None,
    skipped: Sequence[Skipped] = (),
    cells: Sequence[Cell] = (),
    budget: Budget | None = None,
    modules: Modules | None = None,
) -> Machine:
    """Evaluate a file. The machine is returned as it stands at the end, or where the budget ran out (`cut_short`).

    `skipped` are stretches of code that could not be parsed: names they may have bound are unknown from there on.
    `cells` are those of a notebook, whose saved outputs tell what the code alone does not. `modules` finds the modules
    of the project that the file imports; without it every import is a library's.
    """
    machine = Machine(tree, library, assumed or {}, budget or Budget(), modules=modules)
    machine.state = State({GLOBAL_SCOPE: {}})
    machine.frames.append(Frame((GLOBAL_SCOPE,)))
    library.begin(machine)
    with deep_recursion():
        try:
            machine.cells = cells
            _run_statements(machine, skipped, cells)
            machine.cells = ()
            run_uncalled(machine)
        except OutOfBudget as stop:
            why = Unknown("budget", str(stop), stop.span, "split the file, or move what computes out of it")
            machine.cut_short.append(CutShort(0, machine.newest, why))
    machine.state = _with_all_objects(machine)
    return machine


def _with_all_objects(machine: Machine) -> State:
    """The state at the end, with the objects of paths that have ended as they were last."""
    ended = machine.state or State({GLOBAL_SCOPE: {}})
    return State(ended.scopes, {**machine.last_contents, **ended.heap})


def _run_statements(machine: Machine, skipped: Sequence[Skipped], cells: Sequence[Cell]) -> None:
    """Every top-level statement; one that ends its path leaves the rest to be read all the same.

    After `raise` or `sys.exit()` a script is over, but the next cell of a notebook is not, and what a script
    defines below is still worth knowing.
    """
    passed = 0
    shown, beginnings = _shown(machine, cells), _begins_anew(cells)
    for node in machine.tree.module.body:
        machine.statement = machine.span(node)
        reached = bisect_right(skipped, machine.statement.start, key=lambda part: part.span.start)
        for part in skipped[passed:reached]:
            _forget(part, machine)
        passed = reached
        if beginnings and machine.statement.start >= beginnings[0]:
            beginnings = beginnings[bisect_right(beginnings, machine.statement.start) :]
            machine.observations, machine.of_older_runs = {}, dict(machine.live.scopes[GLOBAL_SCOPE])
        before = machine.live
        execute(node, machine)
        if machine.state is None:
            machine.state = before
        for one in shown.get(node, ()):
            learn(one, machine)


def _begins_anew(cells: Sequence[Cell]) -> Sequence[int]:
    """Where cells begin that ran before one above them: what stands above may be of another session, or changed."""
    beginnings, latest = [], 0
    for cell in cells:
        if cell.run is not None and cell.run <= latest:
            beginnings.append(cell.span.start)
        latest = cell.run or latest
    return beginnings


def _shown(machine: Machine, cells: Sequence[Cell]) -> dict[cst.CSTNode, list[Shown]]:
    """What the saved outputs tell, by the top-level statements that wrote them."""
    body = machine.tree.module.body
    starts = [machine.span(node).start for node in body]
    found: dict[cst.CSTNode, list[Shown]] = {}
    for cell in cells:
        if cell.run is not None and (cell.value is not None or cell.printed):
            inside = body[bisect_left(starts, cell.span.start) : bisect_left(starts, cell.span.end)]
            found |= shown_by(inside, cell)
    return found


def _forget(part: Skipped, machine: Machine) -> None:
    """What the part names may be something else now; a library it only uses is the same after it."""
    cause = Unknown("invalid-syntax", "code that does not parse may have set it", part.span)
    names = machine.live.scopes[GLOBAL_SCOPE]
    for name in part.names & names.keys():
        if name in part.bound or not isinstance(names[name], External):
            names[name] = cause
