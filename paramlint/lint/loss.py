"""Losses by Keras's name for them, however a program gives them."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.graph.use import Argument, Given, Named, Use
from paramlint.keras.naming import snake_case
from paramlint.lint.arguments import argument

BINARY = frozenset({"binary_crossentropy", "binary_focal_crossentropy"})
CATEGORICAL = frozenset({"categorical_crossentropy", "categorical_focal_crossentropy"})
SPARSE = frozenset({"sparse_categorical_crossentropy"})
CROSSENTROPIES = BINARY | CATEGORICAL | SPARSE
REGRESSION = frozenset(
    {"mean_squared_error", "mean_absolute_error", "mean_absolute_percentage_error", "huber", "log_cosh"}
    | {"mean_squared_logarithmic_error"}
)
_ALIASES = {
    "bce": "binary_crossentropy",
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "mape": "mean_absolute_percentage_error",
    "msle": "mean_squared_logarithmic_error",
    "logcosh": "log_cosh",
    "huber_loss": "huber",
}
_HOMES = ("keras.losses.", "keras.metrics.", "keras.backend.", "keras.objectives.", "tensorflow.losses.")


@dataclass(frozen=True, slots=True)
class Loss:
    """The loss of one output. `name` is None where it is not one of Keras's crossentropies or regression losses.

    `from_logits` is None where nobody knows. `given` is the value, and `argument` the one of `compile` that it stands
    in, `whole` where nothing else does.
    """

    name: str | None
    from_logits: bool | None
    given: Given
    argument: Argument
    whole: bool


def loss_name(given: Given) -> str | None:
    """Keras's name of a loss; None for any but crossentropies and regression losses.

    >>> loss_name("MSE"), loss_name(Named("keras.losses.BinaryCrossentropy")), loss_name("hinge")
    ('mean_squared_error', 'binary_crossentropy', None)
    """
    match given:
        case str(name):
            return _known(name)
        case Named(name, own=False) if name.startswith(_HOMES):
            return _known(name.rpartition(".")[2])
        case Use(name=name) if name.startswith(_HOMES) and _is_plain(given):
            return _known(given.last_name)
    return None


def read_loss(given: Given, argument: Argument, whole: bool) -> Loss:
    """The loss that a value is."""
    return Loss(loss_name(given), _from_logits(given), given, argument, whole)


def _known(name: str) -> str | None:
    name = snake_case(name) if name[:1].isupper() and not name.isupper() else name.lower()
    name = _ALIASES.get(name, name)
    return name if name in CROSSENTROPIES | REGRESSION else None


def _is_plain(use: Use) -> bool:
    """Whether the classes are along the last axis."""
    axis = argument(use, "axis")
    return use.last_name[:1].isupper() and (axis is None or axis.value == -1)


def _from_logits(given: Given) -> bool | None:
    if not isinstance(given, Use):
        return False
    stated = argument(given, "from_logits")
    if stated is None:
        return False if given.complete else None
    return stated.value if isinstance(stated.value, bool) else None
