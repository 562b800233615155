"""The estimate of the memory that training takes, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from paramlint.graph.count import Count
from paramlint.graph.memory import TrainingMemory, compiled_optimizer, training_memory
from paramlint.graph.model import Model
from paramlint.keras.optimizers.optimizer import Optimizer
from paramlint.keras.weight import Weight
from paramlint.report.causes import reason
from paramlint.report.words import listed, memory_size
from paramlint.source.file import SourceFile
from paramlint.unknown import Unknown

_Row = tuple[str, str, str]
"""A part's name, its size, and a note."""


def memory_lines(source: SourceFile, model: Model) -> Iterator[str]:
    """A heading with the batch, a line for each part, and their sum."""
    memory = training_memory(model)
    batch = f" (batch of {memory.batch_size:,})" if isinstance(memory.batch_size, int) else ""
    yield f"Training memory, estimated{batch}:"
    rows = [
        ("weights", _size(memory.weights), ""),
        ("gradients", _size(memory.gradients), "one for each trainable parameter"),
        _optimizer(source, model, memory),
        ("activations", _size(memory.activations), _samples(memory)),
        ("total", _size(memory.total), ""),
    ]
    names = max(len(name) for name, _, _ in rows)
    sizes = max(len(size) for _, size, _ in rows)
    yield from (f"    {name:<{names}}  {size:>{sizes}}   {note}".rstrip() for name, size, note in rows)
    if not isinstance(memory.batch_size, int):
        yield f"    batch size unknown: {reason(source, memory.unknown_batch)}"


def _size(count: Count) -> str:
    if count.exact is not None:
        return memory_size(count.exact)
    return f"at least {memory_size(count.low)}" if count.low else "?"


def _optimizer(source: SourceFile, model: Model, memory: TrainingMemory) -> _Row:
    optimizer = compiled_optimizer(model)
    if isinstance(optimizer, Unknown):
        return "optimizer slots", _size(memory.optimizer), reason(source, optimizer)
    return f"{type(optimizer).__name__} slots", _size(memory.optimizer), _slots(optimizer)


def _slots(optimizer: Optimizer) -> str:
    """What is kept about a matrix, which for some optimizers is more or less than about other weights."""
    names = [slot.name.replace("_", " ") for slot in optimizer.variables(Weight("kernel", (1, 1)), "")]
    return f"{listed(names)} of each of these" if names else "none"


def _samples(memory: TrainingMemory) -> str:
    sample = _size(memory.sample_activations)
    if isinstance(memory.batch_size, int):
        return f"{memory.batch_size:,} × {sample}"
    return f"{sample} for each sample"
