"""The methods of arrays by their signatures. What is not in this table is not followed."""

from __future__ import annotations

from typing import Any

from paramlint.keras.operations.elementwise import unchanged
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.reductions import along, reduced
from paramlint.keras.operations.shaping import flatten, squeeze, swapaxes
from paramlint.keras.operations.tensor import Tensor, shape_of, tensor
from paramlint.overlays.arrays.products import dot_product
from paramlint.overlays.arrays.shaping import repeated, reshaped_method, transposed_method
from paramlint.overlays.arrays.sizes import unfollowed


def same_array(x: Any) -> Tensor:
    """The array with its dtype."""
    return tensor(x)


def retyped(x: Any) -> Tensor:
    """The array in another dtype."""
    return Tensor(tensor(x).shape)


def positions(x: Any, axis: Any = -1) -> Tensor:
    """The order of the items along an axis: whole numbers, which may be used as an index."""
    return Tensor(along(x, axis).shape, "int")


def plain_list(x: Any) -> Any:
    """`x.tolist()`: a list, of which nothing is known but that it is one."""
    shape_of(x)
    return unfollowed("what this list holds")


def nothing(x: Any) -> None:
    """What changes the array in place and returns None."""


OPERATIONS = (
    Described(reshaped_method, 'ndarray.reshape(x, *shape, order="C")'),
    Described(transposed_method, "ndarray.transpose(x, *axes)"),
    Described(flatten, 'ndarray.{flatten,ravel}(x, order="C")'),
    Described(squeeze, "ndarray.squeeze(x, axis=None)"),
    Described(swapaxes, "ndarray.swapaxes(x, axis1, axis2)"),
    Described(repeated, "ndarray.repeat(x, repeats, axis=None)"),
    Described(retyped, 'ndarray.astype(x, dtype, order="K", casting="unsafe", subok=True, copy=True)'),
    Described(
        same_array,
        """
        ndarray.copy(x, order="C", deep=True)
        ndarray.to_numpy(x, dtype=None, copy=False)
        ndarray.{numpy,toarray,todense,cpu,detach}(x)
    """,
    ),
    Described(
        unchanged,
        """
        ndarray.clip(x, min=None, max=None, out=None)
        ndarray.round(x, decimals=0, out=None)
        ndarray.{conj,conjugate}(x)
    """,
    ),
    Described(
        reduced,
        """
        ndarray.{sum,mean,prod}(x, axis=None, dtype=None, out=None, keepdims=False)
        ndarray.{std,var}(x, axis=None, dtype=None, out=None, ddof=0, keepdims=False)
        ndarray.{max,min,ptp}(x, axis=None, out=None, keepdims=False, initial=None)
        ndarray.{all,any,argmax,argmin}(x, axis=None, out=None, keepdims=False)
    """,
    ),
    Described(along, "ndarray.{cumsum,cumprod}(x, axis=None, dtype=None, out=None)"),
    Described(positions, "ndarray.argsort(x, axis=-1, kind=None, order=None)"),
    Described(dot_product, "ndarray.dot(x, b: y, out=None)"),
    Described(plain_list, "ndarray.{tolist,to_list}(x)"),
    Described(nothing, "ndarray.{sort,fill,partition}(x, *rest)"),
)
