"""What the differential test has found, each as (layer, arguments, input shape); a module for each room."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

REGRESSIONS: list[tuple[str, dict[str, Any], Any]] = [
    found
    for module in pkgutil.iter_modules(__path__, f"{__name__}.")
    for found in importlib.import_module(module.name).REGRESSIONS
]
