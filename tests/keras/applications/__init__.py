"""Tests of keras.applications."""
