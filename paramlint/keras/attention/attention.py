"""Attention and AdditiveAttention: attention without projections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paramlint.keras.arguments import objection, require_number
from paramlint.keras.arithmetic import total
from paramlint.keras.cost import elements
from paramlint.keras.errors import MergeError
from paramlint.keras.inputs import defined, dimension, listed_inputs
from paramlint.keras.layer import COMMON, Inert, KerasLayer
from paramlint.keras.shape import Dim, Several, Shape, product, show_all
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

_SCORE_MODES = ("dot", "concat")


class _Attention(KerasLayer):
    """A layer on a list of query, value and, if it is not the value, key."""

    takes_several = True

    def tensors(self, inputs: Several) -> tuple[Shape, ...]:
        """Two or three shapes. Raises ShapeError for other numbers."""
        shapes = listed_inputs(self, inputs)
        if len(shapes) not in (2, 3):
            raise MergeError(f"{self.class_name} needs [query, value] or [query, value, key], got {show_all(shapes)}")
        return shapes

    def output_shape(self, inputs: Several) -> Shape:
        query, value, *_ = self.tensors(inputs)
        return (*query[:-1], dimension(self, value, -1))

    def scored_by_product(self) -> bool:
        """Whether the scores are a matrix product, and not sums over features of queries and keys."""
        return False

    def uses(self, inputs: Several) -> Mapping[str, Dim] | Unknown:
        if any(len(shape) != 3 for shape in self.tensors(inputs)):
            return Unknown("unsupported-call", f"what {self.class_name} makes of such tensors is not described")
        return {}

    def products(self, inputs: Several) -> Dim:
        mixing = product((self._scores(inputs), self.tensors(inputs)[1][-1]))
        return total(mixing, self._compared(inputs)) if self.scored_by_product() else mixing

    def kept(self, inputs: Several) -> Dim:
        own = total(self._scores(inputs), elements(self.output_shape(inputs)))
        return own if self.scored_by_product() else total(own, self._compared(inputs))

    def _scores(self, inputs: Several) -> Dim:
        """How many scores there are: one for each query and key."""
        query, value, *_ = self.tensors(inputs)
        return product((*query[1:-1], *value[1:-1]))

    def _compared(self, inputs: Several) -> Dim:
        """The scores times the features that each of them is made of."""
        return product((self._scores(inputs), self.tensors(inputs)[0][-1]))


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

    def scored_by_product(self) -> bool:
        return self.score_mode == "dot"

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
