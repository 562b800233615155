"""Keras's `Tokenizer`: from texts to sequences of numbers, and to a matrix of words."""

from __future__ import annotations

from dataclasses import dataclass

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import NONE, Known, Method, Reference, Value
from paramlint.keras.shape import Size
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.arrays.origin import NOWHERE, Origin
from paramlint.overlays.arrays.sizes import data_value, unfollowed
from paramlint.overlays.keras.data.arguments import argument, count_of, size_or
from paramlint.source.span import Span
from paramlint.unknown import Unknown

_TABLES = ("word_index", "index_word", "word_counts", "word_docs", "index_docs")


@dataclass(frozen=True, slots=True)
class TextsContent(Content):
    """A list of sequences of words as numbers, each of a length of its own."""

    count: Size
    origin: Origin = NOWHERE
    described = "list of sequences"
    inert = True

    def length(self) -> Value:
        return Known(self.count) if isinstance(self.count, int) else self.count

    def items(self) -> Unknown:
        return unfollowed("the words of these sequences")


@dataclass(frozen=True, slots=True)
class TokenizerContent(Content):
    """A tokenizer. How many words it finds, only the data knows; how many it keeps, `num_words` says."""

    num_words: Size | None
    words: Unknown
    described = "tokenizer"
    inert = True

    def truth(self) -> bool:
        return True

    def attribute(self, reference: Reference, name: str, machine: Machine, span: Span) -> Value:
        if name in _TABLES:
            return machine.allocate(DictContent({}, self.words))
        if name == "num_words":
            return NONE if self.num_words is None else _value(self.num_words)
        return Method(reference, name)

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        if name in ("fit_on_texts", "fit_on_sequences"):
            return NONE
        if name == "texts_to_sequences":
            origin = Origin(below=self.num_words) if isinstance(self.num_words, int) else NOWHERE
            return call.machine.allocate(TextsContent(count_of(call.argument(0, "texts"), call), origin))
        if name in ("texts_to_matrix", "sequences_to_matrix"):
            rows = count_of(call.argument(0, "texts") or call.named().get("sequences"), call)
            columns = self.words.unnamed() if self.num_words is None else self.num_words
            return call.machine.allocate(ArrayContent((rows, columns)))
        return super(TokenizerContent, self).call_method(reference, name, call)


def make_tokenizer(call: Call) -> Value:
    """`Tokenizer(num_words)`."""
    words = data_value("how many words the texts have", call.span)
    asked = argument(call, 0, "num_words")
    kept = None if not asked else size_or(asked, data_value("how many words are kept", call.span))
    return call.machine.allocate(TokenizerContent(kept, words))


def _value(size: Size) -> Value:
    return Known(size) if isinstance(size, int) else size
