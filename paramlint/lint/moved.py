"""What became of names and keywords that a use gives, for rules about what Keras 3 no longer has."""

from __future__ import annotations

from paramlint.graph.use import CALL, Use
from paramlint.keras.api import public_names
from paramlint.keras.api.gone import Gone, gone, gone_method, replacement
from paramlint.keras.api.keywords import Keyword, most_by_position, old_keyword, place_of_name
from paramlint.lint.keras3 import is_of_tensorflow, public_name

__all__ = ["Gone", "Keyword", "gone_keyword", "gone_name", "most_by_position", "place_of_name"]

_ANY_KEYWORD = "**"


def gone_name(use: Use) -> Gone | None:
    """What is missing where the program says what it uses; None where nothing is known to be."""
    name = public_name(use)
    if name is None:
        return None
    return gone_method(name) if use.receiver is not None else gone(name, is_of_tensorflow(use))


def gone_keyword(use: Use, keyword: str) -> Keyword | None:
    """What became of a keyword of the call, or of the one that has taken its place."""
    return old_keyword(replacement(use.name, is_of_tensorflow(use)) or use.name, keyword)


def of_tensorflow_only(name: str) -> bool:
    """Whether `tf.keras` still has a name that the package `keras` has not."""
    return name in public_names("tf_keras3")


def in_keras_2(name: str) -> bool:
    """Whether Keras 2 had the name."""
    return name in public_names("2")


def fits(use: Use, new: str) -> bool:
    """Whether a call can be one of another name as it stands: each argument means there what it meant here.

    The first argument by position always does; further ones where both call them the same.
    """
    if use.kind != CALL:
        return True
    now, before = public_names("3").get(new), _before(public_name(use) or "")
    if now is None or not use.complete:
        return False
    positional = [one.position for one in use.arguments if one.position is not None]
    keywords = [one.name for one in use.arguments if one.name is not None]
    same = all(place == 0 or _at(before, place) == _at(now, place) != "" for place in positional)
    return same and all(_takes(new, now, keyword) for keyword in keywords)


def _before(name: str) -> tuple[str, ...]:
    for version in ("2", "tf_keras3"):
        found = public_names(version).get(name)
        if found:
            return found
    return ()


def _at(parameters: tuple[str, ...], place: int) -> str:
    names = parameters[: next((at for at, one in enumerate(parameters) if one.startswith("*")), len(parameters))]
    return names[place] if place < len(names) else ""


def _takes(call: str, parameters: tuple[str, ...], keyword: str) -> bool:
    if keyword in parameters:
        return True
    return any(one.startswith(_ANY_KEYWORD) for one in parameters) and old_keyword(call, keyword) is None
