"""Arrays as values: what a program holds after `np.zeros((10, 28, 28))`, whichever library made it."""
