"""Samples: which methods give a model data, and how many samples it has been given altogether."""

from __future__ import annotations

from paramlint.evaluate.values import Reference
from paramlint.graph.model import Samples
from paramlint.overlays.keras.session import Session

FITTING = frozenset({"fit", "fit_generator", "train_on_batch"})
MEETING = (
    FITTING
    | {"evaluate", "evaluate_generator", "test_on_batch"}
    | {"predict", "predict_generator", "predict_on_batch", "predict_classes", "predict_proba"}
)
"""The methods whose first argument is data."""
WRITING = frozenset({"save", "to_json", "to_yaml", "get_config"})
"""The methods that write the model down, so that it can be made anew."""


def samples_of(reference: Reference, session: Session) -> Samples | None:
    """The most that the model is trained on; None where one of its trainings is on nobody knows how much."""
    trained = session.trained.get(reference.identity, [])
    known = [samples for samples in trained if samples is not None]
    return max(known, key=lambda samples: samples.value) if known and len(known) == len(trained) else None
