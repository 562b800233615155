"""What a rule is and how rules are run: findings, selection, suppression, cache. Knows no rule by name."""
