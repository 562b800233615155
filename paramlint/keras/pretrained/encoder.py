"""Transformer encoders for texts, by the sizes that their configurations state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paramlint.keras.weight import Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """An encoder like BERT: embeddings of words, places and segments, blocks of attention, and a pooled output.

    `segments` is 0 where there are none, `embedding` the width of the embeddings where a projection follows them,
    `repeats` how often each of the `blocks` is carried out: ALBERT carries out its only one many times.
    """

    vocabulary: int
    width: int = 768
    blocks: int = 12
    repeats: int = 1
    places: int = 512
    segments: int = 2
    embedding: int | None = None
    is_pooled: bool = True

    def weights(self) -> Iterator[Weight]:
        """The weights, from the embeddings on."""
        embedding = self.embedding or self.width
        yield Weight("word_embeddings", (self.vocabulary, embedding))
        yield Weight("position_embeddings", (self.places, embedding))
        if self.segments:
            yield Weight("token_type_embeddings", (self.segments, embedding))
        yield from _normalization("embeddings", embedding)
        if embedding != self.width:
            yield from _dense("embeddings_project", embedding, self.width)
        for number in range(self.blocks):
            yield from self._block(f"layer_{number}")
        if self.is_pooled:
            yield from _dense("pooler", self.width, self.width)

    def _block(self, part: str) -> Iterator[Weight]:
        for name in ("query", "key", "value", "attention_output"):
            yield from _dense(f"{part}/{name}", self.width, self.width)
        yield from _normalization(f"{part}/attention_output", self.width)
        yield from _dense(f"{part}/intermediate", self.width, self.inner_width)
        yield from _dense(f"{part}/output", self.inner_width, self.width)
        yield from _normalization(f"{part}/output", self.width)

    @property
    def inner_width(self) -> int:
        """The width inside a block, which in all of these models is four times that between them."""
        return 4 * self.width


def _dense(part: str, inputs: int, outputs: int) -> Iterator[Weight]:
    yield Weight("kernel", (inputs, outputs), part=part)
    yield Weight("bias", (outputs,), part=part)


def _normalization(part: str, width: int) -> Iterator[Weight]:
    yield Weight("gamma", (width,), part=part)
    yield Weight("beta", (width,), part=part)
