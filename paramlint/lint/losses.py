"""Which losses are Keras's own."""

from __future__ import annotations

from paramlint.graph.compiled import Identifier
from paramlint.keras.api import public_names

_SHORT = frozenset({"mse", "mae", "mape", "msle", "MSE", "MAE", "MAPE", "MSLE", "bce", "BCE", "kld", "KLD"})


def is_keras_loss(loss: Identifier) -> bool:
    """Whether the loss goes by a name of Keras; one of the file's own of the same name is taken for it."""
    known = loss.name in _SHORT or f"keras.losses.{loss.name}" in public_names("3")
    return loss.unknown is None and known
