"""What is drawn for the layers of `paramlint/keras/recurrent`."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.keras.draws import Table, axes, few, flags, rates, units
from tests.keras.oracle import Nested


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


TABLES: dict[str, Table] = {
    "SimpleRNN": _recurrent(),
    "LSTM": _recurrent(use_cudnn=st.sampled_from(["auto", True, False, 1, "gpu"]), unit_forget_bias=flags),
    "GRU": _recurrent(reset_after=flags, implementation=st.sampled_from([1, 2])),
    "Bidirectional": Table(
        {"layer": _cells},
        {"merge_mode": st.sampled_from(["concat", "sum", "mul", "ave", None]), "backward_layer": st.none() | _cells},
        (3,),
    ),
    "TimeDistributed": Table({"layer": _inner}, {}, (3, 4, 5), 6),
}  # fmt: skip
