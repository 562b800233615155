"""The layers of Keras 2, held against tf-keras."""
