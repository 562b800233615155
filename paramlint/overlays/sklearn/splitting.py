"""Splitting data into parts to train on and to test with, as scikit-learn rounds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from paramlint.evaluate.budget import MAX_ITEMS
from paramlint.evaluate.call import Call
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.objects import Content, Opaque
from paramlint.evaluate.values import Known, Reference, Tuple, Value
from paramlint.keras.shape import Size
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.keras.data.arguments import argument, count_of
from paramlint.unknown import Unknown

_DEFAULT_TEST = 0.25
SPLITTERS = ("train_test_split", "KFold", "StratifiedKFold", "TimeSeriesSplit", "GroupKFold")


def train_test_split(call: Call) -> Value:
    """Two parts of each array: its rows to train on, then those to test with."""
    if call.rest is not None or not call.positional:
        return call.rest or Unknown("runtime-error", "nothing is given to split", call.span)
    sizes = split_sizes(count_of(call.positional[0], call), call)
    parts = [_rows(value, size, call) for value in call.positional for size in sizes]
    return call.machine.allocate(ListContent(tuple(parts)))


def split_sizes(count: Size, call: Call) -> tuple[Size, Size]:
    """How many samples are trained on, and how many tested with: shares of them, or numbers."""
    test, train = (argument(call, len(call.positional), name) for name in ("test_size", "train_size"))
    if isinstance(count, Unknown):
        lost = data_value("how many samples are left to train on", call.span)
        stated = test if type(test) is int else data_value("how many samples are left to test with", call.span)
        return lost, stated
    if test is None and train is None:
        test = _DEFAULT_TEST
    for_test = _part(test, count, math.ceil, call)
    for_train = _part(train, count, math.floor, call)
    if for_test is None:
        for_test = count - for_train if for_train is not None else 0
    return (count - for_test if for_train is None else for_train), for_test


def _part(share: object, count: int, rounded: object, call: Call) -> Size | None:
    if share is None or isinstance(share, Unknown):
        return share.unnamed() if isinstance(share, Unknown) else None
    if isinstance(share, float) and 0 < share < 1:
        return math.ceil(share * count) if rounded is math.ceil else math.floor(share * count)
    if isinstance(share, int) and not isinstance(share, bool) and 0 < share <= count:
        return share
    return Unknown("runtime-error", "this is no share of the samples", call.span)


def _rows(value: Value, count: Size, call: Call) -> Value:
    """So many rows of an array or a frame."""
    content = call.machine.content(value) if isinstance(value, Reference) else None
    if isinstance(content, ArrayContent):
        shape = content.shape
        cut = shape if isinstance(shape, Unknown) or not shape else (count, *shape[1:])
        return call.machine.allocate(replace(content, shape=cut, origin=content.origin.of_part()))
    cause = value if isinstance(value, Unknown) else unfollowed("what a part of this holds", call.span)
    return cause if isinstance(value, Unknown) else call.machine.allocate(Opaque(cause))


@dataclass(frozen=True, slots=True, eq=False)
class FoldsContent(Content):
    """A `KFold` and its like: how often it splits, and whether its parts are all of one size, give or take one."""

    splits: int
    even: bool
    described = "splitter"
    inert = True

    def truth(self) -> bool:
        return True

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name == "get_n_splits":
            return Known(self.splits)
        if name != "split":
            return super(FoldsContent, self).call_method(reference, name, call)
        count = count_of(call.argument(0, "X"), call)
        return Tuple(tuple(self._fold(number, count, call) for number in range(self.splits)))

    def _fold(self, number: int, count: Size, call: Call) -> Value:
        """The places of the samples to train on and to test with."""
        test = data_value("how large a fold is", call.span)
        train = data_value("how large the other folds are", call.span)
        sizes: tuple[Size, Size] = (train, test)
        if self.even and isinstance(count, int):
            size = count // self.splits + (number < count % self.splits)
            sizes = (count - size, size)
        return Tuple(tuple(call.machine.allocate(ArrayContent((size,), "int")) for size in sizes))


def make_folds(name: str, call: Call) -> Value | None:
    """`KFold(n_splits=5)` and its like; None for other classes."""
    if name not in SPLITTERS or name == "train_test_split" or call.rest is not None:
        return None
    splits = argument(call, 0, "n_splits", 5)
    if type(splits) is not int or not 1 < splits <= MAX_ITEMS // 100:
        return None
    return call.machine.allocate(FoldsContent(splits, name == "KFold"))
