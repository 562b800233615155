"""The line above a model: its name, where it is made and what the code calls it."""

from __future__ import annotations

from paramlint.graph.model import Model
from paramlint.report.place import line, path
from paramlint.report.printable import printable
from paramlint.source.file import SourceFile


def heading(source: SourceFile, model: Model) -> str:
    """`Model: "sequential" (model.py:14, model)`; a model made by a function also says where that was called."""
    place = line(source, model.span).removeprefix("line ")
    details = [f"{path(source)}:{place}"]
    if model.variable:
        details.append(printable(model.variable))
    if model.called_from:
        details.append(f"called from {line(source, model.called_from)}")
    return f'Model: "{printable(model.name)}" ({", ".join(details)})'
