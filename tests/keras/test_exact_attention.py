"""Counts and shapes of attention layers worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.keras.oracle import described, is_refusal
from tests.keras.test_exact import built, total, weights_of

SIX = Several(((None, 10, 6), (None, 10, 6), None))
CROSS = Several(((None, 10, 6), (None, 20, 5), (None, 20, 4)))


def test_each_projection_of_multi_head_attention_by_name() -> None:
    result = built("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "value_dim": 4}, CROSS)
    assert weights_of(result) == {
        "query kernel": (6, 2, 3), "query bias": (2, 3),
        "key kernel": (4, 2, 3), "key bias": (2, 3),
        "value kernel": (5, 2, 4), "value bias": (2, 4),
        "attention_output kernel": (2, 4, 6), "attention_output bias": (6,),
    }  # fmt: skip
    assert total(result) == (6 * 6 + 6) + (4 * 6 + 6) + (5 * 8 + 8) + (8 * 6 + 6) == 174
    assert result.output_shape == (None, 10, 6)


# Projections of 6 features to 2 heads of 3, three times, and back again.
FOUR = 3 * (6 * 6 + 6) + (6 * 6 + 6)

COUNTS = [
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, SIX, FOUR, (None, 10, 6)),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "use_bias": False}, SIX, 4 * 36, (None, 10, 6)),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "use_gate": True}, SIX, FOUR + 6 * 6 + 6, (None, 10, 6)),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "output_shape": 7}, SIX, 3 * 42 + 6 * 7 + 7, (None, 10, 7)),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "output_shape": (7, 8)}, SIX, 3 * 42 + 6 * 56 + 56, (None, 10, 7, 8)),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "attention_axes": (1, 2)}, Several(((None, 4, 5, 6),) * 2), FOUR, (None, 4, 5, 6)),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "sliding_window": 4, "dropout": 0.1}, SIX, FOUR, (None, 10, 6)),
    # 4 query heads of 3 share 2 heads for keys and values.
    ("GroupQueryAttention", {"head_dim": 3, "num_query_heads": 4, "num_key_value_heads": 2}, SIX, (6 * 12 + 12) + 2 * (6 * 6 + 6) + (12 * 6 + 6), (None, 10, 6)),
    ("GroupQueryAttention", {"head_dim": 3, "num_query_heads": 4, "num_key_value_heads": 2, "use_gate": True}, SIX, 246 + 84, (None, 10, 6)),
    ("Attention", {}, Several(((None, 10, 6), (None, 20, 6))), 0, (None, 10, 6)),
    ("Attention", {"use_scale": True, "score_mode": "concat"}, Several(((None, 10, 6), (None, 20, 5), (None, 20, 6))), 2, (None, 10, 5)),
    ("AdditiveAttention", {}, Several(((None, 10, 6), (None, 20, 6))), 6, (None, 10, 6)),
    ("AdditiveAttention", {"use_scale": False}, Several(((None, 10, 6), (None, 20, 6))), 0, (None, 10, 6)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "inputs", "parameters", "output"), COUNTS)
def test_counts(
    name: str, arguments: dict[str, Any], inputs: Several, parameters: int, output: tuple[Any, ...]
) -> None:
    result = built(name, arguments, inputs)
    assert (total(result), result.output_shape) == (parameters, output)


def test_an_unknown_number_of_features_stays_out_of_the_heads() -> None:
    size = Unknown("runtime-value", "hidden", name="size")
    result = built(
        "MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, Several(((None, 10, size), (None, 10, 6), None))
    )
    assert weights_of(result)["query kernel"] == (size, 2, 3)
    assert weights_of(result)["key kernel"] == (6, 2, 3)
    assert weights_of(result)["attention_output bias"] == (size,)


OPEN = Several(((None, 10, None), (None, 10, 6), None))
REFUSED = [
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, (None, 10, 6), "MultiHeadAttention needs several inputs, and is given one: (None, 10, 6)"),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, Several(((None, 10, 6), None, None)), "MultiHeadAttention needs a query and a value, one tensor each"),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, Several(((None, 10, 6), (None, 9, 6), (None, 8, 6))), "MultiHeadAttention needs all dimensions but the last to be equal in value and key, got (None, 9, 6) and (None, 8, 6)"),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, OPEN, "MultiHeadAttention's `query`: EinsumDense cannot apply `abc,cde->abde` to (None, 10, None): its `kernel` would be (None, 2, 3)"),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "attention_axes": 4}, SIX, "MultiHeadAttention cannot attend over axis 4 of (None, 10, 6)"),
    ("GroupQueryAttention", {"head_dim": 2, "num_query_heads": 2, "num_key_value_heads": 1}, Several(((None, 10, 6), (None, 10, 5))), "GroupedQueryAttention needs equal features, got (None, 10, 6) and (None, 10, 5)"),
    ("Attention", {}, Several(((None, 10, 6),)), "Attention needs [query, value] or [query, value, key], got (None, 10, 6)"),
    ("AdditiveAttention", {}, Several(((None, 10, None), (None, 10, 6))), "AdditiveAttention needs a defined dimension at axis -1, its input is (None, 10, None)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "inputs", "why"), REFUSED)
def test_refusals_name_the_shapes(name: str, arguments: dict[str, Any], inputs: Any, why: str) -> None:
    assert is_refusal(built(name, arguments, inputs).weights, why)


NOT_MADE = [
    ("MultiHeadAttention", {"num_heads": 0, "key_dim": 3}, "MultiHeadAttention expects a positive integer for `num_heads`, got 0"),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "output_shape": 2.5}, "MultiHeadAttention expects a tuple for `output_shape`, got 2.5"),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "sliding_window": 0}, "MultiHeadAttention expects a positive integer or None for `sliding_window`, got 0"),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "flash_attention": True, "dropout": 0.1}, "MultiHeadAttention takes `flash_attention` or a `dropout` above 0, not both"),
    ("GroupQueryAttention", {"head_dim": 2, "num_query_heads": 4, "num_key_value_heads": 3}, "GroupedQueryAttention cannot share 4 query heads among 3 key heads evenly"),
    ("Attention", {"score_mode": "cosine"}, "Attention expects 'dot' or 'concat' for `score_mode`, got 'cosine'"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "why"), NOT_MADE)
def test_refused_arguments(name: str, arguments: dict[str, Any], why: str) -> None:
    assert is_refusal(described(name, arguments), why)
