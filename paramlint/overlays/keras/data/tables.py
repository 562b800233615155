"""Tables of words, of which only the data knows how many there are."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.values import Value
from paramlint.overlays.arrays.sizes import data_value


def word_index(call: Call) -> Value:
    """A dictionary of words that only the data knows."""
    return call.machine.allocate(DictContent({}, data_value("how many words there are", call.span)))
