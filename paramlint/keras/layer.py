"""KerasLayer: what a described layer is, and the arguments that every Keras layer takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, dataclass_transform

import msgspec

from paramlint.keras.arithmetic import total
from paramlint.keras.cost import Cost, elements, multiplied
from paramlint.keras.dtypes import computed_bytes
from paramlint.keras.errors import LayerError, quoted
from paramlint.keras.shape import Dim, Several, Shape, Size, product
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown

Inert = object
"""Annotates an argument that changes neither weights nor shapes: an unknown one does no harm."""

NO_ARGUMENTS = frozenset({"frozen"})
"""Fields that are no parameter of Keras's constructors."""

COMMON = frozenset({"name", "trainable", "dtype", "autocast"})
"""What every layer takes by keyword beside its own arguments."""


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class KerasLayer(msgspec.Struct, frozen=True, kw_only=True):
    """A layer that reads like Keras's documentation of it.

    The fields of a subclass are the constructor's parameters, in Keras's order and with Keras's defaults. A field
    may hold an `Unknown` only where it is annotated `Inert` (it never matters) or `Size`, `Sizes` or `Pairs` (it
    takes part in the arithmetic); elsewhere an unknown argument makes the whole layer unknown before it gets here.
    `check_arguments` raises LayerError where Keras's constructor raises; `weights` and `output_shape` raise
    ShapeError where Keras's build, or its first call, does, and `weights` HiddenWeights where it cannot tell which
    there are. A parameter that a method is called like (`weights`) is
    a field of another name: `initial_weights: Inert = msgspec.field(name="weights", default=None)`.
    """

    name: Inert = None
    trainable: bool = True
    dtype: Inert = None
    autocast: Inert = True
    frozen: bool = False
    """True after `layer.trainable = False`, which reaches the layers inside; the argument `trainable` does not."""

    public_name: ClassVar[str | None] = None
    """The name in keras.layers, where it is not that of the class."""
    aliases: ClassVar[tuple[str, ...]] = ()
    """Other public names of the same class in keras.layers."""
    function_name: ClassVar[str | None] = None
    """The function of keras.layers that makes such a layer and calls it (`add` for Add). It takes the tensors first,
    then some of the constructor's arguments by position, and all of them by keyword."""
    function_defaults: ClassVar[Mapping[str, Any]] = {}
    """The function's own defaults, where they are not those of the constructor."""
    also_accepts: ClassVar[frozenset[str]] = frozenset({"activity_regularizer"})
    """Keyword arguments Keras takes beside the parameters, and that change nothing here."""
    keyword_only: ClassVar[frozenset[str]] = COMMON
    """The parameters that Keras does not take by position."""
    leading: ClassVar[tuple[str, ...]] = ()
    """The first parameters, where Keras's order is not that of the fields."""
    swallows_keywords: ClassVar[bool] = False
    """True where Keras's constructor ignores the keywords it does not know."""
    refuses: ClassVar[frozenset[str]] = frozenset()
    """What nearly every layer takes and this one does not."""
    new_in_keras_3: ClassVar[bool] = False
    """True for a layer that Keras 2 does not have."""
    inputs: ClassVar[tuple[str, ...]] = ("inputs",)
    """The arguments of `call` that are tensors. Where there are more than one, the methods below are given a Several
    of as many shapes, None for those that the call leaves out."""
    takes_several: ClassVar[bool] = False
    """True where the one argument of `call` is a list of tensors (Add): the methods below are given a Several."""
    takes_one_or_several: ClassVar[bool] = False
    """True where the methods below are given whatever the layer is called on (Lambda): a Shape or a Several."""
    keeps_mask: ClassVar[bool] = False
    """True where the mask of what goes in is that of what comes out."""
    takes_mask: ClassVar[bool] = False
    """True where `call` has an argument `mask`, which Keras fills in."""
    unnamed_parts: ClassVar[tuple[str, ...]] = ()
    """The classes of layers that building this one makes and gives no names: each uses up one automatic name."""
    makes_parts_late: ClassVar[bool] = False
    """True where `build` makes the layers inside: nothing that was done to `trainable` before reaches them."""
    copies_parts: ClassVar[bool] = False
    """True where the layers that are given for arguments are copied, so that the layer has its own."""
    owns_weights: ClassVar[bool] = True
    """False where the weights are those of layers inside, which the constructor's `trainable=False` does not reach."""
    needs_input_shape: ClassVar[bool] = True
    """False where the weights do not depend on the input (Embedding)."""
    takes_sequences: ClassVar[bool] = False
    """True where the `input_dim` and `input_length` of Keras 1 and 2 are those of a sequence."""

    def __post_init__(self) -> None:
        named = self.name is None or isinstance(self.name, Unknown)
        if not named and (not isinstance(self.name, str) or "/" in self.name):
            raise LayerError(f"{self.class_name} needs a string without `/` for `name`, got {quoted(self.name)}")
        if not isinstance(self.trainable, bool):
            raise LayerError(f"{self.class_name} needs True or False for `trainable`, got {quoted(self.trainable)}")
        self.check_arguments()

    @property
    def hands_on_mask(self) -> bool:
        """Whether the first output has the mask of the input."""
        return self.keeps_mask

    @property
    def class_name(self) -> str:
        """The name of the layer's class."""
        return type(self).__name__

    def check_arguments(self) -> None:
        """Raise LayerError for arguments that Keras's constructor refuses."""

    @classmethod
    def translated(
        cls, positional: Sequence[Any], keywords: Mapping[str, Any]
    ) -> tuple[Sequence[Any], Mapping[str, Any]]:
        """The arguments of a call as the fields name them; another order or other names are those of Keras 1."""
        return positional, keywords

    # What the layer is built on is a Shape for nearly every layer and a Several for a few; each says which it takes.

    def weights(self, shape: Any) -> Iterable[Weight]:
        """The weights that building the layer on this input shape creates, in Keras's order."""
        return ()

    def output_shape(self, shape: Any) -> Shape | Several | Unknown:
        """The output's shape for this input shape, batch first; Unknown where not even its rank can be told."""
        unchanged: Shape | Several = shape
        return unchanged

    def steps(self, shape: Any) -> Dim:
        """Over how many steps of its input the layer uses the same weights, None where there are no steps."""
        return None

    # What follows is about a single sample, whatever the size of the batch in the shape is.

    def cost(self, shape: Any) -> Cost:
        """What the layer does and keeps; wrappers put it together from their inner layers'."""
        uses = self.uses(shape)
        known = uses if isinstance(uses, Unknown) else multiplied(self.weights(shape) if uses else (), uses)
        size = self.number_bytes()
        kept = self.kept(shape)
        return Cost(
            total(known, self.products(shape)),
            kept,
            product((kept, size)),
            self.sequential_steps(shape),
            product((elements(self.output_shape(shape)), size)),
        )

    def uses(self, shape: Any) -> Mapping[str, Dim] | Unknown:
        """How often each kernel is used, by its weight's name; other weights are only added or scaled with.

        A kernel is what a matrix product or a convolution multiplies with; using it once multiplies every number in it
        once. A layer without any says so by deriving from `_KernelFree`.
        """
        return Unknown("unsupported-layer", f"what {self.class_name} computes is not described")

    def products(self, shape: Any) -> Dim:
        """The multiply-accumulates of the products that have no kernel: of activations with each other."""
        return 0

    def kept(self, shape: Any) -> Dim:
        """How many numbers backpropagation needs again: by default those of the output."""
        return elements(self.output_shape(shape))

    def number_bytes(self) -> Size:
        """The bytes of each number that the layer hands on."""
        return computed_bytes(self.dtype)

    def sequential_steps(self, shape: Any) -> Dim:
        """How many computations wait for each other."""
        return 1

    def variables(self, shape: Shape | Several) -> Iterator[Weight]:
        """`weights`, all of them non-trainable where the layer is frozen. Wrappers ask their inner layer for these."""
        frozen = self.frozen or (self.owns_weights and not self.trainable)
        for weight in self.weights(shape):
            yield replace(weight, trainable=False) if frozen else weight
