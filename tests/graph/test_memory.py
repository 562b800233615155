"""The memory of training, part by part, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from paramlint.graph.compiled import Compiled, Identifier
from paramlint.graph.memory import training_memory
from paramlint.graph.model import Call, Layer, Model
from paramlint.keras.cost import Cost, unknown_cost
from paramlint.keras.weight import Weight
from paramlint.source.span import Span
from paramlint.unknown import Unknown

NOWHERE = Span(0, 0)
ADAM = Compiled(NOWHERE, Identifier("adam"))
BLUR = Unknown("blurred", "the test hid it")


def dense(inputs: int, units: int, *, trainable: bool = True, **changes: Any) -> Layer:
    """A Dense of float32 numbers."""
    weights = (Weight("kernel", (inputs, units), trainable), Weight("bias", (units,), trainable))
    cost = Cost(inputs * units, units, 4 * units, 1, 4 * units)
    return Layer("dense", "Dense", "core", NOWHERE, weights, cost=cost, **changes)


def chain(*layers: Layer, **changes: Any) -> Model:
    """The layers in a row, compiled with Adam and trained in batches of 10."""
    calls = tuple(
        Call(index, (index - 1,) if index else (), None, None, cost=layer.cost) for index, layer in enumerate(layers)
    )
    fields: dict[str, Any] = {"compiled": ADAM, "batch_size": 10} | changes
    return Model("sequential", "s", NOWHERE, layers, calls, **fields)


def test_the_parts() -> None:
    memory = training_memory(chain(dense(5, 4), dense(4, 3)))
    params = (5 * 4 + 4) + (4 * 3 + 3)
    assert memory.weights.exact == memory.gradients.exact == 4 * params
    assert memory.optimizer.exact == 2 * 4 * params
    assert (memory.sample_activations.exact, memory.activations.exact) == (4 * 7, 10 * 4 * 7)
    assert memory.total.exact == 4 * 4 * params + 10 * 4 * 7


def test_only_what_is_trained_has_gradients_and_slots() -> None:
    memory = training_memory(chain(dense(5, 4), dense(4, 3, trainable=False)))
    assert memory.weights.exact == 4 * (24 + 15)
    assert (memory.gradients.exact, memory.optimizer.exact) == (4 * 24, 2 * 4 * 24)
    assert memory.sample_activations.exact == 4 * 7  # the gradient still goes through the frozen layer


def test_before_the_first_trained_layer_only_its_input_is_kept() -> None:
    frozen = dense(50, 40, trainable=False)
    recurrent = replace(frozen, cost=Cost(0, 600, 2400, 10, 160))  # gates and all, of which only the output is needed
    memory = training_memory(chain(frozen, recurrent, dense(40, 3)))
    assert memory.sample_activations.exact == 160 + 4 * 3


def test_a_model_that_is_not_trained_keeps_nothing() -> None:
    memory = training_memory(chain(dense(5, 4, trainable=False), batch_size=None, compiled=None))
    assert (memory.gradients.exact, memory.optimizer.exact, memory.activations.exact) == (0, 0, 0)
    assert memory.total.exact == 4 * 24


def test_half_precision_counts_half() -> None:
    assert training_memory(chain(dense(5, 4, weight_bytes=2))).optimizer.exact == 2 * 2 * 24


def test_without_compile_the_optimizer_is_unknown() -> None:
    memory = training_memory(chain(dense(5, 4), compiled=None))
    assert (memory.optimizer.low, memory.optimizer.high) == (0, None)
    assert [reason.kind for reason in memory.total.reasons] == ["not-compiled"]
    assert memory.total.low == 2 * 4 * 24 + 10 * 16


def test_without_a_batch_size_the_activations_are_unknown() -> None:
    for size, kind in ((None, "no-batch-size"), (BLUR, "blurred")):
        memory = training_memory(chain(dense(5, 4), batch_size=size))
        assert memory.sample_activations.exact == 16
        assert memory.activations.exact is None
        assert [reason.kind for reason in memory.total.reasons] == [kind]


def test_what_a_layer_costs_may_be_unknown() -> None:
    memory = training_memory(chain(dense(5, 4), replace(dense(4, 3), cost=unknown_cost(BLUR))))
    assert (memory.activations.low, memory.activations.high) == (160, None)
    assert memory.optimizer.exact == 2 * 4 * (24 + 15)


def test_weights_that_are_not_counted_have_unknown_gradients() -> None:
    memory = training_memory(chain(dense(5, 4), Layer("x", "X", None, NOWHERE, unknown=BLUR)))
    for part in (memory.weights, memory.gradients, memory.optimizer):
        assert part.high is None
        assert part.low > 0


def test_muon_keeps_less_about_matrices() -> None:
    muon = Compiled(NOWHERE, Identifier("Muon"))
    assert training_memory(chain(dense(5, 4), compiled=muon)).optimizer.exact == 4 * (20 + 2 * 4)
    embedding = Layer("embedding", "Embedding", "core", NOWHERE, (Weight("embeddings", (9, 2)),), cost=Cost())
    assert training_memory(chain(embedding, compiled=muon)).optimizer.exact == 2 * 4 * 18


def test_a_layer_used_twice_has_its_weights_once_and_its_activations_twice() -> None:
    one = dense(4, 4)
    calls = (Call(0, (), None, None, cost=one.cost), Call(0, (0,), None, None, cost=one.cost))
    memory = training_memory(replace(chain(one), calls=calls))
    assert (memory.weights.exact, memory.sample_activations.exact) == (4 * 20, 2 * 16)


def nested(*layers: Layer) -> Layer:
    """A model inside the model."""
    weights = tuple(weight for layer in layers for weight in layer.weights)
    return Layer("base", "Functional", None, NOWHERE, weights, layers=layers, cost=Cost(0, 900, 3600, 5, 40))


def test_a_frozen_model_inside_keeps_its_output_only() -> None:
    base = nested(dense(5, 4, trainable=False), dense(4, 4, trainable=False))
    assert training_memory(chain(base, dense(4, 3))).sample_activations.exact == 40 + 12


def test_of_a_model_inside_that_is_trained_in_part_the_bounds_are_known() -> None:
    part = nested(dense(5, 4, trainable=False), dense(4, 4))
    kept = training_memory(chain(part, dense(4, 3))).sample_activations
    assert (kept.low, kept.high) == (40 + 12, 3600 + 12)
    assert [reason.kind for reason in kept.reasons] == ["nested-model"]
    behind = training_memory(chain(dense(5, 5), part, dense(4, 3))).sample_activations
    assert behind.exact == 20 + 3600 + 12


def test_nothing_is_trained_in_a_model_that_is_frozen_as_a_whole() -> None:
    memory = training_memory(chain(dense(5, 4), trainable=False))
    assert (memory.gradients.exact, memory.optimizer.exact, memory.activations.exact) == (0, 0, 0)


def test_how_often_an_own_call_uses_layers_is_not_known() -> None:
    memory = training_memory(replace(chain(dense(5, 4)), kind="subclass", calls=()))
    assert (memory.sample_activations.low, memory.sample_activations.high) == (16, None)
