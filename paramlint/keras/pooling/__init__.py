"""keras.layers pooling: a window's maximum or average in place of the window."""
