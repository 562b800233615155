"""What each Keras layer makes of a shape: weights and output shape, as Keras 3 builds them. Knows no evaluator."""
