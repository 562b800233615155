"""The described layers, held against real Keras."""
