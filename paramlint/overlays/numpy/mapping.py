"""Functions of each number for itself, and the same numbers in another shape."""

from __future__ import annotations

from typing import Any

from paramlint.keras.operations.broadcasting import broadcast
from paramlint.keras.operations.elementwise import unchanged
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.shaping import expand_dims, flatten, moveaxis, squeeze, swapaxes, transpose
from paramlint.keras.operations.tensor import Tensor, shape_of
from paramlint.overlays.arrays.products import dot_product, matrix_product
from paramlint.overlays.arrays.shaping import moved_back, padded, repeated, reshaped, sampled_gap, tiled, turned


def pairwise(x: Any, y: Any) -> Tensor:
    """What is computed from two arrays, number by number."""
    return Tensor(broadcast(shape_of(x), shape_of(y)))


def compared(x: Any, y: Any) -> Tensor:
    """Whether something holds, number by number: a mask."""
    return Tensor(broadcast(shape_of(x), shape_of(y)), "bool")


def judged(x: Any) -> Tensor:
    """Whether something holds of each number: a mask."""
    return Tensor(shape_of(x), "bool")


def chosen_among(x: Any, y: Any) -> Tensor:
    """Whether each number of the first array is in the second: a mask."""
    shape_of(y)
    return Tensor(shape_of(x), "bool")


def pairs(x: Any, y: Any) -> Tensor:
    """`np.outer`: every number of one with every number of the other."""
    return Tensor((*shape_of(flatten(x)), *shape_of(flatten(y))))


def mirrored(x: Any) -> Tensor:
    """An array turned over along some of its axes."""
    return Tensor(shape_of(x))


_OUT = "out=None, where=True, dtype=None"
OPERATIONS = (
    Described(
        unchanged,
        f"""
        numpy.{{sqrt,cbrt,square,exp,exp2,expm1,log,log2,log10,log1p,abs,absolute,fabs,sign,sin}}(x, {_OUT})
        numpy.{{cos,tan,arcsin,arccos,arctan,sinh,cosh,tanh,ceil,floor,trunc,rint,negative}}(x, {_OUT})
        numpy.{{reciprocal,deg2rad,rad2deg,radians,degrees,conj,conjugate,invert,bitwise_not}}(x, {_OUT})
        numpy.{{round,around,round_}}(a: x, decimals=0, out=None)
        numpy.clip(a: x, a_min=None, a_max=None, out=None, min=None, max=None)
        numpy.nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None)
        numpy.{{real,imag}}(val: x)
        numpy.{{float32,float64,float16,int32,int64,int16,int8,uint8,uint16,uint32,uint64}}(x)
    """,
    ),
    Described(
        pairwise,
        f"""
        numpy.{{add,subtract,multiply,divide,true_divide,floor_divide,power,float_power}}(x1: x, x2: y, {_OUT})
        numpy.{{mod,remainder,fmod,maximum,minimum,fmax,fmin,hypot,arctan2}}(x1: x, x2: y, {_OUT})
        numpy.{{bitwise_and,bitwise_or,bitwise_xor,left_shift,right_shift}}(x1: x, x2: y, {_OUT})
    """,
    ),
    Described(
        compared,
        f"""
        numpy.{{equal,not_equal,less,less_equal,greater,greater_equal}}(x1: x, x2: y, {_OUT})
        numpy.{{logical_and,logical_or,logical_xor}}(x1: x, x2: y, {_OUT})
        numpy.isclose(a: x, b: y, rtol=1e-05, atol=1e-08, equal_nan=False)
    """,
    ),
    Described(judged, f"numpy.{{isnan,isinf,isfinite,logical_not}}(x, {_OUT})"),
    Described(chosen_among, "numpy.{isin,in1d}(element: x, test_elements: y, assume_unique=False, invert=False)"),
    Described(reshaped, 'numpy.reshape(a: x, newshape: shape, order="C")'),
    Described(flatten, 'numpy.ravel(a: x, order="C")'),
    Described(expand_dims, "numpy.expand_dims(a: x, axis)"),
    Described(squeeze, "numpy.squeeze(a: x, axis=None)"),
    Described(
        transpose,
        """
        numpy.{transpose,permute_dims}(a: x, axes=None)
    """,
    ),
    Described(swapaxes, "numpy.swapaxes(a: x, axis1, axis2)"),
    Described(moveaxis, "numpy.moveaxis(a: x, source, destination)"),
    Described(moved_back, "numpy.rollaxis(a: x, axis, start=0)"),
    Described(
        mirrored,
        """
        numpy.flip(m: x, axis=None)
        numpy.{flipud,fliplr}(m: x)
        numpy.roll(a: x, shift, axis=None)
        numpy.{tril,triu}(m: x, k=0)
    """,
    ),
    Described(turned, "numpy.rot90(m: x, k: times = 1, axes=(0, 1))"),
    Described(repeated, "numpy.repeat(a: x, repeats, axis=None)"),
    Described(tiled, "numpy.tile(A: x, reps)"),
    Described(padded, 'numpy.pad(array: x, pad_width: widths, mode="constant", constant_values=0)'),
    Described(sampled_gap, "numpy.diff(a: x, n: times = 1, axis=-1)"),
    Described(dot_product, "numpy.dot(a: x, b: y, out=None)"),
    Described(matrix_product, f"numpy.matmul(x1: x, x2: y, {_OUT})"),
    Described(pairs, "numpy.outer(a: x, b: y, out=None)"),
)
