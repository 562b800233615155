"""What a model of several paths costs."""

from __future__ import annotations

from paramlint.graph.count import Count, amount
from paramlint.graph.model import Call, Layer, Model
from paramlint.keras.cost import Cost, unknown_cost
from paramlint.source.span import Span
from paramlint.unknown import Unknown

NOWHERE = Span(0, 0)
BLUR = Unknown("blurred", "the test hid it")


def layer(name: str, steps: int) -> Layer:
    return Layer(name, "X", None, NOWHERE, cost=Cost(10, 1, 4, steps, 4))


def model(layers: tuple[Layer, ...], *calls: tuple[int, tuple[int, ...]], kind: str = "functional") -> Model:
    uses = tuple(Call(index, inputs, None, None, cost=layers[index].cost) for index, inputs in calls)
    return Model(kind, "m", NOWHERE, layers, uses)


def test_steps_add_up_along_the_longest_path() -> None:
    short, long, end = layer("short", 3), layer("long", 400), layer("end", 1)
    found = model((short, long, end), (0, ()), (1, ()), (2, (0, 1))).cost
    assert found.sequential_steps.exact == 401
    assert found.multiply_accumulates.exact == 30


def test_a_path_that_is_not_known_may_be_the_longest() -> None:
    open_ended = Layer("x", "X", None, NOWHERE, cost=unknown_cost(BLUR))
    found = model((layer("long", 400), open_ended, layer("end", 1)), (0, ()), (1, ()), (2, (0, 1))).cost
    assert (found.sequential_steps.low, found.sequential_steps.high) == (401, None)
    assert found.sequential_steps.reasons == (BLUR,)


def test_each_use_of_a_shared_layer_counts() -> None:
    shared, end = layer("shared", 3), layer("end", 1)
    found = model((shared, end), (0, ()), (0, ()), (1, (0, 1))).cost
    assert found.multiply_accumulates.exact == 30
    assert found.sequential_steps.exact == 4


def test_a_model_of_an_own_class_may_use_its_layers_more_than_once() -> None:
    found = model((layer("a", 2),), kind="subclass").cost
    assert (found.multiply_accumulates.low, found.multiply_accumulates.high) == (10, None)
    assert [reason.kind for reason in found.sequential_steps.reasons] == ["custom-layer"]


def test_a_layer_that_no_call_uses_comes_on_top() -> None:
    rest = Layer("?", "?", None, NOWHERE, cost=unknown_cost(BLUR))
    found = model((layer("a", 2), layer("b", 3), rest), (0, ()), (1, (0,)), kind="sequential").cost
    assert (found.sequential_steps.low, found.sequential_steps.high) == (5, None)
    assert model((layer("a", 2), layer("b", 3))).cost.sequential_steps.exact == 5


def test_an_empty_model_costs_nothing() -> None:
    assert model(()).cost.sequential_steps.exact == 0


def test_counts_multiply_and_compare() -> None:
    assert amount(3).times(4) == Count(12, 12)
    assert amount(BLUR).times(4) == Count(0, None, (BLUR,))
    assert Count(2, 9).at_least(Count(5, 6)) == Count(5, 9)
    assert Count(2, 9).at_least(Count(5, None, (BLUR,))) == Count(5, None, (BLUR,))
    assert amount(None).high is None
