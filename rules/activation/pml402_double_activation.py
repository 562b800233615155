"""PML402: an activation is applied twice, or one that leaves the other nothing to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Layer, Model
from paramlint.graph.program import Program
from paramlint.lint.activation import LINEAR, activation_of
from paramlint.lint.edits import remove_argument
from paramlint.lint.finding import Finding, Fix, Related
from paramlint.lint.rule import Rule

_ACTIVATION_LAYERS = frozenset({"Activation", "ReLU", "Softmax", "LeakyReLU", "PReLU", "ELU"})
_IDEMPOTENT = frozenset({"relu"})
_BOUNDED = frozenset({"softmax", "sigmoid"})
_NOTHING_LEFT = frozenset({"leaky_relu", "prelu", "elu", "relu"})


class DoubleActivation(Rule):
    """An activation is applied twice, or one that leaves the other nothing to do.

    ## What it does

    Reports an activation layer directly behind a layer that has an `activation` of its own: the same again, a
    softmax or sigmoid of what is a softmax, a sigmoid or a ReLU already, and a leaky ReLU, PReLU or ELU of what is
    never negative. Other pairs, such as a softmax of tanh scores in attention, are let be.

    ## Why it matters

    A softmax of probabilities is nearly flat, a sigmoid of a ReLU is never below a half, a leaky ReLU of a ReLU changes
    nothing. One of the two is left over from an earlier version of the model.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Activation, Dense

    model = Sequential([
        Input((4,)),
        Dense(32, activation="relu"),
        Activation("relu"),
        Dense(1),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Activation, Dense

    model = Sequential([
        Input((4,)),
        Dense(32),
        Activation("relu"),
        Dense(1),
    ])
    ```
    """

    fix_safety = "safe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each activation layer that comes second."""
        for call in model.calls:
            second, feeding = model.called_layer(call), model.feeding(call)
            if second.class_name in _ACTIVATION_LAYERS and len(feeding) == 1:
                yield from self._pair(model.called_layer(feeding[0]), second, model, program)

    def _pair(self, first: Layer, second: Layer, model: Model, program: Program) -> Iterator[Finding]:
        own, again = activation_of(first, program), _of_layer(second, program)
        effect = _effect(own, again)
        if own is None or effect is None:
            return
        yield self.finding(
            f"`{first.name}` applies {own}, and `{second.name}` {again} to that: {effect}",
            second.span,
            help=f"leave out one of the two: `activation` of `{first.name}`, or `{second.name}`",
            related=[Related(f"{own} is applied here", first.span)],
            model=model,
            layer=second.name,
            fix=_fix(first, program) if own == again and own in _IDEMPOTENT else None,
        )


def _of_layer(layer: Layer, program: Program) -> str | None:
    """The activation of an activation layer; of a PReLU or ELU whatever its arguments."""
    return activation_of(layer, program) or {"PReLU": "prelu", "LeakyReLU": "leaky_relu"}.get(layer.class_name)


def _effect(own: str | None, again: str | None) -> str | None:
    """What comes of applying the second to the first; None where that may well be meant."""
    if own is None or again is None or LINEAR in (own, again):
        return None
    if own in _IDEMPOTENT and again in _NOTHING_LEFT:
        return "the second changes nothing"
    if own == again and own in _BOUNDED | {"tanh"}:
        return "it is applied twice"
    if own in _BOUNDED | _IDEMPOTENT and again in _BOUNDED:
        return "what it is given is never negative"
    return None


def _fix(first: Layer, program: Program) -> Fix | None:
    use = program.constructor(first)
    edits = remove_argument(use, "activation", program) if use else None
    return Fix(f"Leave the activation of `{first.name}` out", edits) if edits else None
