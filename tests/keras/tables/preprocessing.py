"""What is drawn for the layers of `paramlint/keras/preprocessing`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, rates

TABLES: dict[str, Table] = {
    "Rescaling": Table({"scale": st.sampled_from([1 / 255, 2])}, {"offset": rates}),
}  # fmt: skip
