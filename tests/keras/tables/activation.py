"""What is drawn for the layers of `paramlint/keras/activation`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, axes, rates, several_axes

TABLES: dict[str, Table] = {
    "Activation": Table({"activation": st.sampled_from(["relu", "softmax", "tanh", "linear", None])}),
    "ReLU": Table({}, {"max_value": st.sampled_from([None, 0, 6, -1.0]), "negative_slope": rates, "threshold": rates}),
    "LeakyReLU": Table({}, {"negative_slope": rates, "alpha": st.sampled_from([0.1, 0, -0.1, None])}),
    "PReLU": Table({}, {"shared_axes": st.none() | several_axes}, longest=4),
    "ELU": Table({}, {"alpha": rates}),
    "Softmax": Table({}, {"axis": axes}),
}  # fmt: skip
