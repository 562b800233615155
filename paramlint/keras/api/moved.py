"""What Keras 3 no longer has and what has taken its place, as `moved.toml` says it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

_DATA = Path(__file__).parent / "moved.toml"


class Arguments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Keywords that some calls no longer take, or take with a warning."""

    of: tuple[str, ...]
    renamed: dict[str, str] = {}
    without_effect: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    warned: dict[str, str] = {}


class Moved(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table: names by what stands for them now, an empty string where nothing does."""

    modules: dict[str, str]
    names: dict[str, str]
    similar: dict[str, str]
    methods: dict[str, str]
    similar_methods: dict[str, str]
    arguments: tuple[Arguments, ...]
    remedies: dict[str, str]
    names_by_position: dict[str, int]


@cache
def moved() -> Moved:
    """The whole table."""
    return msgspec.toml.decode(_DATA.read_bytes(), type=Moved)
