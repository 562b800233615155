"""Normalization, regularization and masks: layers that undo each other."""
