"""Trained models of other libraries as layers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from paramlint.keras.errors import Foreign, HiddenWeights, RankError
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.pretrained.encoder import Encoder
from paramlint.keras.pretrained.modules import Module, find_module
from paramlint.keras.shape import Several, Shape, show
from paramlint.keras.weight import Weight
from paramlint.unknown import Unknown


class _Pretrained(KerasLayer):
    """A model that is a layer to Keras."""

    takes_one_or_several = True
    needs_input_shape = False
    also_accepts = frozenset({"activity_regularizer", "dynamic"})


class HubLayer(_Pretrained):
    """`hub.KerasLayer(handle)`: a model of TensorFlow Hub. Whoever makes one says whether it is trained."""

    handle: Inert
    arguments: Inert = None
    sentinel: Inert = msgspec.field(name="_sentinel", default=None)
    tags: Inert = None
    signature: str | None = None
    signature_outputs_as_dict: Inert = None
    output_key: str | None = None
    stated: Inert = msgspec.field(name="output_shape", default=None)
    load_options: Inert = None

    leading = ("handle", "trainable")
    keyword_only = frozenset({"name", "dtype", "autocast"})

    @property
    def class_name(self) -> str:
        """The name of the layer's class in its own library."""
        return "KerasLayer"

    @property
    def output_names(self) -> tuple[str, ...]:
        """The keys of the dictionary that comes out; none where a tensor, or a list of them, does."""
        module = find_module(self.handle) if isinstance(self.handle, str) else None
        return () if module is None or self.output_key is not None else module.names

    def weights(self, shape: Any) -> Iterable[Weight]:
        if isinstance(self.handle, Unknown):
            raise HiddenWeights(self.handle)
        module = self._module()
        if self.trainable and not module.is_trained:
            why = f"which weights of `{self.handle}` are trained is not known"
            raise HiddenWeights(Unknown("foreign-code", why))
        return module.weights

    def output_shape(self, shape: Any) -> Shape | Several | Unknown:
        if isinstance(self.handle, Unknown):
            return self.handle
        module = self._module()
        if module.rank is not None and (isinstance(shape, Several) or len(shape) != module.rank):
            given = "several inputs" if isinstance(shape, Several) else f"the input {show(shape)}"
            raise RankError(f"`{self.handle}` expects {module.rank} dimensions, and is given {given}")
        output = module.output(shape)
        if self.output_key is None:
            return output
        return self._chosen(output, module.names)

    def _chosen(self, output: Shape | Several, names: tuple[str, ...]) -> Shape | Several | Unknown:
        if not isinstance(output, Several) or self.output_key not in names:
            raise Foreign(f"what `{self.handle}` calls {self.output_key!r} is not known here")
        chosen = output.shapes[names.index(self.output_key)]
        assert chosen is not None
        return chosen

    def _module(self) -> Module:
        if not isinstance(self.handle, str):
            raise Foreign("a model that is not named by its handle is not known here")
        module = None if self.signature is not None else find_module(self.handle)
        if module is None:
            raise Foreign(f"`{self.handle}` is a model of TensorFlow Hub that is not known here")
        return module


class Transformer(_Pretrained):
    """`TFBertModel.from_pretrained(checkpoint)` and its like: the state of each word, and a pooled one of them all."""

    model_class: str
    encoder: Encoder
    gives_all_states: bool = False

    @property
    def class_name(self) -> str:
        """The name of the layer's class in its own library."""
        return self.model_class

    @property
    def output_names(self) -> tuple[str, ...]:
        """What the outputs are called, in their order."""
        pooled = ("pooler_output",) if self.encoder.is_pooled else ()
        return ("last_hidden_state", *pooled, *(("hidden_states",) if self.gives_all_states else ()))

    def weights(self, shape: Any) -> Iterable[Weight]:
        return self.encoder.weights()

    def output_shape(self, shape: Any) -> Several:
        words = shape.shapes[0] if isinstance(shape, Several) else shape
        if not isinstance(words, tuple) or len(words) != 2:
            raise RankError(f"{self.class_name} expects the numbers of words, a tensor of 2 dimensions")
        sequence, pooled = (*words, self.encoder.width), (words[0], self.encoder.width)
        states = Several((sequence,) * (self.encoder.blocks * self.encoder.repeats + 1))
        by_name: dict[str, Shape | Several] = {"last_hidden_state": sequence, "pooler_output": pooled}
        by_name["hidden_states"] = states
        return Several(tuple(by_name[name] for name in self.output_names))
