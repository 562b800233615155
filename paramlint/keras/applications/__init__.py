"""keras.applications: the layers of the ready-made models, and what each of them makes of an input shape."""
