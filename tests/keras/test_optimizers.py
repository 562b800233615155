"""What optimizers keep, held against the variables of Keras's own ones."""

from __future__ import annotations

import math
from typing import Any

import keras
import pytest

from paramlint.keras.optimizers.catalogue import describe, described_optimizers
from paramlint.keras.optimizers.optimizer import Optimizer
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

UNDESCRIBED = {"MultiOptimizer"}
NOT_OPTIMIZERS = {"Optimizer", "OptimizerMap", "LossScaleOptimizer"}
PUBLIC = {name for name in dir(keras.optimizers) if name[:1].isupper()} - NOT_OPTIMIZERS
HYPER = Unknown("runtime-value", "only run time knows")

CASES: list[tuple[str, dict[str, Any]]] = [
    *[(name, {}) for name in sorted(PUBLIC - UNDESCRIBED)],
    *[(name, {"use_ema": True}) for name in ("SGD", "Adam", "Muon")],
    *[(name, {"gradient_accumulation_steps": 4}) for name in ("SGD", "Adafactor")],
    ("SGD", {"momentum": 0.9}),
    ("SGD", {"momentum": 0.9, "nesterov": True, "use_ema": True}),
    ("RMSprop", {"momentum": 0.9}),
    ("RMSprop", {"momentum": 0.9, "centered": True}),
    ("Adam", {"amsgrad": True}),
    ("AdamW", {"amsgrad": True, "weight_decay": 0.1}),
    ("Muon", {"exclude_embeddings": False}),
]


def _model() -> keras.Model:
    """Weights of one to four dimensions, one of them frozen."""
    layers = keras.layers
    return keras.Sequential(
        [
            keras.Input((6,)),
            layers.Embedding(11, 4),
            layers.LSTM(3, return_sequences=True),
            layers.Dense(5, trainable=False),
            layers.Reshape((6, 5, 1)),
            layers.Conv2D(2, 3),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


def _described(name: str, *positional: Any, **arguments: Any) -> Optimizer:
    optimizer = describe(name, positional, arguments)
    assert isinstance(optimizer, Optimizer)
    return optimizer


def _kept(optimizer: Optimizer, weight: Weight, path: str = "dense/kernel") -> int:
    return sum(math.prod(slot.shape) for slot in optimizer.variables(weight, path))  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "arguments"), CASES)
def test_keeps_what_keras_counts(name: str, arguments: dict[str, Any]) -> None:
    """Keras counts single numbers too: the step counter, the learning rate and what some optimizers have beside them."""
    model = _model()
    real = getattr(keras.optimizers, name)(**arguments)
    real.build(model.trainable_variables)
    counted = sum(math.prod(variable.shape) for variable in real.variables if len(variable.shape))
    ours = _described(name, **arguments)
    kept = [_kept(ours, Weight(one.name, tuple(one.shape)), one.path) for one in model.trainable_variables]
    assert sum(kept) == counted


def test_the_scalars_are_all_that_a_summary_counts_beside() -> None:
    model = _model()
    model.compile("adam", "mse")
    model.optimizer.build(model.trainable_variables)
    slots = sum(_kept(_described("adam"), Weight(one.name, tuple(one.shape))) for one in model.trainable_variables)
    lines: list[str] = []
    model.summary(print_fn=lambda text, **_: lines.append(text))
    assert f"Optimizer params: {slots + 2:,} " in "\n".join(lines)


def test_every_public_optimizer_is_described() -> None:
    assert PUBLIC - set(described_optimizers()) == UNDESCRIBED


def test_a_loss_scale_keeps_two_numbers_beside_the_optimizer_inside() -> None:
    """Why `inner` is all that counts of it."""
    variables = _model().trainable_variables
    inner, alone = keras.optimizers.Adam(), keras.optimizers.Adam()
    scaling = keras.optimizers.LossScaleOptimizer(inner)
    scaling.build(variables)
    alone.build(variables)
    extra = scaling.variables[: -len(alone.variables)]
    assert len(scaling.variables) > len(alone.variables)
    assert all(variable.shape == () for variable in extra)


@pytest.mark.parametrize("name", ["adam", "ADAM", "Adam"])
def test_names_are_written_in_any_case(name: str) -> None:
    assert _kept(_described(name), Weight("kernel", (3, 4))) == 2 * 12


@pytest.mark.parametrize(
    ("name", "positional", "arguments", "slots"),
    [
        ("SGD", (0.1, 0.9), {}, 1),
        ("SGD", (0.1,), {"decay": 1e-6, "lr": 0.1}, 0),
        ("RMSprop", (0.1, 0.9, 0.5, 1e-7, True), {}, 3),
        ("Adam", (0.1, 0.9, 0.99, 1e-7, True), {}, 3),
        ("Adam", (HYPER,), {"beta_1": HYPER}, 2),
        ("GradientDescentOptimizer", (0.1,), {}, 0),
        ("MomentumOptimizer", (0.1, 0.0), {}, 1),
        ("AdamOptimizer", (0.1,), {}, 2),
        ("RMSPropOptimizer", (0.1,), {}, 2),
        ("RMSPropOptimizer", (0.1,), {"centered": True}, 3),
        ("AdagradOptimizer", (0.1,), {}, 1),
        ("FtrlOptimizer", (0.1,), {}, 2),
        ("AdadeltaOptimizer", (0.1,), {}, 2),
    ],
)
def test_arguments_by_place_and_by_name(name: str, positional: Any, arguments: dict[str, Any], slots: int) -> None:
    assert _kept(_described(name, *positional, **arguments), Weight("kernel", (3, 4))) == slots * 12


@pytest.mark.parametrize(
    ("name", "positional", "arguments", "kind"),
    [
        ("MyOptimizer", (), {}, "unsupported-optimizer"),
        ("MultiOptimizer", (), {}, "unsupported-optimizer"),
        ("SGD", (0.1, HYPER), {}, "runtime-value"),
        ("SGD", (), {"momentum": HYPER}, "runtime-value"),
        ("Adam", (), {"amsgrad": HYPER}, "runtime-value"),
        ("Adam", (), {"use_ema": HYPER}, "runtime-value"),
    ],
)
def test_what_cannot_be_told_is_unknown(name: str, positional: Any, arguments: dict[str, Any], kind: str) -> None:
    found = describe(name, positional, arguments)
    assert isinstance(found, Unknown)
    assert found.kind == kind


def test_what_muon_leaves_to_adam_by_a_pattern_is_not_followed() -> None:
    muon = _described("Muon", exclude_layers=("head",))
    matrix = list(muon.variables(Weight("kernel", (3, 4)), "head/kernel"))
    assert [slot.name for slot in matrix] == ["momentum", "velocity"]
    assert isinstance(matrix[1].size, Unknown)
    assert _kept(muon, Weight("bias", (4,))) == 2 * 4
