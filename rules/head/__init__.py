"""Output heads: whether activation, units, loss, metric and labels go together."""
