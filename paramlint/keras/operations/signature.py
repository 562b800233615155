"""Signatures as the libraries' documentation states them, and binding a call's arguments by them."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from paramlint.keras.errors import LayerError

_REQUIRED = object()
OLD_NAMES = {
    "keep_dims": "keepdims",
    "reduction_indices": "axis",
    "dim": "axis",
    "dimension": "axis",
    "squeeze_dims": "axis",
    "concat_dim": "axis",
    "split_dim": "axis",
    "keep_prob": "rate",
    "num_split": "num_or_size_splits",
    "seq_dim": "seq_axis",
}
"""What arguments were called in TensorFlow 1."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: what the library calls it, and the `role` in which what computes the shape takes it."""

    name: str
    role: str
    default: Any = _REQUIRED

    @property
    def is_required(self) -> bool:
        """Whether a call must give it."""
        return self.default is _REQUIRED


@dataclass(frozen=True, slots=True)
class Signature:
    """The parameters in order; `rest` is the role of all further positional arguments together, if there are any."""

    parameters: tuple[Parameter, ...]
    rest: str | None = None
    keyword_only: tuple[Parameter, ...] = ()

    def bound(self, positional: Sequence[Any], keywords: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments by their roles, with the defaults of those not given. Raises LayerError as Python would."""
        given = {**self._by_position(positional), **self._by_keyword(keywords)}
        arguments: dict[str, Any] = {}
        for parameter in (*self.parameters, *self.keyword_only):
            if parameter.is_required and parameter.name not in given:
                raise LayerError(f"`{parameter.name}` is missing")
            arguments[parameter.role] = given.get(parameter.name, parameter.default)
        if self.rest is not None:
            arguments[self.rest] = tuple(positional[len(self.parameters) :])
        return arguments

    def _by_position(self, positional: Sequence[Any]) -> dict[str, Any]:
        if self.rest is None and len(positional) > len(self.parameters):
            raise LayerError(f"{len(positional)} arguments are given by position, {len(self.parameters)} are taken")
        return {parameter.name: value for parameter, value in zip(self.parameters, positional, strict=False)}

    def _by_keyword(self, keywords: Mapping[str, Any]) -> dict[str, Any]:
        names = {parameter.name for parameter in (*self.parameters, *self.keyword_only)}
        given: dict[str, Any] = {}
        for keyword, value in keywords.items():
            name = keyword if keyword in names else OLD_NAMES.get(keyword, keyword)
            if name not in names:
                raise LayerError(f"there is no argument `{keyword}`")
            given[name] = value
        return given


@cache
def signature(text: str) -> Signature:
    """The signature that the text between the parentheses states; `name: role` where the two are not the same.

    >>> signature("input_tensor: x, axis=None").bound(["tensor"], {"axis": 1})
    {'x': 'tensor', 'axis': 1}
    >>> signature("equation, *operands").bound(["ij->ji", "tensor"], {})
    {'equation': 'ij->ji', 'operands': ('tensor',)}
    """
    stated = _arguments(text)
    plain = len(stated.args) - len(stated.defaults)
    defaults = [_REQUIRED] * plain + [ast.literal_eval(default) for default in stated.defaults]
    parameters = tuple(_parameter(argument, default) for argument, default in zip(stated.args, defaults, strict=True))
    rest = None if stated.vararg is None else stated.vararg.arg
    keyword_only = zip(stated.kwonlyargs, stated.kw_defaults, strict=True)
    return Signature(parameters, rest, tuple(_parameter(argument, _value(node)) for argument, node in keyword_only))


def _arguments(text: str) -> ast.arguments:
    statement = ast.parse(f"def function({text}): ...").body[0]
    assert isinstance(statement, ast.FunctionDef)
    return statement.args


def _value(default: ast.expr | None) -> Any:
    return _REQUIRED if default is None else ast.literal_eval(default)


def _parameter(argument: ast.arg, default: Any) -> Parameter:
    role = argument.annotation
    return Parameter(argument.arg, role.id if isinstance(role, ast.Name) else argument.arg, default)
