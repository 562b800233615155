"""One file per rule, grouped by family; nothing else decides what a rule is."""
