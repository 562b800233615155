"""Classes of the file that are a layer of Keras under another name: they only call it in a way of their own."""

from __future__ import annotations

import libcst as cst

from paramlint.evaluate.classes import linearized
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Function, Reference, Value

_TELLS_NOTHING = frozenset({"get_config", "__doc__"})
"""Members that neither make weights nor change what the layer does."""


def is_same_layer(reference: Reference, machine: Machine) -> bool:
    """Whether all that the class, and the file's classes above it, define is a `call` that calls the one above it.

    A second class that is not the file's own may do more.
    """
    owners = list(linearized(reference, machine))
    elsewhere = [base for owner in owners for base in owner.bases if not isinstance(base, Reference)]
    members = [member for owner in owners for member in owner.names.items()]
    return len(elsewhere) == 1 and all(_is_plain(name, value) for name, value in members)


def _is_plain(name: str, value: Value) -> bool:
    if name in _TELLS_NOTHING:
        return True
    return name == "call" and isinstance(value, Function) and _returns_the_same(value.node)


def _returns_the_same(node: cst.FunctionDef | cst.Lambda) -> bool:
    """`return super().call(inputs, training=True)`, after a docstring perhaps."""
    if not isinstance(node, cst.FunctionDef) or not isinstance(node.body, cst.IndentedBlock):
        return False
    lines = [line.body for line in node.body.body if isinstance(line, cst.SimpleStatementLine)]
    parts = [part for line in lines for part in line if not _is_text(part)]
    if len(lines) < len(node.body.body) or len(parts) != 1 or not isinstance(parts[0], cst.Return):
        return False
    match parts[0].value:
        case cst.Call(
            func=cst.Attribute(value=cst.Call(func=cst.Name("super")), attr=cst.Name("call")),
            args=[cst.Arg(value=cst.Name(given), keyword=None, star=""), *_],
        ):
            return len(node.params.params) > 1 and node.params.params[1].name.value == given
    return False


def _is_text(part: cst.BaseSmallStatement) -> bool:
    return isinstance(part, cst.Expr) and isinstance(part.value, (cst.SimpleString, cst.ConcatenatedString))
