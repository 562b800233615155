"""What Keras would raise."""


class LayerError(ValueError):
    """Keras refuses this layer. `kind` is `invalid-argument` (at construction) or `invalid-shape` (at build)."""

    kind = "invalid-argument"


class ShapeError(LayerError):
    """The layer cannot be built on this input shape."""

    kind = "invalid-shape"
