"""What must not be counted, and why: a wrong number costs more trust than ten unknowns."""

import pytest

from paramlint.unknown import Unknown
from tests.overlays.reading import counts, read, read_one


def unknowns(code: str) -> list[Unknown]:
    return [layer.unknown for layer in read_one(code).layers if layer.unknown is not None]


@pytest.mark.parametrize(
    ("code", "kind", "why"),
    [
        ("m = Sequential([Dense(3)])", "no-input-shape", "nothing says the shape of the model's input"),
        ("m = Sequential()", "no-layers", "nothing in this file adds a layer to the model"),
        ("m = Sequential([Input((4,))])", "no-layers", "nothing in this file adds a layer to the model"),
        ("n = int(input())\nm = Sequential([Input((4,)), Dense(n)])", "runtime-value",
         "`n` is `int(input())`: only run time knows"),
        ("import data\nm = Sequential([Input((data.x.shape[1],)), Dense(3)])", "runtime-value", None),
        ("m = Sequential([Input((4,)), Quantum(3)])", "unsupported-layer",
         "`Quantum` is not among the layers paramlint knows"),
        ("class Mine(Layer):\n    pass\nm = Sequential([Input((4,)), Mine()])", "custom-layer",
         "`Mine` has no `call` in this file"),
        ("m = Sequential([Input((4,)), Dense(-1)])", "invalid-size", None),
        ("m = Sequential([Input((4,)), Dense('ten')])", "invalid-size", None),
        ("m = Sequential([Input((4,)), Dense(3, colour='red')])", "unknown-argument",
         "Dense has no argument `colour` in Keras 3"),
        ("m = Sequential([Input((4,)), Conv2D(8, 3)])", "rank-mismatch", None),
        ("m = Sequential([Input((2, 2, 1)), Conv2D(8, 3)])", "empty-output", None),
        ("m = Sequential([Input((4,)), 'dense'])", "no-layer", "this is not a layer"),
        ("import x\nu = 3\nif x.flag():\n    u = 4\nm = Sequential([Input((4,)), Dense(u)])", "several-values",
         "it is 4 or 3: it depends on `if x.flag()`"),
        ("import x\nm = Sequential([Input((4,))])\nfor n in x.sizes():\n    m.add(Dense(n))", "condition", None),
        ("import x\nm = Sequential(x.layers())", "unknown-function", "`x.layers()` is not run"),
        ("import x\nm = Sequential([Input((4,)), Dense(3, **x.more())])", "unknown-function", None),
        ("import x\nm = Sequential([Input((4,)), Dense(3, use_bias=x.flag())])", "unknown-function", None),
        ("d = Dense(3)\nm = Sequential([Input((4,)), d, d])", "invalid-shape",
         "`dense` is used on two shapes that need different weights"),
        ("def build(units):\n    return Sequential([Input((4,)), Dense(units)])", "parameter",
         "`units` is a parameter of `build`, which nothing in this file calls"),
        ("m = Sequential([Input((4,)), Dense(10**10**10)])", "budget", None),
        ("m = Sequential([Input((4,)), Dense(2.5)])", "invalid-size", None),
        ("m = Sequential([Input((4,)), TimeDistributed(print)])", None, None),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_says_why(code: str, kind: str | None, why: str | None) -> None:
    found = unknowns(code)
    assert found, "everything was counted"
    assert kind in (None, found[0].kind)
    assert why in (None, found[0].why)
    assert found[0].span is not None
    assert read_one(code).params.exact is None


def test_an_unknown_layer_leaves_the_certain_ones_counted() -> None:
    code = "n = int(input())\nm = Sequential([Input((4,)), Dense(3), Dense(n), Dense(5), Dense(2)])"
    model = read_one(code)
    assert counts(model) == [15, None, None, 12]
    assert model.status == "partial"
    assert (model.params.low, model.params.high) == (15 + 5 + 12, None)  # the third layer's bias is 5 in any case


def test_an_unknown_size_makes_one_cause_however_many_layers_it_reaches() -> None:
    model = read_one("n = int(input())\nm = Sequential([Input((n,)), Dense(3), Flatten(), Dense(n)])")
    assert {reason.why for reason in model.params.reasons} == {"`n` is `int(input())`: only run time knows"}


@pytest.mark.parametrize(
    "change",
    [
        "if flag():\n    m.add(Dense(9))",
        "for _ in things():\n    m.add(Dense(9))",
        "while flag():\n    m.pop()",
        "other = m if flag() else Sequential()\nother.add(Dense(9))",
        "{'a': m}[flag()].add(Dense(9))",
        "[m][flag()].add(Dense(9))",
        "for one in [m] + things():\n    one.add(Dense(9))",
        "try:\n    m.add(Dense(9))\n    flag()\nexcept ValueError:\n    pass",
        "m.layers[0].trainable = flag()",
        "(m.add if flag() else print)(Dense(9))",
        "match flag():\n    case 1:\n        m.add(Dense(9))",
    ],
)
def test_a_model_that_may_have_changed_is_not_counted_exactly(change: str) -> None:
    code = f"from x import flag, things\nm = Sequential([Input((4,)), Dense(3)])\n{change}\n"
    first = read(code)[0]
    assert first.params.exact is None or first.trainable_params.exact is None


def test_a_shadowed_name_is_not_keras() -> None:
    assert read("def Sequential(*a):\n    return a\nm = Sequential([Dense(3)])") == ()
    assert read("from mylib import Sequential\nm = Sequential([Dense(3)])") == ()


def test_names_that_no_import_explains_are_not_keras() -> None:
    assert read("m = Sequential([Dense(3, input_dim=4)])", head="import keras\n") == ()
