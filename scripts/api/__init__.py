"""Writes down the names that Keras offers, and what its functions and classes take."""
