"""keras.layers pooling, as Keras 1 had them."""

from __future__ import annotations

from paramlint.keras.keras1.translation import Form, _Translated
from paramlint.keras.keras2 import pooling as keras2
from paramlint.keras.pooling import global_pooling

_1D = Form(("pool_length", "stride", "border_mode"))
_OTHERS = Form(("pool_size", "strides", "border_mode", "dim_ordering"))
_GLOBAL = Form(("dim_ordering",))


class MaxPooling1D(_Translated, keras2.MaxPooling1D):
    """MaxPooling1D(pool_length, stride)."""

    form = _1D


class AveragePooling1D(_Translated, keras2.AveragePooling1D):
    """AveragePooling1D(pool_length, stride)."""

    form = _1D


class MaxPooling2D(_Translated, keras2.MaxPooling2D):
    """MaxPooling2D(pool_size, strides, border_mode)."""

    form = _OTHERS


class AveragePooling2D(_Translated, keras2.AveragePooling2D):
    """AveragePooling2D(pool_size, strides, border_mode)."""

    form = _OTHERS


class MaxPooling3D(_Translated, keras2.MaxPooling3D):
    """MaxPooling3D(pool_size, strides, border_mode)."""

    form = _OTHERS


class AveragePooling3D(_Translated, keras2.AveragePooling3D):
    """AveragePooling3D(pool_size, strides, border_mode)."""

    form = _OTHERS


class GlobalMaxPooling2D(_Translated, global_pooling.GlobalMaxPooling2D):
    """GlobalMaxPooling2D(dim_ordering)."""

    form = _GLOBAL


class GlobalAveragePooling2D(_Translated, global_pooling.GlobalAveragePooling2D):
    """GlobalAveragePooling2D(dim_ordering)."""

    form = _GLOBAL


class GlobalMaxPooling3D(_Translated, global_pooling.GlobalMaxPooling3D):
    """GlobalMaxPooling3D(dim_ordering)."""

    form = _GLOBAL


class GlobalAveragePooling3D(_Translated, global_pooling.GlobalAveragePooling3D):
    """GlobalAveragePooling3D(dim_ordering)."""

    form = _GLOBAL
