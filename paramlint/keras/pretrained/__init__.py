"""Trained models of other libraries that are used as layers: what is published of their sizes."""
