"""Random numbers: as many as are asked for."""

from __future__ import annotations

from typing import Any

from paramlint.keras.operations.broadcasting import broadcast
from paramlint.keras.operations.operation import Described
from paramlint.keras.operations.tensor import Tensor, shape_of, tensor
from paramlint.keras.shape import Shape
from paramlint.overlays.arrays.sizes import shape_from


def drawn(size: Any = None, one: Any = 0.0, other: Any = 0.0) -> Tensor:
    """Numbers from a distribution; without a size, one for each of its parameters.

    >>> drawn((10, 4)).shape, drawn().shape, drawn(None, Tensor((3,))).shape
    ((10, 4), (), (3,))
    """
    return Tensor(_shape(size, one, other))


def drawn_whole(size: Any = None, one: Any = 0, other: Any = 0) -> Tensor:
    """Whole numbers, which may be used as an index."""
    return Tensor(_shape(size, one, other), "int")


def _shape(size: Any, one: Any, other: Any) -> Shape:
    if size is not None:
        return shape_from(size)
    return broadcast(*(shape_of(0 if given is None else given) for given in (one, other)))


def drawn_by_axes(sizes: tuple[Any, ...]) -> Tensor:
    """`np.random.rand(10, 4)`: the sizes one by one."""
    return Tensor(shape_from(sizes))


def chosen(x: Any, size: Any = None, axis: Any = 0) -> Tensor:
    """Some of the items, or whole numbers below the one that is given."""
    shape, dtype = shape_of(x), tensor(x).dtype
    count = () if size is None else shape_from(size)
    return Tensor((*count, *shape[1:]), dtype if shape else "int")


def shuffled(x: Any, axis: Any = 0) -> Tensor:
    """The items in another order, or the whole numbers below the one that is given.

    >>> shuffled(Tensor((10, 4))).shape, shuffled(10)
    ((10, 4), Tensor(shape=(10,), dtype='int'))
    """
    given = tensor(x)
    return given if shape_of(given) else Tensor(shape_from(x), "int")


def several_drawn(size: Any = None, mean: Any = ()) -> Tensor:
    """`multivariate_normal`: one row of numbers for each draw."""
    return Tensor((*(() if size is None else shape_from(size)), *shape_of(mean)))


def nothing(x: Any = None) -> None:
    """What returns None."""


OPERATIONS = (
    Described(
        drawn,
        """
        numpy.random.{random,random_sample,ranf,sample}(size=None, dtype=None, out=None)
        numpy.random.{standard_normal,standard_exponential,standard_cauchy}(size=None, dtype=None, out=None)
        numpy.random.{normal,laplace,logistic,gumbel}(loc: one = 0.0, scale: other = 1.0, size=None)
        numpy.random.lognormal(mean: one = 0.0, sigma: other = 1.0, size=None)
        numpy.random.uniform(low: one = 0.0, high: other = 1.0, size=None)
        numpy.random.exponential(scale: one = 1.0, size=None)
        numpy.random.beta(a: one, b: other, size=None)
        numpy.random.gamma(shape: one, scale: other = 1.0, size=None)
    """,
    ),
    Described(
        drawn_whole,
        """
        numpy.random.{randint,integers,random_integers}(low: one, high: other = None, size=None, dtype=None)
        numpy.random.binomial(n: one, p: other, size=None)
        numpy.random.poisson(lam: one = 1.0, size=None)
    """,
    ),
    Described(drawn_by_axes, "numpy.random.{rand,randn}(*sizes)"),
    Described(chosen, "numpy.random.choice(a: x, size=None, replace=True, p=None, axis=0, shuffle=True)"),
    Described(shuffled, "numpy.random.{permutation,permuted}(x, axis=0)"),
    Described(several_drawn, "numpy.random.multivariate_normal(mean, cov, size=None)"),
    Described(
        nothing,
        """
        numpy.random.seed(seed: x = None)
        numpy.random.shuffle(x, axis=0)
    """,
    ),
)
