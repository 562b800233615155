"""params-exceed-samples: silent first, then the numbers of a case that can be worked out by hand."""

from dataclasses import replace
from typing import Any

import pytest
from paramlint.rules.budget.pml101_params_exceed_samples import ParamsExceedSamples

from paramlint.graph.model import Layer, Model, Samples
from paramlint.keras.weight import Weight
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.source.span import Span
from paramlint.unknown import Unknown
from tests.lint.models import dense, layer, program, sequential

STATED = Samples(20_000, "comment", Span(70, 95))
VOCABULARY = Unknown("runtime-value", "only the data knows", name="vocab_size")


def recurrent(**arguments: Any) -> Layer:
    """300 × 50 + 50 × 50 + 50 = 17,550 parameters; all 400 states."""
    weights = (Weight("kernel", (300, 50)), Weight("recurrent_kernel", (50, 50)), Weight("bias", (50,)))
    given = {"units": 50, "return_sequences": True, **arguments}
    return layer("simple_rnn", "SimpleRNN", "recurrent", (400, 50), *weights, at=100, **given)


DROPOUT = layer("dropout", "Dropout", "regularization", (400, 50), at=200, rate=0.2)
FLATTEN = layer("flatten", "Flatten", "reshaping", (20_000,), at=300)
HEAD = replace(dense("dense", 20_000, 1), span=Span(400, 405))  # 20,001 parameters
IMDB = sequential(recurrent(), DROPOUT, FLATTEN, HEAD, inputs=(400, 300), samples=STATED, at=50)


def check(model: Model, limit: float = 1.0) -> list[Finding]:
    return list(ParamsExceedSamples(ParamsExceedSamples.Options(limit=limit)).check(model, program(model)))


def small(samples: int, source: str = "comment", *layers: Layer, **changed: Any) -> Model:
    """Dense(3) on 9 inputs, (9 + 1) × 3 = 30 parameters, and one output of 3 + 1 = 4 parameters: 34."""
    made = (dense("dense", 9, 3), *layers, dense("dense_1", 3, 1))
    return replace(sequential(*made, inputs=(9,), samples=Samples(samples, source)), **changed)


def frozen(one: Layer) -> Layer:
    return replace(one, weights=tuple(replace(weight, trainable=False) for weight in one.weights))


EMBEDDING = layer("embedding", "Embedding", "core", (9, 64), Weight("embeddings", (10_000, 64)))
NESTED = layer("encoder", "Sequential", "", (9,), Weight("embeddings", (10_000, 64)), Weight("kernel", (2, 2)))
UNBUILT = replace(EMBEDDING, weights=(), unknown=VOCABULARY)

SILENT = [
    pytest.param(replace(IMDB, samples=None), id="the number of samples is not known"),
    pytest.param(replace(IMDB, output_shape=None), id="the output is not known"),
    pytest.param(replace(IMDB, output_shape=(None, None)), id="the output has any size"),
    pytest.param(replace(IMDB, output_shape=(None, VOCABULARY)), id="the output's size is unknown"),
    pytest.param(replace(IMDB, samples=Samples(37_551, "comment")), id="as many parameters as samples"),
    pytest.param(replace(IMDB, output_shape=(None, 2)), id="fewer parameters than outputs"),
    pytest.param(small(34), id="exactly at the limit"),
    pytest.param(replace(small(5), layers=tuple(frozen(one) for one in small(5).layers)), id="everything is frozen"),
    pytest.param(small(34, "comment", EMBEDDING), id="an embedding is not counted"),
    pytest.param(small(38, "comment", NESTED), id="nor one in a nested model"),
    pytest.param(small(34, "comment", UNBUILT), id="nor one of unknown size"),
    pytest.param(small(34, "array"), id="an inferred number at the limit"),
    pytest.param(small(10, "array", DROPOUT), id="an inferred number, and dropout in sight"),
    pytest.param(Model("sequential", "sequential", Span(0, 9), samples=STATED), id="a model of nothing"),
]


@pytest.mark.parametrize("model", SILENT)
def test_is_silent(model: Model) -> None:
    assert check(model) == []


def test_a_saved_output_is_named_and_may_count_too_many() -> None:
    """34 parameters and at most 2 samples: at least 17 for each."""
    samples = Samples(2, "saved-output", Span(9, 12), cell=7, at_most=True)
    (finding,) = check(replace(small(2), samples=samples))
    assert finding.message == (
        "34 parameters are learned from at most 2 samples that the saved output of cell 7 counts, "
        "at least 17.00 for each (limit 1)"
    )


