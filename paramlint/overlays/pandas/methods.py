"""The methods of frames and series, by what they do to rows and columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import NONE, Known, Reference, Value, same
from paramlint.keras.shape import Dim, Shape
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.keras.data.arguments import argument
from paramlint.overlays.pandas.frame import FrameContent, names_in
from paramlint.unknown import Unknown

FrameMethod = Callable[[FrameContent, Call], FrameContent | Unknown | None]
"""The frame that a method makes of another; None where it is not followed."""

_SAME = frozenset(
    {"copy", "fillna", "ffill", "bfill", "interpolate", "astype", "replace", "clip", "round", "abs", "sort_values"}
    | {"sort_index", "rename", "shift", "diff", "cumsum", "rank", "map", "applymap", "infer_objects", "where", "mask"}
    | {"pct_change", "add", "sub", "mul", "div"}
)
_MASKS = frozenset({"isnull", "isna", "notnull", "notna", "isin", "between", "duplicated", "eq", "ne", "gt", "lt"})
_CHANGING = ("pop", "insert")
_NUMBERS = frozenset({"max", "min", "mean", "sum", "std", "median", "var", "nunique", "count", "idxmax", "idxmin"})


def call_frame_method(frame: FrameContent, reference: Reference, name: str, call: Call) -> Value | None:
    """The value of `frame.name(...)`; None for what arrays have as well."""
    if call.rest is not None or isinstance(frame.shape, Unknown):
        return call.rest or _of_unknown(frame, name, call)
    if name in ("to_numpy", "tolist", "to_list"):
        return None
    if name in _CHANGING:
        return _changed(frame, reference, name, call)
    if name in _NUMBERS and len(frame.shape) == 1:
        return data_value(f"the `{name}` of a series", call.span)
    made = _made(frame, name, call)
    if made is None:
        return unfollowed(f"what `.{name}()` makes of a frame", call.span)
    if isinstance(made, Unknown):
        return made
    if _in_place(call):
        call.machine.store(reference, made)
        return NONE
    return call.machine.allocate(made)


def _changed(frame: FrameContent, reference: Reference, name: str, call: Call) -> Value:
    """`pop(column)` and `insert(place, column, value)`: one column less, or more."""
    width = _shape(frame)[1] if len(_shape(frame)) == 2 else None
    step = 1 if name == "insert" else -1
    lost = data_value("how many columns the frame has after this", call.span)
    call.machine.store(reference, _with_columns(frame, width + step if isinstance(width, int) else lost))
    return NONE if name == "insert" else call.machine.allocate(frame.of_shape(_shape(frame)[:1]))


def _of_unknown(frame: FrameContent, name: str, call: Call) -> Value | None:
    """A frame of unknown shape is one after every method that gives a frame back."""
    if name in _SAME | _METHODS.keys() and not _in_place(call):
        return call.machine.allocate(FrameContent(frame.shape))
    return None if name in ("to_numpy", "reshape") else unfollowed(f"what `.{name}()` makes of a frame", call.span)


def _in_place(call: Call) -> bool:
    return not same(call.named().get("inplace", Known(False)), Known(False))


def _made(frame: FrameContent, name: str, call: Call) -> FrameContent | Unknown | None:
    if name in _SAME:
        return frame.of_shape(frame.shape, None if name == "rename" else frame.names)
    if name in _MASKS:
        return replace(frame, dtype="bool")
    method = _METHODS.get(name)
    return None if method is None else method(frame, call)


def _shape(frame: FrameContent) -> Shape:
    assert not isinstance(frame.shape, Unknown)
    return frame.shape


def _with_rows(frame: FrameContent, rows: Dim) -> FrameContent:
    return frame.of_shape((rows, *_shape(frame)[1:]), frame.names)


def _with_columns(frame: FrameContent, columns: Dim) -> FrameContent:
    return frame.of_shape((_shape(frame)[0], columns))


def _drop(frame: FrameContent, call: Call) -> FrameContent:
    """`drop(columns=[...])`, `drop([...], axis=1)`, or rows."""
    labels, axis = call.argument(0, "labels"), call.argument(1, "axis") or Known(0)
    columns = call.named().get("columns")
    if columns is None and isinstance(axis, Known) and axis.value in (1, "columns"):
        columns = labels
    lost = data_value("how many columns are left", call.span)
    if columns is None or len(_shape(frame)) != 2:
        return _with_rows(frame, data_value("how many rows are left", call.span))
    names = (str(columns.value),) if isinstance(columns, Known) else names_in(columns, call.machine)
    width = _shape(frame)[1]
    if names is None or call.named().keys() & {"errors", "index", "level"}:
        return _with_columns(frame, lost)
    if frame.names is not None:
        kept = tuple(name for name in frame.names if name not in names)
        return frame.of_shape((_shape(frame)[0], len(kept)), kept)
    return _with_columns(frame, width - len(set(names)) if isinstance(width, int) else lost)


def _dropna(frame: FrameContent, call: Call) -> FrameContent:
    axis = call.argument(0, "axis") or Known(0)
    if isinstance(axis, Known) and axis.value in (0, "index"):
        return _with_rows(frame, data_value("how many rows are complete", call.span))
    return _with_columns(frame, data_value("how many columns are complete", call.span))


def _fewer_rows(frame: FrameContent, call: Call) -> FrameContent:
    return _with_rows(frame, data_value("how many rows are left", call.span))


def _first(frame: FrameContent, call: Call) -> FrameContent:
    count, rows = argument(call, 0, "n", 5), _shape(frame)[0]
    known = type(count) is int and count >= 0 and isinstance(rows, int)
    return _with_rows(frame, min(count, rows) if known else data_value("how many rows there are", call.span))


def _sample(frame: FrameContent, call: Call) -> FrameContent:
    """`sample(n)`, or a share of the rows: all of them for `frac=1`."""
    count, share, rows = argument(call, 0, "n"), argument(call, 1, "frac"), _shape(frame)[0]
    if share == 1:
        return _with_rows(frame, rows)
    if type(count) is int and count >= 0 and share is None:
        return _with_rows(frame, count)
    return _with_rows(frame, data_value("how many rows are drawn", call.span))


def _reset_index(frame: FrameContent, call: Call) -> FrameContent | None:
    """With `drop=True` the index goes; otherwise its levels become columns."""
    if same(call.named().get("drop", Known(False)), Known(True)):
        return frame.of_shape(_shape(frame), frame.names)
    return frame.of_shape((_shape(frame)[0], data_value("how many columns the index makes", call.span)))


def _set_index(frame: FrameContent, call: Call) -> FrameContent:
    return _with_columns(frame, data_value("how many columns are left", call.span))


def _unique(frame: FrameContent, call: Call) -> FrameContent:
    return frame.of_shape((data_value("how many different values there are", call.span),))


def _frequencies(frame: FrameContent, call: Call) -> FrameContent | None:
    return _unique(frame, call) if len(_shape(frame)) == 1 else None


def _to_frame(frame: FrameContent, call: Call) -> FrameContent:
    return frame.of_shape((_shape(frame)[0], 1))


_METHODS: dict[str, FrameMethod] = {
    "drop": _drop,
    "dropna": _dropna,
    "drop_duplicates": _fewer_rows,
    "query": _fewer_rows,
    "head": _first,
    "tail": _first,
    "sample": _sample,
    "reset_index": _reset_index,
    "set_index": _set_index,
    "unique": _unique,
    "value_counts": _frequencies,
    "to_frame": _to_frame,
}
