"""The overlay itself: frames that are read, made, and put together."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.values import NONE, Known, Reference, Value, same
from paramlint.graph.use import Labels
from paramlint.keras.shape import Shape, Size, lifted
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.operations import measured, origin_of
from paramlint.overlays.arrays.origin import Origin
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.overlay import Functions, Overlay
from paramlint.overlays.pandas.frame import FrameContent, names_in
from paramlint.unknown import Unknown

_READERS = ("csv", "excel", "table", "json", "parquet", "pickle", "feather", "hdf", "sql", "html", "fwf", "sql_query")


def new_frame(shape: Shape | Unknown, call: Call, names: tuple[str, ...] | None = None) -> Value:
    """A frame, or a series where the shape has one axis."""
    return call.machine.allocate(FrameContent(shape, None, origin_of(call.all_values(), call.machine).changed(), names))


def _read(call: Call) -> Value:
    """`read_csv(...)`: only the file knows, but for the columns that are asked for or named."""
    given = call.named()
    if call.rest is not None or given.keys() & {"chunksize", "iterator", "squeeze", "typ"}:
        return call.rest or unfollowed("what a file holds", call.span)
    chosen = given.get("usecols") or given.get("names")
    whole = chosen is not None and same(given.get("index_col", NONE), NONE)
    names = names_in(chosen, call.machine) if whole and chosen is not None else None
    columns: Size = len(names) if names else data_value("how many columns the file has", call.span)
    return new_frame((data_value("how many rows the file has", call.span), columns), call)


def _frame(call: Call) -> Value:
    """`DataFrame(data, columns=...)`."""
    if call.rest is not None:
        return call.rest
    data, columns = call.argument(0, "data"), call.argument(2, "columns")
    names = None if columns is None else names_in(columns, call.machine)
    content = call.machine.content(data) if isinstance(data, Reference) else None
    if isinstance(content, DictContent) and content.open_for is None:
        keys = tuple(str(key) for key in content.entries)
        return new_frame((_rows_of(content, call), len(names or keys)), call, names or keys)
    rows, width = _size_of(data, call)
    return new_frame((rows, len(names) if names is not None else width), call, names)


def _rows_of(content: DictContent, call: Call) -> Size:
    """How long the columns of a dictionary are."""
    for value in content.entries.values():
        shape = measured(value, call)
        if not isinstance(shape, Unknown) and shape and isinstance(shape[0], int):
            return shape[0]
    return data_value("how many rows the frame has", call.span)


def _size_of(data: Value | None, call: Call) -> tuple[Size, Size]:
    shape = Unknown("runtime-value", "no data") if data is None else measured(data, call)
    rows, columns = (data_value(f"how many {what} the frame has", call.span) for what in ("rows", "columns"))
    if isinstance(shape, Unknown) or not 1 <= len(shape) <= 2:
        return rows, columns
    first, second = shape[0], shape[1] if len(shape) == 2 else columns
    return rows if first is None else first, columns if second is None else second


def _series(call: Call) -> Value:
    data = call.argument(0, "data")
    return new_frame((_size_of(data, call)[0],), call)


def _dummies(call: Call) -> Value:
    """`get_dummies(y)`: one column for each value, of which a known data set says how many there are."""
    data = call.argument(0, "data")
    shape = Unknown("runtime-value", "no data") if data is None else measured(data, call)
    origin = origin_of(() if data is None else (data,), call.machine)
    plain = len(call.all_values()) == 1 and not isinstance(shape, Unknown) and len(shape) == 1
    lost = data_value("how many different values there are", call.span)
    columns: Size = origin.classes if plain and origin.classes is not None else lost
    known = origin.labels.classes if origin.labels is not None else None
    written = Labels("one-hot", known, call.span) if plain else None
    labels = Origin(origin.name, labels=written)
    return call.machine.allocate(FrameContent((_size_of(data, call)[0], columns), None, labels))


def _together(call: Call) -> Value:
    """`concat([a, b], axis=1)`: columns side by side, or rows one after the other."""
    items = items_of(call.argument(0, "objs"), call.machine)
    axis = call.argument(1, "axis") or Known(0)
    if isinstance(items, Unknown) or call.rest is not None or not isinstance(axis, Known):
        return unfollowed("what is put together here", call.span)
    shapes = [measured(item, call) for item in items if not same(item, NONE)]
    rows, columns = (data_value(f"how many {what} there are together", call.span) for what in ("rows", "columns"))
    if axis.value in (1, "columns"):
        return new_frame((rows, _total([_width(shape, columns) for shape in shapes], columns)), call)
    return new_frame((_total([_height(shape, rows) for shape in shapes], rows), columns), call)


def _total(sizes: list[Size], lost: Unknown) -> Size:
    total = lifted(lambda *each: sum(each), *sizes) if sizes else lost
    return lost if total is None else total


def _width(shape: Shape | Unknown, lost: Unknown) -> Size:
    if isinstance(shape, Unknown) or len(shape) > 2:
        return lost
    width = shape[1] if len(shape) == 2 else 1
    return lost if width is None else width


def _height(shape: Shape | Unknown, lost: Unknown) -> Size:
    height = lost if isinstance(shape, Unknown) or not shape else shape[0]
    return lost if height is None else height


def _elementwise(call: Call) -> Value:
    """`to_numeric`, `isnull`: as many as are given."""
    given = call.positional[0] if call.positional else None
    content = call.machine.content(given) if isinstance(given, Reference) else None
    return call.machine.allocate(content) if isinstance(content, ArrayContent) else unfollowed("a value", call.span)


def make() -> Overlay:
    """A fresh overlay."""
    return Functions(
        {
            **{f"read_{kind}": _read for kind in _READERS},
            "DataFrame": _frame,
            "Series": _series,
            "get_dummies": _dummies,
            "concat": _together,
            "to_numeric": _elementwise,
            "to_datetime": _elementwise,
        }
    )
