"""Keras's table, the totals below it and the reasons for what is unknown."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from paramlint.graph.count import Count
from paramlint.graph.model import Layer, Model, Samples
from paramlint.keras.weight import Weight
from paramlint.lint.checked import CheckedFile
from paramlint.report.summary import summary
from paramlint.source.file import SourceFile
from paramlint.source.span import Span
from paramlint.unknown import Unknown
from tests.report.samples import EMBEDDING, at, dense, embedding_layer, embedding_model, imdb, notebook, script

NOWHERE = Span(0, 0)
SOMETHING = Unknown("unsupported-layer", "Mystery is not a layer of Keras", at(EMBEDDING, "Mystery"))
MYSTERY = Layer("mystery", "Mystery", None, at(EMBEDDING, "Mystery(5)"), unknown=SOMETHING)
DENSE = dense("dense", 64, 32, at(EMBEDDING, "Dense(32)"))


def lines(model: Model, source: SourceFile | None = None) -> list[str]:
    """The summary of one model, by default in the text of the embedding."""
    return list(summary([CheckedFile(source or script(EMBEDDING), (model,))]))


def below(model: Model) -> list[str]:
    """What stands below the table."""
    shown = lines(model)
    return shown[next(number for number, line in enumerate(shown) if line.startswith("└")) + 1 :]


def cells(model: Model, column: int) -> list[str]:
    """A column of the table, without its heading."""
    return [line.split("│")[column + 1].strip() for line in lines(model) if line.startswith("│")]


def with_weights(*weights: Weight, weight_bytes: int = 4) -> Layer:
    """A layer with these weights."""
    return Layer("x", "X", None, NOWHERE, weights, weight_bytes=weight_bytes)


def sequential(*layers: Layer) -> Model:
    """A model of these layers."""
    return Model("sequential", "sequential", NOWHERE, layers)


def named(name: str) -> Unknown:
    """An unknown number with a name."""
    return Unknown("runtime-value", f"`{name}` is read from a file", NOWHERE, None, name)


def test_the_table_of_keras_with_shares_and_places() -> None:
    assert "\n".join(summary([imdb()])) == (
        """\
