"""What Keras 1 called otherwise, and the layers that ended with it; the first Keras 2 took its calls as well."""
