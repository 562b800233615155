"""Input shapes that layers state themselves, in the ways of Keras 1, 2 and 3."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.catalogue import find_layer
from paramlint.keras.stated import stated_shape
from paramlint.unknown import Unknown

SIZE = Unknown("runtime-value", "hidden", name="size")

STATED = [
    ("Dense", {}, None),
    ("Dense", {"input_shape": (784,)}, (None, 784)),
    ("Dense", {"input_shape": [784]}, (None, 784)),
    ("Dense", {"input_shape": ()}, (None,)),
    ("Dense", {"input_shape": None}, None),
    ("Dense", {"input_dim": 784}, (None, 784)),
    ("Dense", {"input_dim": SIZE}, (None, SIZE)),
    ("Dense", {"input_shape": SIZE}, SIZE),
    ("Dense", {"input_shape": (10, SIZE)}, (None, 10, SIZE)),
    ("Dense", {"input_shape": (784,), "batch_size": 32}, (32, 784)),
    ("Dense", {"batch_input_shape": (32, 784)}, (32, 784)),
    ("Dense", {"batch_shape": (32, None, 7)}, (32, None, 7)),
    ("Conv1D", {"input_dim": 4, "input_length": 100}, (None, 100, 4)),
    ("LSTM", {"input_dim": 64}, (None, None, 64)),
    ("LSTM", {"input_dim": 64, "input_length": 10}, (None, 10, 64)),
    ("LSTM", {"input_length": 10}, (None, 10, None)),
    ("Embedding", {"input_dim": 1000, "output_dim": 8}, None),
    ("Embedding", {"input_dim": 1000, "output_dim": 8, "input_length": 10}, (None, 10)),
    ("Embedding", {"input_dim": 1000, "output_dim": 8, "input_length": (10, 5)}, (None, 10, 5)),
    ("Embedding", {"input_dim": 1000, "output_dim": 8, "input_length": SIZE}, (None, SIZE)),
]


@pytest.mark.parametrize(("name", "keywords", "shape"), STATED)
def test_stated(name: str, keywords: dict[str, Any], shape: Any) -> None:
    cls = find_layer(name)
    assert cls is not None
    assert stated_shape(cls, keywords) == shape


NONSENSE = [
    ({"input_shape": 784}, "`input_shape` is a tuple of sizes, not 784"),
    ({"input_shape": "abc"}, "`input_shape` is a tuple of sizes, not 'abc'"),
    ({"input_shape": (3.5,)}, "3.5 in `input_shape` is no size"),
    ({"input_shape": (-1,)}, "-1 in `input_shape` is no size"),
    ({"input_dim": "x"}, "'x' in `input_dim` is no size"),
    ({"input_shape": (3,), "batch_size": 2.5}, "2.5 in `batch_size` is no size"),
    ({"batch_input_shape": {1: 2}}, "`batch_input_shape` is a tuple of sizes, not {1: 2}"),
    ({"input_shape": (-(10**5000),)}, "a value too long to print in `input_shape` is no size"),
]


@pytest.mark.parametrize(("keywords", "why"), NONSENSE)
def test_nonsense_is_no_shape(keywords: dict[str, Any], why: str) -> None:
    cls = find_layer("Dense")
    assert cls is not None
    assert stated_shape(cls, keywords) == Unknown("invalid-argument", why)
