"""keras.layers preprocessing: what is done to text, categories, sounds and images before they are learned from."""
