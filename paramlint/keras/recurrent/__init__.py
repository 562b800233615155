"""keras.layers recurrent: the same weights at every step, and the wrappers around them."""
