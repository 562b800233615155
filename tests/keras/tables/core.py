"""What is drawn for the layers of `paramlint/keras/core`."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.keras.draws import Table, flags, units
from tests.keras.oracle import Nested

_lora = st.sampled_from([None, 0, 2])
_equations = st.sampled_from(
    [
        "ab,bc->ac", "abc,cd->abd", "abc,cd->abd", "abc,cde->abde", "abc,bcd->ad", "abcd,cde->abe", "a,ab->b", "abc,bc->a",
        "...x,xy->...y", "...x,xy->...y", "...xy,xyz->...z", "ab...,bc->ac...", "abc...,cd->abd...", "abc,dc->abd",
        "ab,bc->acd", "ab,bcd->ac", "aab,bc->ac", "ab,b->ab", "ab,bc->cab", "ab bc->ac", "ab,bc", "abc,cd->abdx...", "x...,xy->y...",
    ]
)  # fmt: skip
_size = st.sampled_from([None, None, 1, 2, 3])
_targets = st.one_of(st.integers(1, 4), st.lists(_size, min_size=1, max_size=3), st.lists(_size, max_size=3).map(tuple))
_dense = st.builds(lambda size, trainable: Nested("Dense", {"units": size, "trainable": trainable}), units, flags)


def identity(tensor: Any) -> Any:
    """A function for Lambda."""
    return tensor


TABLES: dict[str, Table] = {
    "Dense": Table({"units": units}, {"use_bias": flags, "lora_rank": _lora}),
    "EinsumDense": Table(
        {"equation": _equations, "output_shape": _targets},
        {"bias_axes": st.sampled_from([None, "c", "d", "y", "bc", "ac", "de", "", "cb", ("d",)]), "lora_rank": _lora},
        (2, 2, 3, 3, 4),
        3,
    ),
    "Embedding": Table({"input_dim": units, "output_dim": units}, {"mask_zero": flags, "lora_rank": _lora}),
    "ReversibleEmbedding": Table(
        {"input_dim": units, "output_dim": units},
        {"mask_zero": flags, "lora_rank": _lora, "tie_weights": flags, "weights": st.none()},
    ),
    "Identity": Table(),
    "Lambda": Table(
        {"function": st.just(identity)},
        {
            "output_shape": st.sampled_from([None, (3,), (None, 4), (), 5, [3], [(3,), (4,)], ((3,), ((4, 5), (None,)))]),
            "arguments": st.sampled_from([None, {}, {"a": 1}]),
        },
    ),
    "Masking": Table({}, {"mask_value": st.sampled_from([0, 0.0, -1])}),
    "Wrapper": Table({"layer": _dense}),
}  # fmt: skip
