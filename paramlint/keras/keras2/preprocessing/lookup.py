"""Layers with a vocabulary or with bins, as Keras 2 has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.layer import COMMON, KerasLayer
from paramlint.keras.preprocessing import category_encoding, discretization, hashing, lookup, text_vectorization
from paramlint.keras.shape import Shape, show

if TYPE_CHECKING:
    _Base = KerasLayer
else:  # what is mixed into a layer must bring no fields: they would stand in for the layer's own
    _Base = object

_COMMON = KerasLayer.also_accepts


class _Vectors(_Base):
    """Makes one vector of each sample at most, where Keras 3 makes one of each number."""

    __slots__ = ()

    def output_shape(self, shape: Shape) -> Any:
        output = super().output_shape(shape)
        mode = getattr(self, "output_mode")  # noqa: B009
        one_each = mode == "one_hot" and len(shape) == 2 and isinstance(shape[-1], int) and shape[-1] != 1
        if one_each or (mode != "int" and isinstance(output, tuple) and len(output) > 2):
            raise ShapeError(
                f"{self.class_name} makes no vectors of {show(shape)} in Keras 2, only of one axis a sample"
            )
        return output


class CategoryEncoding(_Vectors, category_encoding.CategoryEncoding):
    """CategoryEncoding of one axis a sample."""


class Hashing(_Vectors, hashing.Hashing):
    """Hashing of one axis a sample."""


class Discretization(_Vectors, discretization.Discretization):
    """Discretization, which takes what every layer takes."""

    also_accepts = _COMMON
    leading = ()
    keyword_only = COMMON
    refuses = frozenset()


class HashedCrossing(hashing.HashedCrossing):
    """HashedCrossing, whose name goes by keyword."""

    keyword_only = COMMON


class StringLookup(_Vectors, lookup.StringLookup):
    """StringLookup without a salt."""

    also_accepts = _COMMON
    leading = (
        *("max_tokens", "num_oov_indices", "mask_token", "oov_token", "vocabulary", "idf_weights", "encoding"),
        *("invert", "output_mode", "sparse", "pad_to_max_tokens"),
    )
    keyword_only = COMMON
    refuses = frozenset({"salt"})


class IntegerLookup(_Vectors, lookup.IntegerLookup):
    """IntegerLookup without a salt."""

    also_accepts = _COMMON
    keyword_only = COMMON
    refuses = frozenset({"salt", "oov_method"})


class TextVectorization(_Vectors, text_vectorization.TextVectorization):
    """TextVectorization, which takes a column of texts for a row of them."""

    keyword_only = COMMON

    def output_shape(self, shape: Shape) -> Any:
        return super().output_shape(shape[:1] if len(shape) == 2 and shape[1] == 1 else shape)
