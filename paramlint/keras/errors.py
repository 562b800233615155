"""What Keras would raise, and what nobody has described."""

from __future__ import annotations

from paramlint.unknown import Unknown

_LONGEST_QUOTE = 60
INVALID_SIZE = "invalid-size"


class LayerError(ValueError):
    """Keras refuses this layer. `kind` says what for, so that no one has to read the message."""

    kind = "invalid-argument"


class SignatureError(LayerError):
    """The constructor does not take such arguments, or needs more of them, whatever their values are."""


class UnknownArgumentError(SignatureError):
    """The constructor has no argument of this name."""

    kind = "unknown-argument"


class SizeError(LayerError):
    """An argument that is a size, or sizes, is no whole number, or too small."""

    kind = INVALID_SIZE


class ShareError(LayerError):
    """An argument that is a share, the rate of a dropout, does not lie between 0 and 1."""

    kind = "invalid-share"


class ShapeError(LayerError):
    """The layer cannot be built on this input shape."""

    kind = "invalid-shape"


class RankError(ShapeError):
    """The input has too many or too few dimensions."""

    kind = "rank-mismatch"


class EmptyOutputError(ShapeError):
    """Nothing would be left of an axis: a window is larger than the input, or all of it is cropped."""

    kind = "empty-output"


class ReshapeError(ShapeError):
    """The wanted shape does not hold as many numbers as there are."""

    kind = "reshape-size"


class MergeError(ShapeError):
    """Tensors that do not fit together, or too few of them."""

    kind = "merge-shape"


class OpenSizeError(ShapeError):
    """A dimension is left open that the layer needs as a number."""

    kind = "open-dimension"


class UnfitError(ShapeError):
    """An argument does not go with this input shape: groups that do not divide its channels, an axis it has not."""

    kind = "unfit-argument"


class UnfitSizeError(UnfitError):
    """A size among the arguments, at which Keras looks only now, is no whole number."""

    kind = INVALID_SIZE


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


SHAPE_REFUSALS = frozenset(
    {"invalid-shape", "rank-mismatch", "empty-output", "reshape-size", "merge-shape", "open-dimension"}
    | {"unfit-argument"}
)
"""The kinds of what Keras raises when a layer meets its input."""
REFUSALS = SHAPE_REFUSALS | {"invalid-argument", "unknown-argument", "invalid-share", INVALID_SIZE}
"""The kinds of what Keras raises of a layer."""
UNCALLED, NO_LAYER, DISCONNECTED = "uncalled-layer", "no-layer", "disconnected"
WIRING = frozenset({UNCALLED, NO_LAYER, DISCONNECTED})
"""The kinds of what Keras raises of how layers are put together: a layer where a tensor is needed, something else
where a layer is needed, outputs that do not come from the inputs."""


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
