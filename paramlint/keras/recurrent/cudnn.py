"""The `use_cudnn` of LSTM and GRU."""

from __future__ import annotations

from paramlint.keras.arguments import is_plain, objection
from paramlint.keras.layer import KerasLayer


def check_cudnn(layer: KerasLayer) -> None:
    """LayerError unless `use_cudnn` is "auto", True or False, or cannot be judged."""
    value = getattr(layer, "use_cudnn")  # noqa: B009
    if is_plain(value) and value not in ("auto", True, False):
        raise objection(layer, "use_cudnn", "'auto', True or False")
