"""The pipeline itself: a file's text in, its models out."""

from __future__ import annotations

from collections.abc import Mapping

from paramlint.graph.model import Model
from paramlint.source.file import SourceFile
from paramlint.source.span import Span

MENTIONS = (b"keras", b"tensorflow")
"""A file without any of these words defines no Keras model, and is not even parsed."""
Assumed = bool | int | float | str | tuple[object, ...] | None


def mentions_keras(data: bytes) -> bool:
    """Whether a file may define a Keras model at all."""
    return any(word in data for word in MENTIONS)


def analyze(source: SourceFile, assumed: Mapping[str, Assumed] | None = None) -> tuple[Model, ...]:
    """The models that a file defines, in the order in which the program makes them.

    `assumed` gives values to names that only run time knows. The code is read, never run.
    """
    from paramlint.evaluate.operators import constant
    from paramlint.evaluate.program import run
    from paramlint.overlays.keras.overlay import KerasOverlay
    from paramlint.overlays.keras.read import read_models
    from paramlint.overlays.library import Overlays
    from paramlint.syntax.tree import parse

    values = {name: constant(value, Span(0, 0)) for name, value in (assumed or {}).items()}
    library = Overlays()
    machine = run(parse(source.code), library, assumed=values, skipped=source.skipped)
    keras = library.overlay("keras")
    assert isinstance(keras, KerasOverlay)
    return tuple(read_models(keras.session, machine))
