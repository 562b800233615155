"""keras.layers pooling, as Keras 2 has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paramlint.keras.arguments import padding
from paramlint.keras.layer import COMMON
from paramlint.keras.pooling import global_pooling, pooling
from paramlint.keras.shape import Sizes

if TYPE_CHECKING:
    from paramlint.keras.pooling.pooling import _Pooling
else:  # what is mixed into a layer must bring no fields: they would stand in for the layer's own
    _Pooling = object


class _AnyCase(_Pooling):
    """Takes the padding in any case, and looks at it right away."""

    __slots__ = ()
    keyword_only = COMMON

    def check_arguments(self) -> None:
        super().check_arguments()
        self._edges()

    def _edges(self) -> str:
        return padding(self, "valid", "same")


class MaxPooling1D(_AnyCase, pooling.MaxPooling1D):
    """MaxPooling1D, whose data format is not the session's."""

    data_format: str | None = "channels_last"


class MaxPooling2D(_AnyCase, pooling.MaxPooling2D):
    """MaxPooling2D, whose name is no fifth argument."""


class MaxPooling3D(_AnyCase, pooling.MaxPooling3D):
    """MaxPooling3D, whose name is no fifth argument."""


class AveragePooling1D(_AnyCase, pooling.AveragePooling1D):
    """AveragePooling1D, which has a pool size of its own."""

    pool_size: Sizes = 2
    data_format: str | None = "channels_last"


class AveragePooling2D(_AnyCase, pooling.AveragePooling2D):
    """AveragePooling2D, which has a pool size of its own."""

    pool_size: Sizes = (2, 2)


class AveragePooling3D(_AnyCase, pooling.AveragePooling3D):
    """AveragePooling3D, which has a pool size of its own."""

    pool_size: Sizes = (2, 2, 2)


class GlobalMaxPooling1D(global_pooling.GlobalMaxPooling1D):
    """GlobalMaxPooling1D, whose data format is not the session's."""

    data_format: str | None = "channels_last"


class GlobalAveragePooling1D(global_pooling.GlobalAveragePooling1D):
    """GlobalAveragePooling1D, whose data format is not the session's, and whose `keepdims` goes by keyword."""

    data_format: str | None = "channels_last"

    keyword_only = COMMON | {"keepdims"}
