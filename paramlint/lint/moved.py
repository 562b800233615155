"""What became of names and keywords that a use gives, for rules about what Keras 3 no longer has."""

from __future__ import annotations

from paramlint.graph.use import Use
from paramlint.keras.api.gone import Gone, gone, gone_method, replacement
from paramlint.keras.api.keywords import Keyword, most_by_position, old_keyword, place_of_name
from paramlint.lint.keras3 import is_of_tensorflow, public_name

__all__ = ["Gone", "Keyword", "gone_keyword", "gone_name", "most_by_position", "place_of_name"]


def gone_name(use: Use) -> Gone | None:
    """What is missing where the program says what it uses; None where nothing is known to be."""
    name = public_name(use)
    if name is None:
        return None
    return gone_method(name) if use.receiver is not None else gone(name, is_of_tensorflow(use))


def gone_keyword(use: Use, keyword: str) -> Keyword | None:
    """What became of a keyword of the call, or of the one that has taken its place."""
    return old_keyword(replacement(use.name, is_of_tensorflow(use)) or use.name, keyword)
