"""keras.layers merging: layers that make one tensor of a list of tensors."""
