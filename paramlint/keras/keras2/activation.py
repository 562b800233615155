"""keras.layers activations, as Keras 2 has them."""

from __future__ import annotations

from paramlint.keras import activation
from paramlint.keras.arguments import is_number, is_plain, objection
from paramlint.keras.kernel_free import _KernelFree
from paramlint.keras.layer import Inert


class LeakyReLU(activation.LeakyReLU):
    """LeakyReLU, whose slope is called `alpha`."""

    alpha: Inert = 0.3

    leading = ("alpha",)
    refuses = frozenset({"negative_slope"})

    def check_arguments(self) -> None:
        if is_plain(self.alpha) and not is_number(self.alpha):
            raise objection(self, "alpha", "a number")


class PReLU(activation.PReLU):
    """PReLU, whose initializer is written in small letters."""

    alpha_initializer: Inert = "zeros"


class Softmax(activation.Softmax):
    """Softmax, which may be careful where everything is masked."""

    robust_masking: Inert = False


class ThresholdedReLU(_KernelFree):
    """Cuts off what is not above `theta`; Keras 3 has ReLU(threshold=...) instead."""

    theta: Inert = 1.0

    def check_arguments(self) -> None:
        if is_plain(self.theta) and not (is_number(self.theta) and self.theta >= 0):
            raise objection(self, "theta", "a number of at least 0")
