"""KerasLayer: what a described layer is, and the arguments that every Keras layer takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

import msgspec

from paramlint.keras.shape import Dim, Shape
from paramlint.keras.weight import Weight

Inert = object
"""Annotates an argument that changes neither weights nor shapes: an unknown one does no harm."""


class KerasLayer(msgspec.Struct, frozen=True, kw_only=True):
    """A layer that reads like Keras's documentation of it.

    The fields of a subclass are the constructor's parameters, in Keras's order and with Keras's defaults. A field
    may hold an `Unknown` only where it is annotated `Inert` (it never matters) or `Size`, `Sizes` or `Shape` (it
    takes part in the arithmetic); elsewhere an unknown argument makes the whole layer unknown before it gets here.
    `__post_init__` raises LayerError where Keras's constructor raises; `weights` and `output_shape` raise
    ShapeError where Keras's build does.
    """

    name: Inert = None
    trainable: bool = True
    dtype: Inert = None
    autocast: Inert = True

    aliases: ClassVar[tuple[str, ...]] = ()
    """Other public names of the same class in keras.layers."""
    also_accepts: ClassVar[frozenset[str]] = frozenset()
    """Keyword arguments Keras takes for compatibility and ignores."""
    needs_input_shape: ClassVar[bool] = True
    """False where the weights do not depend on the input (Embedding)."""

    def weights(self, shape: Shape) -> Iterable[Weight]:
        """The weights that building the layer on this input shape creates, in Keras's order."""
        return ()

    def output_shape(self, shape: Shape) -> Shape:
        """The output's shape for this input shape, batch first."""
        return shape

    def steps(self, shape: Shape) -> Dim:
        """Over how many steps the same weights are used one after the other, None where they are not."""
        return None

    def variables(self, shape: Shape) -> Iterator[Weight]:
        """`weights`, all of them non-trainable where the layer is frozen. Wrappers ask their inner layer for these."""
        for weight in self.weights(shape):
            yield weight if self.trainable else replace(weight, trainable=False)
