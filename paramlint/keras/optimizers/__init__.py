"""keras.optimizers: what each optimizer keeps in memory about every weight that it trains."""
