"""Draft: one operation of an application before anything is known of shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

OPERATOR = "ops."
"""Begins the class of what is no layer, but an operator between tensors."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An operation as the application writes it.

    `name` is None where Keras names the operation itself, and `inputs` are the positions of the operations that it
    reads, in the order in which Keras calls them; the model's input stands at 0. `inner` are the layers of a
    Sequential model inside the model.
    """

    name: str | None
    class_name: str
    arguments: Mapping[str, Any]
    inputs: tuple[int, ...]
    inner: tuple[Draft, ...] = ()


class Drafts:
    """The operations of one application, added in the order in which Keras calls them."""

    def __init__(self) -> None:
        self.rows: list[Draft] = [Draft(None, "InputLayer", {}, ())]

    @property
    def last(self) -> int:
        """The position of the operation that was added last."""
        return len(self.rows) - 1

    def add(self, class_name: str, name: str | None = None, inputs: tuple[int, ...] = (), **arguments: Any) -> int:
        """Add an operation that reads the last one, or the given ones. Returns its position."""
        return self._add(class_name, name, inputs, arguments)

    def pointwise(self, name: str, filters: int) -> int:
        """Add a convolution over single pixels, without bias. Returns its position."""
        return self.add("Conv2D", name, filters=filters, kernel_size=1, padding="same", use_bias=False)

    def depthwise(self, name: str, kernel: int, strides: int, **arguments: Any) -> int:
        """Add a depthwise convolution without bias; strides above 1 follow a padding. Returns its position."""
        padding = "same" if strides == 1 else "valid"
        same = {"kernel_size": kernel, "strides": strides, "padding": padding, "use_bias": False}
        return self._add("DepthwiseConv2D", name, (), same | arguments)

    def _add(self, class_name: str, name: str | None, inputs: tuple[int, ...], arguments: Mapping[str, Any]) -> int:
        self.rows.append(Draft(name, class_name, arguments, inputs or (self.last,)))
        return self.last
