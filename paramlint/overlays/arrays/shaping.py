"""The same numbers in another shape, where NumPy differs from what tensors have."""

from __future__ import annotations

from typing import Any

from paramlint.keras.arithmetic import scaled, total
from paramlint.keras.errors import ShapeError
from paramlint.keras.operations.axes import axis_index, replaced
from paramlint.keras.operations.shaping import flatten, reshape, transpose
from paramlint.keras.operations.sizes import sizes_of
from paramlint.keras.operations.tensor import Tensor, Undecided, known, shape_of, tensor
from paramlint.keras.shape import Dim, Shape, lifted, product, show
from paramlint.overlays.arrays.sizes import DATA, data_value
from paramlint.unknown import Unknown


def reshaped(x: Any, shape: Any) -> Tensor:
    """The numbers in the target shape. A size that is not known may stand on both sides: it cancels.

    >>> reshaped(Tensor((6, 28, 28)), (-1, 784)).shape
    (6, 784)
    """
    target = _target(shape)
    array = tensor(x)
    if isinstance(array.shape, Unknown):
        return Tensor(_of_unknown(target), array.dtype)
    dims, left, rest = _cancelled(array.shape, target)
    filled = iter(shape_of(reshape(Tensor(dims), left)))
    return Tensor(tuple(dim if whole else next(filled) for dim, whole in zip(target, rest, strict=True)), array.dtype)


def _target(shape: Any) -> Shape:
    if isinstance(shape, Unknown) and shape.kind == DATA:
        return (shape,)
    target = sizes_of(shape)
    if None in target:
        raise ShapeError(f"{show(target)} is no shape to make")
    return target


def _of_unknown(target: Shape) -> Shape:
    """What an array of unknown shape is after a reshape: its target, but for the axis that takes what is left."""
    return tuple(data_value("how much is left for an axis") if dim == -1 else dim for dim in target)


def _cancelled(dims: Shape, target: Shape) -> tuple[Shape, Shape, list[bool]]:
    """Both sides without the unknown sizes that stand on both, and for each of the target whether it was one."""
    left, gone = list(dims), []
    for dim in target:
        place = next((at for at, other in enumerate(left) if other is dim and isinstance(dim, Unknown)), None)
        gone.append(place is not None)
        if place is not None:
            del left[place]
    return tuple(left), tuple(dim for dim, whole in zip(target, gone, strict=True) if not whole), gone


def reshaped_method(x: Any, shape: tuple[Any, ...]) -> Tensor:
    """`x.reshape(2, 3)` and `x.reshape((2, 3))`."""
    return reshaped(x, _several(shape))


def transposed_method(x: Any, axes: tuple[Any, ...]) -> Tensor:
    """`x.transpose(1, 0)`, `x.transpose((1, 0))` and `x.transpose()`."""
    return transpose(x, _several(axes) if axes else None)


def _several(given: tuple[Any, ...]) -> Any:
    return given[0] if len(given) == 1 else given


def repeated(x: Any, repeats: Any, axis: Any = None) -> Tensor:
    """Every item as often; flattened first where no axis is named.

    >>> repeated(Tensor((2, 3)), 4, axis=1).shape, repeated(Tensor((2, 3)), 2).shape
    ((2, 12), (12,))
    """
    times = known(repeats)
    array = flatten(x) if known(axis) is None else tensor(x)
    index = 0 if known(axis) is None else axis_index(axis, shape_of(array))
    if not isinstance(times, int) or times < 0:
        raise Undecided(data_value("how often every item is repeated"))
    return Tensor(replaced(shape_of(array), index, scaled(shape_of(array)[index], times)))


def tiled(x: Any, reps: Any) -> Tensor:
    """The array again and again along its axes.

    >>> tiled(Tensor((2, 3)), (2, 1)).shape, tiled(Tensor((3,)), (2, 2)).shape, tiled(Tensor((2, 3)), 2).shape
    ((4, 3), (2, 6), (2, 6))
    """
    times, shape = sizes_of(reps), shape_of(x)
    rank = max(len(times), len(shape))
    times, shape = (1,) * (rank - len(times)) + times, (1,) * (rank - len(shape)) + shape
    return Tensor(tuple(lifted(lambda size, often: size * often, *pair) for pair in zip(shape, times, strict=True)))


def moved_back(x: Any, axis: Any, start: Any = 0) -> Tensor:
    """`np.rollaxis`: an axis moved in front of another."""
    shape = shape_of(x)
    index, place = axis_index(axis, shape), axis_index(start, shape, room_for=1)
    order = [other for other in range(len(shape)) if other != index]
    order.insert(place - (index < place), index)
    return Tensor(tuple(shape[other] for other in order))


def turned(x: Any, axes: Any = (0, 1), times: Any = 1) -> Tensor:
    """`np.rot90`: two axes change places with every odd turn."""
    from paramlint.keras.operations.shaping import swapaxes

    one, other = known(axes)
    return swapaxes(x, one, other) if known(times) % 2 else Tensor(shape_of(x))


def padded(x: Any, widths: Any) -> Tensor:
    """`np.pad`: so many items more before and after, for each axis or for all.

    >>> padded(Tensor((28, 28)), 2).shape, padded(Tensor((10, 28)), ((0, 0), (2, 3))).shape
    ((32, 32), (10, 33))
    """
    shape, given = shape_of(x), known(widths)
    pairs = _pairs(given, len(shape))
    return Tensor(tuple(total(dim, *pair) for dim, pair in zip(shape, pairs, strict=True)))


def _pairs(given: Any, rank: int) -> tuple[tuple[Dim, ...], ...]:
    if isinstance(given, int):
        return ((given, given),) * rank
    items = tuple(item if isinstance(item, tuple) else (item,) for item in given)
    if all(len(item) == 1 for item in items) and len(items) == 2:
        return ((items[0][0], items[1][0]),) * rank
    whole = items * rank if len(items) == 1 else items
    if len(whole) != rank or any(len(item) != 2 for item in whole):
        raise Undecided(data_value("how wide the padding is"))
    return whole


def sampled_gap(x: Any, times: Any = 1, axis: Any = -1) -> Tensor:
    """`np.diff`: one item less along the axis, as often as it is done."""
    shape = shape_of(x)
    index, often = axis_index(axis, shape), known(times)
    return Tensor(replaced(shape, index, lifted(lambda size: max(0, size - often), shape[index])))


def total_size(x: Any) -> Any:
    """`np.size`: the number of items."""
    return Tensor((), "int", product(shape_of(x)))
