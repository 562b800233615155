"""Building a described layer on an input shape, with what is unknown kept apart from what Keras refuses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paramlint.keras.cost import UNDESCRIBED, Cost, unknown_cost
from paramlint.keras.errors import HiddenWeights, LayerError, MergeError, UnfitSizeError
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Dim, Several, Shape, Size, is_dim, plain_dims, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Built:
    """What a layer made of a shape. `steps` is how often a recurrent layer uses its weights, None for others."""

    weights: tuple[Weight, ...] | Unknown
    output_shape: Shape | Several | Unknown
    steps: Dim = None
    cost: Cost = UNDESCRIBED


def unbuilt(reason: Unknown) -> Built:
    """What there is to say of a layer that is not known, or that Keras refuses."""
    return Built(reason, reason, None, unknown_cost(reason))


def build(layer: KerasLayer, shape: Shape | Several | Unknown) -> Built:
    """Build the layer; what Keras would refuse is an Unknown of one of the kinds `REFUSALS`."""
    try:
        missing = _missing(layer, shape)
        if missing is not None:
            return replace(unbuilt(missing), weights=_weights_without_shape(layer, missing))
        assert not isinstance(shape, Unknown)
        output = _weights(layer, shape), _output_shape(layer, shape), layer.steps(shape)
        return Built(*output, _cost(layer, shape))
    except LayerError as error:
        refused = Unknown(error.kind, str(error))
    except OverflowError:  # fractions, which Keras lets pass as strides, beside numbers beyond any float
        refused = Unknown("unsupported-layer", f"{layer.class_name} got numbers too large to calculate with")
    return unbuilt(refused)


def _missing(layer: KerasLayer, shape: Shape | Several | Unknown) -> Unknown | None:
    """What keeps the layer from being built: an input of unknown rank. MergeError for one tensor instead of several."""
    if isinstance(shape, Unknown):
        return shape
    needs_several = layer.takes_several or len(layer.inputs) > 1
    if isinstance(shape, Several):
        if not needs_several and not layer.takes_one_or_several:
            return Unknown("unsupported-call", f"what {layer.class_name} makes of several inputs is not described")
        return _unknown_part(shape)
    if needs_several:
        raise MergeError(f"{layer.class_name} needs several inputs, and is given one: {show(shape)}")
    return None


def _unknown_part(several: Several) -> Unknown | None:
    """The first of the shapes, or of those within them, that is not known."""
    for part in several.shapes:
        found = _unknown_part(part) if isinstance(part, Several) else part
        if isinstance(found, Unknown):
            return found
    return None


def _weights_without_shape(layer: KerasLayer, missing: Unknown) -> tuple[Weight, ...] | Unknown:
    has_weights = type(layer).weights is not KerasLayer.weights
    if has_weights and layer.needs_input_shape:
        return missing
    return _weights(layer, ())


def _weights(layer: KerasLayer, shape: Shape | Several) -> tuple[Weight, ...] | Unknown:
    try:
        return tuple(replace(weight, shape=_sizes(layer, weight)) for weight in layer.variables(shape))
    except HiddenWeights as hidden:
        return hidden.unknown


def _sizes(layer: KerasLayer, weight: Weight) -> tuple[Size, ...]:
    if not all(map(is_dim, weight.shape)):
        raise UnfitSizeError(f"{layer.class_name} cannot make a `{weight.name}` of shape {show(weight.shape)}")
    return tuple(int(size) if isinstance(size, bool) else size for size in weight.shape)


def _cost(layer: KerasLayer, shape: Shape | Several) -> Cost:
    try:
        return layer.cost(shape).settled(_open_size(layer, shape))
    except HiddenWeights as hidden:
        return unknown_cost(hidden.unknown)
    except LayerError as error:  # Keras builds it, so that what this says is not Keras's objection
        return unknown_cost(Unknown("unsupported-layer", str(error)))


def _open_size(layer: KerasLayer, shape: Shape | Several) -> Unknown:
    given = show(shape) if isinstance(shape, tuple) else "several inputs"
    hint = "state every size of the model's input"
    return Unknown("undefined-dimension", f"{layer.class_name} leaves a size open with its input {given}", hint=hint)


def _output_shape(layer: KerasLayer, shape: Shape | Several) -> Shape | Several | Unknown:
    return _checked(layer, layer.output_shape(shape), shape)


def _checked(layer: KerasLayer, output: Shape | Several | Unknown, shape: Shape | Several) -> Shape | Several | Unknown:
    """The output with every dimension a dimension. ShapeError where one is none."""
    if isinstance(output, Unknown):
        return output
    if isinstance(output, Several):
        return Several(tuple(part and _checked(layer, part, shape) for part in output.shapes))
    if not all(map(is_dim, output)):
        given = show(shape) if isinstance(shape, tuple) else "several inputs"
        raise UnfitSizeError(f"{layer.class_name} would make {show(output)} of its input {given}, which is no shape")
    return plain_dims(output)
