"""Keras: layers, inputs and models as values, under every path that people import them from."""

from paramlint.overlays.keras.overlay import make

__all__ = ["make"]
