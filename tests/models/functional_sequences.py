"""Sequence models: states handed on, operations on tensors, a transformer block written with functions."""

import keras
from keras import Input, Model, ops
from keras.layers import (
    GRU,
    LSTM,
    Attention,
    Concatenate,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    LayerNormalization,
    MultiHeadAttention,
    RepeatVector,
    TimeDistributed,
)

latent, source_words, target_words = 24, 60, 70

encoder_inputs = Input(shape=(None,))
encoder_embedded = Embedding(source_words, 16)(encoder_inputs)
encoder_outputs, state_h, state_c = LSTM(latent, return_state=True)(encoder_embedded)
encoder_states = [state_h, state_c]
decoder_inputs = Input(shape=(None,))
decoder_embedding = Embedding(target_words, 16)
decoder_lstm = LSTM(latent, return_sequences=True, return_state=True)
decoder_outputs, _, _ = decoder_lstm(decoder_embedding(decoder_inputs), initial_state=encoder_states)
decoder_dense = Dense(target_words, activation="softmax")
seq2seq = Model([encoder_inputs, decoder_inputs], decoder_dense(decoder_outputs))

encoder_model = Model(encoder_inputs, encoder_states)
state_inputs = [Input(shape=(latent,)), Input(shape=(latent,))]
outputs, *states = decoder_lstm(decoder_embedding(decoder_inputs), initial_state=state_inputs)
decoder_model = Model([decoder_inputs, *state_inputs], [decoder_dense(outputs), *states])

all_outputs, hidden_state, cell_state = LSTM(latent, return_sequences=True, return_state=True)(encoder_embedded)
attending_lstm = LSTM(latent, return_sequences=True, return_state=True)
attending, _, _ = attending_lstm(decoder_embedding(decoder_inputs), initial_state=[hidden_state, cell_state])
attention, word = Attention(), TimeDistributed(Dense(target_words, activation="softmax"))
context = attention([attending, all_outputs])
attending_seq2seq = Model([encoder_inputs, decoder_inputs], word(Concatenate()([attending, context])))
remembering = Model(encoder_inputs, [all_outputs, hidden_state, cell_state])
memory = Input((None, latent))
attending, *states = attending_lstm(decoder_embedding(decoder_inputs), initial_state=state_inputs)
context = attention([attending, memory])
looking_back = Model([decoder_inputs, memory, *state_inputs], [word(Concatenate()([attending, context])), *states])


def transformer_block(x, heads, width, rate=0.1):
    attended = MultiHeadAttention(num_heads=heads, key_dim=x.shape[-1] // heads)(x, x)
    attended = Dropout(rate)(attended)
    x = LayerNormalization(epsilon=1e-6)(x + attended)
    hidden = Dense(width, activation="relu")(x)
    hidden = Dense(x.shape[-1])(hidden)
    return LayerNormalization(epsilon=1e-6)(x + Dropout(rate)(hidden))


tokens = Input(shape=(40,), dtype="int32")
x = Embedding(1000, 32)(tokens) * 32**0.5
for _ in range(2):
    x = transformer_block(x, heads=4, width=64)
transformer = Model(tokens, Dense(2)(GlobalAveragePooling1D()(x)))

series = Input((30, 5))
last = GRU(8, return_sequences=True)(series)[:, -1, :]
difference = ops.mean(series, axis=1) - series[:, 0]
both = ops.concatenate([last, -difference], axis=-1)
scaled = both / ops.sum(ops.abs(both), axis=-1, keepdims=True)
with_operations = keras.Model(series, Dense(1)(scaled))

frame = Input((8, 8, 1))
per_frame = Model(frame, Flatten()(Conv2D(4, 3, activation="relu")(frame)))
video = Input((5, 8, 8, 1))
over_time = Model(video, LSTM(6)(TimeDistributed(per_frame)(video)))

code = LSTM(12)(series)
repeated = RepeatVector(30)(code)
decoded = TimeDistributed(Dense(5))(LSTM(12, return_sequences=True)(repeated))
sequence_autoencoder = Model(series, decoded)
