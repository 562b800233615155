"""Functions of each number for itself, and others that leave the shape as it is."""

from __future__ import annotations

from typing import Any

from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.axes import axis_index
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import Tensor, excerpt, shape_of, tensor
from paramlint.keras.shape import show


def unchanged(x: Any) -> Tensor:
    """A tensor of the same shape.

    >>> unchanged(Tensor((None, 4)))
    Tensor(shape=(None, 4), dtype=None)
    """
    return Tensor(shape_of(x))


def same(x: Any) -> Tensor:
    """The tensor as it is, with the sizes it holds."""
    return tensor(x)


def cast(x: Any, dtype: Any) -> Tensor:
    """The same numbers in another dtype; sizes among them stay known."""
    given = tensor(x)
    holds = excerpt(given.holds) if isinstance(given.holds, tuple) else given.holds
    return Tensor(given.shape, dtype if isinstance(dtype, str) else None, holds)


def softmax(x: Any, axis: Any = -1) -> Tensor:
    """Keras 2's softmax, which refuses a single row of numbers."""
    shape = shape_of(x)
    if len(shape) < 2:
        raise ShapeError(f"softmax needs at least 2 dimensions, not {show(shape)}")
    axis_index(axis, shape)
    return Tensor(shape)


OPERATIONS = (
    Described(
        unchanged,
        """
        keras.ops.{abs=Absolute,absolute,angle,arccos,arccosh,arcsin,arcsinh,arctan,arctanh,bitwise_invert}(x)
        keras.ops.{bitwise_not,cbrt,ceil,conj=Conjugate,conjugate,copy,cos,cosh,deg2rad,erf,erfc,erfinv,exp,exp2}(x)
        keras.ops.{expm1,fabs,floor,hard_sigmoid,hard_silu,hard_swish=HardSilu,hard_tanh,i0,imag,isfinite,isinf}(x)
        keras.ops.{isnan,isneginf,isposinf,isreal,log,log10,log1p,log2,log_sigmoid,logical_not,negative,rad2deg}(x)
        keras.ops.{real,reciprocal,relu,relu6,rsqrt,selu,sigmoid,sign,signbit,silu,sin,sinc,sinh,softplus,softsign}(x)
        keras.ops.{sparse_plus,sparse_sigmoid,sqrt,square,swish=Silu,tan,tanh,tanh_shrink,trunc}(x)
        keras.ops.{celu,elu}(x, alpha=1.0)
        keras.ops.gelu(x, approximate=True)
        keras.ops.squareplus(x, b=4)
        keras.ops.round(x, decimals=0)
        keras.ops.{ones_like,zeros_like,empty_like}(x, dtype=None)
        keras.ops.full_like(x, fill_value, dtype=None)
        keras.ops.leaky_relu(x, negative_slope=0.2)
        keras.ops.threshold(x, threshold, default_value)
        keras.ops.{hard_shrink,soft_shrink}(x, threshold=0.5)
        keras.ops.clip(x, x_min, x_max)
        keras.ops.nan_to_num(x, nan=0.0, posinf=None, neginf=None)
        keras.ops.{log_softmax,softmax,sparsemax}(x, axis=-1)
        keras.ops.normalize(x, axis=-1, order=2, epsilon=None)
        keras.ops.stop_gradient(variable: x)
        keras.activations.{exponential=Exp/-,hard_sigmoid=HardSigmoid/-,hard_silu=-,hard_swish=-,hard_tanh}(x)
        keras.activations.{log_sigmoid,mish=-,relu6,selu=Selu/tf.nn.selu,sigmoid=Sigmoid/tf.math.sigmoid}(x)
        keras.activations.{silu,softplus=Softplus/tf.math.softplus,softsign=Softsign/tf.nn.softsign}(x)
        keras.activations.{sparse_plus,sparse_sigmoid,swish=Silu/-,tanh=Tanh/tf.math.tanh,tanh_shrink}(x)
        keras.activations.{celu,elu}(x, alpha=1.0)
        keras.activations.gelu(x, approximate=False)
        keras.activations.squareplus(x, b=4)
        keras.activations.relu=ReLU/tf.nn.relu(x, negative_slope=0.0, max_value=None, threshold=0.0)
        keras.activations.leaky_relu(x, negative_slope=0.2)
        keras.activations.threshold(x, threshold, default_value)
        keras.activations.{hard_shrink,soft_shrink}(x, threshold=0.5)
        keras.activations.{log_softmax,softmax,sparsemax=-}(x, axis=-1)
        keras.backend.{abs=tf.math.abs,cast_to_floatx=tf.keras.backend.cast_to_floatx,cos=tf.math.cos}(x)
        keras.backend.{exp=tf.math.exp,hard_sigmoid=-,log=tf.math.log,round=tf.math.round,sign=tf.math.sign}(x)
        keras.backend.{sigmoid=tf.math.sigmoid,sin=tf.math.sin,softplus=tf.math.softplus,softsign=tf.nn.softsign}(x)
        keras.backend.{sqrt=-,square=tf.math.square,tanh=tf.math.tanh}(x)
        keras.backend.stop_gradient=tf.stop_gradient(variables: x)
        keras.backend.relu=tf.nn.relu(x, alpha=0.0, max_value=None, threshold=0.0)
        keras.backend.elu=tf.nn.elu(x, alpha=1.0)
        keras.backend.l2_normalize=tf.math.l2_normalize(x, axis=None)
        keras.backend.{ones_like=tf.ones_like,zeros_like=tf.zeros_like}(x, dtype=None, name=None)
        keras.backend.dropout=tf.nn.dropout(x, level, noise_shape=None, seed=None)
        keras.backend.clip=tf.clip_by_value(x, min_value, max_value)
        keras.backend.print_tensor=tf.keras.backend.print_tensor(x, message="", summarize=3)
        keras.backend.batch_normalization(x, mean, var, beta, gamma, axis=-1, epsilon=0.001)
        tensorflow.math.{abs,acos,acosh,asin,asinh,atan,atanh,ceil,cos,cosh,erf,erfc,erfinv,exp,expm1}(x, name=None)
        tensorflow.math.{floor,is_finite,is_inf,is_nan,lgamma,log,log1p,log_sigmoid,logical_not,negative}(x, name=None)
        tensorflow.math.{reciprocal,rint,round,rsqrt,sigmoid,sign,sin,sinh,sqrt,square,tan,tanh}(x, name=None)
        tensorflow.math.{digamma,ndtri,bessel_i0,bessel_i1,erfcinv}(x, name=None)
        tensorflow.math.softplus(features: x, name=None)
        tensorflow.nn.{relu,relu6,elu,selu,softsign}(features: x, name=None)
        tensorflow.nn.{silu=tf.nn.silu,swish=tf.nn.silu}(features: x, beta=1.0)
        tensorflow.nn.gelu(features: x, approximate=False, name=None)
        tensorflow.nn.leaky_relu(features: x, alpha=0.2, name=None)
        tensorflow.nn.{softmax,log_softmax}(logits: x, axis=None, name=None)
        tensorflow.nn.{dropout}(x, rate, noise_shape=None, seed=None, name=None)
        tensorflow.math.l2_normalize(x, axis=None, epsilon=1e-12, name=None, dim=None)
        tensorflow.{ones_like,zeros_like}(input: x, dtype=None, name=None, layout=None)
        tensorflow.clip_by_value(t: x, clip_value_min, clip_value_max, name=None)
        tensorflow.clip_by_norm(t: x, clip_norm, axes=None, name=None)
        tensorflow.random.shuffle(value: x, seed=None, name=None)
        tensorflow.{to_float=-,to_int32=-,to_int64=-,to_double=-}(x, name=None)
        tensorflow.image.convert_image_dtype=-(image: x, dtype, saturate=False, name=None)
        tensorflow.image.adjust_brightness=-(image: x, delta)
        tensorflow.tensor_scatter_nd_update=-(tensor: x, indices, updates, name=None)
        keras.ops.slice_update=-(inputs: x, start_indices, updates)
        keras.ops.scatter_update=-(inputs: x, indices, updates, reduction=None)
        keras.random.dropout(inputs: x, rate, noise_shape=None, seed=None)
        tensorflow.debugging.check_numerics(tensor: x, message, name=None)
        operator.neg=Negative/tf.math.negative(x)
        operator.invert=LogicalNot/-(x)
        operator.abs=Absolute/tf.math.abs(x)
    """,
    ),
    Described(
        same,
        """
        keras.ops.convert_to_tensor=-(x, dtype=None, sparse=None, ragged=None)
        keras.ops.array=-(x, dtype=None)
        keras.activations.linear=-/-(x)
        tensorflow.{identity,stop_gradient}(input: x, name=None)
        tensorflow.convert_to_tensor(value: x, dtype=None, dtype_hint=None, name=None)
    """,
    ),
    Described(softmax, "keras.backend.softmax=tf.nn.softmax(x, axis=-1)"),
    Described(
        cast,
        """
        keras.ops.{cast,saturate_cast}(x, dtype)
        keras.backend.cast=tf.cast(x, dtype)
        tensorflow.cast(x, dtype, name=None)
        tensorflow.saturate_cast=tf.dtypes.saturate_cast(value: x, dtype, name=None)
    """,
    ),
)
