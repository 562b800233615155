"""Keras 1's calls in the words of Keras 2: other names, another order, and a size for each axis of a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from paramlint.keras.layer import COMMON
from paramlint.keras.stated import SHAPE_ARGUMENTS

if TYPE_CHECKING:
    from paramlint.keras.layer import KerasLayer as _KerasLayer
else:  # what is mixed into a layer must bring no fields: they would stand in for the layer's own
    _KerasLayer = object

_RENAMED = {
    "output_dim": "units",
    "nb_filter": "filters",
    "filter_length": "kernel_size",
    "border_mode": "padding",
    "subsample": "strides",
    "subsample_length": "strides",
    "stride": "strides",
    "pool_length": "pool_size",
    "length": "size",
    "atrous_rate": "dilation_rate",
    "dim_ordering": "data_format",
    "bias": "use_bias",
    "p": "rate",
    "sigma": "stddev",
    "init": "kernel_initializer",
    "inner_init": "recurrent_initializer",
    "inner_activation": "recurrent_activation",
    "W_regularizer": "kernel_regularizer",
    "U_regularizer": "recurrent_regularizer",
    "b_regularizer": "bias_regularizer",
    "W_constraint": "kernel_constraint",
    "b_constraint": "bias_constraint",
    "dropout_W": "dropout",
    "dropout_U": "recurrent_dropout",
    "beta_init": "beta_initializer",
    "gamma_init": "gamma_initializer",
}
"""Keras 1's name of an argument, and Keras 2's; what has no counterpart is not passed on."""

_WITHOUT_COUNTERPART = frozenset({"weights", "forget_bias_init", "consume_less", "mode", "dropout"})
_WINDOW = ("nb_row", "nb_col", "kernel_dim1", "kernel_dim2", "kernel_dim3")
_FORMATS = {"th": "channels_first", "tf": "channels_last", "default": None}
_INITIALIZERS = frozenset(
    {"uniform", "lecun_uniform", "normal", "identity", "orthogonal", "zero", "one", "zeros", "ones"}
    | {"glorot_normal", "glorot_uniform", "he_normal", "he_uniform"}
)


@dataclass(frozen=True)
class Form:
    """How Keras 1 called a layer: its parameters in order, and those that it renamed otherwise than the others."""

    order: tuple[str, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)
    by_keyword: frozenset[str] = frozenset()

    def translate(
        self, positional: Sequence[Any], keywords: Mapping[str, Any]
    ) -> tuple[Sequence[Any], Mapping[str, Any]]:
        """The call in Keras 2's words. What is in these words already stays as it is, as the first Keras 2 had it."""
        given = dict(zip(self.order, positional, strict=False))
        if len(given) < len(positional) or not self._is_keras_1(given, keywords):
            return positional, self._translated(keywords)
        return (), self._translated(given | dict(keywords))

    def _is_keras_1(self, given: Mapping[str, Any], keywords: Mapping[str, Any]) -> bool:
        """Whether the values by position can be what Keras 1 took them for, and no keyword is a newer one."""
        names = {*self.order, *self.by_keyword, *COMMON, *SHAPE_ARGUMENTS}
        window = [name for name in self.order if name in _WINDOW]
        whole = all(name in given or name in keywords for name in window) and given.keys().isdisjoint(keywords)
        return whole and keywords.keys() <= names and all(_may_be(name, value) for name, value in given.items())

    def _translated(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        window = tuple(arguments[name] for name in self.order if name in _WINDOW and name in arguments)
        translated = {"kernel_size": window} if window else {}
        for name, value in arguments.items():
            if name not in _WINDOW and not self._is_dropped(name):
                translated[self._renamed(name)] = _data_format(value) if name == "dim_ordering" else value
        return translated

    def _is_dropped(self, name: str) -> bool:
        own = name in self.order or name in self.by_keyword
        return own and name in _WITHOUT_COUNTERPART and name not in self.renamed

    def _renamed(self, name: str) -> str:
        if name in self.renamed:
            return self.renamed[name]
        return _RENAMED.get(name, name) if name in self.order or name in self.by_keyword else name


def _data_format(dim_ordering: Any) -> Any:
    return _FORMATS.get(dim_ordering, dim_ordering) if isinstance(dim_ordering, str) else dim_ordering


def _may_be(name: str, value: Any) -> bool:
    """Whether a value by position can be Keras 1's argument of that name, and is not Keras 2's at this place."""
    if name in _WINDOW or name == "nb_filter":
        return not isinstance(value, (str, tuple, list, type(None)))
    if name in ("init", "inner_init") and isinstance(value, str):
        return value in _INITIALIZERS
    if name == "epsilon":
        return not isinstance(value, int)
    if name.endswith(("_regularizer", "_constraint", "activation", "init")):
        return not isinstance(value, (int, float, tuple, list))
    return True


PENALTIES = ("W_regularizer", "b_regularizer", "activity_regularizer", "W_constraint", "b_constraint", "bias")
"""The last parameters of most layers with weights."""


class _Translated(_KerasLayer):
    """A layer that takes Keras 1's calls beside those of Keras 2."""

    __slots__ = ()
    form: ClassVar[Form]

    @classmethod
    def translated(
        cls, positional: Sequence[Any], keywords: Mapping[str, Any]
    ) -> tuple[Sequence[Any], Mapping[str, Any]]:
        return cls.form.translate(positional, keywords)
