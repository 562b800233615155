"""keras.layers preprocessing, as Keras 2 has it."""
