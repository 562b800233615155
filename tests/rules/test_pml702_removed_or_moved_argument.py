"""removed-or-moved-argument: silent first."""

import keras
import pytest
from paramlint.rules.compatibility.pml702_removed_or_moved_argument import RemovedOrMovedArgument

from paramlint.testing import findings, fixed
from tests.rules.real_keras import described, models, run

HEAD = "import keras\nfrom keras import *\nfrom keras.layers import *\n"
MODEL = "m = Sequential([Input((4,)), Dense(1)])\n"
SILENT = {
    "today's names": "optimizers.SGD(learning_rate=0.1)\nDense(3, kernel_initializer='zeros')\n",
    "what an embedding still takes": "Embedding(9, 2, weights=[None])\n",
    "what a wrapper takes": "Bidirectional(LSTM(2), weights=None)\n",
    "what a recurrent layer still takes": "LSTM(3, implementation=2)\n",
    "the shape of an input": "Dense(3, input_shape=(4,))\nInputLayer(batch_input_shape=(1, 4))\n",
    "a slope that is called alpha": "ELU(alpha=0.3)\n",
    "output_dim where it is still called so": "Embedding(input_dim=9, output_dim=2)\n",
    "no decay": "optimizers.SGD(0.1, decay=None)\n",
    "a misspelt argument": "Dense(3, activaton='relu')\n",
    "what nobody ever took": MODEL + "m.fit(1, 2, made_up=3)\n",
    "a function of the file": "def SGD(lr):\n    return lr\nSGD(lr=0.1)\n",
    "a layer of the file": "class Dense(Layer):\n    def __init__(self, output_dim):\n        super().__init__()\nDense(output_dim=3)\n",
    "another library": "from torch.optim import SGD\nSGD(lr=0.1)\n",
    "something that may fail": "try:\n    optimizers.SGD(lr=0.1)\nexcept ValueError:\n    optimizers.SGD(learning_rate=0.1)\n",
    "a question about the version": "if keras.__version__ < input():\n    optimizers.SGD(lr=0.1)\n",
    "Keras 2": "import tf_keras\ntf_keras.optimizers.SGD(lr=0.1)\n",
    "TensorFlow told to take Keras 2": "import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\nimport tensorflow as tf\n"
    "tf.keras.optimizers.SGD(lr=0.1)\n",
    "TensorFlow's own old copy": "from tensorflow.python.keras.optimizers import SGD\nSGD(lr=0.1)\n",
    "arguments that nobody sees": "optimizers.SGD(**{'lr': 0.1})\n",
    "a name by keyword": "Sequential([Dense(1)], name='net')\nInput((4,), name='a')\n",
    "a dtype by position": "Input((4,), None, 'float32')\nInput((4,), 2, 'int64')\n",
    "trainable by position": "Sequential([Dense(1)], False)\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(RemovedOrMovedArgument, HEAD + code) == ()


def test_silent_where_the_settings_say_an_older_keras() -> None:
    code = HEAD + "optimizers.SGD(lr=0.1)\n"
    assert findings(RemovedOrMovedArgument, code, keras_version="2") == ()
    assert findings(RemovedOrMovedArgument, code, keras_version="1") == ()


def test_a_program_for_tensorflow_is_for_keras_3() -> None:
    code = "import tensorflow as tf\ntf.keras.optimizers.Adam(lr=0.1)\n"
    assert fixed(RemovedOrMovedArgument, code) == code.replace("lr=", "learning_rate=")


GONE = "is gone in Keras 3"
FIXED = {
    "learning rate": (
        "optimizers.SGD(lr=0.1, momentum=0.9)\n",
        "optimizers.SGD(learning_rate=0.1, momentum=0.9)\n",
        f"Argument(s) not recognized: `lr` of `SGD` {GONE}",
    ),
    "units": (
        "Dense(output_dim=3)\n",
        "Dense(units=3)\n",
        f"Unrecognized keyword arguments passed to Dense: `output_dim` {GONE}",
    ),
    "a layer under its old name": (
        "Convolution2D(3, 3, border_mode='same')\n",
        "Convolution2D(3, 3, padding='same')\n",
        f"Unrecognized keyword arguments passed to Convolution2D: `border_mode` {GONE}",
    ),
    "the order of channels": (
        "MaxPooling2D(2, dim_ordering='th')\n",
        'MaxPooling2D(2, data_format="channels_first")\n',
        f"Unrecognized keyword arguments passed to MaxPooling2D: `dim_ordering` {GONE}",
    ),
    "classes": (
        "utils.to_categorical([1, 2], nb_classes=3)\n",
        "utils.to_categorical([1, 2], num_classes=3)\n",
        f"`to_categorical` got an unexpected keyword argument: `nb_classes` {GONE}",
    ),
    "a slope": (
        "LeakyReLU(alpha=0.1)\n",
        "LeakyReLU(negative_slope=0.1)\n",
        "`alpha` of `LeakyReLU` is called `negative_slope` in Keras 3",
    ),
    "a name by position": (
        "Sequential([Input((4,)), Dense(1)], 'net')\n",
        "Sequential([Input((4,)), Dense(1)], name='net')\n",
        "`Sequential` takes this name for its `trainable` in Keras 3, and refuses it",
    ),
    "the name of an input by position": (
        "Input((4,), None, 'a')\n",
        "Input((4,), None, name='a')\n",
        "`Input` takes this name for its `dtype` in Keras 3, and refuses it",
    ),
    "a length that an embedding is given further on": (
        "i = Input((4,))\nModel(i, Embedding(9, 2, input_length=4)(i))\n",
        "i = Input((4,))\nModel(i, Embedding(9, 2)(i))\n",
        "`input_length` of `Embedding` is deprecated, and has no effect",
    ),
    "a decay of nothing": (
        "optimizers.Adam(0.1, decay=0.0)\n",
        "optimizers.Adam(0.1)\n",
        "`decay` of `Adam` is no longer supported and will be ignored",
    ),
}
WARNED = ("a slope", "a length that an embedding is given further on", "a decay of nothing")


@pytest.mark.parametrize("name", FIXED)
def test_fixed(name: str) -> None:
    before, after, message = FIXED[name]
    (found,) = findings(RemovedOrMovedArgument, HEAD + before)
    assert (found.message, found.severity) == (message, "warning" if name in WARNED else "error")
    mended = fixed(RemovedOrMovedArgument, HEAD + before)
    assert mended == HEAD + after
    assert findings(RemovedOrMovedArgument, mended) == ()
    if name not in WARNED:
        with pytest.raises((TypeError, ValueError)):
            run(HEAD + before)
    run(mended)


def test_both_sides_of_a_model() -> None:
    code = HEAD + "a = Input((4,))\nm = Model(input=a, output=Dense(1)(a))\n"
    assert len(findings(RemovedOrMovedArgument, code)) == 2
    assert fixed(RemovedOrMovedArgument, code) == code.replace("input=", "inputs=").replace("output=", "outputs=")


def test_training_for_some_epochs() -> None:
    code = HEAD + MODEL + "m.fit(1, 2, nb_epoch=3, workers=2, use_multiprocessing=True)\n"
    told = [found.message for found in findings(RemovedOrMovedArgument, code)]
    assert told == [
        f"`fit` got an unexpected keyword argument: `{name}` {GONE}"
        for name in ("nb_epoch", "workers", "use_multiprocessing")
    ]
    assert fixed(RemovedOrMovedArgument, code) == HEAD + MODEL + "m.fit(1, 2, epochs=3)\n"


def test_a_decay_becomes_a_schedule_only_when_asked() -> None:
    code = HEAD + "optimizers.SGD(lr=0.1, decay=1e-6, momentum=0.9)\n"
    assert fixed(RemovedOrMovedArgument, code) == HEAD + "optimizers.SGD(learning_rate=0.1, decay=1e-6, momentum=0.9)\n"
    mended = fixed(RemovedOrMovedArgument, code, unsafe=True)
    schedule = "optimizers.schedules.InverseTimeDecay(0.1, 1, 1e-6)"
    assert mended == HEAD + f"optimizers.SGD(learning_rate={schedule}, momentum=0.9)\n"
    assert findings(RemovedOrMovedArgument, mended) == ()
    run(mended)


def test_the_schedule_is_imported() -> None:
    code = "from keras.optimizers import Adam\na = Adam(0.1, decay=0.5)\n"
    mended = fixed(RemovedOrMovedArgument, code, unsafe=True)
    new = "from keras.optimizers.schedules import InverseTimeDecay"
    assert mended == f"from keras.optimizers import Adam\n{new}\na = Adam(InverseTimeDecay(0.1, 1, 0.5))\n"
    rate = run(mended)["a"].learning_rate
    assert float(rate) == pytest.approx(0.1)


def test_the_schedule_does_what_decay_did() -> None:
    import tf_keras

    old = tf_keras.optimizers.legacy.SGD(learning_rate=0.1, decay=0.5)
    new = keras.optimizers.schedules.InverseTimeDecay(0.1, 1, 0.5)
    for step in (0, 1, 7):
        old.iterations.assign(step)
        assert float(old._decayed_lr("float32")) == pytest.approx(float(new(step)))


def test_a_decay_of_a_rate_that_is_not_known_is_left() -> None:
    for call in ("Adam(decay=0.5)", "Adam(optimizers.schedules.ExponentialDecay(1.0, 1, 1.0), decay=0.5)"):
        (found,) = findings(RemovedOrMovedArgument, f"{HEAD}optimizers.{call}\n")
        assert found.fix is None


BATCH = {
    "m = Sequential([LSTM(3, stateful=True, batch_input_shape=(2, 5, 4)), Dense(1)])\n": "Input(batch_shape=(2, 5, 4)), LSTM(3, stateful=True)",
    "m = Sequential([Embedding(9, 2, input_length=5), Flatten(), Dense(1)])\n": "Input(shape=(5,)), Embedding(9, 2)",
    "m = Sequential([LSTM(3, input_dim=4, input_length=5), Dense(1)])\n": "Input(shape=(5, 4)), LSTM(3)",
    "m = Sequential([Dense(3, batch_size=2, input_shape=(4,)), Dense(1)])\n": "Input(shape=(4,), batch_size=2), Dense(3)",
}


@pytest.mark.parametrize(("code", "expected"), BATCH.items())
def test_the_first_layer_gets_an_input(code: str, expected: str) -> None:
    found = findings(RemovedOrMovedArgument, HEAD + code)
    assert all(one.fix is not None for one in found)
    mended = fixed(RemovedOrMovedArgument, HEAD + code)
    assert expected in mended.replace("keras.Input", "Input")
    assert findings(RemovedOrMovedArgument, mended) == ()
    assert models(mended)["m"].built


def test_a_length_gives_the_model_its_input_and_nothing_else_changes() -> None:
    code = HEAD + "m = Sequential([Embedding(9, 2, input_length=5), LSTM(3)])\nm.build((None, 5))\n"
    before, after = models(code)["m"], models(fixed(RemovedOrMovedArgument, code))["m"]
    assert described(before)["weights"] == described(after)["weights"]


UNFIXED = {
    "weights": ("Dense(3, weights=[1])\n", "call `set_weights` once the layer is built"),
    "samples": (MODEL + "m.fit(1, 2, samples_per_epoch=3)\n", "give `steps_per_epoch`, in batches"),
    "the rows of a kernel": ("Conv2D(3, kernel_size=3, nb_row=3)\n", "give `kernel_size`"),
    "a new name that is there already": ("optimizers.SGD(0.1, lr=0.1)\n", "call it `learning_rate`"),
    "too many by position": ("utils.to_categorical([1], 2, 'float32')\n", "leave out what is gone"),
}


@pytest.mark.parametrize(("code", "remedy"), UNFIXED.values(), ids=UNFIXED)
def test_told_and_not_fixed(code: str, remedy: str) -> None:
    (found,) = findings(RemovedOrMovedArgument, HEAD + code)
    assert (found.help, found.fix) == (remedy, None)
