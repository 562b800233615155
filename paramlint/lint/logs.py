"""The names under which a training logs its numbers: what a callback can monitor."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paramlint.graph.model import Model, Shapes
from paramlint.graph.program import Program
from paramlint.graph.use import Given, Named, Use
from paramlint.lint.arguments import argument, value_of

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def logged(fit: Use, model: Model, program: Program) -> frozenset[str] | None:
    """What this training logs of the training data: `loss` and the metrics; None where that is not certain.

    Names of metrics that are objects may end in a number of their own, which is left out here.
    """
    compiled = _compile_before(fit, model, program)
    if compiled is None or model.kind == "subclass" or isinstance(model.output_shape, Shapes):
        return None
    names = {"loss"}
    for parameter in ("metrics", "weighted_metrics"):
        found = _names(value_of(compiled, parameter))
        if found is None:
            return None
        names |= found
    return frozenset(names)


def validates(fit: Use) -> bool | None:
    """Whether the training has validation data; None where that is not known."""
    given = [argument(fit, name) for name in ("validation_data", "validation_split")]
    if any(one is not None and one.value not in (None, 0, 0.0) for one in given):
        return True
    return False if fit.complete else None


def _compile_before(fit: Use, model: Model, program: Program) -> Use | None:
    """The last `compile` before the training; None where there is none, or not certainly that one."""
    last: Use | None = None
    for use in program.uses_of(model):
        if use is fit:
            return last if last is not None and last.certain and last.complete else None
        if use.last_name == "compile":
            last = use
    return None


def _names(metrics: Given) -> set[str] | None:
    if metrics is None:
        return set()
    if not isinstance(metrics, tuple):
        return _names((metrics,)) if isinstance(metrics, (str, Use)) else None
    names = [_name(metric) for metric in metrics]
    return None if None in names else {name for name in names if name is not None}


def _name(metric: Given) -> str | None:
    if isinstance(metric, str):
        return metric
    if isinstance(metric, Named):
        return metric.name.rpartition(".")[2] if not metric.own else metric.name
    if isinstance(metric, Use):
        stated = value_of(metric, "name")
        return stated if isinstance(stated, str) else _snake_case(metric.last_name) if stated is None else None
    return None


def _snake_case(name: str) -> str:
    """How Keras names the objects of a class.

    >>> _snake_case("MeanAbsoluteError"), _snake_case("AUC")
    ('mean_absolute_error', 'auc')
    """
    return _WORD.sub("_", name).lower()


def is_logged(name: str, names: Iterable[str]) -> bool:
    """Whether the name is one of these, or one of these with a number of its own."""
    return name in names or re.sub(r"_\d+$", "", name) in names
