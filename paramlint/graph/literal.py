"""Literal: a plain constant, as rules read arguments."""

from __future__ import annotations

Scalar = bool | int | float | str | None
Literal = Scalar | tuple[Scalar, ...]
