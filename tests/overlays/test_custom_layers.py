"""Layers and models of the file's own classes: what is followed agrees with Keras, what is not followed is not counted."""

import math

import keras
import pytest

from tests.overlays.reading import counts, read, read_one

HEAD = """import keras
import tensorflow as tf
from keras import Input, Model, Sequential, layers, ops
from keras.layers import Activation, Dense, Dropout, Embedding, Lambda, Layer
"""

NOT_FOLLOWED = {
    "a sub-layer that an unknown function may use": """
class L(Layer):
    def __init__(self):
        super().__init__()
        self.d = Dense(3)
    def call(self, x):
        return helper(self.d, x)
""",
    "a sub-layer of a class that nobody knows": """
class L(Layer):
    def __init__(self):
        super().__init__()
        self.d = other.Dense(3)
    def call(self, x):
        return self.d(x)
""",
    "a sub-layer built under an unknown condition": """
import other
class L(Layer):
    def __init__(self):
        super().__init__()
        self.a, self.b = Dense(3), Dense(4)
    def call(self, x):
        return self.a(x) if other.flag() else self.b(x)
""",
    "a weight added under an unknown condition": """
import other
class L(Layer):
    def build(self, shape):
        if other.flag():
            self.w = self.add_weight(shape=(3,))
    def call(self, x):
        return x
""",
    "a weight of unknown shape": """
import other
class L(Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=other.shape())
    def call(self, x):
        return x
""",
    "a weight for a dimension that is open": """
class L(Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[0], 3))
    def call(self, x):
        return x
""",
    "TensorFlow's own variables, which Keras 2 counts and Keras 3 does not": """
class L(Layer):
    def build(self, shape):
        self.w = tf.Variable(tf.zeros((3,)))
    def call(self, x):
        return x
""",
    "a layer derived from another layer, with a call of its own": """
class L(Dense):
    def call(self, x):
        return super().call(helper(x))
""",
    "a layer derived from another layer, with weights of its own": """
class L(Dense):
    def build(self, shape):
        super().build(shape)
        self.w = self.add_weight(shape=(3,))
    def call(self, x):
        return super().call(x)
""",
    "a layer derived from another layer, and from a class that nobody knows": """
import other
class L(other.Mixin, Dense):
    pass
""",
    "a layer that takes the weight of another for its own": """
shared = Dense(3)
shared.build((None, 4))
class L(Layer):
    def __init__(self):
        super().__init__()
        self.kernel = shared.kernel
    def call(self, x):
        return ops.matmul(x, self.kernel)
""",
    "a layer derived from another layer, with settings of its own": """
class L(Dense):
    units = 3
    def call(self, inputs):
        return super().call(inputs)
""",
}


@pytest.mark.parametrize("code", NOT_FOLLOWED.values(), ids=NOT_FOLLOWED.keys())
def test_not_followed(code: str) -> None:
    argument = "3" if "Dense):" in code else ""
    model = read_one(f"{code}m = Sequential([Input((8,)), L({argument})])", HEAD)
    assert model.params.exact is None
    (layer,) = model.layers
    assert layer.unknown is not None
    assert layer.unknown.span is not None


def test_what_follows_a_layer_of_unknown_output_is_not_counted_either() -> None:
    code = "class L(Layer):\n    def call(self, x):\n        return helper(x)\nm = Sequential([Input((8,)), L(), Dense(2)])"
    assert counts(read_one(code, HEAD)) == [0, None]


def test_a_layer_that_raises_says_so() -> None:
    code = "class L(Layer):\n    def call(self, x):\n        raise ValueError\nm = Sequential([Input((8,)), L(), Dense(2)])"
    model = read_one(code, HEAD)
    assert model.params.exact is None


def test_a_model_that_nothing_calls_has_layers_without_numbers() -> None:
    code = """
class Net(Model):
    def __init__(self):
        super().__init__()
        self.embedding = Embedding(10, 4)
        self.out = Dense(1)
    def call(self, x):
        return self.out(self.embedding(x))
net = Net()
"""
    model = read_one(code, HEAD)
    assert (model.kind, model.status) == ("subclass", "partial")
    assert counts(model) == [40, None]


