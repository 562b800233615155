"""The arithmetic behind the counts, to the character."""

from dataclasses import replace

from paramlint.graph.model import Layer, Model
from paramlint.keras.weight import Weight
from paramlint.lint.checked import CheckedFile
from paramlint.report.explain import explain
from paramlint.source.span import Span
from paramlint.unknown import Unknown
from tests.report.samples import EMBEDDING, at, dense, embedding_layer, imdb, imdb_model, script

NOWHERE = Span(0, 0)


def explained(*layers: Layer) -> str:
    """The layers of one model, without its heading and total."""
    model = Model("sequential", "sequential", NOWHERE, layers)
    _, *lines, _ = explain([CheckedFile(script(EMBEDDING), (model,))])
    return "\n" + "\n".join(lines) + "\n"


def test_the_page_of_the_design() -> None:
    assert "\n".join(explain([imdb()])) == (
        """\
Model: "sequential" (examples/imdb_simple_rnn.py:14, model)
simple_rnn (SimpleRNN), line 15: (None, 400, 300) → (None, 400, 50)
    kernel             300 × 50 = 15,000
    recurrent_kernel    50 × 50 =  2,500
    bias                     50 =     50
                                  17,550   the same at each of the 400 steps (unrolled: 7,020,000)
flatten (Flatten), line 17: (None, 400, 50) → (None, 20000)
    no weights
dense (Dense), line 18: (None, 20000) → (None, 1)
    kernel   20,000 × 1 = 20,000
    bias              1 =      1
                          20,001
Total params: 37,551 (146.68 KB)"""
    )


def test_the_lines_of_a_layer_add_up() -> None:
    printed = list(explain([imdb()]))
    sizes = [int(line.split("=")[1].replace(",", "")) for line in printed if " = " in line]
    assert sum(sizes) == 37551
    assert sum(sizes[:3]) == 17550


def test_one_weight_needs_no_sum() -> None:
    layer = dense("dense", 3, 2, NOWHERE, weights=(Weight("kernel", (3, 2)),))
    assert (
        explained(layer)
        == """
dense (Dense), line 1: (None, 3) → (None, 2)
    kernel   3 × 2 = 6
"""
    )


def test_one_weight_has_a_sum_where_steps_are_told() -> None:
    layer = dense("rnn", 3, 2, NOWHERE, weights=(Weight("kernel", (3, 2)),), steps=5)
    assert (
        explained(layer).splitlines()[-1] == "                     6   the same at each of the 5 steps (unrolled: 30)"
    )


def test_a_sum_wider_than_its_parts_widens_them() -> None:
    layer = dense("x", 3, 2, NOWHERE, weights=(Weight("a", (600,)), Weight("b", (500,))))
    assert explained(layer).splitlines()[2:] == [
        "    a   600 =   600",
        "    b   500 =   500",
        "              1,100",
    ]


def test_steps_of_any_or_unknown_length() -> None:
    recurrent = imdb_model().layers[0]
    told = "17,550   the same at every step"
    assert explained(replace(recurrent, steps=None)).rstrip().endswith(told)
    assert explained(replace(recurrent, steps=Unknown("budget", "too big"), family=None)).rstrip().endswith(told)
    assert "step" not in explained(dense("dense", 3, 2, NOWHERE))


def test_a_size_that_is_not_known_is_not_unrolled() -> None:
    layer = replace(embedding_layer(), steps=7)
    assert explained(layer).splitlines()[-1].endswith("?   the same at each of the 7 steps")


def test_weights_say_their_part_and_whether_they_are_trained() -> None:
    weights = (
        Weight("kernel", (3, 4), part="forward"),
        Weight("kernel", (3, 4), part="backward"),
        Weight("moving_mean", (4,), trainable=False),
        Weight("count", (), trainable=False),
    )
    layer = Layer("both", "Bidirectional", None, NOWHERE, weights, input_shape=(None, 3), output_shape=(None, 8))
    assert (
        explained(layer)
        == """
both (Bidirectional), line 1: (None, 3) → (None, 8)
    forward kernel    3 × 4 = 12
    backward kernel   3 × 4 = 12
    moving_mean           4 =  4   (not trained)
    count                 1 =  1   (not trained)
                              29
"""
    )


def test_unknown_sizes_are_spelled_with_their_names_and_reasons() -> None:
    nameless = Unknown("budget", "too big")
    layer = replace(embedding_layer(), weights=(*embedding_layer().weights, Weight("rest", (nameless, 1000), False)))
    assert (
        explained(layer)
        == """
embedding (Embedding), line 3: (None, 10) → (None, 10, 64)
    embeddings   words × 64 = ?   `words` is `len(tokenizer.word_index) + 1`: only run time knows (line 1)
    rest          ? × 1,000 = ?   (not trained)   too big
                              ?
"""
    )


def test_a_layer_that_could_not_be_built_says_why() -> None:
    why = Unknown("unsupported-layer", "Mystery is not a layer of Keras", at(EMBEDDING, "Mystery"))
    assert (
        explained(Layer("mystery", "Mystery", None, at(EMBEDDING, "Mystery(5)"), unknown=why))
        == """
mystery (Mystery), line 4: ?
    unknown weights: Mystery is not a layer of Keras (line 4)
"""
    )


def test_models_are_kept_apart_and_each_has_its_total() -> None:
    model = Model("sequential", "s", NOWHERE, (embedding_layer(), dense("dense", 64, 32, NOWHERE)))
    shown = list(explain([CheckedFile(script(EMBEDDING), (model, model)), CheckedFile(script(""))]))
    assert shown.count("") == 1
    assert shown.count("Total params: at least 2,080 + 64 × words") == 2
    assert shown[-1] != ""
