"""Rules about shapes, and about how layers are wired together."""
