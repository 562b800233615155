"""Did you mean ...?"""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(written: str, known: Iterable[str]) -> str | None:
    """A question naming the known word nearest to what was written, None where none is near.

    >>> did_you_mean("ignroe", ["ignore", "samples"])
    'did you mean `ignore`?'
    """
    from difflib import get_close_matches

    nearest = get_close_matches(written, list(known), n=1)
    return f"did you mean `{nearest[0]}`?" if nearest else None
