"""What is drawn for the layers of `paramlint/keras/convolutional`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.keras.draws import Table, each, few, flags, formats, paddings, units


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


TABLES: dict[str, Table] = {
    **{f"Conv{rank}D": _conv(rank) for rank in (1, 2, 3)},
    **{f"Conv{rank}DTranspose": _transposed(rank) for rank in (1, 2, 3)},
    **{f"DepthwiseConv{rank}D": _depthwise(rank) for rank in (1, 2)},
    **{f"SeparableConv{rank}D": _separable(rank) for rank in (1, 2)},
}  # fmt: skip
