"""embedding-index-range: silent first."""

import pytest
from paramlint.rules.shapes.pml209_embedding_index_range import EmbeddingIndexRange

from paramlint.testing import findings
from tests.rules.shapes import HEAD, at, chain

WORDS = """\
from keras.utils import pad_sequences
from keras.preprocessing.text import Tokenizer
(x, y), (x_test, y_test) = datasets.imdb.load_data(num_words=10_000)
x = pad_sequences(x, maxlen=100)
"""
FIT = (
    HEAD + WORDS + "{}\nmodel = Sequential([Input((100,)), Embedding({}, 8), Flatten(), Dense(1)])\nmodel.fit({}, y)\n"
)
SILENT = {
    "as many rows": FIT.format("", "10_000", "x"),
    "more rows": FIT.format("", "10_000 + 1", "x"),
    "rows nobody knows": FIT.format("n = int(input())", "n", "x"),
    "all the words": FIT.format("(x, y), _ = datasets.imdb.load_data()", "5_000", "x"),
    "other numbers": FIT.format("x = x % 5_000", "5_000", "x"),
    "padded with another number": FIT.format("x = pad_sequences(x, maxlen=100, value=20_000)", "5_000", "x"),
    "other data": FIT.format("import z", "5_000", "z.data"),
    "a layer between": HEAD + WORDS + "model = Sequential([Input((100,)), Lambda(lambda x: x // 2), Embedding(5_000, 8)])\nmodel.fit(x, y)\n",
    "ids of a layer": chain("Input((1,), dtype='string')", "Hashing(100)", "Embedding(100, 8)"),
    "no ids": chain("Input((1,), dtype='string')", "Hashing(100, output_mode='one_hot')", "Embedding(50, 8)"),
    "no limit": chain("Input((1,), dtype='string')", "TextVectorization()", "Embedding(50, 8)"),
    "a vocabulary that is given": chain("Input((1,), dtype='string')", "StringLookup(max_tokens=100, vocabulary=['a'])", "Embedding(50, 8)"),
    "a vocabulary that is set": chain("Input((1,), dtype='string')", "TextVectorization(max_tokens=100)", "Embedding(50, 8)") + "model.layers[0].set_vocabulary(['a'])\n",
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(EmbeddingIndexRange, code) == ()


def test_words_of_a_data_set() -> None:
    code = FIT.format("", "5_000", "x[:20_000]")
    (found,) = findings(EmbeddingIndexRange, code)
    assert found.message == "`embedding` has 5,000 rows, and the ids that are looked up in it reach 9,999"
    assert found.help == "give it input_dim=10000, one row for every id, or make fewer ids"
    assert (found.severity, found.layer) == ("error", "embedding")
    (source,) = found.related
    assert (source.message, at(code, source.span.start, source.span.end)) == ("holds ids below 10,000", "x[:20_000]")


def test_words_of_a_tokenizer() -> None:
    texts = "t = Tokenizer(num_words=500)\nx = pad_sequences(t.texts_to_sequences(['a', 'b']), maxlen=100)"
    (found,) = findings(EmbeddingIndexRange, FIT.format(texts, "499", "x"))
    assert "499 rows" in found.message
    assert findings(EmbeddingIndexRange, FIT.format(texts, "500", "x")) == ()


@pytest.mark.parametrize(
    "layer", ["TextVectorization(max_tokens=100)", "StringLookup(max_tokens=100)", "Hashing(num_bins=100)"]
)
def test_ids_of_a_layer(layer: str) -> None:
    (found,) = findings(EmbeddingIndexRange, chain("Input((1,), dtype='string')", layer, "Embedding(99, 8)"))
    assert found.message.endswith("reach 99")
    assert found.related[0].message.endswith("makes ids below 100")
