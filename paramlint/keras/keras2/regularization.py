"""keras.layers regularization, as Keras 2 has them."""

from __future__ import annotations

from paramlint.keras import regularization
from paramlint.keras.layer import COMMON


class SpatialDropout1D(regularization.SpatialDropout1D):
    """SpatialDropout1D, which takes what every layer takes."""

    keyword_only = COMMON | {"seed"}
    refuses = frozenset({"data_format"})


class SpatialDropout2D(regularization.SpatialDropout2D):
    """SpatialDropout2D, which takes what every layer takes."""

    keyword_only = COMMON | {"seed"}
    refuses = frozenset()


class SpatialDropout3D(regularization.SpatialDropout3D):
    """SpatialDropout3D, which takes what every layer takes."""

    keyword_only = COMMON | {"seed"}
    refuses = frozenset()


class AlphaDropout(regularization.AlphaDropout):
    """AlphaDropout, which takes any rate."""

    def check_arguments(self) -> None:
        """Nothing is refused."""


class GaussianDropout(regularization.GaussianDropout):
    """GaussianDropout, which takes any rate."""

    def check_arguments(self) -> None:
        """Nothing is refused."""


class GaussianNoise(regularization.GaussianNoise):
    """GaussianNoise, which takes any deviation."""

    def check_arguments(self) -> None:
        """Nothing is refused."""
