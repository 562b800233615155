"""crossentropy-on-unbounded-output: silent first."""

import pytest
from paramlint.rules.head.pml305_crossentropy_on_unbounded_output import CrossentropyOnUnboundedOutput

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

BCE, CCE = "'binary_crossentropy'", "'categorical_crossentropy'"
SILENT = {
    "sigmoid": model("Dense(1, 'sigmoid')", BCE),
    "softmax": model("Dense(3, 'softmax')", CCE),
    "logits": model("Dense(1)", "losses.BinaryCrossentropy(from_logits=True)"),
    "logits by position": model("Dense(1)", "losses.BinaryCrossentropy(True)"),
    "logits, perhaps": model("Dense(1)", "losses.BinaryCrossentropy(**dict(input()))"),
    "an activation behind it": model("Dense(3), Softmax()", CCE),
    "an activation by a function": HEAD
    + f"x = Input((4,))\nm = Model(x, keras.activations.sigmoid(Dense(1)(x)))\nm.compile('adam', {BCE})\n",
    "an activation by TensorFlow": HEAD
    + f"x = Input((4,))\nm = Model(x, tf.nn.sigmoid(Dense(1)(x)))\nm.compile('adam', {BCE})\n",
    "a function that is not known": model("Dense(1), Lambda(lambda x: keras.ops.sigmoid(x))", BCE),
    "an activation that is not known": model("Dense(1, activation=input())", BCE),
    "numbers that are made positive": model("Dense(3, 'exponential')", CCE),
    "an upper bound": model("Dense(1), ReLU(max_value=1)", BCE),
    "regression": model("Dense(1)", "'mse'"),
    "the automatic loss": model("Dense(1)", "'crossentropy'"),
    "a single unit with a categorical loss": model("Dense(1)", CCE),
    "a layer that may follow": HEAD
    + f"m = Sequential([Input((4,)), Dense(1)])\nif input():\n    m.add(Activation('sigmoid'))\nm.compile('adam', {BCE})\n",
    "a head that is taken off": HEAD
    + f"m = Sequential([Input((4,)), Dense(8), Dense(1, 'sigmoid')])\nm.compile('adam', {BCE})\nm.pop()\n",
    "a discriminator": model("Dense(1, 'sigmoid')", BCE)
    + f"g = Sequential([Input((2,)), Dense(4)])\nz = Input((2,))\ngan = Model(z, m(g(z)))\ngan.compile('adam', {BCE})\n",
    "a generator, whose own loss nobody computes": HEAD
    + f"z = Input((2,))\ng = Model(z, Dense(4, 'tanh')(z))\ng.compile('adam', {BCE})\n"
    + "d = Sequential([Input((4,)), Dense(1, 'sigmoid')])\ngan = Model(z, d(g(z)))\n",
    "a ready-made model": HEAD + f"m = keras.applications.VGG16()\nm.compile('sgd', {CCE})\n",
    "an attribute that is set": model("Dense(1)")
    + f"m.layers[-1].activation = tf.nn.sigmoid\nm.compile('adam', {BCE})\n",
    "a model of a class": HEAD
    + "class Net(Model):\n    def __init__(self):\n        super().__init__()\n        self.last = Dense(1)\n\n"
    + f"    def call(self, x):\n        return tf.nn.sigmoid(self.last(x))\n\nm = Net()\nm.compile('adam', {BCE})\n",
}
FOUND = {
    "no activation": ("Dense(1)", BCE, "`dense` has no activation"),
    "linear": ("Dense(1, activation='linear')", BCE, "`dense` has no activation"),
    "relu": ("Dense(3, activation='relu')", CCE, "`dense` has the activation `relu`"),
    "tanh": ("Dense(1, activation=tf.nn.tanh)", BCE, "`dense` has the activation `tanh`"),
    "a layer": ("Dense(3), LeakyReLU(0.1)", CCE, "`leaky_re_lu` has the activation `leaky_relu`"),
    "an activation that is none": ("Dense(1), Activation('linear')", BCE, "`dense` has no activation"),
    "sparse": ("Dense(3)", "losses.SparseCategoricalCrossentropy()", "`dense` has no activation"),
    "not of logits": ("Dense(3)", "losses.CategoricalCrossentropy(from_logits=False)", "`dense` has no activation"),
    "focal": ("Dense(1)", "'binary_focal_crossentropy'", "`dense` has no activation"),
    "Flatten behind it": ("Dense(3), Flatten()", CCE, "`dense` has no activation"),
    "Dropout behind it": ("Dense(3), Dropout(0.5)", CCE, "`dense` has no activation"),
    "a normalization": ("Dense(3, 'softmax'), BatchNormalization()", CCE, "`batch_normalization` has no activation"),
    "a model": ("Sequential([Input((4,)), Dense(3)])", CCE, "`dense` has no activation"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(CrossentropyOnUnboundedOutput, code) == ()


@pytest.mark.parametrize(("layers", "loss", "message"), FOUND.values(), ids=FOUND)
def test_found(layers: str, loss: str, message: str) -> None:
    code = model(layers, loss)
    (found,) = findings(CrossentropyOnUnboundedOutput, code)
    assert found.message.endswith(f" expects probabilities, and {message}")
    assert (found.severity, code[found.span.start : found.span.end]) == ("warning", loss)


def test_the_last_state_of_recurrent_layers() -> None:
    code = HEAD + "m = Sequential([Input((9, 4)), {}])\nm.compile('adam', 'binary_crossentropy')\n"
    for layer in ("LSTM(1)", "GRU(1)", "SimpleRNN(1)"):
        (found,) = findings(CrossentropyOnUnboundedOutput, code.format(layer))
        assert found.message.endswith("has the activation `tanh`")
    for layer in ("LSTM(1, activation='sigmoid')", "SimpleRNN(1, activation='sigmoid')", "RNN(LSTMCell(1))"):
        assert findings(CrossentropyOnUnboundedOutput, code.format(layer)) == ()


def test_a_loss_among_others() -> None:
    code = HEAD + (
        "x = Input((4,))\na = Dense(1, name='a')(x)\nb = Dense(1, name='b')(x)\nm = Model(x, [a, b])\n"
        "m.compile('adam', loss={'a': 'mse', 'b': 'binary_crossentropy'})\n"
    )
    (found,) = findings(CrossentropyOnUnboundedOutput, code)
    assert (found.layer, found.fix) == ("b", None)


def test_the_fix_says_that_they_are_logits() -> None:
    fixes = {
        "'binary_crossentropy'": "losses.BinaryCrossentropy(from_logits=True)",
        "loss='sparse_categorical_crossentropy'": "loss=losses.SparseCategoricalCrossentropy(from_logits=True)",
        "losses.BinaryCrossentropy()": "losses.BinaryCrossentropy(from_logits=True)",
        "losses.BinaryCrossentropy(from_logits=False)": "losses.BinaryCrossentropy(from_logits=True)",
    }
    for before, after in fixes.items():
        code = model("Dense(3)", before).replace("import keras\nimport tensorflow as tf\n", "")
        assert mended(CrossentropyOnUnboundedOutput, code) == f"m.compile('adam', {after})"


@pytest.mark.parametrize(
    ("head", "written"),
    [
        ("import tensorflow as tf\nfrom tensorflow.keras.layers import Dense\n", "tf.keras.losses.BinaryCrossentropy"),
        (
            "from tensorflow import keras as k\nfrom tensorflow.keras.layers import Dense\n",
            "k.losses.BinaryCrossentropy",
        ),
        ("from keras.losses import BinaryCrossentropy as Bce\nfrom keras.layers import Dense\n", "Bce"),
        ("from keras.layers import Dense\n", "BinaryCrossentropy"),
    ],
)
def test_the_fix_writes_the_loss_as_the_file_can(head: str, written: str) -> None:
    code = head + "from keras.models import Sequential\n"
    code += "m = Sequential([Dense(1)])\nm.compile('adam', 'binary_crossentropy')\n"
    assert mended(CrossentropyOnUnboundedOutput, code) == f"m.compile('adam', {written}(from_logits=True))"


def test_relu_is_no_logit() -> None:
    (found,) = findings(CrossentropyOnUnboundedOutput, model("Dense(1, 'relu')", BCE))
    assert found.fix is None
    assert found.help == 'use activation="sigmoid" for the output'
