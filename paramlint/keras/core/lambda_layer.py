"""Lambda: any function as a layer."""

from __future__ import annotations

from typing import Any

import msgspec

from paramlint.keras.arguments import is_plain, objection
from paramlint.keras.errors import ShapeError, quoted
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Dim, Several, Shape, is_dim
from paramlint.unknown import Unknown


class Lambda(KerasLayer):
    """Calls `function` on its input. What that gives is read from `output_shape` (here `stated`) where it is stated.

    `function`, `stated` and `arguments` may be or contain an Unknown: whoever can follow the function finds them here.
    """

    takes_mask = True

    function: Inert
    stated: Inert = msgspec.field(name="output_shape", default=None)
    mask: Inert = None
    arguments: Inert = None

    takes_one_or_several = True

    def check_arguments(self) -> None:
        if is_plain(self.function):
            raise objection(self, "function", "a function")

    def output_shape(self, shape: Shape | Several) -> Shape | Several | Unknown:
        if self.stated is None:
            return Unknown("lambda", "what the function of a Lambda makes of its input is not followed", hint=_HINT)
        if not is_plain(self.stated):
            return Unknown("lambda", "the `output_shape` of a Lambda is itself a function, which is not followed")
        return self._with_batch(self.stated, _batch(self, shape))

    def needs_following(self, shape: Shape | Several) -> bool:
        """Whether only its function, or a function for its `output_shape`, tells what comes out for this input."""
        return self.stated is None or not is_plain(self.stated)

    def uses(self, shape: Shape | Several) -> Unknown:
        return Unknown("lambda", "what the function of a Lambda computes is not followed")

    def _with_batch(self, stated: Any, batch: Dim) -> Shape | Several:
        """The stated shape, or each of several, behind the batch. Keras takes no single size for a shape."""
        if isinstance(stated, tuple) and all(isinstance(dim, Unknown) or is_dim(dim) for dim in stated):
            return (batch, *stated)
        if isinstance(stated, (tuple, list)) and stated and all(isinstance(part, tuple) for part in stated):
            return Several(tuple(self._with_batch(part, batch) for part in stated))
        raise ShapeError(f"Lambda needs a tuple of sizes for `output_shape`, got {quoted(stated)}")


class _FollowedLambda(Lambda):
    """A Lambda whose function was carried out on the inputs in `made`."""

    made: Inert = ()

    @property
    def class_name(self) -> str:
        return "Lambda"

    def needs_following(self, shape: Shape | Several) -> bool:
        return not any(given == shape for given, _ in self._made()) and super().needs_following(shape)

    def output_shape(self, shape: Shape | Several) -> Shape | Several | Unknown:
        return next((output for given, output in self._made() if given == shape), None) or super().output_shape(shape)

    def _made(self) -> tuple[Any, ...]:
        assert isinstance(self.made, tuple)
        return self.made


def followed_lambda(layer: Lambda, given: Shape | Several, output: Shape | Several | Unknown) -> Lambda:
    """The Lambda, knowing what its function makes of one more input."""
    fields = {name: getattr(layer, name) for name in Lambda.__struct_fields__}
    made = layer.made if isinstance(layer, _FollowedLambda) else ()
    assert isinstance(made, tuple)
    return _FollowedLambda(**fields, made=(*made, (given, output)))


_HINT = "state it: `Lambda(..., output_shape=(...))`"


def _batch(layer: KerasLayer, shape: Shape | Several) -> Dim:
    """The first size of the first input."""
    while isinstance(shape, Several):
        first = shape.shapes[0] if shape.shapes else None
        if first is None or isinstance(first, Unknown):
            raise ShapeError(f"{layer.class_name} with `output_shape` needs an input with a batch")
        shape = first
    if not shape:
        raise ShapeError(f"{layer.class_name} with `output_shape` needs an input with a batch")
    return shape[0]
