"""PML404: every unit of a hidden layer starts with the same weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paramlint.graph.model import Call, Layer, Model
from paramlint.graph.program import Program
from paramlint.graph.use import Argument, Given, Named, Use
from paramlint.lint.arguments import argument
from paramlint.lint.edits import remove_argument
from paramlint.lint.finding import Finding, Fix
from paramlint.lint.rule import Rule
from paramlint.lint.structure import downstream

_KINDS = frozenset({"Dense", "Conv1D", "Conv2D", "Conv3D", "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose"})
_CONSTANT = frozenset({"zeros", "zero", "ones", "one", "constant", "Zeros", "Ones", "Constant"})
_SIZES = ("units", "filters")


class ConstantKernelInit(Rule):
    """Every unit of a hidden layer starts with the same weights.

    ## What it does

    Reports a `Dense` or convolution of several units whose `kernel_initializer` is a constant (zeros, ones,
    `Constant`), and which feeds another layer with a kernel. The last layer of a model may start from zero, and so may
    one whose output is added to or multiplied with something else: there it is done on purpose.

    ## Why it matters

    Units that start as copies of each other see the same input and compute the same output. Only what follows can
    pull them apart, and behind a ReLU a layer of zeros has no gradient at all: it never moves. Random initial weights
    exist so that every unit learns something of its own.

    ## Example

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu", kernel_initializer="zeros"),
        Dense(1),
    ])
    ```

    ## Use instead

    ```python
    from keras import Input, Sequential
    from keras.layers import Dense

    model = Sequential([
        Input((4,)),
        Dense(8, activation="relu", kernel_initializer="he_normal"),
        Dense(1),
    ])
    ```
    """

    fix_safety = "unsafe"

    def check(self, model: Model, program: Program) -> Iterable[Finding]:
        """One finding for each such layer."""
        for call in model.calls:
            layer = model.called_layer(call)
            if layer.class_name in _KINDS and _units(layer) > 1:
                yield from self._constant(call, model, program)

    def _constant(self, call: Call, model: Model, program: Program) -> Iterator[Finding]:
        layer = model.called_layer(call)
        use = program.constructor(layer)
        given = argument(use, "kernel_initializer") if use else None
        name = _constant_name(given.value) if given else None
        if use is None or given is None or name is None or not _feeds_a_kernel(model, call):
            return
        units = _units(layer)
        yield self.finding(
            f"all {units:,} {_word(layer)} of `{layer.name}` start with the same kernel (`{name}`)",
            given.span,
            help="leave `kernel_initializer` out, or choose a random one such as `he_normal`",
            model=model,
            layer=layer.name,
            fix=_fix(use, given, program),
        )


def _word(layer: Layer) -> str:
    return "units" if layer.class_name == "Dense" else "filters"


def _units(layer: Layer) -> int:
    given = layer.arguments or {}
    return next((value for name in _SIZES if isinstance(value := given.get(name), int)), 0)


def _feeds_a_kernel(model: Model, call: Call) -> bool:
    """Whether all that reads the layer, past what keeps the size, has a kernel of its own."""
    readers = [model.called_layer(reader) for reader in downstream(model, call)]
    return bool(readers) and all(any(weight.name == "kernel" for weight in layer.weights) for layer in readers)


def _constant_name(value: Given) -> str | None:
    """The name of the initializer if it is a constant one."""
    name = value if isinstance(value, str) else value.name if isinstance(value, (Named, Use)) else None
    last = name.rpartition(".")[2] if name else None
    if isinstance(value, Named) and value.own:
        return None
    return last if last in _CONSTANT else None


def _fix(use: Use, given: Argument, program: Program) -> Fix | None:
    edits = remove_argument(use, "kernel_initializer", program) if given.name else None
    return Fix("Leave `kernel_initializer` out", edits, "unsafe") if edits else None
