"""For each described layer, the arguments to draw and the ranks its input has."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.keras.draws import Table, axes, each, few, flags, formats, paddings, paired, rates, several_axes, units
from tests.keras.oracle import Nested


def _conv(rank: int) -> Table:
    extra = {"padding": st.sampled_from(["valid", "same", "causal"]) if rank == 1 else paddings}
    window = {"kernel_size": each(rank)}
    return Table(
        {"filters": units} | window,
        {
            "strides": each(rank, st.integers(1, 3)), "dilation_rate": each(rank, st.sampled_from([1, 1, 2])),
            "groups": st.sampled_from([1, 1, 2, 3]), "data_format": formats, "use_bias": flags,
            "lora_rank": st.sampled_from([None, 1, 2]), "activation": st.sampled_from([None, "relu"]), **extra,
        },
        (rank + 2,),
    )  # fmt: skip


def _depthwise(rank: int) -> Table:
    optional = {
        "strides": each(rank, st.integers(1, 3)), "padding": paddings, "depth_multiplier": few, "data_format": formats,
        "dilation_rate": each(rank, st.integers(1, 2)), "use_bias": flags,
    }  # fmt: skip
    return Table({"kernel_size": each(rank)}, optional, (rank + 2,))


def _separable(rank: int) -> Table:
    depthwise = _depthwise(rank)
    return Table({"filters": units} | depthwise.required, depthwise.optional, depthwise.ranks)


def _transposed(rank: int) -> Table:
    return Table(
        {"filters": units, "kernel_size": each(rank)},
        {
            "strides": each(rank, st.integers(1, 3)), "padding": paddings, "data_format": formats, "use_bias": flags,
            "output_padding": st.none() | each(rank, st.integers(0, 2)),
            "dilation_rate": each(rank, st.sampled_from([1, 1, 2])),
        },
        (rank + 2,),
    )  # fmt: skip


def _pooling(rank: int) -> Table:
    optional = {
        "pool_size": each(rank), "strides": st.none() | each(rank, st.integers(0, 4)),
        "padding": st.sampled_from(["valid", "valid", "same", "Same"]), "data_format": formats,
    }  # fmt: skip
    return Table({}, optional, (rank + 2,))


def _average_pooling(rank: int) -> Table:
    optional = dict(_pooling(rank).optional)
    return Table({"pool_size": optional.pop("pool_size")}, optional, (rank + 2,))


def _scaled(rank: int) -> dict[str, st.SearchStrategy[Any]]:
    return {"size": each(rank), "data_format": formats}


def _edges(argument: str, rank: int) -> Table:
    return Table({}, {argument: paired(rank), "data_format": formats}, (rank + 2,))


def _recurrent(**more: st.SearchStrategy[Any]) -> Table:
    optional = {
        "use_bias": flags, "return_sequences": flags, "return_state": st.sampled_from([False, False, True]),
        "go_backwards": flags, "stateful": st.sampled_from([False, False, False, True]), "unroll": flags,
        "dropout": rates, "recurrent_dropout": rates,
    }  # fmt: skip
    return Table({"units": units}, optional | more, (3,))


def _nested(name: str, **arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[Nested]:
    return st.fixed_dictionaries({}, optional=arguments).map(lambda drawn: Nested(name, drawn))


def _cell(name: str) -> st.SearchStrategy[Nested]:
    required = {"units": units}
    optional = {"return_sequences": flags, "go_backwards": flags, "stateful": st.just(True), "return_state": flags}
    arguments = st.fixed_dictionaries(required, optional=optional | {"trainable": flags, "use_bias": flags})
    return arguments.map(lambda drawn: Nested(name, drawn))


_cells = st.one_of(_cell("LSTM"), _cell("GRU"), _cell("SimpleRNN"))
_inner = st.one_of(
    _cells, st.builds(lambda size: Nested("Dense", {"units": size}), units), _nested("BatchNormalization", axis=axes),
    st.builds(lambda size: Nested("Conv1D", {"filters": 2, "kernel_size": size}), few), _nested("Flatten"),
    _nested("MaxPooling1D", pool_size=few), _nested("LayerNormalization", axis=axes, trainable=flags), _nested("PReLU"),
    st.builds(lambda size: Nested("TimeDistributed", {"layer": Nested("Dense", {"units": size})}), units),
    st.builds(lambda cell: Nested("Bidirectional", {"layer": cell}), _cell("GRU")),
)  # fmt: skip

_lora = st.sampled_from([None, 0, 2])
_targets = st.lists(st.sampled_from([-1, 1, 2, 3, 4, 6, None, 0]), max_size=4).map(tuple)
_scaling = {"center": flags, "scale": flags, "epsilon": st.sampled_from([1e-3, 1])}

TABLES: dict[str, Table] = {
    "Dense": Table({"units": units}, {"use_bias": flags, "lora_rank": _lora}),
    "Embedding": Table({"input_dim": units, "output_dim": units}, {"mask_zero": flags, "lora_rank": _lora}),
    "Identity": Table(),
    "Masking": Table({}, {"mask_value": st.sampled_from([0, 0.0, -1])}),
    "SimpleRNN": _recurrent(),
    "LSTM": _recurrent(use_cudnn=st.sampled_from(["auto", True, False, 1, "gpu"]), unit_forget_bias=flags),
    "GRU": _recurrent(reset_after=flags, implementation=st.sampled_from([1, 2])),
    "Bidirectional": Table(
        {"layer": _cells},
        {"merge_mode": st.sampled_from(["concat", "sum", "mul", "ave", None]), "backward_layer": st.none() | _cells},
        (3,),
    ),
    "TimeDistributed": Table({"layer": _inner}, {}, (3, 4, 5), 6),
    **{f"Conv{rank}D": _conv(rank) for rank in (1, 2, 3)},
    **{f"Conv{rank}DTranspose": _transposed(rank) for rank in (1, 2, 3)},
    **{f"DepthwiseConv{rank}D": _depthwise(rank) for rank in (1, 2)},
    **{f"SeparableConv{rank}D": _separable(rank) for rank in (1, 2)},
    **{f"MaxPooling{rank}D": _pooling(rank) for rank in (1, 2, 3)},
    **{f"AveragePooling{rank}D": _average_pooling(rank) for rank in (1, 2, 3)},
    **{
        f"Global{kind}Pooling{rank}D": Table({}, {"data_format": formats, "keepdims": flags}, (rank + 2,))
        for kind in ("Max", "Average")
        for rank in (1, 2, 3)
    },
    **{
        f"Adaptive{kind}Pooling{rank}D": Table({"output_size": each(rank)}, {"data_format": formats}, (rank + 2,))
        for kind in ("Max", "Average")
        for rank in (1, 2, 3)
    },
    "Flatten": Table({}, {"data_format": formats}),
    "Reshape": Table({"target_shape": _targets}, {}, longest=6),
    "Permute": Table({"dims": st.integers(0, 4).flatmap(lambda count: st.permutations(range(1, count + 1)))}),
    "RepeatVector": Table({"n": units}, {}, (2,)),
    "UpSampling1D": Table({}, {"size": few}, (3,)),
    "UpSampling2D": Table({}, _scaled(2) | {"interpolation": st.sampled_from(["nearest", "bilinear"])}, (4,)),
    "UpSampling3D": Table({}, _scaled(3), (5,)),
    "ZeroPadding1D": Table({}, {"padding": each(2, st.integers(0, 3)), "data_format": formats}, (3,)),
    **{f"ZeroPadding{rank}D": _edges("padding", rank) for rank in (2, 3)},
    "Cropping1D": Table({}, {"cropping": each(2, st.integers(0, 3))}, (3,)),
    **{f"Cropping{rank}D": _edges("cropping", rank) for rank in (2, 3)},
    "BatchNormalization": Table({}, {"axis": axes, "renorm": flags, "momentum": rates, **_scaling}),
    "LayerNormalization": Table({}, {"axis": several_axes, "rms_scaling": flags, **_scaling}),
    "GroupNormalization": Table({}, {"groups": st.sampled_from([-1, 1, 2, 3, 32]), "axis": axes, **_scaling}),
    "RMSNormalization": Table({}, {"axis": several_axes}),
    "UnitNormalization": Table({}, {"axis": several_axes}),
    "Dropout": Table({"rate": rates}, {"noise_shape": st.none() | st.lists(st.none() | few, max_size=3)}),
    "AlphaDropout": Table({"rate": rates}),
    "GaussianDropout": Table({"rate": rates}),
    "GaussianNoise": Table({"stddev": rates}),
    "SpatialDropout1D": Table({"rate": rates}, {}, (3,)),
    "SpatialDropout2D": Table({"rate": rates}, {"data_format": formats}, (4,)),
    "SpatialDropout3D": Table({"rate": rates}, {"data_format": formats}, (5,)),
    "ActivityRegularization": Table({}, {"l1": rates, "l2": rates}),
    "Activation": Table({"activation": st.sampled_from(["relu", "softmax", "tanh", "linear", None])}),
    "ReLU": Table({}, {"max_value": st.sampled_from([None, 0, 6, -1.0]), "negative_slope": rates, "threshold": rates}),
    "LeakyReLU": Table({}, {"negative_slope": rates, "alpha": st.sampled_from([0.1, 0, -0.1, None])}),
    "PReLU": Table({}, {"shared_axes": st.none() | several_axes}, longest=4),
    "ELU": Table({}, {"alpha": rates}),
    "Softmax": Table({}, {"axis": axes}),
    "Rescaling": Table({"scale": st.sampled_from([1 / 255, 2])}, {"offset": rates}),
}  # fmt: skip
