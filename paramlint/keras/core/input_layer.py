"""InputLayer: where a tensor of a stated shape comes into a model."""

from __future__ import annotations

from typing import Any

import msgspec

from paramlint.keras.arguments import as_tuple, is_plain, objection
from paramlint.keras.errors import LayerError, ShapeError
from paramlint.keras.kernel_free import _View
from paramlint.keras.layer import Inert
from paramlint.keras.shape import Dim, Shape, is_dim, plain_dims
from paramlint.unknown import Unknown

_Stated = Dim | tuple[Dim, ...]


class _Legacy(_View, kw_only=True):
    """The names that Keras 1 and 2 had for `shape` and `batch_shape`, and that win over them."""

    input_shape: _Stated | msgspec.UnsetType = msgspec.UNSET
    batch_input_shape: _Stated | msgspec.UnsetType = msgspec.UNSET


class InputLayer(_Legacy):
    """The shape of an input, without its batch (`shape`) or with it (`batch_shape`)."""

    shape: _Stated = None
    batch_size: Dim = None
    sparse: Inert = None
    ragged: Inert = None
    whole: _Stated = msgspec.field(name="batch_shape", default=None)
    input_tensor: Inert = None
    optional: Inert = False

    leading = ("shape", "batch_size", "dtype", "sparse", "ragged", "batch_shape", "input_tensor", "optional", "name")
    keyword_only = frozenset({"trainable", "autocast", "input_shape", "batch_input_shape"})
    swallows_keywords = True
    needs_input_shape = False

    def check_arguments(self) -> None:
        if self.sparse and self.ragged and is_plain(self.sparse) and is_plain(self.ragged):
            raise LayerError("InputLayer takes `sparse` or `ragged`, not both")
        self.batch_shape()

    def output_shape(self, shape: Shape) -> Shape:
        raise ShapeError("InputLayer brings a tensor into a model and cannot be called on one")

    def batch_shape(self) -> Shape | Unknown:
        """The input's shape, batch first. Raises LayerError where the arguments state none, or two."""
        if self.input_tensor is not None:
            return self._of_tensor()
        inner = "shape" if self.input_shape is msgspec.UNSET else "input_shape"
        whole = "whole" if self.batch_input_shape is msgspec.UNSET else "batch_input_shape"
        if getattr(self, inner) is not None:
            self._refuse_beside(whole, "`shape`")
            return self._with_batch(self._dims(inner))
        if getattr(self, whole) is None:
            raise LayerError("InputLayer needs a `shape`")
        if self.batch_size is not None:
            self._refuse_beside(whole, "`batch_size`")
        return self._dims(whole)

    def _of_tensor(self) -> Unknown:
        if isinstance(self.input_tensor, Unknown):
            return self.input_tensor
        if is_plain(self.input_tensor):
            raise objection(self, "input_tensor", "a tensor of Keras")
        return Unknown("library-object", "the tensor that InputLayer is given is not followed")

    def _refuse_beside(self, whole: str, other: str) -> None:
        if getattr(self, whole) is not None:
            raise LayerError(f"InputLayer takes {other} or `batch_shape`, not both")

    def _with_batch(self, dims: Shape | Unknown) -> Shape | Unknown:
        if not is_dim(self.batch_size):
            raise objection(self, "batch_size", "a size or None")
        return dims if isinstance(dims, Unknown) else plain_dims((self.batch_size, *dims))

    def _dims(self, argument: str) -> Shape | Unknown:
        value: Any = getattr(self, argument)
        if isinstance(value, Unknown):
            return value
        dims = as_tuple(self, argument)
        if not all(map(is_dim, dims)):
            raise objection(self, argument, "a tuple of sizes")
        return plain_dims(dims)
