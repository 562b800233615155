"""The whole program: its statements in order, then what it defines and never calls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from math import inf

# Imported for what they register: how each kind of node is evaluated.
import libcst as cst

from paramlint.evaluate import access, branches, calls, comprehensions, imports, loops, statements  # noqa: F401
from paramlint.evaluate.budget import Budget, OutOfBudget
from paramlint.evaluate.dispatch import execute
from paramlint.evaluate.library import Library
from paramlint.evaluate.machine import GLOBAL_SCOPE, CutShort, Frame, Machine
from paramlint.evaluate.roots import run_uncalled
from paramlint.evaluate.saved import learn
from paramlint.evaluate.state import State
from paramlint.evaluate.values import Value
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
            _run_statements(machine, skipped, cells)
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
    endings, in_order = _endings(machine, cells), _ran_in_order_until(cells)
    for node in machine.tree.module.body:
        machine.statement = machine.span(node)
        reached = bisect_right(skipped, machine.statement.start, key=lambda part: part.span.start)
        for part in skipped[passed:reached]:
            _forget(part, machine)
        passed = reached
        if machine.statement.start >= in_order:
            machine.observations = {}
        before = machine.live
        execute(node, machine)
        if machine.state is None:
            machine.state = before
        if node in endings and machine.statement.start < in_order:
            learn(*endings[node], machine)


def _ran_in_order_until(cells: Sequence[Cell]) -> float:
    """Where the first cell begins that ran before one above it: what was shown above may be of another session."""
    latest = 0
    for cell in cells:
        if cell.run is not None and cell.run <= latest:
            return cell.span.start
        latest = cell.run or latest
    return inf


def _endings(machine: Machine, cells: Sequence[Cell]) -> dict[cst.CSTNode, tuple[Sequence[cst.CSTNode], Cell]]:
    """The last statement of each cell that has a saved output, with all the cell's statements."""
    body = machine.tree.module.body
    starts = [machine.span(node).start for node in body]
    endings: dict[cst.CSTNode, tuple[Sequence[cst.CSTNode], Cell]] = {}
    for cell in cells:
        inside = body[bisect_left(starts, cell.span.start) : bisect_left(starts, cell.span.end)]
        if inside and cell.run is not None and (cell.value is not None or cell.printed):
            endings[inside[-1]] = (inside, cell)
    return endings


def _forget(part: Skipped, machine: Machine) -> None:
    cause = Unknown("invalid-syntax", "code that does not parse may have set it", part.span)
    for name in part.names:
        if name in machine.live.scopes[GLOBAL_SCOPE]:
            machine.live.scopes[GLOBAL_SCOPE][name] = cause
