"""Models and rules built by hand, as small as a test can read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from paramlint.graph.model import Call, Layer, Model, Samples
from paramlint.graph.program import Program
from paramlint.keras.weight import Weight
from paramlint.lint.finding import Finding, Severity
from paramlint.lint.registry import find_rule
from paramlint.lint.rule import Rule
from paramlint.source.file import SourceFile
from paramlint.source.span import Span

Sizes = tuple[int, ...]


def layer(
    name: str,
    class_name: str,
    family: str,
    output: Sizes,
    *weights: Weight,
    at: int = 0,
    **arguments: Any,
) -> Layer:
    """A layer with this output shape (without the batch), its place five characters from `at`."""
    shape = (None, *output)
    return Layer(name, class_name, family, Span(at, at + 5), weights, arguments, None, shape)


def dense(name: str, inputs: int, units: int, **arguments: Any) -> Layer:
    """A Dense with a bias: (inputs + 1) × units parameters."""
    weights = (Weight("kernel", (inputs, units)), Weight("bias", (units,)))
    return layer(name, "Dense", "core", (units,), *weights, units=units, **arguments)


def sequential(*layers: Layer, inputs: Sizes, samples: Samples | None = None, at: int = 0) -> Model:
    """A model that calls its layers one after the other."""
    shapes = [(None, *inputs), *(one.output_shape for one in layers)]
    calls = tuple(
        Call(index, (index - 1,) if index else (), shapes[index], shapes[index + 1]) for index in range(len(layers))
    )
    span = Span(at, at + 10)
    return Model(
        "sequential", "sequential", span, layers, calls, shapes[0], shapes[-1], ("model",), "model", samples=samples
    )


def program(*models: Model, text: str = "") -> Program:
    """A file that holds these models and uses nothing of Keras beside them."""
    return Program(SourceFile("model.py", text, text), models)


def tool(name: str) -> Rule:
    """A rule by its name, as it is without settings."""
    return find_rule(name).load()()


class Loud(Rule):
    """Says something about every model: its number of layers."""

    __module__ = "rules.house.pml001_loud"
    severity = Severity.ADVICE

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding at the model's place."""
        yield self.finding(f"{len(model.layers)} layers", model.span, model=model, measure=len(model.layers))


class Broken(Rule):
    """Raises."""

    __module__ = "rules.house.pml002_broken"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """Divides by zero after a first finding."""
        yield self.finding("never heard of", model.span)
        raise ZeroDivisionError("division\nby zero")
