"""Reads models out of snippets."""

from paramlint.analyze import analyze
from paramlint.evaluate.machine import GLOBAL_SCOPE
from paramlint.evaluate.program import run
from paramlint.graph.model import Model
from paramlint.overlays.library import Overlays
from paramlint.source.read import to_source
from paramlint.syntax.tree import parse
from tests.evaluate.snippets import plain

HEAD = "from keras import *\nfrom keras.layers import *\nfrom keras.models import *\n"


def read(code: str, head: str = HEAD, keras_version: str = "auto") -> tuple[Model, ...]:
    """The models of a snippet; everything of Keras is already imported."""
    return analyze(to_source((head + code).encode(), "snippet.py"), keras_version=keras_version)


def read_one(code: str, head: str = HEAD, keras_version: str = "auto") -> Model:
    (model,) = read(code, head, keras_version)
    return model


def counts(model: Model) -> list[int | None]:
    return [layer.params.exact for layer in model.layers]


def names_of(code: str) -> dict[str, object]:
    """What a snippet's names are at its end, with every library at hand: see `snippets.plain`."""
    machine = run(parse(code), Overlays())
    return {name: plain(value, machine) for name, value in machine.live.scopes[GLOBAL_SCOPE].items()}
