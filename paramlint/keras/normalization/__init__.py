"""keras.layers normalization: learned scales and offsets, and statistics that are kept but not learned."""
