"""Layers over images. Their seeds are variables but no weights, so that Keras counts no parameter of them."""
