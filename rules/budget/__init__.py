"""Parameter budgets: how many weights a model has, and how many it should have."""
