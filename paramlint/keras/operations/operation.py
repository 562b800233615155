"""Operation: one function of a library on tensors, callable with shapes in the place of tensors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from paramlint.keras.errors import LayerError, Undescribed
from paramlint.keras.naming import snake_case
from paramlint.keras.operations.signature import signature
from paramlint.keras.operations.tensor import Tensor, Undecided
from paramlint.unknown import Unknown

_SLICING = ("tf.__operators__.getitem", "tf.compat.v1.boolean_mask")
Result = Any
"""A Tensor, a tuple of them, a plain value such as a rank, or an Unknown."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A function by its full name.

    `keras3_class` is the class Keras 3 shows for it in the summary of a functional model, `keras2_name` what Keras 2
    calls the layer it makes of it; None where that Keras has no such function, does not take its own symbolic tensors
    there, or makes several layers or none of it. `fixed` are arguments of `compute` that this name stands for.
    """

    name: str
    compute: Callable[..., Result]
    parameters: str
    keras3_class: str | None = None
    keras2_name: str | None = None
    fixed: tuple[tuple[str, Any], ...] = ()

    @property
    def computes(self) -> str:
        """The room and the function that describe it: `shaping.reshape`."""
        return f"{self.compute.__module__.rpartition('.')[2]}.{self.compute.__name__}"

    @property
    def keras3_name(self) -> str | None:
        """What Keras 3 calls the first layer of this kind in a model: `get_item`."""
        return None if self.keras3_class is None else snake_case(self.keras3_class)

    @property
    def keras2_class(self) -> str | None:
        """The class of the layer that Keras 2 makes of it."""
        if self.keras2_name is None:
            return None
        return "SlicingOpLambda" if self.keras2_name in _SLICING else "TFOpLambda"

    def __call__(self, /, *positional: Any, **keywords: Any) -> Result:
        """What the function makes of its arguments, in which tensors are given as `Tensor`s.

        Raises ShapeError where the library refuses the shapes, another LayerError where it refuses the arguments.
        What cannot be decided is a Tensor of unknown shape, or an Unknown where it is not certain to be one tensor.
        """
        try:
            bound = signature(self.parameters).bound(positional, keywords)
            taken = {role: value for role, value in bound.items() if role in _roles(self.compute)}
            return self.compute(**taken, **dict(self.fixed))
        except Undecided as undecided:
            return Tensor(undecided.unknown) if _makes_one_tensor(self.compute) else undecided.unknown
        except Undescribed as error:
            return Unknown("unsupported-call", f"{self.name}: {error}")
        except LayerError as error:
            raise type(error)(f"{self.name}: {error}") from error


def _roles(compute: Callable[..., Result]) -> tuple[str, ...]:
    code = compute.__code__
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def _makes_one_tensor(compute: Callable[..., Result]) -> bool:
    return bool(compute.__annotations__["return"] == "Tensor")


@dataclass(frozen=True, slots=True)
class Described:
    """Which functions of the libraries compute the same: a line of `names` is a signature with the names it has.

    `keras.ops.{mean,abs=Absolute}(x)` are two names, the second with what a summary shows for it where that does not
    follow from the name: in Keras 3 for `keras.ops`, in Keras 2 for everything else, in both as `relu=ReLU/tf.nn.relu`.
    A dash stands for nothing, or for several layers.
    """

    compute: Callable[..., Result]
    names: str
    fixed: tuple[tuple[str, Any], ...] = ()

    def operations(self) -> Iterator[Operation]:
        """An operation for each of the names."""
        for line in filter(None, map(str.strip, self.names.splitlines())):
            for name, label, parameters in expanded(line):
                shown = _keras3_class(name, label), _keras2_name(name, label)
                yield Operation(name, self.compute, parameters, *shown, self.fixed)


def expanded(line: str) -> Iterator[tuple[str, str | None, str]]:
    """Name, label and parameters of each function on a line.

    >>> list(expanded("tensorflow.math.reduce_{sum,any}(input_tensor: x)"))
    [('tensorflow.math.reduce_sum', None, 'input_tensor: x'), ('tensorflow.math.reduce_any', None, 'input_tensor: x')]
    >>> list(expanded("keras.ops.abs=Absolute(x)"))
    [('keras.ops.abs', 'Absolute', 'x')]
    """
    names, _, rest = line.partition("(")
    before, brace, several = names.partition("{")
    for item in several.removesuffix("}").split(",") if brace else ("",):
        name, _, label = f"{before}{item}".partition("=")
        yield name, label or None, rest.removesuffix(")")


def _keras3_class(name: str, label: str | None) -> str | None:
    home, _, last = name.rpartition(".")
    if home not in ("keras.ops", "keras.ops.image", "keras.activations", "operator"):
        return None
    default = "".join(part.capitalize() for part in last.split("_"))
    return _shown((label or default).partition("/")[0])


def _keras2_name(name: str, label: str | None) -> str | None:
    if name.startswith("keras.ops."):
        return None
    default = f"tf.{name.removeprefix('tensorflow.')}" if name.startswith("tensorflow.") else "-"
    return _shown((label or default).rpartition("/")[2])


def _shown(label: str) -> str | None:
    return None if label == "-" else label
