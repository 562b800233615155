"""The tokens that lookups know, and how many indices they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from paramlint.keras.errors import quoted
from paramlint.keras.shape import Size
from paramlint.unknown import Unknown

Tokens = tuple[Any, ...] | str | Unknown | None
"""The tokens themselves, the path of a file of them, or None where `adapt` has yet to find them."""

_HINT = "give the layer its `vocabulary`, or assign the size to a name and say it: `# paramlint: assume <name>=...`"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a lookup is given, and the special tokens that Keras puts before that unless they are there."""

    given: Tokens
    mask_token: Any
    oov_token: Any
    oov_indices: Size
    counts_mask: bool
    """Whether the mask token has an index: only where indices are handed out as they are."""

    def size(self) -> Size:
        """How many indices there are, those of special tokens included; before `adapt` there are only those."""
        if self.counts_mask and isinstance(self.mask_token, Unknown):
            return self.mask_token.unnamed()
        start = len(self._masks()) + self.oov_indices
        if isinstance(start, Unknown) or self.given is None:
            return start
        return self.hidden() or start + len(self.tokens())

    def tokens(self) -> tuple[Any, ...]:
        """The given tokens without the special ones. None of all these may be hidden."""
        assert isinstance(self.given, (tuple, list))
        assert isinstance(self.oov_indices, int)
        given, masks = tuple(self.given), self._masks()
        start = len(masks) + self.oov_indices
        front = given[:start]
        has_special = len(front) == start and front == (*masks, *(self.oov_token,) * self.oov_indices)
        return given[start:] if has_special else given

    def hidden(self) -> Unknown | None:
        """What keeps the tokens from being looked at."""
        if isinstance(self.given, str):
            return Unknown("runtime-value", f"the vocabulary is in the file {quoted(self.given)}", hint=_HINT)
        tokens = self.given if isinstance(self.given, (tuple, list)) else (self.given,)
        several = (*tokens, *self._masks(), self.oov_token, self.oov_indices)
        return next((item for item in several if isinstance(item, Unknown)), None)

    def _masks(self) -> tuple[Any, ...]:
        return (self.mask_token,) if self.counts_mask and self.mask_token is not None else ()


def found_by_adapt(max_tokens: object) -> Unknown:
    """The vocabulary after `adapt`."""
    bound = f", of {max_tokens} tokens at most" if isinstance(max_tokens, int) else ""
    why = f"only the data given to `adapt` knows the vocabulary{bound}"
    return Unknown("runtime-value", why, hint=_HINT, name="vocab_size")
