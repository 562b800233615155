"""What is drawn for the layers of `paramlint/keras/attention`."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paramlint.keras.shape import Several
from tests.keras.draws import Table, few, flags, rates, several_axes

_sizes = st.sampled_from([1, 2, 3, 3, None])
_seldom = st.sampled_from([True, *[False] * 7])


@st.composite
def _queries(draw: st.DrawFn, listed: bool = False) -> Any:
    """Query, value and perhaps key: mostly of one rank, with equal steps and features."""
    batch, steps = draw(st.sampled_from([None, None, 2])), draw(st.lists(_sizes, min_size=1, max_size=3))
    features = draw(_sizes)

    def tensor() -> tuple[Any, ...]:
        own = draw(st.lists(_sizes, max_size=3)) if draw(_seldom) else steps
        return (batch, *own, draw(_sizes) if draw(_seldom) else features)

    key = tensor() if draw(flags) else None
    if draw(_seldom):
        return tensor()
    query, value = tensor(), tensor()
    return Several((query, value) if listed and key is None else (query, value, key))


_projecting: dict[str, st.SearchStrategy[Any]] = {
    "dropout": rates,
    "use_bias": flags,
    "use_gate": flags,
    "sliding_window": st.none() | few,
    "flash_attention": st.sampled_from([None, None, False, True]),
}

TABLES: dict[str, Table] = {
    "MultiHeadAttention": Table(
        {"num_heads": few, "key_dim": few},
        {
            **_projecting,
            "value_dim": st.none() | few,
            "output_shape": st.one_of(st.none(), few, st.lists(few, max_size=2), st.lists(few, max_size=3).map(tuple)),
            "attention_axes": st.none() | several_axes,
        },
        inputs=_queries(),
    ),
    "GroupQueryAttention": Table(
        {"head_dim": few, "num_query_heads": st.sampled_from([2, 4, 6]), "num_key_value_heads": st.sampled_from([1, 2, 2, 4])},
        _projecting,
        inputs=_queries(),
    ),
    "Attention": Table(
        {},
        {"use_scale": flags, "score_mode": st.sampled_from(["dot", "concat", "Dot"]), "dropout": rates},
        inputs=_queries(listed=True),
    ),
    "AdditiveAttention": Table(
        {},
        {"use_scale": flags, "score_mode": st.sampled_from(["dot", "concat", "x"]), "dropout": rates},
        inputs=_queries(listed=True),
    ),
}  # fmt: skip
