"""Whether a function is a generator."""

from __future__ import annotations

import libcst as cst


def is_generator(function: cst.FunctionDef) -> bool:
    """Whether the function's own body (not that of a function inside it) yields."""
    return any(map(_yields, function.body.children))


def _yields(node: cst.CSTNode) -> bool:
    if isinstance(node, (cst.FunctionDef, cst.Lambda, cst.ClassDef)):
        return False
    return isinstance(node, cst.Yield) or any(map(_yields, node.children))
