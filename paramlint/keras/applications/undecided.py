"""Undecided: an application about which nothing more can be said, because of something unknown or refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paramlint.unknown import Unknown


class Undecided(Exception):
    """Carries the reason to where the application was asked for."""

    def __init__(self, reason: Unknown) -> None:
        super().__init__(reason.why)
        self.reason = reason


def decided(given: Mapping[str, Any], argument: str) -> Any:
    """The argument's value, on which the application's layers depend. Raises Undecided where it is not known."""
    value = given[argument]
    if isinstance(value, Unknown):
        raise Undecided(value)
    return value
