"""keras.layers noise and dropout, as Keras 1 had them."""

from __future__ import annotations

from paramlint.keras import regularization as keras3
from paramlint.keras.keras1.translation import Form, _Translated
from paramlint.keras.keras2 import regularization as keras2


class Dropout(_Translated, keras3.Dropout):
    """Dropout(p)."""

    form = Form(("p",))


class SpatialDropout1D(_Translated, keras2.SpatialDropout1D):
    """SpatialDropout1D(p)."""

    form = Form(("p",))


class SpatialDropout2D(_Translated, keras2.SpatialDropout2D):
    """SpatialDropout2D(p, dim_ordering)."""

    form = Form(("p", "dim_ordering"))


class SpatialDropout3D(_Translated, keras2.SpatialDropout3D):
    """SpatialDropout3D(p, dim_ordering)."""

    form = Form(("p", "dim_ordering"))


class GaussianDropout(_Translated, keras3.GaussianDropout):
    """GaussianDropout(p)."""

    form = Form(("p",))


class GaussianNoise(_Translated, keras3.GaussianNoise):
    """GaussianNoise(sigma)."""

    form = Form(("sigma",))
