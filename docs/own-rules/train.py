"""A script that the rules beside it have something to say about."""

import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit([[1, 2, 3, 4]], [1])
