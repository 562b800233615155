"""What was found in the rooms described first."""

from __future__ import annotations

from typing import Any

from paramlint.keras.shape import Several
from tests.keras.oracle import Nested

NAN = float("nan")


def _tensors(*shapes: Any) -> Several:
    return Several(shapes)


REGRESSIONS: list[tuple[str, dict[str, Any], Any]] = [
    # Fractions pass Keras's constructors inside tuples, and most of its symbolic builds.
    ("MaxPooling2D", {"pool_size": (2.5, 2.5)}, (None, 8, 8, 3)),
    ("Conv2D", {"filters": 4, "kernel_size": 3, "strides": (2.5, 2.5)}, (None, 8, 8, 3)),
    ("Conv2D", {"filters": 4, "kernel_size": (3.0, 2)}, (None, 8, 8, 3)),
    ("UpSampling2D", {"size": (2.0, 2.0)}, (None, 8, 8, 3)),
    ("UpSampling2D", {"size": (2.0, 2.0)}, (None, None, None, 3)),
    # A dropout that is not a number counts as none at all; a rate that is not a number is refused.
    ("SimpleRNN", {"units": 1, "dropout": NAN}, (None, 1, 1)),
    ("LSTM", {"units": 1, "recurrent_dropout": NAN}, (None, 1, 1)),
    ("Dropout", {"rate": NAN}, (None, 1)),
    # The adaptive poolings take anything false for no data format, and ask for no rank.
    ("AdaptiveMaxPooling1D", {"output_size": 1, "data_format": False}, (None,)),
    ("AdaptiveMaxPooling1D", {"output_size": 1, "data_format": "Channels_First"}, (None, 4, 4)),
    ("AdaptiveMaxPooling2D", {"output_size": (2, None)}, (None, 5, 5, 3)),
    # Single paddings below zero crop; bytes are sequences of numbers.
    ("ZeroPadding2D", {"padding": -1}, (None, 8, 8, 3)),
    ("ZeroPadding2D", {"padding": -5}, (None, 8, 8, 3)),
    ("ZeroPadding2D", {"padding": b"ab"}, (None, 1, 1, 1)),
    # Anything but a number leaves a size of the target open.
    ("Reshape", {"target_shape": (2.5, 3)}, (None, 8)),
    ("Reshape", {"target_shape": "ab"}, (None, 8)),
    ("Reshape", {"target_shape": (-1, 0)}, (None, 0)),
    # Axes are sorted with the negative ones first, and may be none or twice the same.
    ("LayerNormalization", {"axis": [1, -2]}, (None, 4, 8)),
    ("LayerNormalization", {"axis": []}, (None, 8)),
    ("BatchNormalization", {"axis": "1"}, (None, 4, 8)),
    ("PReLU", {"shared_axes": -1}, (None, 4, 5, 3)),
    ("PReLU", {}, (None,)),
    ("Bidirectional", {"layer": Nested("LSTM", {"units": 3, "go_backwards": True})}, (None, 5, 3)),
    ("Bidirectional", {"layer": Nested("Dense", {"units": 3})}, (None, 5, 3)),
    ("TimeDistributed", {"layer": Nested("LSTM", {"units": 3, "stateful": True})}, (None, 6, 5, 3)),
    # A stack of no cells can be built and called, but an RNN over it has no output.
    ("StackedRNNCells", {"cells": []}, _tensors((None, 1), _tensors((None, 1)))),
    ("RNN", {"cell": []}, (None, 5, 3)),
    # A LoRA makes the kernel a sum, which the wrapper cannot take for a weight of its own.
    ("SpectralNormalization", {"layer": Nested("Dense", {"units": 1, "lora_rank": 1})}, (None, 1)),
    # What a leading ellipsis stands for comes out backwards; open sizes of the target stay open.
    ("EinsumDense", {"equation": "...x,xy->...y", "output_shape": 6}, (None, 2, 3, 4, 5)),
    ("EinsumDense", {"equation": "abc,cd->abd", "output_shape": (None, 6)}, (None, 3, 4)),
    # Keras looks for the axis of a concatenation only where there is something to concatenate.
    ("Concatenate", {"axis": 3}, _tensors((None, 4))),
    ("Concatenate", {"axis": 2.5}, _tensors((None, 4))),
    # An open length is another one than a known length, but only for Dot; its axis may even be the batch.
    ("Dot", {"axes": 1}, _tensors((None, None), (None, 3))),
    ("Dot", {"axes": 0}, _tensors((None, 3), (None, 4))),
    # Bidirectional reports the forward layer's states twice, and asks only the forward layer for a rank.
    (
        "Bidirectional",
        {
            "layer": Nested("LSTM", {"units": 3, "return_state": True}),
            "backward_layer": Nested("GRU", {"units": 4, "go_backwards": True, "return_state": True}),
        },
        (None, 5, 2),
    ),
    (
        "Bidirectional",
        {"layer": Nested("ConvLSTM1D", {"filters": 2, "kernel_size": 2, "data_format": "channels_first"})},
        (None, 5, 4, 3),
    ),
    # An RNN takes steps of any rank, and returns no states of stacks within stacks.
    ("RNN", {"cell": Nested("GRUCell", {"units": 3})}, (None, 5, 4, 3)),
    ("RNN", {"cell": Nested("GRUCell", {"units": 3})}, (2, 5)),
    (
        "RNN",
        {"cell": [Nested("StackedRNNCells", {"cells": [Nested("LSTMCell", {"units": 3})]})], "return_state": True},
        (None, 5, 4),
    ),
    ("ConvLSTM1D", {"filters": 2, "kernel_size": 2, "strides": 0}, (None, 5, 4, 3)),
    # Projections of tensors that are no sequences; query heads that are none at all.
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, _tensors((None, 4), (None, 4), None)),
    ("MultiHeadAttention", {"num_heads": 2, "key_dim": 3}, _tensors((2,), (2,), None)),
    (
        "MultiHeadAttention",
        {"num_heads": 2, "key_dim": 3, "attention_axes": 4},
        _tensors((None, 5, 4), (None, 5, 4), None),
    ),
    (
        "GroupQueryAttention",
        {"head_dim": 2, "num_query_heads": 0, "num_key_value_heads": 2},
        _tensors((None, 5, 4), (None, 5, 4), None),
    ),
    (
        "GroupQueryAttention",
        {"head_dim": 2, "num_query_heads": 4, "num_key_value_heads": 2},
        _tensors((None, 5, 6, 4), (None, 5, 4), None),
    ),
    # A table that is not tied comes too late for the LoRA of the other, and weights are given before it is known.
    ("ReversibleEmbedding", {"input_dim": 5, "output_dim": 3, "tie_weights": False, "lora_rank": 2}, (None, 4)),
    ("ReversibleEmbedding", {"input_dim": 5, "output_dim": 3, "weights": [[1]]}, (None, 4)),
    ("Lambda", {"function": str.upper, "output_shape": 5}, (None, 4)),
]
