"""How rules put numbers, the same in every rule."""

from __future__ import annotations

from paramlint.graph.count import Count

_MOST_DECIMALS = 6


def percent(part: int, whole: int) -> str:
    """A share as people read it; never `100 %` for less than all.

    >>> percent(20001, 37551), percent(42467840, 42487745), percent(3, 3)
    ('53 %', '99.9 %', '100 %')
    """
    if 99 * whole <= 100 * part < 100 * whole:
        return f"{1000 * part // whole / 10} %"
    return f"{100 * part / whole:.0f} %"


def above(number: float, limit: float) -> str:
    """A number that exceeds the limit, with two decimals, or with as many more as it takes to see that it does.

    >>> above(1.87755, 1), above(1.0004, 1)
    ('1.88', '1.0004')
    """
    for decimals in range(2, _MOST_DECIMALS):
        shown = f"{number:.{decimals}f}"
        if float(shown) > limit:
            return f"{number:,.{decimals}f}"
    return f"{number:,.{_MOST_DECIMALS}f}"


def plain(number: float) -> str:
    """A number as people write it: no decimals where there are none.

    >>> plain(1.0), plain(2.5), plain(1000000.0)
    ('1', '2.5', '1,000,000')
    """
    return f"{number:,.10g}"


def at_least(count: Count) -> str:
    """The smallest number that the count can be, and whether it may be more.

    >>> at_least(Count(17550, 17550)), at_least(Count(17550, None))
    ('17,550', 'at least 17,550')
    """
    return f"{count.low:,}" if count.exact is not None else f"at least {count.low:,}"
