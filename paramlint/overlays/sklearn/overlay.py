"""The overlay itself: functions and classes by their last name, whichever module they are imported from."""

from __future__ import annotations

from functools import cache

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Value
from paramlint.keras.operations.operation import Operation
from paramlint.overlays.arrays.operations import apply, table
from paramlint.overlays.overlay import Overlay
from paramlint.overlays.sklearn.datasets import DATASETS, load
from paramlint.overlays.sklearn.making import OPERATIONS
from paramlint.overlays.sklearn.splitting import SPLITTERS, make_folds, train_test_split
from paramlint.overlays.sklearn.transformers import TRANSFORMERS, make_transformer


class Sklearn(Overlay):
    """scikit-learn as a program uses it."""

    def exports(self, module: str, name: str) -> bool:
        return name in DATASETS or name in _operations() or name in TRANSFORMERS or name in SPLITTERS

    def call(self, name: str, call: Call) -> Value | None:
        last = name.rpartition(".")[2]
        operation = _operations().get(last)
        if operation is not None:
            return apply(operation, call)
        if last == "train_test_split":
            return train_test_split(call)
        return load(last, call) or make_transformer(last, call) or make_folds(last, call)


@cache
def _operations() -> dict[str, Operation]:
    return table(OPERATIONS)


def make() -> Overlay:
    """A fresh overlay."""
    return Sklearn()
