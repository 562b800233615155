"""Labels: how those are written that a model is fitted on."""

from __future__ import annotations

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.graph.use import Data
from paramlint.lint.head import Head
from paramlint.lint.training import Fitted, Trained, fitted


def targets_of(pair: Trained, model: Model, program: Program) -> list[Fitted]:
    """Every fit of an output with a loss, on targets of which something is known."""
    return [found for found in fitted(model, program) if found.trained == pair]


def is_numbered(found: Fitted) -> bool:
    """Whether each label is certainly the number of a class, where the output has a unit for each class."""
    head, shape = found.trained.head, _shape(found.targets)
    if head.shape is None or head.units is None or head.units < 2:
        return False
    if shape is not None:
        return len(shape) == len(head.shape) - 1 or (len(shape) == len(head.shape) and shape[-1] == 1)
    labels = found.targets.labels
    return labels is not None and labels.encoding == "integers" and len(head.shape) == 2


def columns(found: Fitted) -> int | None:
    """How many columns the labels have, one for each class; None where they have none, or nobody knows."""
    head, shape, labels = found.trained.head, _shape(found.targets), found.targets.labels
    if shape is not None and _same_rank(head, len(shape)) and isinstance(shape[-1], int) and shape[-1] > 1:
        return shape[-1]
    return labels.classes if labels is not None and labels.encoding == "one-hot" and shape is None else None


def is_one_hot(found: Fitted) -> bool:
    """Whether the labels certainly have a column for each of several classes."""
    head, shape, labels = found.trained.head, _shape(found.targets), found.targets.labels
    if columns(found) is not None:
        return True
    if labels is None or (shape is not None and not _same_rank(head, len(shape))):
        return False
    binarized = labels.encoding == "binarized" and head.units is not None and head.units > 2
    return labels.encoding == "one-hot" or binarized


def _same_rank(head: Head, rank: int) -> bool:
    return rank > 1 and head.shape is not None and len(head.shape) == rank


def _shape(data: Data) -> tuple[object, ...] | None:
    return data.shape if isinstance(data.shape, tuple) else None
