"""Patterns as a .gitignore has them."""

from __future__ import annotations


def matches(pattern: str, file: str) -> bool:
    """Whether the pattern covers the file, both relative to the same folder and written with `/`."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern]).match_file(file)
