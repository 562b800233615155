"""The optimizers of tf.train, under TensorFlow 1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paramlint.keras.optimizers.gradient import SGD, Adadelta, Adagrad, Ftrl, _TwoAverages
from paramlint.keras.optimizers.optimizer import Optimizer, like
from paramlint.keras.weight import Weight


class GradientDescentOptimizer(SGD):
    """tf.train's SGD."""


class MomentumOptimizer(_TwoAverages):
    """tf.train's SGD with momentum."""

    names = ("momentum",)


class AdamOptimizer(_TwoAverages):
    """tf.train's Adam."""


class AdagradOptimizer(Adagrad):
    """tf.train's Adagrad."""


class AdadeltaOptimizer(Adadelta):
    """tf.train's Adadelta."""


class FtrlOptimizer(Ftrl):
    """tf.train's Ftrl."""


@dataclass(frozen=True)
class RMSPropOptimizer(Optimizer):
    """tf.train's RMSprop, which keeps a momentum even where it is zero."""

    learning_rate: object = 0.001
    decay: object = 0.9
    momentum: object = 0.0
    epsilon: object = 1e-10
    use_locking: object = False
    centered: bool = False

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        yield from like(weight, "rms", "momentum")
        if self.centered:
            yield from like(weight, "mg")
