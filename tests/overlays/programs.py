"""Whole programs as people write them: each is read by paramlint and carried out by real Keras."""

HEAD = """import copy, functools, os
import numpy as np
import keras
from dataclasses import dataclass
from keras import Input, Model, Sequential, layers
from keras.layers import *
from keras.models import clone_model, load_model, model_from_json
"""

PROGRAMS = {
    "constants that change between definitions": """
units = 3
a = Sequential([Input((4,)), Dense(units)])
units, depth = units * 2, 5
b = Sequential([Input((depth,)), Dense(units), Dense(units // 4)])
""",
    "tuples unpacked, with a rest": """
(first, *middle), last = (8, 6, 4), 2
m = Sequential([Input((5,)), Dense(first)])
for n in middle:
    m.add(Dense(n))
m.add(Dense(last))
""",
    "a builder with defaults, called by position, by keyword and in a loop": """
def build(units, *, out=2, depth=1):
    net = Sequential([Input((4,))])
    for _ in range(depth):
        net.add(Dense(units))
    net.add(Dense(out))
    return net
a, b = build(3), build(5, depth=3)
many = [build(units=n, out=n) for n in (2, 3)]
c, d = many
""",
    "a builder that takes its settings apart": """
def build(shape, *units, **options):
    net = Sequential([Input(shape)])
    for n in units:
        net.add(Dense(n, **options))
    return net
m = build((4,), 3, 2, use_bias=False)
""",
    "functions that take a model or a layer and return one": """
def head(net, classes):
    net.add(Dense(classes))
    return net
def twice(layer):
    return Sequential([Input((4,)), layer, layer])
a = head(Sequential([Input((4,)), Dense(3)]), 2)
b = twice(Dense(4))
""",
    "nested functions and closures": """
def builder(units):
    width = units * 2
    def build(depth):
        nonlocal width
        net = Sequential([Input((4,))])
        for _ in range(depth):
            net.add(Dense(width))
            width += 1
        return net
    return build
a = builder(3)(2)
make = builder(2)
b, c = make(1), make(1)
""",
    "a class that builds its model, with attributes for sizes": """
class Net:
    width = 6
    def __init__(self, classes, width=None):
        self.classes = classes
        self.width = width or self.width
        self.model = self._build()
    def _build(self):
        net = Sequential([Input((4,)), Dense(self.width)])
        net.add(Dense(self.classes))
        return net
class Wide(Net):
    width = 9
a, b, c = Net(2).model, Net(3, 5).model, Wide(2).model
""",
    "loops over zips, enumerates and dictionaries": """
m = Sequential([Input((4,))])
for units, bias in zip([3, 5], (True, False)):
    m.add(Dense(units, use_bias=bias))
for place, units in enumerate([2, 4], start=1):
    m.add(Dense(units * place))
for name, units in {"x": 3, "y": 2}.items():
    m.add(Dense(units, name=name))
while len(m.layers) < 8:
    m.add(Dense(len(m.layers)))
""",
    "conditions that are known": """
deep, kind = True, "lstm"
m = Sequential([Input((6, 4))])
if kind == "gru":
    m.add(GRU(3))
elif kind in ("lstm", "rnn"):
    m.add(LSTM(3, return_sequences=deep))
if deep and not kind.startswith("g"):
    m.add(LSTM(2))
m.add(Dense(2 if deep else 3))
""",
    "lists of layers: comprehensions, sums, slices, stars, append, extend and insert": """
hidden = [Dense(n) for n in (5, 4, 3) if n != 4]
hidden.append(Dense(2))
hidden.extend([Dense(6), Dense(7)])
hidden.insert(1, Dropout(0.5))
a = Sequential([Input((4,)), *hidden[:3], Dense(9)] + [Dense(1)])
b = Sequential([Input((3,))] + [Dense(n) for n in range(2, 5)][::-1])
c = Sequential([Input((3,)), *(Dense(n) for n in [2] * 3)])
""",
    "partial functions with arguments of their own, and lambdas": """
dense = functools.partial(Dense, use_bias=False, activation="relu")
block = lambda n, layer=dense: [layer(n), layer(n, use_bias=True)]
m = Sequential([Input((4,)), dense(3), *block(2), *block(5, Dense)])
""",
    "dictionaries and dataclasses of settings": """
@dataclass
class Settings:
    units: int
    classes: int = 3
    sizes: tuple = (4, 5)
settings, more = Settings(units=7), dict(rate=0.1, units=6)
more["classes"] = more.get("classes", 2)
m = Sequential([Input((4,)), Dense(settings.units), *map(Dense, settings.sizes), Dropout(more["rate"])])
m.add(Dense(more["units"] + more["classes"] + settings.classes))
""",
    "settings from outside, by their defaults": """
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--units", type=int, default=6)
parser.add_argument("--wide", action="store_true")
args = parser.parse_args([])
width = int(os.environ.get("NO_SUCH_WIDTH_FOR_PARAMLINT", "5"))
m = Sequential([Input((4,)), Dense(args.units), Dense(width * 2 if args.wide else width)])
""",
    "imports that may fail": """
try:
    from keras import Sequential as Net
except ImportError:
    from elsewhere import Net
m = Net([Input((4,)), Dense(3)])
""",
    "a layer taken off": """
m = Sequential([Input((4,)), Dense(3), Dense(2), Dense(9)])
m.pop()
m.add(Dense(1))
""",
    "a model of another one's layers": """
base = Sequential([Input((4,)), Dense(3), Dense(2), Dense(9)])
a = Sequential([Input((4,))] + base.layers[:-1])
a.add(Dense(5))
b = Sequential([Input((4,))])
for layer in base.layers[:2]:
    b.add(layer)
c = Sequential([Input((4,)), *base.layers[1:2], Dense(1)]) if False else Sequential([Input((4,)), base, Dense(2)])
""",
    "copies": """
m = Sequential([Input((4,)), Dense(3), BatchNormalization(), Sequential([Dense(3), Dense(2)])])
m.layers[0].trainable = False
a, b, c, d = clone_model(m), model_from_json(m.to_json()), Sequential.from_config(m.get_config()), copy.deepcopy(m)
both = Sequential([Input((4,)), Dense(4), m])
""",
    "copies of functional models": """
x = Input((4,))
y = Dense(3, name="one")(x)
f = Model(x, Add()([y, Dense(3)(y)]))
g = clone_model(f)
h = Model(x, [f(x), clone_model(Sequential([Input((4,)), Dense(2)]))(x)])
""",
    "a copy that stays as it is when the original changes": """
m = Sequential([Input((4,)), Dense(3)])
n = clone_model(m)
m.add(Dense(2))
n.add(Dense(5))
""",
    "the same layer and the same model twice": """
shared = Dense(4)
a = Sequential([Input((4,)), shared, Dense(4), shared])
part = Sequential([Input((4,)), shared, Dense(4)])
b = Sequential([Input((4,)), part, part])
""",
    "layers frozen one by one, as a model, through a slice, before and after": """
a = Sequential([Input((4,)), Dense(3, trainable=False), Dense(2)])
b = Sequential([Input((4,)), Dense(3), BatchNormalization(), Dense(2)])
for layer in b.layers[:-1]:
    layer.trainable = False
c = Sequential([Input((4,)), Dense(3), Dense(2)])
c.trainable = False
c.layers[-1].trainable = True
d = Sequential([Input((4,)), Dense(4), c])
e = Sequential([Input((4,)), Dense(3), Dense(2)])
e.trainable = False
e.trainable = True
e.get_layer(index=0).trainable = False
f = Sequential([Input((4,)), Dense(3), Dense(2)], trainable=False)
x = Input((4,))
g = Model(x, Dense(3)(Dense(2)(x)), trainable=False)
""",
    "a model that its data builds, with the models inside it": """
encoder = Sequential([Flatten(), Dense(5)])
decoder = Sequential([Dense(6), Reshape((2, 3))])
both = Sequential([encoder, decoder])
x = np.zeros((8, 2, 3))
p = both.predict(x, verbose=0)
""",
    "a loop of training": """
import random
m = Sequential([Dense(3), Dense(2)])
losses = []
for epoch in range(random.randint(2, 3)):
    y = m(np.zeros((2, 4)))
    losses.append(y)
n = Sequential([Input((4,)), Dense(len(m.layers))])
""",
    "a layer that reads the weights of another": """
class Tied(Layer):
    def __init__(self, dense, **options):
        super().__init__(**options)
        self.dense = dense
    def build(self, shape):
        self.offset = self.add_weight(shape=(self.dense.input.shape[-1],))
        self.built = True
    def call(self, x):
        return keras.ops.matmul(x, keras.ops.transpose(self.dense.kernel)) + self.offset
dense = Dense(3)
m = Sequential([Input((4,)), dense, Tied(dense)])
""",
    "a layer that is only called otherwise": """
class Always(Dropout):
    def call(self, inputs):
        return super().call(inputs, training=True)
m = Sequential([Input((4,)), Dense(3), Always(0.5), Dense(2)])
""",
}

SAVING = """
m = Sequential([Input((4,)), Dense(3), Dense(2)])
path = os.path.join(folder, "m.keras")
m.save(path)
m.add(Dense(7))
n = load_model(path)
keras.saving.save_model(m, path)
o = keras.models.load_model(path)
"""
