"""NumPy: arrays by their shapes, under the names that people make and change them by."""

from paramlint.overlays.numpy.overlay import make

__all__ = ["make"]
