"""The pipeline itself: a file's text in, its models out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from paramlint.graph.model import Model, SavedOutput
from paramlint.source.file import Cell, SourceFile
from paramlint.source.span import Span

if TYPE_CHECKING:
    from paramlint.evaluate.machine import Observation
    from paramlint.syntax.tree import Tree

MENTIONS = (b"keras", b"tensorflow")
"""A file without any of these words defines no Keras model, and is not even parsed."""
Assumed = bool | int | float | str | tuple[object, ...] | None


def mentions_keras(data: bytes) -> bool:
    """Whether a file may define a Keras model at all."""
    return any(word in data for word in MENTIONS)


def analyze(
    source: SourceFile, assumed: Mapping[str, Assumed] | None = None, keras_version: str = "auto"
) -> tuple[Model, ...]:
    """The models that a file defines, in the order in which the program makes them.

    `assumed` gives values to names that only run time knows. The code is read, never run.
    """
    from paramlint.syntax.tree import parse

    tree = parse(source.code)
    models, consulted = _read(tree, source, assumed or {}, source.cells)
    if not consulted:
        return models
    by_code_alone, _ = _read(tree, source, assumed or {}, ())
    return tuple(model if model in by_code_alone else replace(model, saved_outputs=consulted) for model in models)


def _read(
    tree: Tree, source: SourceFile, assumed: Mapping[str, Assumed], cells: Sequence[Cell]
) -> tuple[tuple[Model, ...], tuple[SavedOutput, ...]]:
    """The models, and the saved outputs that were asked for on the way to them."""
    from paramlint.evaluate.operators import constant
    from paramlint.evaluate.program import run
    from paramlint.overlays.keras.overlay import KerasOverlay
    from paramlint.overlays.keras.read import read_models
    from paramlint.overlays.library import Overlays

    values = {name: constant(value, Span(0, 0)) for name, value in assumed.items()}
    library = Overlays()
    machine = run(tree, library, assumed=values, skipped=source.skipped, cells=cells)
    keras = library.overlay("keras")
    assert isinstance(keras, KerasOverlay)
    return tuple(read_models(keras.session, machine)), tuple(map(_saved_output, machine.consulted))


def _saved_output(seen: Observation) -> SavedOutput:
    return SavedOutput(seen.text, seen.shown, seen.cell, seen.span)
