"""Training: optimizers, callbacks, what is frozen, and the data that goes in."""
