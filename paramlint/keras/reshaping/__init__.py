"""keras.layers reshaping: the same numbers in another shape, fewer of them, or some of them twice."""
