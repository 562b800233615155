"""keras.layers convolutional: windows of weights that slide over an input."""
