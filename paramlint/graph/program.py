"""Program: everything that is known of one file, as rules look at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from paramlint.graph.loose import LooseEnd
from paramlint.graph.model import Layer, Model
from paramlint.graph.refusal import Key, Refusal, refusals
from paramlint.graph.use import CALL, IMPORT, Use
from paramlint.source.file import SourceFile
from paramlint.source.span import Span


@dataclass(frozen=True)
class Program:
    """A file with its models and the places where it uses Keras, in the order in which the program comes to them.

    `target` is the Keras that the file is to run on: `3`, `2` or `1`; `is_older` says that it is evidently written for
    one before 3. `fragments` are the layers before one that Keras refuses and that is in no model, `expected` the
    refusals that happen where the program expects errors, and `loose_ends` the tensors that nothing reads. `made` are
    the calls that made the objects of Keras, by the numbers of these.
    """

    source: SourceFile
    models: tuple[Model, ...] = ()
    uses: tuple[Use, ...] = ()
    target: str = "3"
    fragments: tuple[Model, ...] = ()
    expected: frozenset[Key] = frozenset()
    loose_ends: tuple[LooseEnd, ...] = ()
    is_older: bool = False
    made: Mapping[int, Use] = field(default_factory=dict, compare=False)

    @cached_property
    def _calls(self) -> dict[Span, Use]:
        return {use.span: use for use in reversed(self.uses) if use.kind == CALL and not use.elsewhere}

    def call_at(self, span: Span) -> Use | None:
        """The call of Keras that stands there: of the place of a layer or a model, the one that makes it."""
        return self._calls.get(span)

    def constructor(self, layer: Layer | Model) -> Use | None:
        """The call that makes the layer or the model; None where it stands in other code (a helper of a library).

        Code that runs several times makes each time another layer: this is the call that made this one.
        """
        made = self.made.get(layer.identity) if isinstance(layer, Layer) and layer.identity is not None else None
        return made or self.call_at(layer.span)

    def uses_of(self, model: Model) -> Iterator[Use]:
        """The methods that are called on a model, in order, and its attributes that are set."""
        return (use for use in self.uses if use.receiver is not None and use.receiver in model.identities)

    def calls_of(self, model: Model, method: str) -> list[Use]:
        """The calls of one of a model's methods: `compile`, `fit`."""
        return [use for use in self.uses_of(model) if use.kind == CALL and use.last_name == method]

    def model_of(self, use: Use) -> Model | None:
        """The model whose method is called; None where it is not one of the file's."""
        return next((model for model in self.models if use.receiver in model.identities), None)

    @cached_property
    def refusals(self) -> tuple[Refusal, ...]:
        """What Keras would raise errors about, unless the program expects them."""
        found = refusals((*self.models, *self.fragments), self.expected)
        return tuple(refusal for refusal in found if not self._is_guarded(refusal))

    def _is_guarded(self, refusal: Refusal) -> bool:
        """Whether an error is expected where the layer or the model is made or used."""
        if refusal.in_model is None:  # then it was noted where it happened, and not expected there
            return False
        places = (self._all_guarded(place) for place in (refusal.layer.span, refusal.model.span))
        return any(places) or any(use.guarded for use in self.uses_of(refusal.model))

    def _all_guarded(self, place: Span) -> bool:
        uses = [use for use in self.uses if use.kind == CALL and use.span == place]
        return bool(uses) and all(use.guarded for use in uses)

    @property
    def imports(self) -> Iterator[Use]:
        """What the file imports from Keras."""
        return (use for use in self.uses if use.kind == IMPORT)

    def text(self, span: Span) -> str:
        """What stands there."""
        return self.source.text[span.start : span.end]
