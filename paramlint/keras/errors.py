"""What Keras would raise, and what nobody has described."""

from __future__ import annotations

from paramlint.unknown import Unknown

_LONGEST_QUOTE = 60


class LayerError(ValueError):
    """Keras refuses this layer. `kind` is `invalid-argument` (at construction) or `invalid-shape` (at build)."""

    kind = "invalid-argument"


class SignatureError(LayerError):
    """The constructor has no such arguments, or too few of them, whatever their values are."""


class ShapeError(LayerError):
    """The layer cannot be built on this input shape."""

    kind = "invalid-shape"


class RankError(ShapeError):
    """The input has too many or too few dimensions."""


class HiddenWeights(Exception):
    """Which weights there are depends on what is unknown, but not what comes out."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.why)
        self.unknown = unknown


class Undescribed(LayerError):
    """Keras may well take this, but what it then builds is not described here."""

    kind = "unsupported-layer"


class Foreign(LayerError):
    """The layer wraps code of another library."""

    kind = "foreign-code"


def quoted(value: object) -> str:
    """The value as it stands in code, cut to what fits into a message.

    >>> quoted("same"), quoted((1, 2)), quoted(10**5000)
    ("'same'", '(1, 2)', 'a value too long to print')
    """
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # Python prints no integer of more than 4300 digits
        return "a value too long to print"
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 3]}..."
