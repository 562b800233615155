"""Files, models and findings built by hand, which several tests of the reports share."""

from __future__ import annotations

from paramlint.graph.compiled import Compiled, Identifier
from paramlint.graph.model import Layer, Model, Samples
from paramlint.keras.cost import Cost
from paramlint.keras.weight import Weight
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.source.file import Cell, SourceFile
from paramlint.source.span import Span
from paramlint.unknown import Unknown

IMDB = '''"""Sentiment of film reviews."""

from keras import Sequential
from keras.datasets import imdb
from keras.layers import Dense, Flatten, SimpleRNN
from keras.utils import pad_sequences

from vectors import embed

(x_train, y_train), _ = imdb.load_data()
x_train = embed(pad_sequences(x_train, maxlen=400))

# paramlint: samples=20000
model = Sequential()
model.add(SimpleRNN(50, input_shape=(400, 300),
                    return_sequences=True))
model.add(Flatten())
model.add(Dense(1, activation="sigmoid"))
'''


def script(text: str, path: str = "model.py") -> SourceFile:
    """A .py file."""
    return SourceFile(path, text, text)


def notebook(*texts: str, path: str = "nb.ipynb", numbers: tuple[int, ...] | None = None) -> SourceFile:
    """A notebook whose code cells hold the texts; `numbers` are their places among all cells."""
    cells, whole = [], ""
    for number, text in zip(numbers or range(1, len(texts) + 1), texts, strict=True):
        cells.append(Cell(number, Span(len(whole), len(whole) + len(text))))
        whole += text if text.endswith("\n") else f"{text}\n"
    return SourceFile(path, whole, whole, tuple(cells))


def at(text: str, part: str, after: int = 0) -> Span:
    """Where the part stands in the text."""
    start = text.index(part, after)
    return Span(start, start + len(part))


def finding(span: Span, *related: Related, **changes: object) -> Finding:
    """A warning, with whatever a test needs to be different."""
    fields: dict[str, object] = {
        "code": "PML900",
        "name": "too-much",
        "severity": Severity.WARNING,
        "message": "this is too much",
        "span": span,
        "related": related,
    }
    return Finding(**fields | changes)  # type: ignore[arg-type]


def dense(name: str, width: int, units: int, span: Span, **changes: object) -> Layer:
    """A Dense layer from `width` to `units`."""
    fields: dict[str, object] = {
        "weights": (Weight("kernel", (width, units)), Weight("bias", (units,))),
        "input_shape": (None, width),
        "output_shape": (None, units),
    }
    return Layer(name, "Dense", "core", span, **fields | changes)  # type: ignore[arg-type]


def imdb_model() -> Model:
    """The model of the IMDB text: 17,550 + 0 + 20,001 parameters."""
    recurrent = (
        Weight("kernel", (300, 50)),
        Weight("recurrent_kernel", (50, 50)),
        Weight("bias", (50,)),
    )
    layers = (
        Layer(
            "simple_rnn",
            "SimpleRNN",
            "recurrent",
            at(IMDB, "SimpleRNN(50"),
            recurrent,
            input_shape=(None, 400, 300),
            output_shape=(None, 400, 50),
            steps=400,
            cost=Cost(7_000_000, 20_000, 80_000, 400, 80_000),
        ),
        Layer(
            "flatten",
            "Flatten",
            "reshaping",
            at(IMDB, "Flatten()"),
            input_shape=(None, 400, 50),
            output_shape=(None, 20000),
            cost=Cost(0, 0, 0, 0, 80_000),
        ),
        dense("dense", 20000, 1, at(IMDB, 'Dense(1, activation="sigmoid")'), cost=Cost(20_000, 1, 4, 1, 4)),
    )
    return Model(
        "sequential",
        "sequential",
        at(IMDB, "Sequential()"),
        layers,
        input_shape=(None, 400, 300),
        output_shape=(None, 1),
        names=("model",),
        variable="model",
        samples=Samples(20000, "comment", at(IMDB, "# paramlint: samples=20000")),
        compiled=Compiled(Span(0, 0), Identifier("adam")),
        batch_size=32,
    )


def imdb_finding() -> Finding:
    """What params-exceed-samples has to say about it."""
    return Finding(
        "PML101",
        "params-exceed-samples",
        Severity.WARNING,
        "37,551 parameters are learned from 20,000 samples, 1.88 for each (limit 1)",
        at(IMDB, "Sequential()"),
        "return only the last state (17,601 parameters in all), use fewer units, or train on more samples",
        (
            Related("20,000 stated here", at(IMDB, "# paramlint: samples=20000")),
            Related("20,001 of the parameters (53 %)", at(IMDB, 'Dense(1, activation="sigmoid"))')),
        ),
        model="model",
        measure=1.87755,
    )


def imdb() -> CheckedFile:
    """The IMDB text, checked."""
    return CheckedFile(script(IMDB, "examples/imdb_simple_rnn.py"), (imdb_model(),), (imdb_finding(),))


EMBEDDING = """words = len(tokenizer.word_index) + 1
model = Sequential()
model.add(Embedding(words, 64))
model.add(Mystery(5))
model.add(Dense(32))
"""


def vocabulary() -> Unknown:
    """The number of words that only run time knows."""
    return Unknown(
        "runtime-value",
        "`words` is `len(tokenizer.word_index) + 1`: only run time knows",
        at(EMBEDDING, "len(tokenizer.word_index) + 1"),
        "# paramlint: assume words=20000",
        "words",
    )


def embedding_layer() -> Layer:
    """An embedding of an unknown number of words."""
    table = Weight("embeddings", (vocabulary(), 64))
    span = at(EMBEDDING, "Embedding(words, 64)")
    return Layer(
        "embedding",
        "Embedding",
        "core",
        span,
        (table,),
        input_shape=(None, 10),
        output_shape=(None, 10, 64),
        unknown=vocabulary(),
    )


def embedding_model(*further: Layer) -> Model:
    """A model that starts with the embedding."""
    return Model("sequential", "sequential", at(EMBEDDING, "Sequential()"), (embedding_layer(), *further))
