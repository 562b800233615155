"""What Keras printed while a cell trained a model: how many samples there were, or how many steps in each epoch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SAMPLES = re.compile(r"Train on (\d+) samples")
_FULL = re.compile(
    r"(?<!\d)(?P<steps>\d+)/(?P=steps)\x1b\[0m (?:\x1b\[\d+m)*━"
    r"|(?<!\d)(?P<last>\d+)/(?P=last) \[=+\] - \d+\w*(?: \d+\w*/(?P<unit>step|sample))?"
)
"""A bar that is full: Keras 3's, which has colours and counts steps, or `1875/1875 [=====] - 5s 2ms/step`."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The last numbers of the bars of trainings, each once, by what they count.

    `either` are of a Keras that counts `steps` or of an older one that calls its `samples` steps.
    """

    samples: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    either: tuple[int, ...] = ()


NOTHING = Progress()


def progress_in(printed: str) -> Progress:
    """The progress of trainings in a printed text; where it says how many samples there are, nothing else counts.

    The first full bar of an epoch is that of its training; those after it may be of an evaluation.

    >>> progress_in("Train on 90 samples, validate on 10 samples\\nEpoch 1/1\\n90/90 [====] - 0s 2us/step")
    Progress(samples=(90,), steps=(), either=())
    """
    if "Epoch " not in printed:
        return NOTHING
    told = _numbers(_SAMPLES.findall(printed))
    if told:
        return Progress(told)
    bars = [bar for bar in (_FULL.search(epoch) for epoch in printed.split("Epoch ")[1:]) if bar]
    return Progress(
        _numbers(bar["last"] for bar in bars if bar["last"] and bar["unit"] != "step"),
        _numbers(bar["steps"] for bar in bars if bar["steps"]),
        _numbers(bar["last"] for bar in bars if bar["unit"] == "step"),
    )


def _numbers(texts: Iterable[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(map(int, texts)))
