"""Functions that make one number of many along an axis, and those that look along it and keep it."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.operations.axes import axis_index, axis_indices
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.sizes import elements
from paramlint.keras.operations.tensor import Excerpt, Tensor, Undecided, known, shape_of, tensor
from paramlint.keras.shape import Shape, lifted, product, show
from paramlint.unknown import Unknown


def without(shape: Shape, axes: Any, keepdims: Any = False) -> Shape:
    """The shape without the axes, or with 1 in their place.

    >>> without((None, 4, 5), 1), without((None, 4, 5), (-1, 1), keepdims=True), without((None, 4), None)
    ((None, 5), (None, 1, 1), ())
    """
    gone = axis_indices(axes, shape)
    if known(keepdims):
        return tuple(1 if axis in gone else dim for axis, dim in enumerate(shape))
    return tuple(dim for axis, dim in enumerate(shape) if axis not in gone)


def reduced(x: Any, axis: Any = None, keepdims: Any = False) -> Tensor:
    """One number for all those along the axes, by default for all there are.

    >>> reduced(Tensor((None, 4, 5)), axis=-1).shape
    (None, 4)
    """
    return Tensor(without(shape_of(x), axis, keepdims))


def multiplied_up(x: Any, axis: Any = None, keepdims: Any = False) -> Tensor:
    """The product along the axes; that of sizes is a size, where TensorFlow knows all of them."""
    result = reduced(x, axis, keepdims)
    holds = tensor(x).holds
    if result.shape != () or not isinstance(holds, tuple) or isinstance(holds, Excerpt):
        return result
    return Tensor((), holds=product(holds) if all(isinstance(size, int) for size in holds) else None)


def index_along_first(x: Any, axis: Any = None) -> Tensor:
    """TensorFlow's argmax and argmin, whose axis is the first unless another is given."""
    return Tensor(without(shape_of(x), 0 if axis is None else axis))


def moments(x: Any, axis: Any, keepdims: Any = False) -> tuple[Tensor, Tensor]:
    """Mean and variance, each reduced along the axes."""
    result = reduced(x, axis, keepdims)
    return result, result


def along(x: Any, axis: Any = None) -> Tensor:
    """What looks along an axis and keeps it; without an axis, all numbers in one row.

    >>> along(Tensor((2, 4)), 1).shape, along(Tensor((2, 4))).shape
    ((2, 4), (8,))
    """
    shape = shape_of(x)
    if known(axis) is None:
        return Tensor((elements(shape),))
    axis_index(axis, shape)
    return Tensor(shape)


def halved(x: Any, axis: Any = -1) -> Tensor:
    """A gated linear unit: one half of the axis gates the other."""
    shape = shape_of(x)
    index = axis_index(axis, shape)
    size = shape[index]
    if isinstance(size, int) and size % 2:
        raise ShapeError(f"{size} is not even, at axis {index}")
    return Tensor((*shape[:index], lifted(lambda whole: whole // 2, size), *shape[index + 1 :]))


def norm(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Tensor:
    """The length of the vectors, or the norm of the matrices, along one axis or two."""
    axis = known(axis)
    if isinstance(axis, (tuple, list)) and len(axis) not in (1, 2):
        raise ShapeError(f"a norm has one axis or two, not {len(axis)}")
    return reduced(x, axis, keepdims)


def norm_of_pair(x: Any, ord: Any = None, axis: Any = None, keepdims: Any = False) -> Tensor:
    """TensorFlow's norm, whose axes are one number or two of them."""
    axis = known(axis)
    if isinstance(axis, (tuple, list)) and len(axis) != 2:
        raise ShapeError(f"a norm has one axis or two, not {quoted(axis)}")
    return reduced(x, axis, keepdims)


def median(x: Any, axis: Any = None, keepdims: Any = False) -> Tensor:
    """The middle one; of open sizes TensorFlow makes more open ones than Keras says."""
    shape = shape_of(x)
    if None in shape:
        raise Undecided(Unknown("unsupported-call", f"the median of {show(shape)}"))
    return reduced(x, axis, keepdims)


OPERATIONS = (
    Described(
        reduced,
        """
        keras.ops.{all,amax,amin,any,argmax,argmin,logsumexp,mean,ptp,std,sum,var}(x, axis=None, keepdims=False)
        keras.ops.{nanargmax,nanargmin,nanmax,nanmean,nanmin,nanprod,nanstd,nansum}(x, axis=None, keepdims=False)
        keras.ops.nanvar(x, axis=None, keepdims=False)
        keras.ops.{max,min}(x, axis=None, keepdims=False, initial=None)
        keras.ops.count_nonzero(x, axis=None)
        keras.backend.{all=-,any=-,max=tf.math.reduce_max,mean=tf.math.reduce_mean}(x, axis=None, keepdims=False)
        keras.backend.{min=tf.math.reduce_min,std=tf.math.reduce_std}(x, axis=None, keepdims=False)
        keras.backend.{sum=tf.math.reduce_sum,var=tf.math.reduce_variance}(x, axis=None, keepdims=False)
        tensorflow.math.reduce_{all,any,logsumexp,max,mean,min}(input_tensor: x, axis=None, keepdims=False, name=None)
        tensorflow.math.reduce_{std,sum,variance,euclidean_norm}(input_tensor: x, axis=None, keepdims=False, name=None)
    """,
    ),
    Described(
        multiplied_up,
        """
        keras.ops.prod(x, axis=None, keepdims=False, dtype=None)
        keras.backend.prod=tf.math.reduce_prod(x, axis=None, keepdims=False)
        tensorflow.math.reduce_prod(input_tensor: x, axis=None, keepdims=False, name=None)
    """,
    ),
    Described(index_along_first, "keras.backend.{argmax=tf.math.argmax,argmin=tf.math.argmin}(x, axis=-1)"),
    Described(index_along_first, "tensorflow.math.{argmax,argmin}(input: x, axis=None, output_type=None, name=None)"),
    Described(
        moments,
        """
        keras.ops.moments(x, axes: axis, keepdims=False, synchronized=False)
        tensorflow.nn.moments=-(x, axes: axis, shift=None, keepdims=False, name=None)
    """,
    ),
    Described(
        along,
        """
        keras.ops.{cumprod,cumsum,nancumprod,nancumsum}(x, axis=None, dtype=None)
        keras.ops.{argsort,sort}(x, axis=-1)
        keras.backend.{cumsum=tf.math.cumsum,cumprod=tf.math.cumprod}(x, axis=0)
        tensorflow.math.{cumsum,cumprod}(x, axis=0, exclusive=False, reverse=False, name=None)
        tensorflow.sort(values: x, axis=-1, direction="ASCENDING", name=None)
        tensorflow.argsort(values: x, axis=-1, direction="ASCENDING", stable=False, name=None)
    """,
    ),
    Described(
        halved,
        """
        keras.ops.glu(x, axis=-1)
        keras.activations.glu(x, axis=-1)
    """,
    ),
    Described(
        norm,
        """
        keras.ops.norm(x, ord=None, axis=None, keepdims=False)
    """,
    ),
    Described(
        norm_of_pair,
        'tensorflow.norm=tf.compat.v1.norm(tensor: x, ord="euclidean", axis=None, keepdims=None, name=None)',
    ),
    Described(median, "keras.ops.{median,nanmedian}(x, axis=None, keepdims=False)"),
)
