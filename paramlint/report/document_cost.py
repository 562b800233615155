"""What layers and models cost, in the JSON documents."""

from __future__ import annotations

from paramlint.graph.memory import compiled_optimizer, training_memory
from paramlint.graph.model import Model
from paramlint.keras.cost import Cost
from paramlint.report.document_numbers import count_value, dim_value
from paramlint.report.document_place import Record
from paramlint.unknown import Unknown


def cost_record(cost: Cost) -> Record:
    """What a layer costs for one sample."""
    return {
        "multiply_accumulates": dim_value(cost.multiply_accumulates),
        "activations": dim_value(cost.activations),
        "activation_bytes": dim_value(cost.activation_bytes),
        "sequential_steps": dim_value(cost.sequential_steps),
    }


def model_cost_record(model: Model) -> Record:
    """What a model costs for one sample, and the memory that training it takes."""
    return {
        "multiply_accumulates": count_value(model.cost.multiply_accumulates),
        "activations": count_value(model.cost.activations),
        "activation_bytes": count_value(model.cost.activation_bytes),
        "sequential_steps": count_value(model.cost.sequential_steps),
        "training_memory": _memory(model),
    }


def _memory(model: Model) -> Record:
    memory = training_memory(model)
    optimizer = compiled_optimizer(model)
    return {
        "batch_size": dim_value(memory.batch_size),
        "optimizer": None if isinstance(optimizer, Unknown) else type(optimizer).__name__,
        "weights": count_value(memory.weights),
        "gradients": count_value(memory.gradients),
        "optimizer_slots": count_value(memory.optimizer),
        "activations_per_sample": count_value(memory.sample_activations),
        "activations": count_value(memory.activations),
        "total": count_value(memory.total),
    }
