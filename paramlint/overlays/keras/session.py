"""What Keras remembers across a program: the automatic names it gave, and here also the models that were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paramlint.evaluate.values import Reference
from paramlint.graph.model import Layer, Samples, Summary
from paramlint.graph.refusal import Key, is_refusal, key_of
from paramlint.graph.use import Use
from paramlint.keras.naming import snake_case
from paramlint.overlays.keras.versions import Versions
from paramlint.source.span import Span
from paramlint.unknown import Unknown

if TYPE_CHECKING:
    from paramlint.overlays.keras.tensor import Use as TensorUse
    from paramlint.overlays.keras.uses import Uses


def _no_uses() -> Uses:
    from paramlint.overlays.keras.uses import Uses

    return Uses()


@dataclass(frozen=True, slots=True)
class Refused:
    """What Keras refuses, with the layer that is not made or the tensor that does not come out, and whether an error
    is expected there."""

    reason: Unknown
    at: Reference | None
    expected: bool


@dataclass
class Session:
    """One program's Keras. `models` are in the order they were made.

    `dtype_policy` is set once the program chooses a dtype for all layers, and `epsilon` once it sets that.
    `data_format` is the object on the heap that holds the image data format, and `files` the one with the models that
    were saved. `summaries` and `trained` are by the model's identity; None stands for a training on nobody knows how
    much. `being_followed` are the layers of the file's own whose code is under way. `uses` are the places where the
    program uses Keras, `made` those that made an object, by the object's identity. `handed_on` says where an object
    was first given to code that is not read. `refused` is what Keras refuses where it happens: not the layers of a
    Sequential, whose input may be stated later. `connected` are the uses of layers outside the code of layers.
    """

    models: list[Reference] = field(default_factory=list)
    versions: Versions = field(default_factory=Versions)
    data_format: Reference | None = None
    files: Reference | None = None
    dtype_policy: Unknown | None = None
    epsilon: Unknown | None = None
    summaries: dict[int, list[tuple[Summary, tuple[Layer, ...]]]] = field(default_factory=dict)
    trained: dict[int, list[Samples | None]] = field(default_factory=dict)
    being_followed: set[int] = field(default_factory=set)
    made: dict[int, Use] = field(default_factory=dict)
    handed_on: dict[int, Span] = field(default_factory=dict)
    uses: Uses = field(default_factory=_no_uses)
    refused: dict[Key, Refused] = field(default_factory=dict)
    connected: list[TensorUse] = field(default_factory=list)
    _given: Counter[str] = field(default_factory=Counter)
    _layers_under_way: int = 0

    @contextmanager
    def inside_a_layer(self) -> Iterator[None]:
        """Keras makes no layers, and so no names, of the functions that the code of a layer calls on tensors."""
        self._layers_under_way += 1
        try:
            yield
        finally:
            self._layers_under_way -= 1

    def note_connected(self, use: TensorUse) -> None:
        """Remember a use of a layer that the program itself makes."""
        if not self._layers_under_way:
            self.connected.append(use)

    def note_refusal(self, reason: object, at: Reference | None, expected: bool) -> None:
        """Remember what Keras refuses, if the reason is one of that kind; an error that comes unexpected wins."""
        if isinstance(reason, Unknown) and is_refusal(reason):
            before = self.refused.get(key_of(reason))
            if before is None or (before.expected and not expected):
                self.refused[key_of(reason)] = Refused(reason, at, expected)

    def operation_name(self, prefix: str) -> str:
        """The name of the layer that Keras makes of a function on tensors."""
        return prefix if self._layers_under_way else self.numbered(prefix)

    def automatic_name(self, class_name: str) -> str:
        """The next automatic name of a class: `dense`, `dense_1`, ..."""
        return self.numbered(snake_case(class_name))

    def numbered(self, prefix: str) -> str:
        """The next name that begins like this."""
        number = self._given[prefix]
        self._given[prefix] += 1
        return f"{prefix}_{number}" if number else prefix

    def clear(self) -> None:
        """`keras.backend.clear_session()`: names start over."""
        self._given.clear()
