"""One renderer per format, fed by checked files and nothing else; a renderer returns text and prints none."""
