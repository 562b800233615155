"""What is drawn for the layers of `paramlint/keras/core`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, flags, units

_lora = st.sampled_from([None, 0, 2])

TABLES: dict[str, Table] = {
    "Dense": Table({"units": units}, {"use_bias": flags, "lora_rank": _lora}),
    "Embedding": Table({"input_dim": units, "output_dim": units}, {"mask_zero": flags, "lora_rank": _lora}),
    "Identity": Table(),
    "Masking": Table({}, {"mask_value": st.sampled_from([0, 0.0, -1])}),
}  # fmt: skip
