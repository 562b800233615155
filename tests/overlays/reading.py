"""Reads models out of snippets."""

from paramlint.analyze import analyze
from paramlint.graph.model import Model
from paramlint.source.read import to_source

HEAD = "from keras import *\nfrom keras.layers import *\nfrom keras.models import *\n"


def read(code: str, head: str = HEAD, keras_version: str = "auto") -> tuple[Model, ...]:
    """The models of a snippet; everything of Keras is already imported."""
    return analyze(to_source((head + code).encode(), "snippet.py"), keras_version=keras_version)


def read_one(code: str, head: str = HEAD, keras_version: str = "auto") -> Model:
    (model,) = read(code, head, keras_version)
    return model


def counts(model: Model) -> list[int | None]:
    return [layer.params.exact for layer in model.layers]
