"""keras.layers local, as Keras 1 had them."""

from __future__ import annotations

from paramlint.keras.keras1.translation import PENALTIES, Form, _Translated
from paramlint.keras.keras2 import locally_connected as keras2

_MIDDLE = ("init", "activation", "weights", "border_mode")


class LocallyConnected1D(_Translated, keras2.LocallyConnected1D):
    """LocallyConnected1D(nb_filter, filter_length)."""

    form = Form(("nb_filter", "filter_length", *_MIDDLE, "subsample_length", *PENALTIES, "input_dim", "input_length"))


class LocallyConnected2D(_Translated, keras2.LocallyConnected2D):
    """LocallyConnected2D(nb_filter, nb_row, nb_col)."""

    form = Form(("nb_filter", "nb_row", "nb_col", *_MIDDLE, "subsample", "dim_ordering", *PENALTIES))
