"""The overlay itself: NumPy's functions are described operations, its numbers are numbers."""

from __future__ import annotations

import importlib
import math
from functools import cache

from paramlint.evaluate.call import Call
from paramlint.evaluate.values import NONE, Known, Value
from paramlint.keras.operations.operation import Operation
from paramlint.overlays.arrays.operations import apply, table
from paramlint.overlays.numpy.numbers import call_on_numbers
from paramlint.overlays.overlay import Overlay, below_root

_CONSTANTS: dict[str, Value] = {
    "newaxis": NONE,
    "pi": Known(math.pi),
    "e": Known(math.e),
    "inf": Known(math.inf),
    "nan": Known(math.nan),
}
_MODULES = ("creating", "joining", "loading", "mapping", "reducing", "sampling")
_GENERATORS = ("random.default_rng", "random.RandomState", "random.Generator")


class Numpy(Overlay):
    """NumPy as a program uses it."""

    def attribute(self, name: str) -> Value | None:
        return _CONSTANTS.get(below_root(name))

    def exports(self, module: str, name: str) -> bool:
        whole = f"{module}.{name}"
        return whole in operations() or below_root(whole) in _CONSTANTS

    def call(self, name: str, call: Call) -> Value | None:
        last = below_root(name)
        if last in _GENERATORS:
            from paramlint.overlays.numpy.generator import GeneratorContent

            return call.machine.allocate(GeneratorContent())
        number = call_on_numbers(last, call)
        if number is not None:
            return number
        operation = operations().get(name.replace("numpy.core.", "numpy.").replace("numpy.ma.", "numpy."))
        return None if operation is None else apply(operation, call)


@cache
def operations() -> dict[str, Operation]:
    """The described functions by their full names."""
    here = __name__.rpartition(".")[0]
    tables = [importlib.import_module(f"{here}.{module}").OPERATIONS for module in _MODULES]
    return table(described for one in tables for described in one)


def make() -> Overlay:
    """A fresh overlay."""
    return Numpy()
