"""Optimizers that keep averages and sums of gradients, each as large as the weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from paramlint.keras.optimizers.optimizer import Optimizer, like
from paramlint.keras.weight import Weight


@dataclass(frozen=True)
class SGD(Optimizer):
    """Stochastic gradient descent, with or without momentum."""

    learning_rate: object = 0.01
    momentum: float = 0.0

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        return like(weight, "momentum") if self.momentum else ()


@dataclass(frozen=True)
class RMSprop(Optimizer):
    """Divides by a moving average of the squared gradients."""

    learning_rate: object = 0.001
    rho: object = 0.9
    momentum: float = 0.0
    epsilon: object = 1e-7
    centered: bool = False

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        yield from like(weight, "velocity")
        if self.momentum:
            yield from like(weight, "momentum")
        if self.centered:
            yield from like(weight, "average_gradient")


@dataclass(frozen=True)
class Adam(Optimizer):
    """Moving averages of the gradients and of their squares."""

    learning_rate: object = 0.001
    beta_1: object = 0.9
    beta_2: object = 0.999
    epsilon: object = 1e-7
    amsgrad: bool = False

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        yield from like(weight, "momentum", "velocity")
        if self.amsgrad:
            yield from like(weight, "velocity_hat")


@dataclass(frozen=True)
class AdamW(Optimizer):
    """Adam with weight decay."""

    learning_rate: object = 0.001
    weight_decay: object = 0.004
    beta_1: object = 0.9
    beta_2: object = 0.999
    epsilon: object = 1e-7
    amsgrad: bool = False

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        return Adam(amsgrad=self.amsgrad).slots(weight, path)


@dataclass(frozen=True)
class _TwoAverages(Optimizer):
    learning_rate: object = 0.001

    names: ClassVar[tuple[str, ...]] = ("momentum", "velocity")

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        return like(weight, *self.names)


class Nadam(_TwoAverages):
    """Adam with Nesterov's momentum."""


class Lamb(_TwoAverages):
    """Adam with a learning rate for each layer."""


class ScheduleFreeAdamW(_TwoAverages):
    """AdamW without a schedule for its learning rate."""


class Adamax(_TwoAverages):
    """Adam with the largest gradient so far in place of the squares."""

    names = ("momentum", "norm")


class Adadelta(_TwoAverages):
    """Moving averages of the squared gradients and of the squared changes."""

    names = ("accumulated_grad", "accumulated_delta_var")


class Ftrl(_TwoAverages):
    """Follow the regularized leader."""

    names = ("accumulator", "linear")


class Adagrad(_TwoAverages):
    """The sum of the squared gradients."""

    names = ("accumulator",)


class Lion(_TwoAverages):
    """The sign of a moving average of the gradients."""

    names = ("momentum",)
