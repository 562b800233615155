"""How many examples hypothesis draws: a few by default, more in CI, most in the long runs that the docs name."""

import os

DRAWS = int(os.environ.get("PARAMLINT_DRAWS", "5"))
"""Draws for each layer; what is quicker to draw takes a multiple."""
