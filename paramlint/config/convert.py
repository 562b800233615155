"""A table of a TOML file made into a struct, with errors that name the key and say what belongs there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from paramlint.config.errors import ConfigError, Place
from paramlint.config.suggest import did_you_mean

_Struct = TypeVar("_Struct", bound=msgspec.Struct)
_PATH = re.compile(r"(?P<problem>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_WORDS = {"array": "list", "object": "table"}
"""What TOML calls the things that JSON has other words for."""


def convert(table: Mapping[str, object], kind: type[_Struct], place: Place) -> _Struct:
    """The table as a `kind`; ConfigError for a key it does not have and for a value of the wrong type."""
    refuse_unknown(table, kind.__struct_encode_fields__, place)
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise _explained(error, table, kind, place) from None


def refuse_unknown(table: Mapping[str, object], known: tuple[str, ...], place: Place) -> None:
    """ConfigError for the first key that is not among the known ones."""
    for key in table:
        if key not in known:
            remedy = did_you_mean(key, known) or f"known are {', '.join(known) or 'none'}"
            raise place.at(key).error("unknown key", remedy)


def _explained(
    error: msgspec.ValidationError, table: Mapping[str, object], kind: type[msgspec.Struct], place: Place
) -> ConfigError:
    found = _PATH.fullmatch(str(error))
    assert found is not None
    problem = re.sub(r"`([^`]*)`", lambda quoted: f"`{_in_toml(quoted[1])}`", found["problem"])
    field, below = re.fullmatch(r"\.?([\w-]*)(.*)", found["path"] or "", re.DOTALL).groups()  # type: ignore[union-attr]
    if not field:
        return place.error(_lower(problem))
    place = place.at(field)
    if below.startswith("[...]"):
        place = place.at(_culprit(field, table, kind))
    description = descriptions(kind).get(field)
    return place.error(_lower(problem), f"`{field}` is {description}" if description else None)


def _culprit(field: str, table: Mapping[str, Any], kind: type[msgspec.Struct]) -> str:
    """The entry of a table-valued field that is wrong, which msgspec leaves out."""
    for name, value in table[field].items():
        try:
            msgspec.convert({**table, field: {name: value}}, kind)
        except msgspec.ValidationError:
            return str(name)
    return "?"


def _in_toml(kinds: str) -> str:
    words = [_WORDS.get(word, word) for word in kinds.split(" | ") if word != "null"]
    return " | ".join(words)


def _lower(problem: str) -> str:
    return problem[:1].lower() + problem[1:]


def descriptions(kind: type[msgspec.Struct]) -> dict[str, str]:
    """What every field of the struct is, by its name in the file, as its annotation says."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        written: text
        for name, written in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
        if (text := _description(hints[name]))
    }


def _description(hint: object) -> str | None:
    """The description in the hint, also where it is one of the types of a union."""
    for part in (hint, *get_args(hint)):
        for meta in getattr(part, "__metadata__", ()):
            if isinstance(meta, msgspec.Meta) and meta.description:
                return meta.description
    return None