def test_the_case_of_the_film_reviews() -> None:
    (finding,) = check(IMDB)
    assert finding == Finding(
        "PML101",
        "params-exceed-samples",
        Severity.WARNING,
        "37,551 parameters are learned from 20,000 samples, 1.88 for each (limit 1)",
        Span(50, 60),
        "return only the last state (17,601 parameters in all), use fewer units, or train on more samples",
        (Related("20,000 stated here", Span(70, 95)), Related("20,001 of the parameters (53 %)", Span(400, 405))),
        "model",
        "dense",
        1.88,
    )


def test_a_higher_limit_silences_it() -> None:
    assert check(IMDB, limit=1.88) == []
    (finding,) = check(IMDB, limit=1.5)
    assert finding.message.endswith("1.88 for each (limit 1.5)")


def test_several_outputs_are_several_numbers_to_learn_from() -> None:
    model = sequential(dense("dense", 784, 10), inputs=(784,), samples=Samples(500, "settings"))
    (finding,) = check(model)
    assert finding.message == (
        "7,850 parameters are learned from 500 samples with 10 outputs each,"
        " 1.57 for each of these 5,000 outputs (limit 1)"
    )
    assert finding.measure == 1.57


def test_what_is_left_out_is_said() -> None:
    (finding,) = check(small(17, "comment", EMBEDDING))
    assert (
        finding.message == "34 parameters outside the embeddings are learned from 17 samples, 2.00 for each (limit 1)"
    )


def test_what_can_only_be_more_is_said_to_be() -> None:
    unknown = replace(layer("custom", "Custom", "", (3,)), unknown=Unknown("unsupported-layer", "nobody described it"))
    (finding,) = check(small(17, "comment", unknown))
    assert finding.message == "at least 34 parameters are learned from 17 samples, at least 2.00 for each (limit 1)"
    assert finding.related == (Related("30 of the parameters", Span(0, 5)),)


def test_frozen_layers_do_not_count() -> None:
    model = small(3)
    first, last = model.layers
    (finding,) = check(replace(model, layers=(frozen(first), last)))
    assert finding.message == "4 parameters are learned from 3 samples, 1.33 for each (limit 1)"


SEVERITIES = [
    (10, "comment", (), Severity.WARNING),
    (10, "settings", (DROPOUT,), Severity.WARNING),
    (3, "command-line", (DROPOUT,), Severity.WARNING),
    (10, "array", (), Severity.ADVICE),
    (3, "array", (), Severity.WARNING),
    (3, "array", (DROPOUT,), Severity.ADVICE),
]


@pytest.mark.parametrize(("samples", "source", "layers", "severity"), SEVERITIES)
def test_a_stated_number_is_a_promise_and_an_inferred_one_a_hint(
    samples: int, source: str, layers: tuple[Layer, ...], severity: Severity
) -> None:
    (finding,) = check(small(samples, source, *layers))
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("arguments", "severity"),
    [
        ({}, Severity.WARNING),
        ({"dropout": 0.0, "kernel_regularizer": None}, Severity.WARNING),
        ({"dropout": 0.2}, Severity.ADVICE),
        ({"kernel_regularizer": "l2"}, Severity.ADVICE),
    ],
)
def test_regularizing_arguments_count_as_regularization(arguments: dict[str, Any], severity: Severity) -> None:
    model = small(3, "array")
    first = dense("dense", 9, 3, **arguments)
    (finding,) = check(replace(model, layers=(first, model.layers[1])))
    assert finding.severity is severity


LAST_STATE = "return only the last state"
SMALLER = [
    pytest.param(small(10), "use fewer units in `dense`, or train on more samples", id="the widest layer"),
    pytest.param(
        sequential(dense("dense", 99, 1), inputs=(99,), samples=Samples(10, "comment")),
        "make what feeds `dense` smaller, or train on more samples",
        id="the last layer's units are given",
    ),
    pytest.param(
        small(10, "comment", layer("conv2d", "Conv2D", "convolutional", (3,), Weight("kernel", (99,)), filters=3)),
        "use fewer filters in `conv2d`, or train on more samples",
        id="a convolution",
    ),
    pytest.param(
        small(10, "comment", layer("custom", "Custom", "", (3,), Weight("kernel", (99,)))),
        "make `custom` smaller, or train on more samples",
        id="a layer of unknown arguments",
    ),
    pytest.param(
        sequential(recurrent(return_sequences=False), FLATTEN, HEAD, inputs=(400, 300), samples=STATED),
        "make what feeds `dense` smaller, or train on more samples",
        id="the last state is what it returns",
    ),
]


@pytest.mark.parametrize(("model", "help"), SMALLER)
def test_the_remedy(model: Model, help: str) -> None:
    (finding,) = check(model)
    assert finding.help == help
