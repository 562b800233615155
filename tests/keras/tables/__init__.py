"""For each described layer, the arguments to draw and the inputs it takes; a module for each room of paramlint/keras."""

from __future__ import annotations

import importlib
import pkgutil

from tests.keras.draws import Table

NOT_DRAWN = {
    # They are no layers to call: tests/keras/test_input_layer.py compares the shape they state with Keras's.
    "InputLayer",
    # Their constructors need packages that are not installed, or a saved model.
    *("FlaxLayer", "JaxLayer", "TFSMLayer", "TorchModuleWrapper"),
}
"""Described layers that the differential test does not draw."""

TABLES: dict[str, Table] = {
    name: table
    for module in pkgutil.iter_modules(__path__, f"{__name__}.")
    for name, table in importlib.import_module(module.name).TABLES.items()
}
