"""Samples by what a notebook's trainings printed: where it is not certain what was counted, nothing is said."""

import json

import pytest

from paramlint.analyze import analyze
from paramlint.graph.model import Model, Samples
from paramlint.source.read import to_source

BAR = "[==============================]"
KERAS = "from keras import *\nfrom keras.layers import *\nimport elsewhere, numpy as np\n"
TENSORFLOW = KERAS.replace("from keras", "from tensorflow.keras")
MODEL = "m = Sequential([Input((4,)), Dense(3)])\nx, y = elsewhere.data()"
TRAIN = f"Train on 90 samples\nEpoch 1/1\n90/90 {BAR} - 0s"
STEPS = f"Epoch 1/1\n3/3 {BAR} - 0s 1ms/step"


def _model(*cells: tuple[str, str], head: str = KERAS) -> Model:
    runs = [(head + MODEL, ""), *cells]
    content = [
        {
            "cell_type": "code",
            "execution_count": place,
            "metadata": {},
            "source": source,
            "outputs": [{"output_type": "stream", "name": "stdout", "text": printed}],
        }
        for place, (source, printed) in enumerate(runs, start=1)
    ]
    source = to_source(json.dumps({"cells": content, "metadata": {}, "nbformat": 4}).encode(), "a.ipynb")
    (model,) = analyze(source)
    assert (model.params.exact, model.saved_outputs) == (15, ())
    return model


def _samples(*cells: tuple[str, str], head: str = KERAS) -> tuple[int, int | None, bool] | None:
    found = _model(*cells, head=head).samples
    return None if found is None else (found.value, found.cell, found.at_most)


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("m.fit(x, y)", ""),
        ("m.fit(x, y)", STEPS),
        ("m.fit(x, y, verbose=0)\nelsewhere.other().fit(x, y)", TRAIN),
        ("m.fit(x, y)\nm.fit(x[:9], y[:9])", f"{TRAIN}\nTrain on 9 samples\nEpoch 1/1"),
        ("def train():\n    m.fit(x, y)", TRAIN),
        ("m.fit_generator(x, 3)", f"Epoch 1/1\n3/3 {BAR} - 17s - loss: 1"),
        ("m.train_on_batch(x, y)", TRAIN),
    ],
)
def test_what_says_nothing(code: str, printed: str) -> None:
    assert _samples((code, printed)) is None


@pytest.mark.parametrize(
    "code", ["m.fit(elsewhere.stream())", "m.fit(x, y, steps_per_epoch=3)", "m.fit(x, y, elsewhere.size())"]
)
def test_steps_of_batches_of_unknown_size_say_nothing(code: str) -> None:
    assert _samples((code, STEPS), head=TENSORFLOW) is None


def test_train_on_says_it_exactly() -> None:
    samples = _model(("m.compile('adam', 'mse')\nm.fit(x, y, validation_split=0.1)", TRAIN)).samples
    assert samples == Samples(90, "saved-output", samples.span if samples else None, cell=2)


def test_steps_say_the_most_there_can_be() -> None:
    """Three batches of 32, or of 8; of one sample each they are exact."""
    assert _samples(("m.fit(x, y)", STEPS), head=TENSORFLOW) == (96, 2, True)
    assert _samples(("m.fit(x, y, batch_size=8)", STEPS), head=TENSORFLOW) == (24, 2, True)
    assert _samples(("m.fit(x, y, batch_size=1)", STEPS), head=TENSORFLOW) == (3, 2, False)


def test_the_code_itself_comes_first() -> None:
    assert _samples(("m.fit(np.zeros((7, 4)), np.zeros(7))", TRAIN)) == (7, None, False)


def test_each_training_has_its_own_cell() -> None:
    assert _samples(("m.fit(x, y)", TRAIN), ("m.fit(x, y)", TRAIN.replace("90", "95"))) == (95, 3, False)
    assert _samples(("m.fit(x, y)", TRAIN), ("m.fit(x, y)", "")) is None
