"""What is unknown never makes a wrong number, and never a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.keras.build import build
from paramlint.keras.catalogue import find_layer
from paramlint.keras.construct import parameters
from paramlint.keras.cost import Cost
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.drawing import DRAWS
from tests.keras.cases import cases
from tests.keras.oracle import Nested, Outcome, Refusal, by_paramlint, described
from tests.keras.tables import TABLES

BLUR = Unknown("blurred", "the test hid it", name="hidden")


def _blurrable(name: str) -> list[str]:
    """The arguments of the layer that may be unknown because they are sizes."""
    return [argument for argument, hint in _hints(name) if Unknown in get_args(hint)]


def _blurrable_in_part(name: str) -> list[str]:
    """The arguments that are tuples of sizes which may be unknown."""
    return [argument for argument, hint in _hints(name) if any(Unknown in get_args(size) for size in _within(hint))]


def _within(hint: Any) -> Iterator[Any]:
    for alternative in get_args(hint):
        yield from get_args(alternative)


def _hints(name: str) -> Iterator[tuple[str, Any]]:
    """The arguments by Keras's names, and how their fields are annotated."""
    cls = find_layer(name)
    assert cls is not None
    hints = get_type_hints(cls)
    for argument, field in parameters(cls).items():
        yield argument, hints[field]


@st.composite
def _blurred(draw: st.DrawFn, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments with some sizes, or parts of them, unknown; those of a nested layer too."""
    result = {key: draw(_blurred_inside(value)) for key, value in arguments.items()}
    for key in _blurrable_in_part(name):
        value = result.get(key)
        if isinstance(value, (tuple, list)) and draw(st.booleans()):
            result[key] = tuple(BLUR if draw(st.booleans()) else item for item in value)
    for key in _blurrable(name):
        if draw(st.integers(0, 3)) == 0:
            result[key] = BLUR
    return result


@st.composite
def _blurred_inside(draw: st.DrawFn, value: Any) -> Any:
    """A nested layer, or a list of them, with some of their sizes unknown."""
    if isinstance(value, Nested):
        return replace(value, arguments=draw(_blurred(value.name, value.arguments)))
    if isinstance(value, (list, tuple)) and any(isinstance(item, Nested) for item in value):
        return type(value)(draw(_blurred_inside(item)) for item in value)
    return value


def _agree(hidden: tuple[Any, ...], known: tuple[Any, ...]) -> bool:
    pairs = zip(hidden, known, strict=False)
    return len(hidden) == len(known) and all(isinstance(dim, Unknown) or dim == real for dim, real in pairs)


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=4 * DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_hidden_makes_no_wrong_number(name: str, data: st.DataObject) -> None:
    arguments, shape = data.draw(cases(name))
    known = by_paramlint(name, arguments, shape)
    hidden = by_paramlint(
        name,
        data.draw(_blurred(name, arguments)),
        _hidden(shape, data),
    )
    if hidden is None or not isinstance(known, Outcome):
        return
    assert not isinstance(hidden, Refusal), hidden.words
    _assert_weights_agree(hidden, known)
    _assert_outputs_agree(hidden.output, known.output)


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=4 * DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_hidden_makes_no_wrong_cost(name: str, data: st.DataObject) -> None:
    arguments, shape = data.draw(cases(name))
    known = described(name, arguments)
    hidden = described(name, data.draw(_blurred(name, arguments)))
    if isinstance(known, Unknown) or isinstance(hidden, Unknown):
        return
    real, mine = build(known, shape), build(hidden, _hidden(shape, data))
    if isinstance(real.weights, Unknown):
        return
    assert None not in _parts(mine.cost)
    pairs = zip(_parts(mine.cost), _parts(real.cost), strict=True)
    assert all(
        isinstance(part, Unknown) or isinstance(known_part, Unknown) or part == known_part for part, known_part in pairs
    )


def _parts(cost: Cost) -> tuple[Any, ...]:
    return tuple(getattr(cost, field.name) for field in fields(cost))


def _hidden(shape: Any, data: st.DataObject) -> Any:
    """The shape, or each of several, with some of its dimensions unknown."""
    if isinstance(shape, Several):
        return Several(tuple(part and _hidden(part, data) for part in shape.shapes))
    return tuple(BLUR if data.draw(st.booleans()) else dim for dim in shape)


def _assert_outputs_agree(hidden: Any, known: Any) -> None:
    if isinstance(known, Unknown):
        return
    if isinstance(hidden, list):
        assert isinstance(known, list)
        for mine, real in zip(hidden, known, strict=True):
            _assert_outputs_agree(mine, real)
    else:
        assert isinstance(hidden, Unknown) or _agree(hidden, known)


def _assert_weights_agree(hidden: Outcome, known: Outcome) -> None:
    assert [(name, trainable) for name, _, trainable in hidden.weights] == [
        (name, trainable) for name, _, trainable in known.weights
    ]
    for (_, mine, _), (_, real, _) in zip(hidden.weights, known.weights, strict=True):
        assert _agree(mine, real)


def _made(name: str, **arguments: Any) -> KerasLayer:
    layer = described(name, arguments)
    assert isinstance(layer, KerasLayer)
    return layer


def test_an_unknown_size_keeps_its_name_where_it_stands_alone() -> None:
    result = build(_made("Embedding", input_dim=BLUR, output_dim=64), (None, 10))
    assert isinstance(result.weights, tuple)
    assert result.weights[0].shape == (BLUR, 64)
    assert result.weights[0].size == BLUR.unnamed()


def test_an_unknown_length_stays_out_of_the_weights() -> None:
    result = build(_made("LSTM", units=3), (None, BLUR, 2))
    assert isinstance(result.weights, tuple)
    assert [weight.shape for weight in result.weights] == [(2, 12), (3, 12), (12,)]
    assert (result.output_shape, result.steps) == ((None, 3), BLUR)


def test_an_unknown_target_shape_hides_even_the_rank() -> None:
    result = build(_made("Reshape", target_shape=BLUR), (None, 6))
    assert (result.weights, result.output_shape) == ((), BLUR)


def test_an_open_dimension_wins_over_an_unknown_one() -> None:
    assert build(_made("Flatten"), (None, None, BLUR)).output_shape == (None, None)


def test_what_decides_about_the_layer_must_be_known() -> None:
    assert described("Conv2D", {"filters": 2, "kernel_size": 3, "padding": BLUR}) is BLUR
    assert described("LayerNormalization", {"axis": (1, BLUR)}) is BLUR
    assert isinstance(described("Conv2D", {"filters": 2, "kernel_size": 3, "activation": BLUR}), KerasLayer)
