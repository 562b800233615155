"""Functions that make one number of many along an axis, and those that look along it."""

from __future__ import annotations

from typing import Any

from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.reductions import along, multiplied_up, norm, reduced
from paramlint.keras.operations.tensor import Tensor, shape_of
from paramlint.keras.shape import Dim
from paramlint.overlays.arrays.methods import positions
from paramlint.overlays.arrays.shaping import total_size


def quantiles(x: Any, q: Any, axis: Any = None, keepdims: Any = False) -> Tensor:
    """One number for each share that is asked for, in front of what is left of the shape."""
    return Tensor((*shape_of(q), *shape_of(reduced(x, axis, keepdims))))


def static_shape(x: Any) -> tuple[Dim, ...]:
    """`np.shape`."""
    return shape_of(x)


def rank(x: Any) -> int:
    """`np.ndim`."""
    return len(shape_of(x))


_REDUCED = "axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True"
OPERATIONS = (
    Described(
        reduced,
        f"""
        numpy.{{sum,nansum,nanprod}}(a: x, {_REDUCED})
        numpy.{{mean,nanmean}}(a: x, axis=None, dtype=None, out=None, keepdims=False, where=True)
        numpy.{{std,var,nanstd,nanvar}}(a: x, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True)
        numpy.{{max,min,amax,amin,nanmax,nanmin}}(a: x, axis=None, out=None, keepdims=False, initial=0, where=True)
        numpy.{{median,nanmedian}}(a: x, axis=None, out=None, overwrite_input=False, keepdims=False)
        numpy.{{argmax,argmin,nanargmax,nanargmin}}(a: x, axis=None, out=None, keepdims=False)
        numpy.{{all,any}}(a: x, axis=None, out=None, keepdims=False, where=True)
        numpy.count_nonzero(a: x, axis=None, keepdims=False)
        numpy.ptp(a: x, axis=None, out=None, keepdims=False)
        numpy.average(a: x, axis=None, weights=None, keepdims=False)
    """,
    ),
    Described(multiplied_up, f"numpy.{{prod,product}}(a: x, {_REDUCED})"),
    Described(
        quantiles,
        """
        numpy.{percentile,quantile}(a: x, q, axis=None, out=None, overwrite_input=False, method=None, keepdims=False)
        numpy.{nanpercentile,nanquantile}(a: x, q, axis=None, out=None, overwrite_input=False, method=None)
    """,
    ),
    Described(
        along,
        """
        numpy.{cumsum,cumprod}(a: x, axis=None, dtype=None, out=None)
        numpy.sort(a: x, axis=-1, kind=None, order=None)
    """,
    ),
    Described(positions, "numpy.argsort(a: x, axis=-1, kind=None, order=None)"),
    Described(norm, "numpy.linalg.norm(x, ord=None, axis=None, keepdims=False)"),
    Described(static_shape, "numpy.shape(a: x)"),
    Described(rank, "numpy.ndim(a: x)"),
    Described(total_size, "numpy.size(a: x)"),
)
