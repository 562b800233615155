"""scikit-learn: its data sets, how it splits them, and what its transformers make of their columns."""

from paramlint.overlays.sklearn.overlay import make

__all__ = ["make"]
