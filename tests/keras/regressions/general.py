"""What was found in the rooms described first."""

from __future__ import annotations

from typing import Any

from tests.keras.oracle import Nested

NAN = float("nan")

REGRESSIONS: list[tuple[str, dict[str, Any], tuple[int | None, ...]]] = [
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
]
