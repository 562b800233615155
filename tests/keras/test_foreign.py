"""Layers around code that is not Keras's are known by name, and say why their weights are not."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.build import build
from paramlint.keras.catalogue import find_layer
from paramlint.keras.construct import construct
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.keras.oracle import described

MISSING = Unknown("no-input-shape", "nobody said")
WHY = {
    "TFSMLayer": "TFSMLayer wraps a saved function, which is not Keras's and cannot be read",
    "JaxLayer": "JaxLayer wraps a function of JAX, which is not Keras's and cannot be read",
    "FlaxLayer": "FlaxLayer wraps a module of Flax, which is not Keras's and cannot be read",
    "TorchModuleWrapper": "TorchModuleWrapper wraps a module of PyTorch, which is not Keras's and cannot be read",
}


def _foreign(name: str) -> KerasLayer:
    cls = find_layer(name)
    assert cls is not None
    layer = construct(cls, (Unknown("library-object", "an object of a library"),), {}).layer
    assert isinstance(layer, KerasLayer)
    return layer


@pytest.mark.parametrize("name", WHY)
@pytest.mark.parametrize("shape", [(None, 4), Several(((None, 4), (None, 5))), MISSING])
def test_the_reason_names_what_is_wrapped(name: str, shape: Any) -> None:
    assert build(_foreign(name), shape).weights == Unknown("foreign-code", WHY[name])


@pytest.mark.parametrize("wrapper", ["TimeDistributed", "SpectralNormalization", "Wrapper"])
def test_a_wrapper_around_foreign_code_is_foreign_too(wrapper: str) -> None:
    layer = described(wrapper, {"layer": _foreign("JaxLayer")})
    assert isinstance(layer, KerasLayer)
    assert build(layer, (None, 5, 4)).weights == Unknown("foreign-code", WHY["JaxLayer"])


def test_a_missing_argument_is_refused_all_the_same() -> None:
    layer = described("FlaxLayer", {})
    assert layer == Unknown("invalid-argument", "FlaxLayer needs `module`")
