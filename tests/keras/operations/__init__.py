"""Operations held against Keras and TensorFlow."""
