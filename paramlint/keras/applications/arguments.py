"""The arguments of an application: bound as Python binds them, and refused where every application refuses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from paramlint.keras.applications.architecture import Tensor
from paramlint.keras.applications.undecided import decided
from paramlint.keras.arguments import is_plain
from paramlint.keras.errors import LayerError, quoted
from paramlint.unknown import Unknown

Arguments = Mapping[str, Any]
"""All the arguments of an application by name, the defaults among them."""
_CLASSES = 1000
_LOADABLE_ACTIVATIONS = ("softmax", "linear", None)


def bound(
    application: str, parameters: Mapping[str, Any], positional: Sequence[Any], keywords: Mapping[str, Any]
) -> Arguments:
    """All the arguments of a call. Raises LayerError for those that the application does not take."""
    if len(positional) > len(parameters):
        raise LayerError(f"{application} takes {len(parameters)} arguments, got {len(positional)}")
    by_position = dict(zip(parameters, positional, strict=False))
    for name in keywords:
        if name not in parameters:
            raise LayerError(f"{application} has no argument `{name}` in Keras 3")
        if name in by_position:
            raise LayerError(f"{application} got `{name}` twice")
    return {**parameters, **by_position, **keywords}


def check(application: str, given: Arguments) -> None:
    """Raise LayerError for what no application takes."""
    _check_weights(application, given)
    _check_tensor(application, given["input_tensor"])
    if decided(given, "include_top"):
        _check_head(application, given)


def loads_imagenet(given: Arguments) -> bool:
    """Whether the weights are those of ImageNet, as far as is known."""
    weights = given["weights"]
    return isinstance(weights, str) and weights == "imagenet"


def tensor_shape(given: Arguments) -> Any:
    """The shape of the tensor that stands for the input, batch first, None where none does."""
    tensor = given["input_tensor"]
    return decided({"input_tensor": tensor.shape}, "input_tensor") if isinstance(tensor, Tensor) else None


def _check_weights(application: str, given: Arguments) -> None:
    weights = given["weights"]
    if weights is None or not is_plain(weights):
        return
    if not isinstance(weights, (str, bytes)) or not weights:
        raise LayerError(f"{application} expects None, 'imagenet' or a file for `weights`, got {quoted(weights)}")


def _check_tensor(application: str, tensor: Any) -> None:
    if isinstance(tensor, Unknown):
        decided({"input_tensor": tensor}, "input_tensor")
    if tensor is not None and not isinstance(tensor, Tensor):
        raise LayerError(f"{application} expects a Keras tensor for `input_tensor`, got {quoted(tensor)}")


def _check_head(application: str, given: Arguments) -> None:
    classes, activation = given["classes"], given["classifier_activation"]
    if loads_imagenet(given) and not isinstance(classes, Unknown) and classes != _CLASSES:
        what = f"the ImageNet weights of {application} are for {_CLASSES} classes, not {quoted(classes)}"
        raise LayerError(f"{what}: leave out the top or the weights")
    loads = given["weights"] is not None and not isinstance(given["weights"], Unknown)
    if loads and is_plain(activation) and activation not in _LOADABLE_ACTIVATIONS:
        raise LayerError(f"{application} takes no `classifier_activation` but 'softmax' and None when it loads weights")
