"""The overlay itself: functions and classes by their last name, whichever module they are imported from."""

from __future__ import annotations

from functools import cache

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import Value
from paramlint.keras.operations.operation import Operation
from paramlint.overlays.arrays.operations import apply, table
from paramlint.overlays.overlay import Overlay
from paramlint.overlays.sklearn.datasets import load
from paramlint.overlays.sklearn.making import OPERATIONS
from paramlint.overlays.sklearn.splitting import make_folds, train_test_split
from paramlint.overlays.sklearn.transformers import make_transformer


class Sklearn(Overlay):
    """scikit-learn as a program uses it."""

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
