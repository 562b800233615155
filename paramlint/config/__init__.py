"""The settings' types, where they are found, and what may be said in which place."""
