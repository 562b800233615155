"""Notebooks for tests."""

from __future__ import annotations

import json


def code(source: object) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}


def showing(source: str, value: str | None = None, printed: str = "") -> dict[str, object]:
    """A code cell with the value and the text that its last run left behind."""
    outputs: list[dict[str, object]] = []
    if printed:
        outputs.append({"output_type": "stream", "name": "stdout", "text": printed.splitlines(keepends=True)})
    if value is not None:
        outputs.append({"output_type": "execute_result", "data": {"text/plain": [value]}, "metadata": {}})
    return code(source) | {"outputs": outputs}


def markdown(source: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def notebook(*cells: object, metadata: object = None) -> bytes:
    """An nbformat 4 notebook; a cell that is a string becomes a code cell."""
    whole = [code(cell) if isinstance(cell, str) else cell for cell in cells]
    return json.dumps({"cells": whole, "metadata": metadata or {}, "nbformat": 4, "nbformat_minor": 5}).encode()
