"""For what computes a shape, the arguments to draw by their roles; a module for each of paramlint/keras/operations."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

Draw = Callable[..., dict[str, Any]]
TABLES: dict[Callable[..., Any], Draw] = {
    compute: draw
    for module in pkgutil.iter_modules(__path__, f"{__name__}.")
    for compute, draw in importlib.import_module(module.name).TABLES.items()
}
"""By the function that computes the shape."""
