"""Attention and AdditiveAttention: attention without projections."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.keras.arguments import objection, require_number
from paramlint.keras.errors import ShapeError
from paramlint.keras.inputs import defined, dimension, listed_inputs
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.shape import Several, Shape, show_all
from paramlint.keras.weight import Weight

_SCORE_MODES = ("dot", "concat")


class _Attention(KerasLayer):
    """A layer on a list of query, value and, if it is not the value, key."""

    takes_several = True

    def tensors(self, inputs: Several) -> tuple[Shape, ...]:
        """Two or three shapes. Raises ShapeError for other numbers."""
        shapes = listed_inputs(self, inputs)
        if len(shapes) not in (2, 3):
            raise ShapeError(f"{self.class_name} needs [query, value] or [query, value, key], got {show_all(shapes)}")
        return shapes

    def output_shape(self, inputs: Several) -> Shape:
        query, value, *_ = self.tensors(inputs)
        return (*query[:-1], dimension(self, value, -1))


class Attention(_Attention):
    """Scores are dot products of query and key, or a learned function of both (`concat`)."""

    use_scale: bool = False
    score_mode: str = "dot"
    dropout: Inert = 0.0
    seed: Inert = None

    def check_arguments(self) -> None:
        require_number(self, "dropout")
        if self.score_mode not in _SCORE_MODES:
            raise objection(self, "score_mode", "'dot' or 'concat'")

    def weights(self, inputs: Several) -> Iterable[Weight]:
        self.tensors(inputs)
        if self.use_scale:
            yield Weight("scale", ())
        if self.score_mode == "concat":
            yield Weight("concat_score_weight", ())


class _Inherited(_Attention, kw_only=True):
    score_mode: str = "dot"
    seed: Inert = None


class AdditiveAttention(_Inherited):
    """Scores are sums over the tanh of query and key, scaled for each feature. `score_mode` makes no difference."""

    use_scale: bool = True
    dropout: Inert = 0.0

    keyword_only = COMMON | {"score_mode", "seed"}

    def check_arguments(self) -> None:
        require_number(self, "dropout")
        if self.score_mode not in _SCORE_MODES:
            raise objection(self, "score_mode", "'dot' or 'concat'")

    def weights(self, inputs: Several) -> Iterable[Weight]:
        query, *_ = self.tensors(inputs)
        if self.use_scale:
            yield Weight("scale", (defined(self, query, -1),))
