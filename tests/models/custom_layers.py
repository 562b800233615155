"""Layers and models of classes of our own, as people write them."""

import keras
from keras import layers, ops


class Linear(layers.Layer):
    def __init__(self, units=32, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.scale = self.add_weight(shape=(), name="scale", trainable=False)
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="glorot_uniform", name="w")
        self.b = self.add_weight(shape=(self.units,), initializer="zeros", name="b")

    def call(self, inputs):
        return ops.matmul(inputs, self.w) * self.scale + self.b


class Residual(layers.Layer):
    def __init__(self, units, depth=2):
        super(Residual, self).__init__()  # noqa: UP008
        self.steps = [layers.Dense(units, activation="relu") for _ in range(depth)]
        self.never = layers.Dense(1000)
        self.norm = layers.LayerNormalization()
        self.dropout = layers.Dropout(0.1)

    def call(self, x, training=None):
        y = x
        for step in self.steps:
            y = step(y)
        if training:
            y = self.dropout(y)
        return self.norm(x + y)


class TransformerBlock(layers.Layer):
    def __init__(self, embed_dim, num_heads, ff_dim, rate=0.1):
        super().__init__()
        self.att = layers.MultiHeadAttention(num_heads=num_heads, key_dim=embed_dim)
        self.ffn = keras.Sequential([layers.Dense(ff_dim, activation="relu"), layers.Dense(embed_dim)])
        self.layernorm1 = layers.LayerNormalization(epsilon=1e-6)
        self.layernorm2 = layers.LayerNormalization(epsilon=1e-6)
        self.dropout1 = layers.Dropout(rate)
        self.dropout2 = layers.Dropout(rate)

    def call(self, inputs, training=False):
        attended = self.dropout1(self.att(inputs, inputs), training=training)
        out = self.layernorm1(inputs + attended)
        return self.layernorm2(out + self.dropout2(self.ffn(out), training=training))


class PositionalEmbedding(layers.Layer):
    def __init__(self, maxlen, vocab_size, embed_dim):
        super().__init__()
        self.token_emb = layers.Embedding(input_dim=vocab_size, output_dim=embed_dim)
        self.pos_emb = layers.Embedding(input_dim=maxlen, output_dim=embed_dim)

    def call(self, x):
        positions = ops.arange(0, ops.shape(x)[-1], 1)
        return self.token_emb(x) + self.pos_emb(positions)


class Split(layers.Layer):
    def call(self, inputs):
        return inputs[:, :3], inputs[:, 3:]


text = layers.Input(shape=(40,))
x = PositionalEmbedding(40, 200, 16)(text)
x = TransformerBlock(16, 2, 24)(x)
x = layers.GlobalAveragePooling1D()(x)
transformer = keras.Model(text, layers.Dense(2, activation="softmax")(x))

vector = keras.Input((8,))
shared = Linear(8, name="shared")
left, right = Split()(shared(shared(vector)))
joined = layers.Concatenate()([Residual(3)(left), layers.Dense(4)(right)])
mixed = keras.Model(vector, joined)

frozen_linear = Linear(5)
frozen_linear.trainable = False
sequential = keras.Sequential([keras.Input((8,)), Residual(8, depth=3), frozen_linear, layers.Dense(2)])

distance = layers.Lambda(lambda pair: ops.sum(ops.square(pair[0] - pair[1]), axis=1, keepdims=True))
one, other = keras.Input((6,)), keras.Input((6,))
siamese = keras.Model([one, other], layers.Dense(1)(distance([one, other])))

late = keras.Sequential(
    [layers.Lambda(lambda t: t[:, ::2]), Linear(3), layers.Lambda(lambda t: ops.expand_dims(t, -1))]
)
late.build((None, 10))
