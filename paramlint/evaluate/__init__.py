"""Pillar one, Python: a partial evaluator over LibCST that runs statements on values and knows no library."""
