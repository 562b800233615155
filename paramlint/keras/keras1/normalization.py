"""keras.layers normalization, as Keras 1 had it."""

from __future__ import annotations

from paramlint.keras.keras1.translation import Form, _Translated
from paramlint.keras.keras2 import normalization


class BatchNormalization(_Translated, normalization.BatchNormalization):
    """BatchNormalization(epsilon, mode, axis); the mode says what is normalized, and changes no weight."""

    form = Form(
        (
            *("epsilon", "mode", "axis", "momentum", "weights", "beta_init", "gamma_init"),
            *("gamma_regularizer", "beta_regularizer"),
        )
    )
