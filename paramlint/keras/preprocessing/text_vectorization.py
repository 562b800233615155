"""TextVectorization: texts as the indices of their words, or as vectors with a place for each word."""

from __future__ import annotations

from paramlint.keras.arguments import is_plain, objection
from paramlint.keras.errors import RankError
from paramlint.keras.layer import Inert
from paramlint.keras.preprocessing.encoding import encoded
from paramlint.keras.preprocessing.lookup import _Lookup
from paramlint.keras.preprocessing.vocabulary import Tokens, Vocabulary
from paramlint.keras.shape import Shape, Size
from paramlint.unknown import Unknown

_STANDARDS = (None, "lower_and_strip_punctuation", "lower", "strip_punctuation")
_SPLITS = (None, "whitespace", "character")


class TextVectorization(_Lookup):
    """Texts, split into words that are looked up in a vocabulary with the mask "" and one index for other words."""

    max_tokens: Size | None = None
    standardize: Inert = "lower_and_strip_punctuation"
    split: Inert = "whitespace"
    ngrams: Inert = None
    output_mode: str = "int"
    output_sequence_length: Size | None = None
    pad_to_max_tokens: bool = False
    vocabulary: Tokens = None
    idf_weights: Inert = None
    sparse: bool = False
    ragged: bool = False
    encoding: Inert = "utf-8"

    keyword_only = _Lookup.keyword_only - {"name"}

    def check_arguments(self) -> None:
        for argument, choices in (("standardize", _STANDARDS), ("split", _SPLITS)):
            value = getattr(self, argument)
            if is_plain(value) and value not in choices:
                raise objection(self, argument, "a function or " + " or ".join(map(repr, choices)))
        if is_plain(self.ngrams) and not _are_ngrams(self.ngrams):
            raise objection(self, "ngrams", "an integer or a tuple of integers")
        self._check_length()
        if self.ragged and self.mode() != "int":
            raise objection(self, "ragged", "False unless output_mode='int'")
        super().check_arguments()

    def output_shape(self, shape: Shape) -> Shape | Unknown:
        if not shape:
            raise RankError("TextVectorization expects a batch of texts, its input is a single one")
        if self.mode() == "int":
            return (shape[0], self.output_sequence_length)
        if isinstance(self.split, Unknown):
            return self.split
        return encoded(self._split_shape(shape), self.mode(), self.depth())

    def as_vocabulary(self) -> Vocabulary:
        return Vocabulary(self.vocabulary, "", "[UNK]", 1, counts_mask=self.mode() == "int")

    def _split_shape(self, shape: Shape) -> Shape:
        """One more axis for the words; texts that are not split are words, one to a sample if there is one axis."""
        if self.split is not None:
            return (*shape, None)
        return (*shape, 1) if len(shape) == 1 else shape

    def _check_length(self) -> None:
        length = self.output_sequence_length
        if self.mode() == "int":
            if length is not None and not isinstance(length, (int, Unknown)):
                raise objection(self, "output_sequence_length", "an integer or None")
        elif length is not None and not isinstance(length, Unknown):
            raise objection(self, "output_sequence_length", "None unless output_mode='int'")


def _are_ngrams(value: object) -> bool:
    if isinstance(value, tuple):
        return all(isinstance(item, int) or not is_plain(item) for item in value)
    return value is None or isinstance(value, int)
