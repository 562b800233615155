"""Fixes made: which edits of a file go together, what they make of its bytes, and how these are written back."""
