"""Text in, positions out: files, notebooks, folders."""