Model: "sequential" (examples/imdb_simple_rnn.py:14, model)
┏━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━┳━━━━━━━━━┓
┃ Layer (type)           ┃ Output Shape    ┃ Param # ┃ Share ┃ Source  ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━╇━━━━━━━━━┩
│ simple_rnn (SimpleRNN) │ (None, 400, 50) │  17,550 │  47 % │ line 15 │
├────────────────────────┼─────────────────┼─────────┼───────┼─────────┤
│ flatten (Flatten)      │ (None, 20000)   │       0 │   0 % │ line 17 │
├────────────────────────┼─────────────────┼─────────┼───────┼─────────┤
│ dense (Dense)          │ (None, 1)       │  20,001 │  53 % │ line 18 │
└────────────────────────┴─────────────────┴─────────┴───────┴─────────┘
 Total params: 37,551 (146.68 KB)
 Trainable params: 37,551 (146.68 KB)
 Non-trainable params: 0 (0.00 B)
 Samples: 20,000 (comment, line 13), 1.88 parameters each"""
    )


def printed_numbers(text: list[str]) -> Iterator[int]:
    """The numbers in the third column, read back from the printed table."""
    for line in text:
        if line.startswith("│"):
            yield int(line.split("│")[3].replace(",", ""))


@pytest.mark.parametrize("widths", [(784, 128, 10), (3, 1, 1, 1, 1), (1000, 2000, 3000)])
def test_the_printed_column_adds_up_to_the_printed_total(widths: tuple[int, ...]) -> None:
    pairs = pairwise(widths)
    model = sequential(*(dense(f"dense_{width}", width, units, NOWHERE) for width, units in pairs))
    shown = lines(model)
    (total,) = (int(found.replace(",", "")) for found in re.findall(r"Total params: ([\d,]+)", "\n".join(shown)))
    assert sum(printed_numbers(shown)) == total
    assert total == sum((width + 1) * units for width, units in pairwise(widths))


def test_nothing_is_said_of_a_file_without_models() -> None:
    assert list(summary([CheckedFile(script("x = 1\n"))])) == []


def test_models_are_kept_apart_by_one_empty_line() -> None:
    both = CheckedFile(script(EMBEDDING), (sequential(DENSE), sequential(DENSE)))
    shown = list(summary([CheckedFile(script("")), both, both]))
    assert [number for number, line in enumerate(shown) if not line] == [9, 19, 29]
    assert sum(line.startswith('Model: "') for line in shown) == 4


def test_a_notebook_counts_lines_in_cells() -> None:
    source = notebook("import keras\n", "net = Sequential()\nnet.add(Dense(1))\n", numbers=(1, 3))
    layer = dense("dense", 2, 1, at(source.text, "Dense(1)"))
    samples = Samples(3, "comment", at(source.text, "import"))
    model = Model("sequential", "s", at(source.text, "Sequential()"), (layer,), variable="net", samples=samples)
    shown = lines(model, source)
    assert shown[0] == 'Model: "s" (nb.ipynb:cell 3:1, net)'
    assert "│ cell 3:2 │" in shown[4]
    assert shown[-1] == " Samples: 3 (comment, cell 1:1), 1.00 parameters each"


def test_a_model_made_by_a_function_says_where_that_was_called() -> None:
    model = replace(sequential(DENSE), variable="net", function="build", called_from=at(EMBEDDING, "Mystery(5)"))
    assert lines(model)[0] == 'Model: "sequential" (model.py:1, net, called from line 4)'


def test_shares_are_whole_percents() -> None:
    sizes = (1, 1499, 0, 8500)
    layers = [with_weights(Weight("w", (size,))) for size in sizes]
    assert cells(sequential(*layers), 3) == ["<1 %", "15 %", "0 %", "85 %"]
    assert cells(sequential(with_weights()), 3) == [""]


def test_nothing_in_a_name_is_markup_and_nothing_wraps() -> None:
    name = "[bold]:smile:" + "x" * 300
    model = sequential(replace(DENSE, name=name))
    assert cells(model, 0) == [f"{name} (Dense)"]
    assert len({len(line) for line in lines(model)[1:6]}) == 1


def test_unknown_shapes_and_numbers_are_question_marks() -> None:
    layer = replace(embedding_layer(), output_shape=(None, SOMETHING, 64))
    model = sequential(layer, MYSTERY, DENSE)
    assert cells(model, 1) == ["(None, ?, 64)", "?", "(None, 32)"]
    assert cells(model, 2) == ["?", "?", "2,080"]
    assert cells(model, 3) == ["", "", ""]


def test_a_layer_counted_in_part_shows_what_is_known() -> None:
    layer = with_weights(Weight("kernel", (named("n"), 3)), Weight("bias", (1500,)))
    assert cells(sequential(layer), 2) == ["≥ 1,500"]


def test_memory_follows_the_bytes_of_each_weight() -> None:
    half = with_weights(Weight("w", (1000,)), Weight("moving_mean", (24,), trainable=False), weight_bytes=2)
    assert below(sequential(half, with_weights(Weight("w", (256,))))) == [
        " Total params: 1,280 (3.00 KB)",
        " Trainable params: 1,256 (2.95 KB)",  # 2,000 + 1,024 bytes
        " Non-trainable params: 24 (48.00 B)",
    ]


def test_a_named_unknown_makes_a_formula_and_is_explained() -> None:
    assert below(embedding_model(DENSE)) == [
        " Total params: at least 2,080 + 64 × words",
        " Trainable params: at least 2,080 + 64 × words",
        " Non-trainable params: 0 (0.00 B)",
        "",
        "embedding (Embedding), line 3: words × 64, unknown",
        "    `words` is `len(tokenizer.word_index) + 1`: only run time knows (line 1)",
        "    say it:  # paramlint: assume words=20000",
    ]


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        ([(named("n"), 64), (named("n"), 36)], "at least 100 × n"),
        ([(named("n"),), (10,)], "at least 10 + n"),
        ([(named("n"), 2), (3, named("m"))], "at least 2 × n + 3 × m"),
        ([(named("n"), named("m")), (named("m"), named("n"))], "at least 2 × m × n"),
        ([(named("n"), named("n"), 1500)], "at least 1,500 × n × n"),
    ],
    ids=["merged", "no coefficient", "two names", "one product", "a square"],
)
def test_formulas(weights: list[tuple[int | Unknown, ...]], total: str) -> None:
    model = sequential(with_weights(*(Weight("w", shape) for shape in weights)))
    assert below(model)[0] == f" Total params: {total}"


def test_an_unknown_without_a_name_leaves_a_bound_and_the_reason() -> None:
    assert below(sequential(DENSE, MYSTERY)) == [
        " Total params: at least 2,080, because Mystery is not a layer of Keras",
        " Trainable params: at least 2,080, because Mystery is not a layer of Keras",
        " Non-trainable params: unknown, because Mystery is not a layer of Keras",
        "",
        "mystery (Mystery), line 4: unknown",
        "    Mystery is not a layer of Keras (line 4)",
    ]


def test_several_reasons_are_counted_and_listed() -> None:
    assert below(embedding_model(MYSTERY, DENSE)) == [
        " Total params: at least 2,080, because of 2 unknowns",
        " Trainable params: at least 2,080, because of 2 unknowns",
        " Non-trainable params: unknown, because Mystery is not a layer of Keras",
        "",
        "embedding (Embedding), line 3: words × 64, unknown",
        "    `words` is `len(tokenizer.word_index) + 1`: only run time knows (line 1)",
        "    say it:  # paramlint: assume words=20000",
        "mystery (Mystery), line 4: unknown",
        "    Mystery is not a layer of Keras (line 4)",
    ]


def test_one_cause_is_told_once_for_all_its_layers() -> None:
    cause = replace(SOMETHING, name="n", hint="write the number of units")
    layers = [
        dense(f"dense_{number}", 3, 2, NOWHERE, weights=(Weight("k", (cause, 2)), Weight("b", (2,))))
        for number in range(6)
    ]
    assert below(sequential(*layers))[3:] == [
        "",
        "dense_0 (Dense), line 1: n × 2 + 2, unknown",
        "dense_1 (Dense), line 1: n × 2 + 2, unknown",
        "dense_2 (Dense), line 1: n × 2 + 2, unknown",
        "and 3 more layers",
        "    Mystery is not a layer of Keras (line 4)",
        "    write the number of units",
    ]
    assert "dense_3 (Dense), line 1: n × 2 + 2, unknown" in below(sequential(*layers[:4]))


def test_layers_of_one_name_are_two_layers() -> None:
    shown = below(sequential(MYSTERY, replace(MYSTERY)))
    assert shown.count("mystery (Mystery), line 4: unknown") == 2
    assert shown.count("    Mystery is not a layer of Keras (line 4)") == 1


def test_a_layer_that_is_counted_needs_no_reason() -> None:
    counted = replace(DENSE, unknown=SOMETHING)
    assert below(sequential(counted))[-1] == " Non-trainable params: 0 (0.00 B)"


def test_a_weight_of_any_size_has_a_reason_too() -> None:
    undefined: tuple[int, ...] = (None, 3)  # type: ignore[assignment]
    assert below(sequential(with_weights(Weight("kernel", undefined)))) == [
        " Total params: unknown, because kernel has an undefined dimension",
        " Trainable params: unknown, because kernel has an undefined dimension",
        " Non-trainable params: 0 (0.00 B)",
        "",
        "x (X), line 1: None × 3, unknown",
        "    kernel has an undefined dimension",
    ]


def test_the_same_words_at_two_places_are_two_causes() -> None:
    elsewhere = replace(MYSTERY, name="other", unknown=replace(SOMETHING, span=NOWHERE))
    assert below(sequential(MYSTERY, elsewhere))[-4:] == [
        "mystery (Mystery), line 4: unknown",
        "    Mystery is not a layer of Keras (line 4)",
        "other (Mystery), line 4: unknown",
        "    Mystery is not a layer of Keras (line 1)",
    ]


def test_a_weight_with_two_unknowns_has_two_causes() -> None:
    shown = below(sequential(with_weights(Weight("w", (named("n"), named("m"))))))
    assert [line for line in shown if line.startswith("    ")] == [
        "    `n` is read from a file (line 1)",
        "    `m` is read from a file (line 1)",
    ]


class Ranged(Model):
    """A model between two numbers."""

    params = Count(1000, 2000)


def test_a_range_has_two_ends() -> None:
    model = Ranged("sequential", "sequential", NOWHERE, (DENSE,))
    assert below(model)[0] == " Total params: between 1,000 and 2,000"


def test_samples_without_a_count_or_a_place() -> None:
    unknown = replace(embedding_model(), samples=Samples(60000, "settings"))
    assert " Samples: 60,000 (settings)" in below(unknown)
    none = replace(sequential(DENSE), samples=Samples(0, "comment", NOWHERE))
    assert below(none)[-1] == " Samples: 0 (comment, line 1)"


def test_samples_are_set_against_what_is_trained() -> None:
    layer = with_weights(Weight("w", (100,)), Weight("frozen", (900,), trainable=False))
    model = replace(sequential(layer), samples=Samples(1000, "command-line"))
    assert below(model)[-1] == " Samples: 1,000 (command-line), 0.10 parameters each"
