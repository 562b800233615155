"""PML405: one initializer object makes the weights of several layers, which are then identical."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from paramlint.graph.model import Layer, Model
from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Use
from paramlint.lint.finding import Finding, Related
from paramlint.lint.rule import Rule

_RANDOM = frozenset(
    {"RandomNormal", "RandomUniform", "TruncatedNormal", "VarianceScaling", "Orthogonal"}
    | {f"{name}{kind}" for name in ("Glorot", "He", "Lecun") for kind in ("Normal", "Uniform")}
)
_SUFFIX = "_initializer"
Weights = tuple[int, tuple[object, ...]]
"""The object that makes them, and their shape."""


class SharedInitializerInstance(Rule):
    """One initializer object makes the weights of several layers, which are then identical.

    ## What it does

    Reports a layer that is given the same initializer *object* as an earlier layer of the model, for weights of the
    same shape. Names (`"glorot_uniform"`) and objects of their own are not reported, nor are initializers that are
    not random.

    ## Why it matters

    In Keras 3 an initializer object draws its seed once, when it is made, whether it was given one or not. Used again
    it draws the same numbers: two layers of one shape start as exact copies. Keras 2 warned; Keras 3 does not.

    ## Example

    ```python
    from keras import Input, Sequential, initializers
    from keras.layers import Dense

    start = initializers.HeNormal()
    model = Sequential([
        Input((8,)),
        Dense(8, activation="relu", kernel_initializer=start),
        Dense(8, activation="relu", kernel_initializer=start),  # the same 64 numbers
        Dense(1),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((8,)),
        Dense(8, activation="relu", kernel_initializer="he_normal"),
        Dense(8, activation="relu", kernel_initializer="he_normal"),
        Dense(1),
    ])
    ```
    """

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each layer whose weights are those of an earlier one."""
        if program.target != "3":
            return
        first: defaultdict[Weights, list[tuple[Layer, Argument]]] = defaultdict(list)
        for layer in model.distinct:
            for weights, given in _drawn(layer, program):
                first[weights].append((layer, given))
        for (_, shape), users in first.items():
            yield from self._copies(users, shape, model)

    def _copies(
        self, users: list[tuple[Layer, Argument]], shape: tuple[object, ...], model: Model
    ) -> Iterator[Finding]:
        original, _ = users[0]
        for layer, given in users[1:]:
            weight = (given.name or "").removesuffix(_SUFFIX)
            sizes = " × ".join(f"{size:,}" for size in shape if isinstance(size, int))
            yield self.finding(
                f"`{layer.name}` starts with the same {weight} ({sizes}) as `{original.name}`: one object makes both",
                given.span,
                help="give each layer an initializer of its own, or its name as a string",
                related=[Related(f"`{original.name}`, given the same object", original.span)],
                model=model,
                layer=layer.name,
            )


def _drawn(layer: Layer, program: Program) -> Iterator[tuple[Weights, Argument]]:
    """The weights of the layer that a random initializer object makes."""
    use = program.constructor(layer)
    shapes = {weight.name: weight.shape for weight in layer.weights}
    for given in use.arguments if use else ():
        made, shape = given.value, shapes.get((given.name or "").removesuffix(_SUFFIX))
        if not (isinstance(made, Use) and made.made is not None and made.last_name in _RANDOM):
            continue
        if shape is not None and all(isinstance(size, int) for size in shape):
            yield (made.made, shape), given
