"""Functional models that share layers, hold each other, and have several inputs and outputs."""

from keras import Input, Model, Sequential, layers
from keras.layers import Concatenate, Dense, Dropout, Embedding, Flatten, LeakyReLU, Reshape, Subtract

encoder = Sequential([Input((20,)), Dense(16, activation="relu"), Dense(8)], name="encoder")
left, right = Input((20,), name="left"), Input((20,), name="right")
distance = Subtract()([encoder(left), encoder(right)])
siamese = Model([left, right], Dense(1, activation="sigmoid")(distance))

pixels = Input((784,))
hidden = Dense(128, activation="relu")(pixels)
code = Dense(32, activation="relu", name="code")(hidden)
decoder_hidden, decoder_output = Dense(128, activation="relu"), Dense(784, activation="sigmoid")
autoencoder = Model(pixels, decoder_output(decoder_hidden(code)))
to_code = Model(pixels, code)
code_input = Input((32,))
from_code = Model(code_input, decoder_output(decoder_hidden(code_input)))
again = Model(pixels, from_code(to_code(pixels)))


def build_generator(noise):
    model = Sequential(name="generator")
    model.add(Input((noise,)))
    model.add(Dense(7 * 7 * 8))
    model.add(LeakyReLU())
    model.add(Reshape((7, 7, 8)))
    model.add(layers.Conv2DTranspose(1, 4, strides=4, activation="tanh"))
    return model


def build_discriminator(shape):
    image = Input(shape)
    x = layers.Conv2D(8, 3, strides=2)(image)
    x = layers.BatchNormalization()(x)
    x = Flatten()(Dropout(0.3)(x))
    return Model(image, Dense(1, activation="sigmoid")(x), name="discriminator")


generator = build_generator(16)
discriminator = build_discriminator((28, 28, 1))
discriminator.compile(optimizer="adam", loss="binary_crossentropy")
discriminator.trainable = False
noise = Input((16,))
gan = Model(noise, discriminator(generator(noise)))
gan.compile(optimizer="adam", loss="binary_crossentropy")

title = Input((12,), name="title")
body = Input((50,), name="body")
tags = Input((6,), name="tags")
words = Embedding(500, 16)
title_features = layers.LSTM(10)(words(title))
body_features = layers.Bidirectional(layers.GRU(6))(words(body))
together = Concatenate()([title_features, body_features, tags])
priority = Dense(1, name="priority")(together)
department = Dense(4, activation="softmax", name="department")(together)
tickets = Model(inputs=[title, body, tags], outputs=[priority, department])
by_name = Model(inputs={"title": title, "tags": tags}, outputs={"both": Concatenate()([title_features, tags])})
unused = Model([title, body, tags], Dense(2)(title_features))

stacked = Sequential([to_code, Dense(10)])
ends = Model(stacked.inputs, stacked.layers[-1].output)
probe = Model(encoder.inputs, encoder.layers[0].output)
wrapped = Sequential([Dense(3), Dense(2)])
on_tensor = Model(code_input, wrapped(code_input))
shared = Dense(32)
twice = Model(code_input, shared(shared(code_input)))
nested_twice = Model(pixels, [twice(code), Dense(3)(twice(twice(code)))])
