"""The `itertools` module, as far as its iterators end."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence

from paramlint.evaluate.budget import MAX_ITEMS, too_large
from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.operators import bounded_tuple
from paramlint.evaluate.values import NONE, Known, Tuple, Value
from paramlint.overlays.overlay import Functions, Overlay
from paramlint.unknown import Unknown


def _columns(call: Call) -> list[Sequence[Value]] | Unknown:
    """The items of every argument."""
    if call.rest is not None:
        return call.rest
    columns: list[Sequence[Value]] = []
    for value in call.positional:
        items = items_of(value, call.machine)
        if isinstance(items, Unknown):
            return items
        columns.append(items)
    return columns


def _rows(rows: Iterable[Sequence[Value]], call: Call) -> Value:
    return bounded_tuple(tuple(Tuple(tuple(row)) for row in itertools.islice(rows, MAX_ITEMS + 1)), call.span)


def _product(call: Call) -> Value | None:
    columns, repeat = _columns(call), call.named().get("repeat", Known(1))
    if isinstance(columns, Unknown):
        return columns
    if not isinstance(repeat, Known) or not isinstance(repeat.value, int) or not 0 <= repeat.value <= MAX_ITEMS:
        return None
    columns = columns * repeat.value if len(columns) * repeat.value <= MAX_ITEMS else []
    if math.prod(map(len, columns)) * max(1, len(columns)) > MAX_ITEMS or not columns:
        return too_large("the product", call.span)
    return _rows(itertools.product(*columns), call)


def _chain(call: Call) -> Value:
    columns = _columns(call)
    return columns if isinstance(columns, Unknown) else bounded_tuple(tuple(itertools.chain(*columns)), call.span)


def _chain_from_iterable(call: Call) -> Value | None:
    outer = _columns(call)
    if isinstance(outer, Unknown) or len(outer) != 1:
        return outer if isinstance(outer, Unknown) else None
    return _chain(Call(call.machine, call.span, tuple(outer[0])))


def _zip_longest(call: Call) -> Value:
    columns = _columns(Call(call.machine, call.span, call.positional, None, call.rest))
    if isinstance(columns, Unknown):
        return columns
    return _rows(itertools.zip_longest(*columns, fillvalue=call.named().get("fillvalue", NONE)), call)


def _repeat(call: Call) -> Value | None:
    value, times = call.argument(0, "object"), call.argument(1, "times")
    if value is None or not isinstance(times, Known) or not isinstance(times.value, int):
        return None
    return bounded_tuple((value,) * max(0, min(times.value, MAX_ITEMS + 1)), call.span)


def _islice(call: Call) -> Value | None:
    items = items_of(call.argument(0, "iterable"), call.machine)
    bounds = [_bound(value) for value in call.positional[1:]]
    if isinstance(items, Unknown):
        return items
    if call.rest is not None or not 1 <= len(bounds) <= 3 or -1 in bounds or 0 in bounds[2:]:
        return None
    return bounded_tuple(tuple(itertools.islice(items, *bounds)), call.span)


def _bound(value: Value) -> int | None:
    """A bound of a slice; -1 where it is none, or not known."""
    constant = value.value if isinstance(value, Known) else -1
    return constant if constant is None or (isinstance(constant, int) and constant >= 0) else -1


def _pairwise(call: Call) -> Value | None:
    columns = _columns(call)
    if isinstance(columns, Unknown) or len(columns) != 1:
        return columns if isinstance(columns, Unknown) else None
    return _rows(itertools.pairwise(columns[0]), call)


def make() -> Overlay:
    """A fresh overlay."""
    return Functions(
        {
            "product": _product,
            "chain": _chain,
            "chain.from_iterable": _chain_from_iterable,
            "zip_longest": _zip_longest,
            "repeat": _repeat,
            "islice": _islice,
            "pairwise": _pairwise,
        }
    )
