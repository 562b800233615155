"""Functions on tensors: what they make of shapes, by the names people call them. Knows no evaluator."""
