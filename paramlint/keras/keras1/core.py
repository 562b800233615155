"""keras.layers core, as Keras 1 had them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from paramlint.keras.arguments import require_positive
from paramlint.keras.inputs import defined, require_rank
from paramlint.keras.keras1.translation import PENALTIES, Form, _Translated
from paramlint.keras.keras2 import core
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Shape, Size
from paramlint.keras.weight import Weight

_DENSE = ("output_dim", "init", "activation", "weights", *PENALTIES, "input_dim")


class Dense(_Translated, core.Dense):
    """Dense(output_dim, init, activation)."""

    form = Form(_DENSE)


class Embedding(_Translated, core.Embedding):
    """Embedding(input_dim, output_dim, init, input_length)."""

    form = Form(
        (
            *("input_dim", "output_dim", "init", "input_length", "W_regularizer", "activity_regularizer"),
            *("W_constraint", "mask_zero", "weights", "dropout"),
        ),
        {
            "output_dim": "output_dim",
            "init": "embeddings_initializer",
            "W_regularizer": "embeddings_regularizer",
            "W_constraint": "embeddings_constraint",
        },
    )


class TimeDistributedDense(_Translated, core.Dense):
    """The same Dense at each step, before TimeDistributed was there to say so."""

    form = Form((*_DENSE, "input_length"))
    takes_sequences = True

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_rank(self, shape, 3)
        return super().weights(shape)


class MaxoutDense(KerasLayer):
    """The largest of `nb_feature` affine maps."""

    output_dim: Size
    nb_feature: Size = 4
    init: Inert = "glorot_uniform"
    initial_weights: Inert = msgspec.field(name="weights", default=None)
    W_regularizer: Inert = None
    b_regularizer: Inert = None
    activity_regularizer: Inert = None
    W_constraint: Inert = None
    b_constraint: Inert = None
    bias: bool = True

    def check_arguments(self) -> None:
        require_positive(self, "output_dim")
        require_positive(self, "nb_feature")

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_rank(self, shape, 2)
        yield Weight("W", (self.nb_feature, defined(self, shape, -1), self.output_dim))
        if self.bias:
            yield Weight("b", (self.nb_feature, self.output_dim))

    def output_shape(self, shape: Shape) -> Shape:
        require_rank(self, shape, 2)
        return (shape[0], self.output_dim)

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        return {"W": 1}


class Highway(KerasLayer):
    """A Dense of the input's own size, and a gate that lets the input past it."""

    init: Inert = "glorot_uniform"
    activation: Inert = None
    initial_weights: Inert = msgspec.field(name="weights", default=None)
    W_regularizer: Inert = None
    b_regularizer: Inert = None
    activity_regularizer: Inert = None
    W_constraint: Inert = None
    b_constraint: Inert = None
    bias: bool = True

    also_accepts = frozenset({"transform_bias"})

    def weights(self, shape: Shape) -> Iterable[Weight]:
        require_rank(self, shape, 2)
        size = defined(self, shape, -1)
        yield Weight("W", (size, size))
        yield Weight("W_carry", (size, size))
        if self.bias:
            yield Weight("b", (size,))
            yield Weight("b_carry", (size,))

    def uses(self, shape: Shape) -> Mapping[str, Dim]:
        return {"W": 1, "W_carry": 1}
