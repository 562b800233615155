"""What Keras 2 did otherwise under TensorFlow 1, and still does under `tf.compat.v1.keras`."""
