"""What is drawn for the layers of `paramlint/keras/normalization`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, axes, flags, rates, several_axes, units
from tests.keras.oracle import Nested

_scaling = {"center": flags, "scale": flags, "epsilon": st.sampled_from([1e-3, 1])}

_frozen = st.fixed_dictionaries({}, optional={"trainable": flags})
_equation = {"equation": "abc,cd->abd", "output_shape": (None, 2), "bias_axes": "d"}
_inner = st.one_of(
    st.builds(lambda size, more: Nested("Dense", {"units": size, **more}), units, _frozen),
    st.builds(lambda size, rank: Nested("Dense", {"units": size, "lora_rank": rank}), units, st.sampled_from([1, 2])),
    st.builds(lambda more: Nested("Embedding", {"input_dim": 5, "output_dim": 2, **more}), _frozen),
    st.builds(lambda size: Nested("SpectralNormalization", {"layer": Nested("Dense", {"units": size})}), units),
    st.builds(lambda size: Nested("TimeDistributed", {"layer": Nested("Dense", {"units": size})}), units),
    st.sampled_from(
        [
            Nested("Conv1D", {"filters": 2, "kernel_size": 2}), Nested("DepthwiseConv1D", {"kernel_size": 1}),
            Nested("SeparableConv1D", {"filters": 2, "kernel_size": 1}), Nested("EinsumDense", _equation), Nested("Flatten", {}),
            Nested("LSTM", {"units": 2}), Nested("LSTMCell", {"units": 2}), Nested("Add", {}), Nested("BatchNormalization", {}),
            Nested("Wrapper", {"layer": Nested("Dense", {"units": 2})}), Nested("Conv1DTranspose", {"filters": 2, "kernel_size": 2}),
            Nested("ReversibleEmbedding", {"input_dim": 5, "output_dim": 2, "tie_weights": False}), Nested("PReLU", {}),
        ]
    ),
)  # fmt: skip

TABLES: dict[str, Table] = {
    "BatchNormalization": Table({}, {"axis": axes, "renorm": flags, "momentum": rates, **_scaling}),
    "LayerNormalization": Table({}, {"axis": several_axes, "rms_scaling": flags, **_scaling}),
    "GroupNormalization": Table({}, {"groups": st.sampled_from([-1, 1, 2, 3, 32]), "axis": axes, **_scaling}),
    "RMSNormalization": Table({}, {"axis": several_axes}),
    "UnitNormalization": Table({}, {"axis": several_axes}),
    "SpectralNormalization": Table({"layer": _inner}, {"power_iterations": st.sampled_from([1, 2, 0, 0.5])}, (2, 3, 3, 4)),
}  # fmt: skip
