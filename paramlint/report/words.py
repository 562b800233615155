"""Numbers as people read them: separators, plurals, shares, ratios and sizes in memory."""

from __future__ import annotations

from collections.abc import Sequence

from paramlint.graph.count import Count

_UNITS = ("B", "KB", "MB", "GB", "TB", "PB")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "file"), counted(1200, "file"), counted(3, "advice", "advice")
    ('1 file', '1,200 files', '3 advice')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def listed(words: Sequence[str]) -> str:
    """The words as a sentence lists them.

    >>> listed(["one"]), listed(["one", "two"]), listed(["one", "two", "three"])
    ('one', 'one and two', 'one, two and three')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def share(part: int, whole: int) -> str:
    """The part in whole percents; what is neither nothing nor everything never looks like it.

    >>> share(20001, 37551), share(1, 1000), share(999, 1000), share(0, 5), share(0, 0)
    ('53 %', '<1 %', '>99 %', '0 %', '')
    """
    if whole == 0:
        return ""
    percent = round(100 * part / whole)
    if percent == 0 and part:
        return "<1 %"
    return ">99 %" if percent == 100 and part != whole else f"{percent} %"


def ratio(number: float) -> str:
    """A ratio with two decimals.

    >>> ratio(1.87755), ratio(1234.5), ratio(0.0001), ratio(0)
    ('1.88', '1,234.50', '<0.01', '0.00')
    """
    return "<0.01" if 0 < number < 0.005 else f"{number:,.2f}"


def memory_size(size: float) -> str:
    """A number of bytes in the unit that Keras's summary would print it in: steps of 1,024, two decimals.

    >>> memory_size(0), memory_size(1023), memory_size(150204)
    ('0.00 B', '1023.00 B', '146.68 KB')
    """
    step = 0
    while size >= 1024 and step < len(_UNITS):
        size /= 1024
        step += 1
    return f"{size:.2f} {_UNITS[min(step, len(_UNITS) - 1)]}"


def short(count: Count) -> str:
    """A count in the width of a table's cell.

    >>> short(Count(1200, 1200)), short(Count(5, None)), short(Count(0, None)), short(Count(1, 2))
    ('1,200', '≥ 5', '?', '1 to 2')
    """
    if count.exact is not None:
        return f"{count.exact:,}"
    if count.high is not None:
        return f"{count.low:,} to {count.high:,}"
    return f"≥ {count.low:,}" if count.low else "?"
