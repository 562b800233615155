"""The layers of the applications as `python -m scripts.applications` found them in Keras: one file for each model.

A file has the parts of its model, each in its variants: what comes first (`stems`), what always follows (`bodies`) and
how it ends (`heads`). A part is a list of rows `[name, description, back, ...]`. `name` is null where Keras gives the
name, with `{}` for the model's own; `description` is a number in the list `descriptions`, or the rows of a Sequential
model; `back` says how many rows before this one each input stands, one where nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from paramlint.keras.applications.draft import Draft, Drafts

Row = list[Any]
Described = tuple[str, Mapping[str, Any]]
_HERE = resources.files(__name__.rpartition(".")[0]) / "data"
_CHOSEN = "="
"""Begins what is no value of an argument, but the name of one that the caller chooses."""


class Facts(msgspec.Struct, frozen=True):
    """What can be said of an application without its layers. `homes` are modules that have it too."""

    family: str
    homes: tuple[str, ...]
    parameters: dict[str, Any]
    default_size: int = 224
    minimum_size: int = 32


class Parts(msgspec.Struct, frozen=True):
    """The layers of one application."""

    descriptions: list[tuple[str, dict[str, Any]]]
    stems: dict[str, list[Row]]
    bodies: dict[str, list[Row]]
    heads: dict[str, list[Row]]


@cache
def facts() -> dict[str, Facts]:
    """The facts about every application of keras.applications, by name."""
    return msgspec.json.decode((_HERE / "index.json").read_bytes(), type=dict[str, Facts])


@cache
def parts(application: str) -> Parts:
    """The layers of the application."""
    return msgspec.json.decode((_HERE / f"{application}.json").read_bytes(), type=Parts)


def assembled(found: Parts, parts: Sequence[Iterable[Row]], chosen: Mapping[str, Any], prefix: str) -> list[Draft]:
    """The operations of the parts, one part after the other, with the caller's choices in them."""
    descriptions = [(name, _filled(arguments, chosen)) for name, arguments in found.descriptions]
    drafts = Drafts()
    for row in (row for part in parts for row in part):
        drafts.rows.append(_draft(row, len(drafts.rows), descriptions, prefix))
    return drafts.rows


def _draft(row: Row, position: int, descriptions: Sequence[Described], prefix: str) -> Draft:
    name, what, *back = row
    name = name and name.replace("{}", prefix)
    inputs = tuple(position - steps for steps in back or (1,))
    if isinstance(what, list):
        inner = tuple(_draft(layer, place, descriptions, prefix) for place, layer in enumerate(what, 1))
        return Draft(name, "Sequential", {}, inputs, inner)
    return Draft(name, *descriptions[what], inputs)


def _filled(arguments: Mapping[str, Any], chosen: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: _value(value, chosen) for name, value in arguments.items()}


def _value(value: Any, chosen: Mapping[str, Any]) -> Any:
    if isinstance(value, str) and value.startswith(_CHOSEN) and value[1:] in chosen:
        return chosen[value[1:]]
    return tuple(_value(item, chosen) for item in value) if isinstance(value, list) else value
