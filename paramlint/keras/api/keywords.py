"""Keywords that calls of Keras no longer take: refused, or taken with a warning and no effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from paramlint.keras.api import public_names
from paramlint.keras.api.moved import Arguments, moved
from paramlint.keras.catalogue import find_layer

_LAYERS = "keras.layers."
_EVERY_LAYER = "keras.layers.*"
_INPUT_LAYER = "keras.layers.InputLayer"


@dataclass(frozen=True, slots=True)
class Keyword:
    """What became of a keyword: whether Keras 3 refuses it, how it is called now, whether it may be left out."""

    name: str
    refused: bool
    new: str | None = None
    without_effect: bool = False

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return f"call it `{self.new}`" if self.new else moved().remedies.get(self.name, "leave it out")


@cache
def old_keyword(call: str, name: str) -> Keyword | None:
    """What became of a keyword of a call; None where Keras 3 takes it, or where no Keras ever did."""
    call = _class_itself(call)
    current = public_names("3").get(call)
    if current is None or name in current:
        return None
    groups = list(_groups(call))
    for group in groups:
        if name in group.warned:
            return Keyword(name, False, group.warned[name] or None)
    for group in groups:
        if name in group.renamed:
            return Keyword(name, True, group.renamed[name])
        if name in group.without_effect:
            return Keyword(name, True, without_effect=True)
        if name in group.gone:
            return Keyword(name, True)
    takes_others = any(parameter.startswith("**") for parameter in current)
    before = public_names("2").get(call) or ()
    return Keyword(name, True) if name in before and not takes_others else None


def most_by_position(call: str) -> int | None:
    """How many arguments Keras 3 takes by position where Keras 2 took more; None where that is not so."""
    call = _class_itself(call)
    now, before = public_names("3").get(call), public_names("2").get(call)
    if now is None or before is None or any(one.startswith("*") and one not in ("*", "**kwargs") for one in now):
        return None
    fewer, more = _by_position(now), _by_position(before)
    return fewer if fewer < more else None


def place_of_name(call: str) -> int | None:
    """The place at which an older Keras took the name of what the call makes, and Keras 3 takes something else."""
    return moved().names_by_position.get(call)


def _by_position(parameters: tuple[str, ...]) -> int:
    return next((index for index, one in enumerate(parameters) if one.startswith("*")), len(parameters))


def _groups(call: str) -> Iterator[Arguments]:
    """The table's entries about the call, the one about every layer last."""
    yield from (group for group in moved().arguments if call in group.of)
    if call.startswith(_LAYERS) and call[len(_LAYERS)].isupper() and call != _INPUT_LAYER:
        yield from (group for group in moved().arguments if _EVERY_LAYER in group.of)


def _class_itself(call: str) -> str:
    """The name under which the table has a layer that goes by several: `Conv2D` for `Convolution2D`."""
    if call == "keras.InputLayer":
        return _INPUT_LAYER
    if not call.startswith(_LAYERS):
        return call
    found = find_layer(call[len(_LAYERS) :])
    named = f"{_LAYERS}{found.__name__}" if found is not None else call
    return named if named in public_names("3") else call
