"""Why a model is not counted exactly: every cause once, the layers it affects, and what the user can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paramlint.graph.model import Layer, Model
from paramlint.report.formula import layer_size
from paramlint.report.place import line
from paramlint.report.printable import printable
from paramlint.source.file import SourceFile
from paramlint.unknown import Unknown

_LISTED = 3
"""Layers named per cause; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Something unknown and the layers whose parameters depend on it."""

    unknown: Unknown
    layers: tuple[Layer, ...]


def causes(model: Model) -> list[Cause]:
    """The distinct causes (by kind, reason and place) in the order of the layers they first affect.

    A name that the file does not define is one cause, wherever it is used.
    """
    found: dict[object, Unknown] = {}
    affected: dict[object, dict[int, Layer]] = {}
    for layer in model.layers:
        for unknown in layer_unknowns(layer):
            key = (unknown.kind, unknown.why, None if unknown.kind == "undefined-name" else unknown.span)
            found.setdefault(key, unknown)
            affected.setdefault(key, {})[id(layer)] = layer
    return [Cause(unknown, tuple(affected[key].values())) for key, unknown in found.items()]


def layer_unknowns(layer: Layer) -> list[Unknown]:
    """What keeps a layer from being counted: its own reason, and every unknown dimension of its weights."""
    if layer.params.exact is not None:
        return []
    dims = [dim for weight in layer.weights for dim in weight.shape if isinstance(dim, Unknown)]
    own = [layer.unknown] if layer.unknown else []
    return own + dims or list(layer.params.reasons)


def causes_text(source: SourceFile, model: Model) -> Iterator[str]:
    """The affected layers of each cause, then, indented, the cause and how to tell paramlint what it cannot know."""
    for cause in causes(model):
        yield from _affected(source, cause.layers)
        yield f"    {reason(source, cause.unknown)}"
        if cause.unknown.hint:
            yield f"    {_advice(cause.unknown.hint)}"


def reason(source: SourceFile, unknown: Unknown) -> str:
    """Why, and where that stands: `vocab_size is len(index) + 1: only run time knows (line 41)`."""
    place = f" ({line(source, unknown.span)})" if unknown.span else ""
    sources = " and ".join(f"{printable(one.what)} from {line(source, one.span)}" for one in unknown.sources)
    return printable(unknown.why) + place + (f": {sources}" if sources else "")


def title(source: SourceFile, layer: Layer) -> str:
    """`embedding (Embedding), line 44`."""
    return f"{label(layer)}, {line(source, layer.span)}"


def label(layer: Layer) -> str:
    """`embedding (Embedding)`, as Keras's summary calls a layer."""
    return printable(f"{layer.name} ({layer.class_name})")


def _affected(source: SourceFile, layers: Sequence[Layer]) -> Iterator[str]:
    # A list one longer than the limit is shown whole: "and 1 more layer" would take the same line.
    shown = layers if len(layers) <= _LISTED + 1 else layers[:_LISTED]
    for layer in shown:
        size = layer_size(layer)
        yield f"{title(source, layer)}: {f'{size}, ' if size else ''}unknown"
    if len(shown) < len(layers):
        yield f"and {len(layers) - len(shown):,} more layers"


def _advice(hint: str) -> str:
    """A hint that is a directive is something to type."""
    return f"say it:  {printable(hint)}" if hint.startswith("#") else printable(hint)
