"""keras.layers reshaping, as Keras 1 had them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from paramlint.keras.keras1.translation import Form, _Translated
from paramlint.keras.keras2 import reshaping as keras2
from paramlint.keras.reshaping import cropping, up_sampling, zero_padding

_SIDES = ("top_pad", "bottom_pad", "left_pad", "right_pad")
_CROPPING = Form(("cropping", "dim_ordering"))
_PADDING = Form(("padding", "dim_ordering"))
_SIZE = Form(("size", "dim_ordering"))


class UpSampling1D(_Translated, up_sampling.UpSampling1D):
    """UpSampling1D(length)."""

    form = Form(("length",))


class UpSampling2D(_Translated, keras2.UpSampling2D):
    """UpSampling2D(size, dim_ordering)."""

    form = _SIZE


class UpSampling3D(_Translated, up_sampling.UpSampling3D):
    """UpSampling3D(size, dim_ordering)."""

    form = _SIZE


class Cropping2D(_Translated, cropping.Cropping2D):
    """Cropping2D(cropping, dim_ordering)."""

    form = _CROPPING


class Cropping3D(_Translated, cropping.Cropping3D):
    """Cropping3D(cropping, dim_ordering)."""

    form = _CROPPING


class ZeroPadding2D(_Translated, zero_padding.ZeroPadding2D):
    """ZeroPadding2D(padding, dim_ordering), also with four sides in a row or by name."""

    form = _PADDING

    @classmethod
    def translated(
        cls, positional: Sequence[Any], keywords: Mapping[str, Any]
    ) -> tuple[Sequence[Any], Mapping[str, Any]]:
        positional, keywords = super().translated(positional, keywords)
        sides = _sides(keywords.get("padding"))
        return positional, keywords if sides is None else {**keywords, "padding": sides}


class ZeroPadding3D(_Translated, keras2.ZeroPadding3D):
    """ZeroPadding3D(padding, dim_ordering)."""

    form = _PADDING


def _sides(padding: Any) -> Any:
    """`(1, 2, 3, 4)` and `{"top_pad": 1, ...}` as a pair for the rows and a pair for the columns."""
    if isinstance(padding, dict):
        padding = tuple(padding.get(side, 0) for side in _SIDES)
    if not isinstance(padding, (tuple, list)) or len(padding) != len(_SIDES):
        return None
    top, bottom, left, right = padding
    return (top, bottom), (left, right)
