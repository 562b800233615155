"""What an object holds at the end of the program."""

from __future__ import annotations

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference


def latest(reference: Reference, machine: Machine) -> Content | None:
    """What an object holds now; where its path of the program has ended, what it held then."""
    live = machine.state.heap.get(reference.identity) if machine.state is not None else None
    return live or machine.last_contents.get(reference.identity)
