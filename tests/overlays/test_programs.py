"""Programs as people write them: what paramlint reads out of them is what Keras builds."""

import math
from pathlib import Path

import keras
import pytest

from paramlint.graph.model import Model
from tests.overlays.programs import HEAD, PROGRAMS, SAVING
from tests.overlays.reading import read


@pytest.mark.parametrize("code", PROGRAMS.values(), ids=PROGRAMS)
def test_agrees_with_keras(code: str) -> None:
    _compare(code, HEAD)


def test_what_is_loaded_is_what_was_saved(tmp_path: Path) -> None:
    _compare(SAVING, f"{HEAD}folder = {str(tmp_path)!r}\n")


def _compare(code: str, head: str) -> None:
    """Every model that a name of the program stands for, by name."""
    ours = {name: model for model in read(code, head) for name in model.names}
    keras.utils.clear_session()
    names: dict[str, object] = {}
    exec(compile(head + code, "<program>", "exec"), names)
    models = {name: value for name, value in names.items() if isinstance(value, keras.Model)}
    assert models
    for name, real in models.items():
        assert ours[name].params.exact == real.count_params(), name
        assert ours[name].trainable_params.exact == sum(math.prod(one.shape) for one in real.trainable_weights), name
        assert _rows(ours[name]) == [(layer.name, layer.count_params()) for layer in _layers(real)], name


def _layers(model: keras.Model) -> list[keras.Layer]:
    return [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]


def _rows(model: Model) -> list[tuple[str, int | None]]:
    return [(row.name, row.params.exact) for row in model.listed if row.class_name != "InputLayer"]
