"""keras.optimizers: what each optimizer keeps in memory about every weight that it trains.

The step counter, the learning rate and other single numbers are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, get_type_hints

from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


@dataclass(frozen=True, kw_only=True)
class Optimizer:
    """An optimizer: of its constructor's parameters, the first ones in Keras's order, and those that decide.

    What is annotated as any object decides nothing; another argument that is unknown makes the optimizer unknown.
    """

    use_ema: bool = False
    gradient_accumulation_steps: int | None = None

    keyword_only: ClassVar[frozenset[str]] = frozenset({"use_ema", "gradient_accumulation_steps"})

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        """What the optimizer's own algorithm keeps about a weight; the path is Keras's (`sequential/dense/kernel`)."""
        return ()

    def variables(self, weight: Weight, path: str) -> Iterator[Weight]:
        """Everything that is kept about a weight."""
        if self.use_ema:
            yield from _like(weight, "average")
        if self.gradient_accumulation_steps:
            yield from _like(weight, "gradient_accumulator")
        yield from self.slots(weight, path)


def describe(name: str, positional: Sequence[Any], keywords: Mapping[str, Any]) -> Optimizer | Unknown:
    """The optimizer of that name, which is written in any case, as its class or its text; else the reason."""
    cls = _catalogue().get(name.lower())
    if cls is None:
        return Unknown("unsupported-optimizer", f"what the optimizer `{name}` keeps is not described")
    names = [field.name for field in fields(cls)]
    by_position = zip((name for name in names if name not in cls.keyword_only), positional, strict=False)
    given = {**dict(by_position), **keywords}
    arguments = {name: given[name] for name in names if name in given}
    undecided = [value for name, value in arguments.items() if get_type_hints(cls)[name] is not object]
    return next((value for value in undecided if isinstance(value, Unknown)), None) or cls(**arguments)


def described_optimizers() -> list[str]:
    """The classes that `describe` knows."""
    return sorted(cls.__name__ for cls in _catalogue().values())


@dataclass(frozen=True)
class SGD(Optimizer):
    """Stochastic gradient descent, with or without momentum."""

    learning_rate: object = 0.01
    momentum: float = 0.0

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        return _like(weight, "momentum") if self.momentum else ()


@dataclass(frozen=True)
class RMSprop(Optimizer):
    """Divides by a moving average of the squared gradients."""

    learning_rate: object = 0.001
    rho: object = 0.9
    momentum: float = 0.0
    epsilon: object = 1e-7
    centered: bool = False

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        yield from _like(weight, "velocity")
        if self.momentum:
            yield from _like(weight, "momentum")
        if self.centered:
            yield from _like(weight, "average_gradient")


@dataclass(frozen=True)
class Adam(Optimizer):
    """Moving averages of the gradients and of their squares."""

    learning_rate: object = 0.001
    beta_1: object = 0.9
    beta_2: object = 0.999
    epsilon: object = 1e-7
    amsgrad: bool = False

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        yield from _like(weight, "momentum", "velocity")
        if self.amsgrad:
            yield from _like(weight, "velocity_hat")


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
        return _like(weight, *self.names)


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


@dataclass(frozen=True)
class Adafactor(Optimizer):
    """Squared gradients by row and by column of a matrix, and one for each number beside them."""

    learning_rate: object = 0.001

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        if len(weight.shape) > 1:
            yield Weight("row", weight.shape[:-1])
            yield Weight("column", (*weight.shape[:-2], weight.shape[-1]))
        yield from _like(weight, "velocity")


@dataclass(frozen=True, kw_only=True)
class _Excluding(Optimizer):
    exclude_layers: tuple[str, ...] | None = None
    exclude_embeddings: bool = True


@dataclass(frozen=True)
class Muon(_Excluding):
    """Orthogonalized momentum for matrices, and Adam for all other weights."""

    learning_rate: object = 0.001

    keyword_only = Optimizer.keyword_only | {"exclude_layers", "exclude_embeddings"}

    def slots(self, weight: Weight, path: str) -> Iterable[Weight]:
        yield from _like(weight, "momentum")
        embeds = self.exclude_embeddings and "embedding" in path.lower()
        if len(weight.shape) != 2 or embeds:
            yield from _like(weight, "velocity")
        elif self.exclude_layers:
            reason = Unknown("unsupported-optimizer", "which layers Muon's `exclude_layers` are is not followed")
            yield Weight("velocity", (reason,))


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
        yield from _like(weight, "rms", "momentum")
        if self.centered:
            yield from _like(weight, "mg")


def _like(weight: Weight, *names: str) -> list[Weight]:
    return [Weight(name, weight.shape) for name in names]


@cache
def _catalogue() -> dict[str, type[Optimizer]]:
    return {cls.__name__.lower(): cls for cls in _subclasses(Optimizer) if not cls.__name__.startswith("_")}


def _subclasses(cls: type[Optimizer]) -> Iterator[type[Optimizer]]:
    for child in cls.__subclasses__():
        yield child
        yield from _subclasses(child)
