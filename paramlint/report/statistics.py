"""`--statistics`: how often each rule found something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from paramlint.lint.checked import CheckedFile


def statistics(files: Sequence[CheckedFile]) -> Iterator[str]:
    """`12  PML102  flatten-dense-explosion` per rule, the most frequent first; nothing without findings."""
    counts = Counter((finding.code, finding.name) for file in files for finding in file.findings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    numbers = [f"{count:,}" for _, count in ranked]
    code_width = max((len(code) for code, _ in counts), default=0)
    number_width = max(map(len, numbers), default=0)
    for number, ((code, name), _) in zip(numbers, ranked, strict=True):
        yield f"{number:>{number_width}}  {code:<{code_width}}  {name}"
