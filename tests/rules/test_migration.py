"""Old programs, mended by all rules on Keras 3 together until nothing is left, run on real Keras."""

import json
from pathlib import Path

import pytest

from paramlint.checking import check_source
from paramlint.config.settings import Settings
from paramlint.fixing.passes import fix_file
from paramlint.lint.checked import CheckedFile
from paramlint.lint.registry import rule_files
from paramlint.source.read import to_source
from tests.rules.real_keras import run

RULES = tuple(file.load()() for file in rule_files() if file.family == "compatibility")


def mended(data: bytes, name: str, *, unsafe: bool = False) -> tuple[bytes, CheckedFile]:
    """The file after the fixes, and what is left to say of it."""

    def check(data: bytes) -> CheckedFile:
        return check_source(to_source(data, name), Path(name), Settings(root=Path("/p")), RULES)

    fixed = fix_file(data, check(data), check, unsafe=unsafe)
    assert fixed.unsettled == ()
    assert fixed.rejected == ()
    return fixed.after.data, fixed.after.checked


OLD = {
    "Keras 1": """\
import numpy as np
from keras.layers.core import Activation, Dense, Dropout, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.layers.normalization import BatchNormalization as BN
from keras.models import Sequential
from keras.optimizers import SGD
from keras.utils import np_utils

y = np_utils.to_categorical(np.zeros(4), nb_classes=3)
model = Sequential()
model.add(Convolution2D(4, (3, 3), border_mode='same', input_shape=(8, 8, 1)))
model.add(BN())
model.add(MaxPooling2D(pool_size=(2, 2), border_mode='valid'))
model.add(Flatten())
model.add(Dropout(p=0.5))
model.add(Dense(output_dim=3, init='uniform'))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer=SGD(lr=0.1, decay=1e-6, momentum=0.9))
model.fit(np.zeros((4, 8, 8, 1)), y, nb_epoch=1, batch_size=2, verbose=0)
""",
    "Keras 2": """\
import keras
import numpy as np
from keras import backend as K
from keras.engine.topology import Layer
from keras.layers import Dense, Embedding, CuDNNLSTM, LeakyReLU
from keras.objectives import mse as squared


class Halved(Layer):
    def call(self, x):
        return K.sum(x, axis=-1, keepdims=True) / K.square(x)


def data():
    while True:
        yield np.ones((2, 5)), np.ones((2, 1))


model = keras.models.Sequential([
    Embedding(9, 4, input_length=5),
    CuDNNLSTM(3),
    LeakyReLU(alpha=0.1),
    Halved(),
    Dense(1),
], 'net')
model.compile(keras.optimizers.Adam(lr=0.01), loss=squared)
model.fit_generator(data(), 2, 1, verbose=0, workers=1, use_multiprocessing=False)
model.evaluate_generator(data(), steps=1)
""",
}


@pytest.mark.parametrize("code", OLD.values(), ids=OLD)
def test_an_old_program_runs_again(code: str) -> None:
    with pytest.raises((ImportError, AttributeError)):
        run(code)
    for unsafe in (False, True):
        data, checked = mended(code.encode(), "model.py", unsafe=unsafe)
        left = [finding.message for finding in checked.findings]
        assert left == [] or not unsafe
        assert all("decay" in message for message in left)
        assert run(data.decode())["model"].built
        assert mended(data, "model.py", unsafe=unsafe)[0] == data


def test_a_notebook_keeps_everything_but_its_code() -> None:
    sources = [
        "%matplotlib inline\n",
        "import numpy as np\nfrom keras.utils import np_utils",
        *OLD["Keras 1"].split("\n\n"),
    ]
    cells = [
        {"cell_type": "code", "execution_count": 3, "metadata": {"x": 1}, "outputs": [], "source": text}
        for text in sources
    ]
    before = {"cells": cells, "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, "nbformat_minor": 5}
    data, _ = mended(json.dumps(before, indent=1).encode(), "a.ipynb")
    after = json.loads(data)
    assert [cell.keys() for cell in after["cells"]] == [cell.keys() for cell in cells]
    assert {key: value for key, value in after.items() if key != "cells"} == {
        key: value for key, value in before.items() if key != "cells"
    }
    assert after["cells"][0] == cells[0]
