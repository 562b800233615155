"""`construct` answers whatever it is given, with a layer or with the reason why there is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.keras.build import Built, build
from paramlint.keras.catalogue import find_layer
from paramlint.keras.construct import Constructed, construct, parameters
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.keras.stated import SHAPE_ARGUMENTS
from paramlint.unknown import Unknown
from tests.drawing import DRAWS
from tests.keras.draws import NONSENSE
from tests.keras.oracle import described, is_refusal, mapped
from tests.keras.tables import TABLES

HUGE = [10**400, -(10**400), 10**5000, 2**63, 1e308, -0.0]
ODD = st.one_of(
    NONSENSE,
    st.sampled_from(HUGE),
    st.lists(st.sampled_from([*HUGE, 1, 2, None, "x"]), max_size=4).map(tuple),
    st.recursive(st.none() | st.integers() | st.floats() | st.text(max_size=3), st.lists, max_leaves=5),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
    st.builds(object),
    st.just(len),
    st.just(KerasLayer),
    st.builds(lambda: Unknown("runtime-value", "hidden")),
)


DIMS = st.sampled_from([None, 0, 1, 5, 10**400, 2**63, Unknown("runtime-value", "hidden")])
SHAPES = st.lists(DIMS, max_size=6).map(tuple)
PARTS = st.recursive(
    SHAPES | st.none(), lambda parts: st.lists(parts, max_size=4).map(lambda shapes: Several(tuple(shapes)))
)
INPUTS = SHAPES | st.lists(PARTS, max_size=4).map(lambda shapes: Several(tuple(shapes)))


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=4 * DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nonsense_is_answered(name: str, data: st.DataObject) -> None:
    cls = find_layer(name)
    assert cls is not None
    names = [*parameters(cls), *SHAPE_ARGUMENTS, "no_such_argument"]
    good = data.draw(st.fixed_dictionaries(TABLES[name].required))
    keywords = {key: mapped(value, described) for key, value in good.items()}
    keywords |= data.draw(st.dictionaries(st.sampled_from(names), ODD, max_size=3))
    constructed = construct(cls, data.draw(st.lists(ODD, max_size=3)), keywords)
    assert isinstance(constructed, Constructed)
    if isinstance(constructed.layer, KerasLayer):
        assert isinstance(build(constructed.layer, data.draw(INPUTS)), Built)


REFUSED = [
    ("Dense", (), {}, "Dense needs `units`"),
    ("Dense", (1,), {"units": 2}, "Dense got `units` twice"),
    ("Dense", (1,), {"unit": 2}, "Dense has no argument `unit` in Keras 3"),
    ("Dense", ("x",), {}, "Dense expects a positive integer for `units`, got 'x'"),
    ("Dense", (10,), {"trainable": 1}, "Dense needs True or False for `trainable`, got 1"),
    ("Dense", (10,), {"name": "a/b"}, "Dense needs a string without `/` for `name`, got 'a/b'"),
    ("Dense", (-(10**5000),), {}, "Dense expects a positive integer for `units`, got a value too long to print"),
    ("Flatten", (None, None), {}, "Flatten takes 1 positional arguments, got 2"),
    ("Conv2D", (3, (3, 3, 3)), {}, "Conv2D expects a number above 0 or a tuple of 2 for `kernel_size`, got (3, 3, 3)"),
    ("Conv2D", (3, 3, 2), {"dilation_rate": 2}, "Conv2D cannot have strides (2, 2) and a dilation_rate of (2, 2): one of them must be 1"),
    ("Conv2D", (3, 3), {"groups": 2}, "Conv2D cannot split 3 filters into 2 groups"),
    ("SpatialDropout1D", (0.2,), {"trainable": True}, "SpatialDropout1D has no argument `trainable` in Keras 3"),
    ("Bidirectional", (3,), {}, "Bidirectional expects a recurrent layer for `layer`, got 3"),
    ("TimeDistributed", (None,), {}, "TimeDistributed expects a layer for `layer`, got None"),
    ("SimpleRNN", (3,), {"implementation": 2}, "SimpleRNN has no argument `implementation` in Keras 3"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "positional", "keywords", "why"), REFUSED)
def test_refusals_say_what_was_expected(
    name: str, positional: tuple[Any, ...], keywords: dict[str, Any], why: str
) -> None:
    cls = find_layer(name)
    assert cls is not None
    assert is_refusal(construct(cls, positional, keywords).layer, why)


ACCEPTED = [
    ("Embedding", (10, 3), {"input_length": 4, "weights": [object()], "activity_regularizer": None}),
    ("LSTM", (3,), {"implementation": 2, "zero_output_for_mask": True}),
    ("LeakyReLU", (), {"alpha": 0.1}),
    ("MaxPooling2D", (2, None, "valid", None, "pool"), {}),
    ("SpatialDropout2D", (0.2, "channels_last", 7, "drop", "float32"), {}),
    ("Conv3DTranspose", (3, 2, 1, "same", "channels_first", 0), {}),
    ("LayerNormalization", (), {"rms_scaling": True}),
]


@pytest.mark.parametrize(("name", "positional", "keywords"), ACCEPTED)
def test_what_keras_takes_is_taken(name: str, positional: tuple[Any, ...], keywords: dict[str, Any]) -> None:
    cls = find_layer(name)
    assert cls is not None
    assert isinstance(construct(cls, positional, keywords).layer, cls)


def test_positions_are_those_of_keras_where_fields_are_in_another_order() -> None:
    cls = find_layer("Conv3DTranspose")
    assert cls is not None
    layer = construct(cls, (3, 2, 1, "same", "channels_first", 0), {}).layer
    assert (getattr(layer, "data_format", None), getattr(layer, "output_padding", None)) == ("channels_first", 0)
