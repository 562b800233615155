"""Where the pillars meet: what a library's calls mean to the evaluator, one library a file, found by its root name."""
