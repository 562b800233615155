"""Activations and initial weights: layers that learn nothing, or all the same."""
