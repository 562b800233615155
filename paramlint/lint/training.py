"""Training: which loss a model's output is compiled with, and on which labels it is fitted then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paramlint.graph.model import Layer, Model
from paramlint.graph.program import Program
from paramlint.graph.use import CALL, Argument, Data, Given, Use
from paramlint.lint.arguments import argument
from paramlint.lint.head import Head, heads
from paramlint.lint.loss import Loss, read_loss

_CHANGING = ("keras.Sequential.add", "keras.Sequential.pop")
_COMPILING = "keras.Model.compile"
_FITTING = ("keras.Model.fit", "keras.Model.train_on_batch", "keras.Model.fit_generator")


@dataclass(frozen=True, slots=True)
class Trained:
    """One output of a model with the loss of one `compile` call."""

    head: Head
    loss: Loss
    compiling: Use
    position: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """The same where the model is fitted on these targets."""

    trained: Trained
    targets: Data
    argument: Argument
    fitting: Use


def trained(model: Model, program: Program) -> Iterator[Trained]:
    """Every output with every loss that the program compiles it with.

    A model that is trained as a part of another, and never for itself, has none: nobody computes it.
    """
    if _is_only_a_part(model, program):
        return
    found = heads(model, program)
    for use in _compiling(model, program):
        stated = argument(use, "loss")
        for position, head in enumerate(found):
            given = None if head is None or stated is None else _of_output(stated.value, head, position, len(found))
            if head is not None and stated is not None and given is not None:
                loss = read_loss(given, stated, given is stated.value)
                yield Trained(head, loss, use, position)


def _is_only_a_part(model: Model, program: Program) -> bool:
    if any(use.name in _FITTING for use in program.uses_of(model)):
        return False
    return any(_holds(other.layers, model) for other in program.models if other is not model)


def _holds(layers: Iterable[Layer], model: Model) -> bool:
    return any(layer.identity in model.identities or _holds(layer.layers, model) for layer in layers)


def _compiling(model: Model, program: Program) -> list[Use]:
    """The calls of `compile` on the model as it is in the end: after the last layer was added."""
    uses = [use for use in program.uses_of(model) if use.kind == CALL]
    changed = {use.receiver: number for number, use in enumerate(uses) if use.name in _CHANGING}
    return [use for number, use in enumerate(uses) if use.name == _COMPILING and number > changed.get(use.receiver, -1)]


def _of_output(given: Given, head: Head, position: int, count: int) -> Given:
    """The loss, or whatever else is given for each output, of one output; None where it has none."""
    if isinstance(given, dict):
        return None if head.name is None else given.get(head.name)
    if isinstance(given, tuple):
        return given[position] if len(given) == count else None
    return given


def fitted(model: Model, program: Program) -> Iterator[Fitted]:
    """Every output with every call that fits it on targets of which something is known.

    It counts with the loss that was last compiled before; where it is open which that was, with none.
    """
    pairs = list(trained(model, program))
    uses = [use for use in program.uses_of(model) if use.kind == CALL]
    for number, use in enumerate(uses):
        if use.name not in _FITTING:
            continue
        compiling = _in_effect(uses[:number], use)
        for pair in pairs:
            targets = _targets(use, pair, len(model.outputs)) if pair.compiling is compiling else None
            if targets is not None:
                yield Fitted(pair, targets[0], targets[1], use)


def _in_effect(before: list[Use], fitting: Use) -> Use | None:
    """The last call of `compile`, unless a condition decides about it that does not decide about the fit."""
    compiling = [use for use in before if use.name == _COMPILING and use.receiver == fitting.receiver]
    if not compiling or (len(compiling) > 1 and not compiling[-1].certain):
        return None
    return compiling[-1]


def _targets(fitting: Use, pair: Trained, count: int) -> tuple[Data, Argument] | None:
    stream = argument(fitting, "x") or argument(fitting, "generator")
    if stream is not None and isinstance(stream.value, Data) and stream.value.is_stream:
        targets = stream.value.targets
        return None if targets is None or count > 1 else (targets, stream)
    stated = argument(fitting, "y")
    given = None if stated is None else _of_output(stated.value, pair.head, pair.position, count)
    return (given, stated) if stated is not None and isinstance(given, Data) else None
