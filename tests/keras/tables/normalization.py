"""What is drawn for the layers of `paramlint/keras/normalization`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, axes, flags, rates, several_axes

_scaling = {"center": flags, "scale": flags, "epsilon": st.sampled_from([1e-3, 1])}

TABLES: dict[str, Table] = {
    "BatchNormalization": Table({}, {"axis": axes, "renorm": flags, "momentum": rates, **_scaling}),
    "LayerNormalization": Table({}, {"axis": several_axes, "rms_scaling": flags, **_scaling}),
    "GroupNormalization": Table({}, {"groups": st.sampled_from([-1, 1, 2, 3, 32]), "axis": axes, **_scaling}),
    "RMSNormalization": Table({}, {"axis": several_axes}),
    "UnitNormalization": Table({}, {"axis": several_axes}),
}  # fmt: skip
