"""Sentiment of film reviews: 400 word vectors of 300 numbers into a small recurrent network."""

from keras import Input, Sequential
from keras.layers import Dense, Dropout, Flatten, SimpleRNN

max_length = 400
vector_size = 300
batch_size = 32
epochs = 2

# 25,000 reviews, a fifth of them kept back for validation.

# paramlint: samples=20000
model = Sequential()
model.add(Input(shape=(max_length, vector_size)))
model.add(SimpleRNN(50, return_sequences=True))
model.add(Dropout(0.2))
model.add(Flatten())
model.add(Dense(1, activation="sigmoid"))
model.compile("rmsprop", "binary_crossentropy", metrics=["accuracy"])
model.summary()
