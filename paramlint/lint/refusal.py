"""Rules about what Keras refuses, and how they say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from paramlint.graph.model import Call, Layer, Shape, Shapes
from paramlint.graph.program import Program
from paramlint.graph.refusal import Refusal
from paramlint.keras.errors import SHAPE_REFUSALS
from paramlint.keras.shape import show
from paramlint.lint.finding import Finding, Fix, Related, Severity
from paramlint.lint.rule import Rule

__all__ = ["Refusal", "RefusalRule", "hands_on", "shown", "sources"]


class RefusalRule(Rule):
    """A rule about what Keras raises: `check` is given one `Refusal` of its `kinds` after the other."""

    severity = Severity.ERROR
    kinds: ClassVar[frozenset[str]] = frozenset()

    def subjects(self, program: Program) -> Iterable[Any]:
        """What is refused for the reasons that the rule is about."""
        return (refusal for refusal in program.refusals if refusal.kind in self.kinds)

    def refused(
        self,
        refusal: Refusal,
        raised: str,
        *,
        help: str | None = None,
        related: Iterable[Related] | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """The finding at the place where Keras raises `raised`; what is related are the sources unless told."""
        return self.finding(
            f'{_sentence(refusal)} (Keras: "{raised}")',
            refusal.span,
            help=help,
            related=sources(refusal) if related is None else related,
            model=refusal.in_model,
            layer=None if refusal.layer.name == "?" else refusal.layer.name,
            fix=fix,
        )


def _sentence(refusal: Refusal) -> str:
    """What is wrong. Functions on tensors, and layers that cannot even be made, are named in the reason itself."""
    layer = refusal.layer
    if refusal.kind not in SHAPE_REFUSALS or layer.family in (None, "operations"):
        return refusal.reason.why
    return f"`{layer.name}` cannot be built: {refusal.reason.why}"


def sources(refusal: Refusal) -> Iterator[Related]:
    """Where the tensors come from that the layer is given."""
    if refusal.reason.sources:
        yield from (Related(source.what, source.span) for source in refusal.reason.sources)
        return
    for call in dict.fromkeys(refusal.feeding):
        yield hands_on(refusal.model.called_layer(call), call)


def hands_on(layer: Layer, call: Call) -> Related:
    """A layer with the shape of what it makes."""
    return Related(f"`{layer.name}` {shown(call.output_shape)}", layer.span)


def shown(shape: Shape | Shapes | None) -> str:
    """A shape, or several, as messages show them."""
    if isinstance(shape, Shapes):
        return ", ".join(map(shown, shape.shapes))
    return "of unknown shape" if shape is None else show(shape)
