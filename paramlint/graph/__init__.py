"""The Model that everything after the analysis reads: layers, calls, shapes and counts, as plain frozen data."""
