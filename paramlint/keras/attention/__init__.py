"""keras.layers attention: outputs that are mixtures of values, weighted by how well keys answer queries."""
