"""keras.layers core: the layers everything is made of."""
