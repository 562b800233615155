"""How many samples a model is trained on, wherever it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from paramlint.config.settings import Settings
from paramlint.graph.model import Model, Samples
from paramlint.syntax.directives import Directives


def with_samples(models: Iterable[Model], directives: Directives, settings: Settings, file: Path) -> tuple[Model, ...]:
    """The models of a file, each with the number of samples stated for it."""
    return tuple(replace(model, samples=_stated(model, directives, settings, file)) for model in models)


def _stated(model: Model, directives: Directives, settings: Settings, file: Path) -> Samples | None:
    """What a comment says, else the command line, else the settings, else the data that the model is fitted to."""
    comment = directives.samples_at(model.called_from, model.span)
    if comment:
        return Samples(comment.value, "comment", comment.span)
    stated = settings.samples_for(file, (model.name, *model.names))
    return Samples(*stated) if stated else model.samples
