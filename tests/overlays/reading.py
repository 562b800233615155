"""Reads models out of snippets."""

from paramlint.analyze import analyze
from paramlint.graph.model import Model
from paramlint.source.read import to_source

HEAD = "from keras import *\nfrom keras.layers import *\nfrom keras.models import *\n"


def read(code: str, head: str = HEAD) -> tuple[Model, ...]:
    """The models of a snippet; everything of Keras is already imported."""
    return analyze(to_source((head + code).encode(), "snippet.py"))


def read_one(code: str, head: str = HEAD) -> Model:
    (model,) = read(code, head)
    return model


def counts(model: Model) -> list[int | None]:
    return [layer.params.exact for layer in model.layers]
