"""One settings file read: its bytes in, Settings out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from paramlint.config.convert import convert, refuse_unknown
from paramlint.config.errors import ConfigError, Place
from paramlint.config.settings import Keys, ModelSettings, Settings

PYPROJECT = "pyproject.toml"
OWN_FILE = "paramlint.toml"


def read_settings(file: Path) -> Settings | None:
    """The settings that the file holds, None for a pyproject.toml without a `[tool.paramlint]` table."""
    data = _bytes(file)
    if file.name == PYPROJECT and b"paramlint" not in data:
        return None
    table = _parsed(data, file)
    section, place = _section(table, file)
    if section is None:
        return None
    if not isinstance(section, dict):
        raise place.error("must be a table", "write [tool.paramlint]")
    return _settings(section, place, file.parent)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", file) from None


def _parsed(data: bytes, file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"is not UTF-8 at byte {error.start}", file, remedy="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", file) from None


def _section(table: dict[str, Any], file: Path) -> tuple[Any, Place]:
    """paramlint's own table and its place: in paramlint.toml the keys may stand at the top as well."""
    place = Place(file)
    tool = table.get("tool")
    nested = tool.get("paramlint") if isinstance(tool, dict) else None
    if file.name == PYPROJECT:
        return nested, place.at("tool").at("paramlint")
    if nested is None:
        return table, place
    refuse_unknown(table, ("tool",), place)
    return nested, place.at("tool").at("paramlint")


def _settings(table: dict[str, Any], place: Place, root: Path) -> Settings:
    """Models are looked at one by one first, so that an error names the entry."""
    models = table.get("models")
    for index, entry in enumerate(models if isinstance(models, list) else ()):
        if isinstance(entry, dict):
            convert(entry, ModelSettings, place.at("models").item(index))
    keys = convert(table, Keys, place)
    return Settings(**msgspec.structs.asdict(keys), root=root, place=place)
