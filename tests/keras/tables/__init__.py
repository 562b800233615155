"""For each described layer, the arguments to draw and the inputs it takes; a module for each room of paramlint/keras."""

from __future__ import annotations

import importlib
import pkgutil

from tests.keras.draws import Table

TABLES: dict[str, Table] = {
    name: table
    for module in pkgutil.iter_modules(__path__, f"{__name__}.")
    for name, table in importlib.import_module(module.name).TABLES.items()
}
