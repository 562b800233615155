"""Snapshots of models: what is in one at some point of the program, so that it can be made anew later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference, Value
from paramlint.overlays.keras.custom import CustomContent
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.sequential import SequentialContent


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A model or a layer, and what it and everything in it held, by identity."""

    whole: Reference
    contents: dict[int, Content]

    def alike(self, other: Snapshot) -> bool:
        """Whether both are of the same object, which has not changed in between."""
        return self.whole == other.whole and all(
            number in other.contents and content.alike(other.contents[number])
            for number, content in self.contents.items()
        )

    @property
    def is_model(self) -> bool:
        """Whether it is of a model, and not of a single layer."""
        return isinstance(self.contents[self.whole.identity], (SequentialContent, FunctionalContent, CustomContent))


@dataclass(frozen=True, slots=True, eq=False)
class DescriptionContent(Content):
    """What `model.to_json()` and `model.get_config()` give: enough to make the model anew."""

    snapshot: Snapshot
    described = "description of a model"

    def truth(self) -> bool:
        return True


def snapshot_of(reference: Reference, machine: Machine) -> Snapshot:
    """What the model and everything in it holds now."""
    contents: dict[int, Content] = {}
    waiting: list[Value] = [reference]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Reference) and value.identity not in contents:
            contents[value.identity] = machine.content(value)
            waiting.extend(_inside(contents[value.identity]))
    machine.budget.spend(len(contents), machine.statement)
    return Snapshot(reference, contents)


def _inside(content: Content) -> Iterable[Value]:
    if isinstance(content, SequentialContent):
        return content.entries
    return content.network.layers if isinstance(content, FunctionalContent) else ()
