"""pandas: frames and series by how many rows and columns they have, as far as the code tells."""

from paramlint.overlays.pandas.overlay import make

__all__ = ["make"]
