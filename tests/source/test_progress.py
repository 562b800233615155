"""What trainings print of their progress, in the words of several Kerases."""

import contextlib
import io

import pytest

from paramlint.source.outputs import training_progress
from paramlint.source.progress import Progress, progress_in

BAR = "[==============================]"


@pytest.mark.parametrize(
    ("printed", "progress"),
    [
        ("", Progress()),
        (f"313/313 {BAR} - 0s 1ms/step", Progress()),
        (f"Epoch 1/2\n 90/100 {BAR[:-3]}>.] - ETA: 0s 1ms/step", Progress()),
        (f"Train on 90 samples\nEpoch 1/1\n90/90 {BAR} - 0s 10us/sample - loss: 1", Progress(samples=(90,))),
        (f"Train on 90 samples, validate on 9 samples\nEpoch 1/1\n90/90 {BAR} - 0s 1ms/step", Progress(samples=(90,))),
        ("Train on 90 samples\nEpoch 1/1\nTrain on 80 samples\nEpoch 1/1", Progress(samples=(90, 80))),
        (f"Epoch 1/1\n90/90 {BAR} - 0s 10us/sample - loss: 1", Progress(samples=(90,))),
        (f"Epoch 1/1\n90/90 {BAR} - 17s - loss: 0.48     ", Progress(samples=(90,))),
        (
            f"Epoch 1/2\n1/3 [>...]\b\b3/3 {BAR} - 0s 1ms/step\nEpoch 2/2\n3/3 {BAR} - 0s 1ms/step",
            Progress(either=(3,)),
        ),
        (f"Epoch 1/1\n3/3 {BAR} - 0s 1ms/step\n9/9 {BAR} - 0s 1ms/step", Progress(either=(3,))),
        (f"Epoch 1/1\n3/3 {BAR} - 0s 1ms/step\nEpoch 1/1\n9/9 {BAR} - 0s 1ms/step", Progress(either=(3, 9))),
        ("Epoch 1/1\n13/Unknown - 0s 1ms/step", Progress()),
    ],
)
def test_progress(printed: str, progress: Progress) -> None:
    assert progress_in(printed) == progress


def test_what_this_keras_prints_are_steps() -> None:
    import keras
    import numpy as np

    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    x, y = np.zeros((10, 2)), np.zeros(10)
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        model.fit(x, y, batch_size=4, epochs=2, verbose=1, validation_data=(x[:1], y[:1]))
        model.evaluate(x, y, batch_size=1, verbose=1)
    assert progress_in(shown.getvalue()) == Progress(steps=(3,))


def test_the_beginning_of_a_long_output_counts_as_well() -> None:
    lines = ["Train on 90 samples\n", "Epoch 1/1\n", "." * 50_000]
    cell = {"outputs": [{"output_type": "stream", "name": "stdout", "text": lines}]}
    assert training_progress(cell) == Progress(samples=(90,))
