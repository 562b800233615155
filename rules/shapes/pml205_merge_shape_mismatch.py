"""PML205: tensors that are merged do not fit together."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.graph.model import Call, Model, Shapes
from paramlint.graph.program import Program
from paramlint.lint.finding import Finding, Severity
from paramlint.lint.halving import odd_size
from paramlint.lint.refusal import Refusal, RefusalRule, hands_on, shown

_BROADCASTING = frozenset({"Add", "Subtract", "Average", "Maximum", "Minimum", "Multiply"})


class MergeShapeMismatch(RefusalRule):
    """Tensors that are added, concatenated or multiplied do not fit together.

    ## What it does

    Reports a merging layer, an operator or a function on tensors whose inputs have sizes that do not go together, and
    shows where each of them comes from. Keras's words are `A Concatenate layer requires inputs with matching shapes
    except for the concatenation axis`, `Inputs have incompatible shapes`, `Cannot broadcast shape` and, where a merging
    layer is called on one tensor, `A merge layer should be called on a list of inputs`.

    It also warns of a merging layer that stretches both of its inputs because they have different numbers of axes:
    `(None, 10, 1)` and `(None, 10)` make `(None, 10, 10)`, without a word from Keras.

    ## Why it matters

    The model cannot be built. In networks with skip connections the reason is often an image whose size is not
    divisible by 2 for each of the poolings: 101 is halved to 50 and doubled to 100, which does not meet 101 again.

    ## Example

    ```python
    from keras import Input, Model
    from keras.layers import Concatenate, Conv2D, MaxPooling2D, UpSampling2D

    image = Input((101, 101, 1))
    skip = Conv2D(8, 3, padding="same", activation="relu")(image)
    down = MaxPooling2D()(skip)  # 101 to 50
    up = UpSampling2D()(down)  # 50 to 100
    both = Concatenate()([up, skip])  # 100 and 101
    model = Model(image, Conv2D(1, 1, activation="sigmoid")(both))
    ```

    ## Use instead

    ```python
    from keras import Input, Model
    from keras.layers import Concatenate, Conv2D, MaxPooling2D, UpSampling2D

    image = Input((104, 104, 1))
    skip = Conv2D(8, 3, padding="same", activation="relu")(image)
    down = MaxPooling2D()(skip)
    up = UpSampling2D()(down)
    both = Concatenate()([up, skip])
    model = Model(image, Conv2D(1, 1, activation="sigmoid")(both))
    ```
    """

    kinds = frozenset({"merge-shape"})

    def subjects(self, program: Program) -> Iterable[Refusal | Model]:
        """The refusals, and the models, in which tensors may be stretched."""
        return (*super().subjects(program), *program.models)

    def check(self, subject: Refusal | Model, program: Program) -> Iterable[Finding]:
        """One finding at the merging layer."""
        if isinstance(subject, Refusal):
            yield self.refused(subject, _raised(subject), help=_remedy(subject))
            return
        for call in subject.calls:
            if _stretches_both(subject, call):
                yield self._stretched(subject, call)

    def _stretched(self, model: Model, call: Call) -> Finding:
        layer = model.called_layer(call)
        message = f"`{layer.name}` stretches its inputs {shown(call.input_shape)} to {shown(call.output_shape)}"
        return self.finding(
            message,
            layer.span,
            severity=Severity.WARNING,
            help="give them the same number of axes first, if they are to be merged element by element",
            related=[hands_on(model.called_layer(before), before) for before in model.feeding(call)],
            model=model,
            layer=layer.name,
        )


def _raised(refusal: Refusal) -> str:
    layer = refusal.layer
    if layer.family == "merging" and not isinstance(layer.input_shape, Shapes):
        return "A merge layer should be called on a list of inputs"
    if layer.class_name == "Concatenate":
        return "requires inputs with matching shapes except for the concatenation axis"
    return "Cannot broadcast shape" if layer.family == "operations" else "incompatible shapes"


def _remedy(refusal: Refusal) -> str:
    layer = refusal.layer
    if layer.family == "merging" and not isinstance(layer.input_shape, Shapes):
        return f"call it on a list: {layer.class_name}()([a, b])"
    odd = odd_size(refusal.model, refusal.feeding)
    if odd is not None:
        what = f"{odd.size} is not divisible by {odd.factor}"
        return f"{what}: use an input of {odd.next_size}, or pad or crop one of them"
    if layer.class_name == "Concatenate":
        return "make their other axes equal: pad or crop one of them, or give the layers before the same strides"
    return "make their shapes equal: by a Dense or a 1 × 1 convolution for the last axis, by padding for the others"


def _stretches_both(model: Model, call: Call) -> bool:
    """Whether inputs of different ranks make something that has the shape of neither."""
    given, made = call.input_shape, call.output_shape
    if model.called_layer(call).class_name not in _BROADCASTING:
        return False
    if not isinstance(given, Shapes) or not isinstance(made, tuple):
        return False
    shapes = [shape for shape in given.shapes if shape is not None]
    known = len(shapes) == len(given.shapes) and all(isinstance(dim, int) for shape in shapes for dim in shape[1:])
    return known and len({len(shape) for shape in shapes}) > 1 and made not in shapes
