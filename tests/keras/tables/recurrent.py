"""What is drawn for the layers of `paramlint/keras/recurrent`."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paramlint.keras.shape import Several
from tests.keras.draws import Table, axes, each, few, flags, formats, paddings, rates, units
from tests.keras.oracle import Nested

_stateful = st.sampled_from([False, False, False, True])
_returns: dict[str, st.SearchStrategy[Any]] = {
    "return_sequences": flags, "return_state": st.sampled_from([False, False, True]), "go_backwards": flags,
    "stateful": _stateful, "unroll": flags,
}  # fmt: skip
_dropouts: dict[str, st.SearchStrategy[Any]] = {"dropout": rates, "recurrent_dropout": rates}


def _nested(name: str, **arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[Nested]:
    return st.fixed_dictionaries({}, optional=arguments).map(lambda drawn: Nested(name, drawn))


def _of(name: str, required: dict[str, Any], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Nested]:
    return st.fixed_dictionaries(required, optional=optional).map(lambda drawn: Nested(name, drawn))


# Layers for the wrappers, and cells for RNN.

_layer_arguments: dict[str, st.SearchStrategy[Any]] = {
    "return_sequences": flags, "go_backwards": flags, "stateful": st.just(True), "return_state": flags, "trainable": flags,
}  # fmt: skip


def _layer(name: str) -> st.SearchStrategy[Nested]:
    return _of(name, {"units": units}, use_bias=flags, **_layer_arguments)


def _cell(name: str) -> st.SearchStrategy[Nested]:
    return _of(name, {"units": units}, use_bias=flags, trainable=flags)


_single = st.one_of(_cell("SimpleRNNCell"), _cell("LSTMCell"), _cell("GRUCell"))
_stack = st.one_of(
    _of("StackedRNNCells", {"cells": st.lists(_single, min_size=1, max_size=3)}, trainable=flags),
    _of("StackedRNNCells", {"cells": st.lists(_single, max_size=2)}).map(lambda cell: Nested("StackedRNNCells", {"cells": [cell]})),
)  # fmt: skip
_cells = st.one_of(
    _single, _single, _stack, st.lists(_single, max_size=3), st.lists(_single | _stack, max_size=2).map(tuple)
)
_rnn = _of("RNN", {"cell": _cells}, **_layer_arguments)
_filters = {"filters": few, "kernel_size": few}
_conv = st.one_of(
    _of("ConvLSTM1D", _filters, data_format=formats, padding=paddings, **_layer_arguments),
    _of("ConvLSTM2D", _filters, data_format=formats, padding=paddings, **_layer_arguments),
)
_layers = st.one_of(_layer("LSTM"), _layer("GRU"), _layer("SimpleRNN"), _rnn, _conv)


def _recurrent(**more: st.SearchStrategy[Any]) -> Table:
    return Table({"units": units}, {"use_bias": flags, **_returns, **_dropouts, **more}, (3,))


def _conv_lstm(rank: int) -> Table:
    optional = {
        "strides": each(rank, st.sampled_from([1, 1, 1, 2, 0])), "padding": paddings, "data_format": formats,
        "dilation_rate": each(rank, st.sampled_from([1, 1, 1, 2])), "use_bias": flags, **_returns, **_dropouts,
    }  # fmt: skip
    return Table({"filters": few, "kernel_size": each(rank)}, optional, (rank + 3,), 6)


# Direct calls of cells, on inputs and states.


def _states(batch: int | None, units: int | None) -> st.SearchStrategy[Any]:
    """One state, or a list of some."""
    state = st.just((batch, units))
    return st.one_of(state, st.lists(state, min_size=1, max_size=2).map(lambda shapes: Several(tuple(shapes))))


@st.composite
def _stepped(draw: st.DrawFn, stacked: bool = False) -> Any:
    """An input and states which fit now and then."""
    batch = draw(st.sampled_from([None, None, 2]))
    step = (batch, *draw(st.lists(few, min_size=1, max_size=2)))
    size = st.integers(1, 2)
    if stacked:
        states = draw(st.lists(size.flatmap(lambda units: _states(batch, units)), min_size=1, max_size=2))
        return Several((step, Several(tuple(states))))
    return draw(
        st.sampled_from([Several((step, None)), step, *[Several((step, draw(_states(batch, draw(size)))))] * 4])
    )


def _cell_table(**more: st.SearchStrategy[Any]) -> Table:
    optional = {"use_bias": flags, **_dropouts, **more}
    return Table({"units": st.integers(1, 2)}, optional, inputs=_stepped())


_small = st.one_of(*(_of(name, {"units": st.integers(1, 2)}) for name in ("SimpleRNNCell", "LSTMCell", "GRUCell")))
_inner = st.one_of(
    _layers, st.builds(lambda size: Nested("Dense", {"units": size}), units), _nested("BatchNormalization", axis=axes),
    st.builds(lambda size: Nested("Conv1D", {"filters": 2, "kernel_size": size}), few), _nested("Flatten"),
    _nested("MaxPooling1D", pool_size=few), _nested("LayerNormalization", axis=axes, trainable=flags), _nested("PReLU"),
    st.builds(lambda size: Nested("TimeDistributed", {"layer": Nested("Dense", {"units": size})}), units),
    st.builds(lambda layer: Nested("Bidirectional", {"layer": layer}), _layer("GRU") | _rnn | _conv),
    st.builds(lambda size: Nested("EinsumDense", {"equation": "abc,cd->abd", "output_shape": (None, size)}), units),
    st.builds(lambda size: Nested("SpectralNormalization", {"layer": Nested("Dense", {"units": size})}), units),
    _nested("Add"), _nested("Attention", use_scale=flags), _of("MultiHeadAttention", {"num_heads": few, "key_dim": few}),
    _cell("LSTMCell"), _of("ReversibleEmbedding", {"input_dim": units, "output_dim": units}, tie_weights=flags),
)  # fmt: skip


TABLES: dict[str, Table] = {
    "SimpleRNN": _recurrent(),
    "LSTM": _recurrent(use_cudnn=st.sampled_from(["auto", True, False, 1, "gpu"]), unit_forget_bias=flags),
    "GRU": _recurrent(reset_after=flags, implementation=st.sampled_from([1, 2])),
    "SimpleRNNCell": _cell_table(),
    "LSTMCell": _cell_table(unit_forget_bias=flags, implementation=st.sampled_from([1, 2])),
    "GRUCell": _cell_table(reset_after=flags, implementation=st.sampled_from([1, 2])),
    "StackedRNNCells": Table({"cells": st.lists(_small, max_size=2)}, inputs=_stepped(stacked=True)),
    "RNN": Table({"cell": _cells}, {**_returns, "zero_output_for_mask": flags}, (3, 3, 3, 2, 4)),
    "ConvLSTM1D": _conv_lstm(1),
    "ConvLSTM2D": _conv_lstm(2),
    "ConvLSTM3D": _conv_lstm(3),
    "Bidirectional": Table(
        {"layer": _layers},
        {"merge_mode": st.sampled_from(["concat", "sum", "mul", "ave", None]), "backward_layer": st.none() | _layers},
        (3, 3, 3, 4, 5),
        6,
    ),
    "TimeDistributed": Table({"layer": _inner}, {}, (3, 4, 4, 5, 6), 6),
}  # fmt: skip
