"""The pipeline itself: a file's text in, its models out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from paramlint.graph.model import Model, SavedOutput
from paramlint.graph.program import Program
from paramlint.graph.refusal import Key
from paramlint.source.file import Cell, SourceFile
from paramlint.source.span import Span

if TYPE_CHECKING:
    from paramlint.evaluate.machine import Machine, Observation
    from paramlint.overlays.keras.session import Session
    from paramlint.overlays.keras.versions import Versions
    from paramlint.source.modules import Modules
    from paramlint.syntax.tree import Tree

MENTIONS = (b"keras", b"tensorflow")
"""A file without any of these words defines no Keras model, and is not even parsed."""
Assumed = bool | int | float | str | tuple[object, ...] | None


def mentions_keras(data: bytes) -> bool:
    """Whether a file may define a Keras model at all."""
    return any(word in data for word in MENTIONS)


def analyze(
    source: SourceFile,
    assumed: Mapping[str, Assumed] | None = None,
    keras_version: str = "auto",
    modules: Modules | None = None,
) -> tuple[Model, ...]:
    """The models that a file defines, in the order in which the program makes them; see `read_program`."""
    return read_program(source, assumed, keras_version, modules).models


def read_program(
    source: SourceFile,
    assumed: Mapping[str, Assumed] | None = None,
    keras_version: str = "auto",
    modules: Modules | None = None,
) -> Program:
    """The models that a file defines, and the places where it uses Keras, in the order of the program.

    `assumed` gives values to names that only run time knows. `keras_version` is `3`, `2`, `1` or `auto`. `modules`
    finds the modules of the project that the file imports, without which there are none. The code is read, never run.
    """
    from paramlint.overlays.keras.versions import Versions, versions_shown
    from paramlint.syntax.tree import parse

    tree = parse(source.code)
    versions = Versions(keras_version, versions_shown(cell.warnings for cell in source.cells))
    program, consulted = _read(tree, source, assumed or {}, source.cells, versions, modules)
    if versions.is_contradicted:
        versions = Versions(keras_version)
        program, consulted = _read(tree, source, assumed or {}, source.cells, versions, modules)
    if found := versions.verdict():
        # What was read before the file gave itself away may mean something else to the Keras it is written for.
        versions = Versions(keras_version, found)
        program, consulted = _read(tree, source, assumed or {}, source.cells, versions, modules)
    if not consulted:
        return program
    by_code_alone = _read(tree, source, assumed or {}, (), versions, modules)[0].models
    return replace(
        program,
        models=tuple(
            model if _of_code(model) in by_code_alone else replace(model, saved_outputs=consulted)
            for model in program.models
        ),
    )


def _of_code(model: Model) -> Model:
    """The model without what its training printed, which names its own place."""
    shown = model.samples is not None and model.samples.source == "saved-output"
    return replace(model, samples=None) if shown else model


def _read(
    tree: Tree,
    source: SourceFile,
    assumed: Mapping[str, Assumed],
    cells: Sequence[Cell],
    versions: Versions,
    modules: Modules | None,
) -> tuple[Program, tuple[SavedOutput, ...]]:
    """The program, and the saved outputs that were asked for on the way to them."""
    from paramlint.evaluate.operators import constant
    from paramlint.evaluate.program import run
    from paramlint.overlays.keras.loose import read_loose_ends
    from paramlint.overlays.keras.overlay import KerasOverlay
    from paramlint.overlays.keras.read import read_models
    from paramlint.overlays.keras.target import target
    from paramlint.overlays.library import Overlays

    values = {name: constant(value, Span(0, 0)) for name, value in assumed.items()}
    library = Overlays()
    keras = library.overlay("keras")
    assert isinstance(keras, KerasOverlay)
    keras.session.versions = versions
    machine = run(tree, library, assumed=values, skipped=source.skipped, cells=cells, modules=modules)
    models, uses = tuple(read_models(keras.session, machine)), tuple(keras.session.uses.found)
    fragments, expected = _refused(models, keras.session, machine)
    program = Program(
        source,
        models,
        uses,
        target(versions.asked, source.text, uses),
        fragments,
        expected,
        tuple(read_loose_ends(keras.session, machine)),
        versions.is_older(use.written for use in uses),
        keras.session.made,
    )
    return program, tuple(map(_saved_output, machine.consulted))


def _refused(models: Sequence[Model], session: Session, machine: Machine) -> tuple[tuple[Model, ...], frozenset[Key]]:
    """What Keras refuses and no model shows, and what it is expected to refuse."""
    if not session.refused:
        return (), frozenset()
    from paramlint.overlays.keras.fragments import expected_refusals, read_fragments

    return tuple(read_fragments(models, session, machine)), expected_refusals(session)


def _saved_output(seen: Observation) -> SavedOutput:
    return SavedOutput(seen.text, seen.shown, seen.cell, seen.span)
