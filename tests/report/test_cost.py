"""`summary --cost`: the table, the memory of training and the reasons for what is unknown."""

from __future__ import annotations

from dataclasses import replace

from paramlint.graph.compiled import Compiled, Identifier
from paramlint.graph.model import Layer, Model
from paramlint.keras.cost import Cost, unknown_cost
from paramlint.lint.checked import CheckedFile
from paramlint.report.cost import cost
from paramlint.source.span import Span
from paramlint.unknown import Unknown
from tests.report.samples import EMBEDDING, at, dense, embedding_layer, embedding_model, imdb, script

LENGTH = Unknown(
    "no-input-shape", "nothing says how long the input is", at(EMBEDDING, "Sequential()"), "state it", "length"
)


def lines(model: Model) -> list[str]:
    return list(cost([CheckedFile(script(EMBEDDING), (model,))]))


def cells(model: Model, column: int) -> list[str]:
    """A column of the table, without its heading."""
    return [line.split("│")[column + 1].strip() for line in lines(model) if line.startswith("│")]


def memory(model: Model) -> list[str]:
    """The lines from the memory on, their columns a single space apart."""
    shown = [" ".join(line.split()) for line in lines(model)]
    return shown[next(number for number, line in enumerate(shown) if line.startswith("Training memory")) :]


def test_the_network_of_the_book() -> None:
    assert "\n".join(cost([imdb()])) == (
        """\
Model: "sequential" (examples/imdb_simple_rnn.py:14, model)
┏━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━┳━━━━━━━━━━━━━┳━━━━━━━┓
┃ Layer      ┃ Output Shape    ┃ Param # ┃ Mult-adds ┃ Activations ┃ Steps ┃
┡━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━╇━━━━━━━━━━━━━╇━━━━━━━┩
│ simple_rnn │ (None, 400, 50) │  17,550 │ 7,000,000 │      20,000 │   400 │
├────────────┼─────────────────┼─────────┼───────────┼─────────────┼───────┤
│ flatten    │ (None, 20000)   │       0 │         0 │           0 │     0 │
├────────────┼─────────────────┼─────────┼───────────┼─────────────┼───────┤
│ dense      │ (None, 1)       │  20,001 │    20,000 │           1 │     1 │
├────────────┼─────────────────┼─────────┼───────────┼─────────────┼───────┤
│ total      │                 │  37,551 │ 7,020,000 │      20,001 │   401 │
└────────────┴─────────────────┴─────────┴───────────┴─────────────┴───────┘
 Mult-adds, activations and steps in sequence are those of one sample.

Training memory, estimated (batch of 32):
    weights      146.68 KB
    gradients    146.68 KB   one for each trainable parameter
    Adam slots   293.37 KB   momentum and velocity of each of these
    activations    2.44 MB   32 × 78.13 KB
    total          3.01 MB"""
    )


def test_what_is_unknown_is_named_and_not_zero() -> None:
    open_ended = replace(embedding_layer(), cost=unknown_cost(LENGTH))
    known = dense("dense", 64, 32, at(EMBEDDING, "Dense(32)"), cost=Cost(2048, 32, 128, 1, 128))
    model = replace(embedding_model(known), layers=(open_ended, known))
    assert cells(model, 3) == ["?", "2,048", "≥ 2,048"]
    assert cells(model, 4) == ["?", "32", "≥ 32"]
    assert cells(model, 5) == ["?", "1", "≥ 1"]
    assert memory(model) == [
        "Training memory, estimated:",
        "weights at least 8.12 KB",
        "gradients at least 8.12 KB one for each trainable parameter",
        "optimizer slots ? nothing in this file compiles the model",
        "activations ? at least 128.00 B for each sample",
        "total at least 16.25 KB",
        "batch size unknown: nothing in this file says the batch size",
        "",
        "embedding (Embedding), line 3: cost unknown",
        "nothing says how long the input is (line 2)",
        "state it",
    ]


def test_a_reason_is_given_once_however_many_layers_it_reaches() -> None:
    layers = tuple(Layer(f"x{n}", "X", None, Span(0, 1), cost=unknown_cost(LENGTH)) for n in range(5))
    told = memory(Model("sequential", "s", Span(0, 1), layers))
    assert told[-5:] == [
        "x1 (X), line 1: cost unknown",
        "x2 (X), line 1: cost unknown",
        "and 2 more layers",
        "nothing says how long the input is (line 2)",
        "state it",
    ]


def test_an_optimizer_that_keeps_nothing_and_one_that_is_unknown() -> None:
    layer = dense("dense", 64, 32, at(EMBEDDING, "Dense(32)"), cost=Cost(2048, 32, 128, 1, 128))
    model = Model("sequential", "s", Span(0, 1), (layer,), batch_size=1)
    sgd = memory(replace(model, compiled=Compiled(Span(0, 1), Identifier("sgd"))))
    assert sgd[3] == "SGD slots 0.00 B none"
    unknown = Unknown("unknown-function", "`make()` is not run", at(EMBEDDING, "Sequential()"))
    told = memory(replace(model, compiled=Compiled(Span(0, 1), Identifier("?", unknown=unknown))))
    assert told[3] == "optimizer slots ? `make()` is not run (line 2)"
    assert told[5] == "total at least 16.38 KB"


def test_nothing_for_a_file_without_models_and_an_empty_line_between_two() -> None:
    assert list(cost([CheckedFile(script("x = 1\n"))])) == []
    both = list(cost([imdb(), imdb()]))
    one = list(cost([imdb()]))
    assert both == [*one, "", *one]
