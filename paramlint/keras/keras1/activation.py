"""keras.layers advanced_activations, as Keras 1 had them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

import msgspec

from paramlint.keras.keras1.translation import Form, _Translated
from paramlint.keras.keras2 import activation
from paramlint.keras.layer import Inert
from paramlint.keras.shape import Shape
from paramlint.keras.weight import Weight


class PReLU(_Translated, activation.PReLU):
    """PReLU(init, weights, shared_axes)."""

    form = Form(("init", "weights", "shared_axes"), {"init": "alpha_initializer"})


class _PerFeature(activation.PReLU):
    """Weights of the shape of PReLU's, under other names."""

    names: ClassVar[tuple[str, ...]]

    refuses = frozenset({"alpha_initializer", "alpha_regularizer", "alpha_constraint"})

    def weights(self, shape: Shape) -> Iterable[Weight]:
        for weight in super().weights(shape):
            yield from (replace(weight, name=name) for name in self.names)


class ParametricSoftplus(_PerFeature):
    """A softplus with a learned slope and sharpness."""

    alpha_init: Inert = 0.2
    beta_init: Inert = 5.0
    initial_weights: Inert = msgspec.field(name="weights", default=None)

    names = ("alpha", "beta")
    leading = ("alpha_init", "beta_init", "weights", "shared_axes")


class SReLU(_PerFeature):
    """Three straight pieces with learned corners and slopes."""

    t_left_init: Inert = "zero"
    a_left_init: Inert = "glorot_uniform"
    t_right_init: Inert = "glorot_uniform"
    a_right_init: Inert = "one"

    names = ("t_left", "a_left", "t_right", "a_right")
    leading = ("t_left_init", "a_left_init", "t_right_init", "a_right_init", "shared_axes")
