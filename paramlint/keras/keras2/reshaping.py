"""keras.layers reshaping, as Keras 2 has them."""

from __future__ import annotations

from paramlint.keras.reshaping import up_sampling, zero_padding
from paramlint.keras.shape import Pairs, Shape
from paramlint.keras.spatial import spatial, with_spatial


class UpSampling2D(up_sampling.UpSampling2D):
    """UpSampling2D, which leaves both axes open where it cannot tell one of them."""

    def output_shape(self, shape: Shape) -> Shape:
        output = super().output_shape(shape)
        return with_spatial(self, output, (None, None)) if None in spatial(self, output) else output


class ZeroPadding1D(zero_padding.ZeroPadding1D):
    """ZeroPadding1D, which knows one data format."""

    refuses = frozenset({"data_format"})


class ZeroPadding3D(zero_padding.ZeroPadding3D):
    """ZeroPadding3D, whose default is written shorter."""

    padding: Pairs = (1, 1, 1)