AGREES = {
    "a subclassed model with lists and dictionaries of layers": """
class Net(Model):
    def __init__(self, units=(8, 4)):
        super().__init__(name="net")
        self.hidden = [Dense(n) for n in units]
        self.table = {"a": Dense(3), "b": Dense(2)}
        self.unused = Dense(99)
    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.table["b"](self.table["a"](x))
m = Net()
m(Input((6,)))
""",
    "a subclassed model called on an input": """
class Net(Model):
    def __init__(self):
        super().__init__()
        self.a = Dense(3)
    def call(self, inputs, training=None):
        return self.a(inputs[0]) + self.a(inputs[1])
m = Net()
m([Input((4,)), Input((4,))])
""",
    "a model of models": """
class Encoder(Layer):
    def __init__(self, n):
        super().__init__()
        self.proj = Dense(n)
    def call(self, x):
        return self.proj(x)
class Auto(Model):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder(2)
        self.decoder = Sequential([Dense(5), Dense(6)])
    def call(self, x):
        return self.decoder(self.encoder(x))
m = Auto()
m(Input((6,)))
""",
    "weights of the model itself, the shape by position as in Keras 3": """
class Net(Model):
    def build(self, shape):
        self.w = self.add_weight((shape[-1], 3), "zeros", trainable=False, name="w")
        self.v = self.add_weight((3,))
        self.built = True
    def call(self, x):
        return ops.matmul(x, self.w) + self.v
m = Net()
m(Input((4,)))
""",
    "a layer of several inputs with a build of its own": """
class Merge(Layer):
    def build(self, a_shape, b_shape):
        self.w = self.add_weight(shape=(a_shape[-1], b_shape[-1]))
        self.built = True
    def call(self, a, b):
        return ops.matmul(ops.matmul(a, self.w), ops.transpose(b))
x, y = Input((4,)), Input((5,))
m = Model([x, y], Merge()(x, y))
""",
    "a base class of the file": """
class Base(Layer):
    def __init__(self, n):
        super().__init__()
        self.d = Dense(n)
class L(Base):
    def __init__(self):
        super().__init__(7)
    def call(self, x):
        return self.d(x)
m = Sequential([Input((8,)), L(), Dense(2)])
""",
    "a layer frozen from within": """
class L(Layer):
    def __init__(self):
        super().__init__(trainable=False)
        self.d = Dense(3)
    def call(self, x):
        return self.d(x)
m = Sequential([Input((8,)), L(), Dense(2)])
""",
}


@pytest.mark.parametrize("code", AGREES.values(), ids=AGREES.keys())
def test_agrees_with_keras(code: str) -> None:
    (ours,) = (model for model in read(code, HEAD) if "m" in model.names)
    names: dict[str, object] = {}
    exec(compile(HEAD + code, "<model>", "exec"), names)
    real = names["m"]
    assert isinstance(real, keras.Model)
    rows = [(type(layer).__name__, layer.count_params() if layer.built else 0) for layer in real.layers]
    own = sum(math.prod(weight.shape) for weight in real.weights) - sum(row[1] for row in rows)
    listed = [(row.class_name, row.params.exact) for row in ours.layers if row.class_name not in ("Net", "InputLayer")]
    assert listed == [row for row in rows if row[0] != "InputLayer"]
    assert ours.params.exact == real.count_params() == sum(row[1] for row in rows) + own
    assert ours.trainable_params.exact == sum(math.prod(weight.shape) for weight in real.trainable_weights)


OPEN_HEAD = HEAD.replace(", ops", "")
BUILT = """
class Net(Model):
    def __init__(self):
        super().__init__()
        self.a = Dense(3)
    def call(self, x):
        return self.a(x)
m = Net()
m.build((None, 4))
"""


@pytest.mark.parametrize(("version", "found"), [("2", [15]), ("auto", [15]), ("3", [None])])
def test_build_alone_makes_no_weights_in_keras_3(version: str, found: list[int | None]) -> None:
    model = read_one(BUILT, OPEN_HEAD, version)
    assert counts(model) == found
    if version == "3":
        assert model.layers[0].unknown is not None
        assert "Keras 3" in model.layers[0].unknown.why


def test_what_is_called_after_build_has_the_weights_of_the_call() -> None:
    assert counts(read_one(f"{BUILT}m(Input((5,)))", HEAD, "3")) == [18]
    own = BUILT.replace("    def call", "    def build(self, shape):\n        self.a.build(shape)\n    def call")
    assert counts(read_one(f"{own}m(Input((4,)))", HEAD, "3")) == [15]


def test_build_of_a_layer_makes_no_weights_at_all() -> None:
    code = BUILT.replace("(Model)", "(Layer)").replace("m = Net()\nm.build", "n = Net()\nn.build")
    assert counts(read_one(f"{code}m = Sequential([Input((6,)), n])", HEAD)) == [21]
