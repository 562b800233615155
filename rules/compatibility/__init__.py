"""PML7xx: what Keras 3 does not do any more, or does otherwise than its predecessors."""
