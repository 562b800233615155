"""What is drawn for the layers of `paramlint/keras/regularization`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, few, formats, rates

TABLES: dict[str, Table] = {
    "Dropout": Table({"rate": rates}, {"noise_shape": st.none() | st.lists(st.none() | few, max_size=3)}),
    "AlphaDropout": Table({"rate": rates}),
    "GaussianDropout": Table({"rate": rates}),
    "GaussianNoise": Table({"stddev": rates}),
    "SpatialDropout1D": Table({"rate": rates}, {}, (3,)),
    "SpatialDropout2D": Table({"rate": rates}, {"data_format": formats}, (4,)),
    "SpatialDropout3D": Table({"rate": rates}, {"data_format": formats}, (5,)),
    "ActivityRegularization": Table({}, {"l1": rates, "l2": rates}),
}  # fmt: skip
