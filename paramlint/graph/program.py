"""Program: everything that is known of one file, as rules look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from paramlint.graph.model import Layer, Model
from paramlint.graph.use import CALL, IMPORT, Use
from paramlint.source.file import SourceFile
from paramlint.source.span import Span


@dataclass(frozen=True)
class Program:
    """A file with its models and the places where it uses Keras, in the order in which the program comes to them.

    `target` is the Keras that the file is to run on: `3`, `2` or `1`.
    """

    source: SourceFile
    models: tuple[Model, ...] = ()
    uses: tuple[Use, ...] = ()
    target: str = "3"

    @cached_property
    def _calls(self) -> dict[Span, Use]:
        return {use.span: use for use in reversed(self.uses) if use.kind == CALL and not use.elsewhere}

    def call_at(self, span: Span) -> Use | None:
        """The call of Keras that stands there: of the place of a layer or a model, the one that makes it."""
        return self._calls.get(span)

    def constructor(self, layer: Layer | Model) -> Use | None:
        """The call that makes the layer or the model; None where it stands in other code (a helper of a library)."""
        return self.call_at(layer.span)

    def uses_of(self, model: Model) -> Iterator[Use]:
        """The methods that are called on a model, in order, and its attributes that are set."""
        return (use for use in self.uses if use.receiver is not None and use.receiver in model.identities)

    def calls_of(self, model: Model, method: str) -> list[Use]:
        """The calls of one of a model's methods: `compile`, `fit`."""
        return [use for use in self.uses_of(model) if use.kind == CALL and use.last_name == method]

    def model_of(self, use: Use) -> Model | None:
        """The model whose method is called; None where it is not one of the file's."""
        return next((model for model in self.models if use.receiver in model.identities), None)

    @property
    def imports(self) -> Iterator[Use]:
        """What the file imports from Keras."""
        return (use for use in self.uses if use.kind == IMPORT)

    def text(self, span: Span) -> str:
        """What stands there."""
        return self.source.text[span.start : span.end]
