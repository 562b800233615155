"""The ways in which a Sequential model gets its layers and its input shape."""

import keras
from keras import Input, Sequential
from keras.layers import (
    LSTM,
    BatchNormalization,
    Bidirectional,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    MaxPooling2D,
    TimeDistributed,
)

HEIGHT, WIDTH = 28, 28
CLASSES = 10
config = {"units": [64, 32], "activation": "relu", "rate": 0.25}

listed = Sequential(
    [Input((HEIGHT, WIDTH, 1)), Conv2D(8, 3, activation="relu"), MaxPooling2D(), Flatten(), Dense(CLASSES)]
)

added = Sequential(name="added")
added.add(Input(shape=(HEIGHT * WIDTH,)))
for position, units in enumerate(config["units"]):
    added.add(Dense(units, activation=config["activation"], name=f"hidden_{position}"))
    added.add(Dropout(config["rate"]))
added.add(Dense(CLASSES, activation="softmax"))

first, second = Dense(8), Dense(4)
in_variables = Sequential([first, second])
in_variables.build((None, 16))

by_argument = Sequential([Dense(3, input_shape=(5,)), Dense(2)])
by_dimension = Sequential()
by_dimension.add(Dense(3, input_dim=6))
by_dimension.add(BatchNormalization(scale=False))

unpacked = Sequential([Input((None, 12)), *[LSTM(8, return_sequences=True) for _ in range(2)], Bidirectional(LSTM(4))])
spread = Sequential([Input((7, 3))] + [TimeDistributed(Dense(5))] * 1 + [Flatten(), Dense(1, use_bias=False)])

words = Sequential([Input((20,)), Embedding(1_000, 16), LSTM(12, recurrent_dropout=0.1), Dense(1)])


def make_classifier():
    network = Sequential()
    network.add(Input((4,)))
    network.add(Dense(16, "relu"))
    network.add(Dense(3, "softmax"))
    return network


def make_regressor(inputs, hidden=(8, 8), *, outputs=1, **extra):
    network = keras.Sequential([keras.Input((inputs,))])
    for size in hidden:
        network.add(Dense(size, **extra))
    network.add(Dense(outputs))
    return network


classifier = make_classifier()
regressor = make_regressor(13)
wide_regressor = make_regressor(13, (32,), outputs=2, use_bias=False)

frozen = Sequential([Input((4,)), Dense(8, trainable=False), Dense(2)])
frozen_later = Sequential([Input((4,)), Dense(8), Dense(2)])
frozen_later.layers[0].trainable = False
for layer in frozen_later.layers[1:]:
    layer.trainable = False

shared = Dense(4)
repeated = Sequential([Input((4,)), shared, shared, Dense(2)])

inner = Sequential([Input((6,)), Dense(5), Dense(4)], name="encoder")
nested = Sequential([inner, Dense(6)], name="autoencoder")

popped = Sequential([Input((3,)), Dense(2), Dense(9)])
popped.pop()
popped.add(Dense(1))
