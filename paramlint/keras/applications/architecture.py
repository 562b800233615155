"""Architecture: an application with its arguments, a graph of described layers and of what they were built to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from paramlint.keras.applications.order import listed
from paramlint.keras.build import Built
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Shape
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Tensor:
    """What stands for a Keras tensor among the arguments of an application: its shape, batch first."""

    shape: Shape | Unknown


@dataclass(frozen=True, slots=True)
class Node:
    """One operation of an application.

    `name` is None where Keras names the operation itself, counting the classes in the order of the nodes. `layer`
    describes it; it is None for the input, and for a Sequential inside, whose layers are `inner`. `inputs` are the
    positions of the nodes it reads. `is_layer` is False for an operator between tensors (`x + y`), which Keras lists
    in the summary but not among the model's layers.
    """

    name: str | None
    class_name: str
    layer: KerasLayer | None
    inputs: tuple[int, ...]
    inner: tuple[Node, ...] = ()
    is_layer: bool = True


@dataclass(frozen=True)
class Architecture:
    """An application as Keras makes it.

    `name` is the model's, None where Keras gives it. The first node is the input, a layer of the model's own unless
    the caller gave a tensor. `nodes` stand in the order in which Keras calls them and `built` says what became of
    each; the last one is the output.
    """

    application: str
    name: str | Unknown | None
    nodes: tuple[Node, ...]
    built: tuple[Built, ...]

    @cached_property
    def listed(self) -> tuple[int, ...]:
        """The positions of the nodes in the order in which Keras lists them."""
        return listed([node.inputs for node in self.nodes])
