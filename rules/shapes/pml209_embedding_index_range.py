"""PML209: an embedding has fewer rows than there are ids."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Call, Layer, Model
from paramlint.graph.program import Program
from paramlint.graph.use import Data
from paramlint.lint.arguments import argument
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.lint.rule import Rule
from paramlint.lint.structure import upstream

_LIMITS = {
    "TextVectorization": "max_tokens",
    "StringLookup": "max_tokens",
    "IntegerLookup": "max_tokens",
    "Hashing": "num_bins",
}
"""Layers that make ids, and the argument that says how many."""


class EmbeddingIndexRange(Rule):
    """An Embedding has fewer rows than the ids that are looked up in it.

    ## What it does

    Reports an `Embedding` whose `input_dim` is smaller than the number of ids that its input holds, where both are
    known: ids of a layer before it (`TextVectorization(max_tokens=10_000)`, `StringLookup`, `IntegerLookup`,
    `Hashing`), or of the data that the model is fitted to (`imdb.load_data(num_words=10_000)`,
    `Tokenizer(num_words=10_000)`).

    ## Why it matters

    `input_dim` is the number of rows, so the largest id is `input_dim - 1`. On a CPU a larger one stops the training
    with `indices[0,1] = 9999 is not in [0, 5000)`; a GPU returns zeros for it and says nothing.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense, Embedding, Flatten, Hashing

    model = Sequential([
        Input((5,), dtype="string"),
        Hashing(num_bins=10_000),  # ids up to 9,999
        Embedding(5_000, 8),
        Flatten(),
        Dense(1, activation="sigmoid"),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense, Embedding, Flatten, Hashing

    model = Sequential([
        Input((5,), dtype="string"),
        Hashing(num_bins=10_000),
        Embedding(10_000, 8),
        Flatten(),
        Dense(1, activation="sigmoid"),
    ])
    ```
    """

    severity = Severity.ERROR

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each embedding that is too small."""
        for call in model.calls:
            layer = model.called_layer(call)
            rows = (layer.arguments or {}).get("input_dim") if layer.class_name == "Embedding" else None
            if not isinstance(rows, int):
                continue
            found = _of_layer(model, call, program) or _of_data(model, call, program)
            if found is not None and found[0] > rows:
                yield self._too_small(layer, rows, *found, model)

    def _too_small(self, layer: Layer, rows: int, ids: int, source: Related, model: Model) -> Finding:
        return self.finding(
            f"`{layer.name}` has {rows:,} rows, and the ids that are looked up in it reach {ids - 1:,}",
            layer.span,
            help=f"give it input_dim={ids}, one row for every id, or make fewer ids",
            related=[source],
            model=model,
            layer=layer.name,
        )


def _of_layer(model: Model, call: Call, program: Program) -> tuple[int, Related] | None:
    """How many ids the layer before makes."""
    before = upstream(model, call)
    layer = model.called_layer(before) if before is not None else None
    if layer is None or layer.class_name not in _LIMITS:
        return None
    given = layer.arguments or {}
    ids = given.get(_LIMITS[layer.class_name])
    if not isinstance(ids, int) or given.get("output_mode", "int") != "int" or _has_vocabulary(layer, program):
        return None
    return ids, Related(f"`{layer.name}` makes ids below {ids:,}", layer.span)


def _has_vocabulary(layer: Layer, program: Program) -> bool:
    """Whether the words are given, so that there may be fewer than there is room for."""
    made = program.constructor(layer)
    given = made is not None and argument(made, "vocabulary") is not None
    return given or any(use.last_name == "set_vocabulary" for use in program.uses)


def _of_data(model: Model, call: Call, program: Program) -> tuple[int, Related] | None:
    """How many ids the data holds that the model is fitted to, where the embedding reads it."""
    feeding = [model.called_layer(before) for before in model.feeding(call)]
    if any(layer.class_name != "InputLayer" for layer in feeding) or isinstance(model.input_shape, tuple) is False:
        return None
    for use in program.calls_of(model, "fit"):
        given = argument(use, "x")
        data = given.value if given is not None else None
        if given is not None and isinstance(data, Data) and data.below is not None:
            return data.below, Related(f"holds ids below {data.below:,}", given.span)
    return None
