"""What must not be counted of functional models, and that everything else is."""

import pytest

from paramlint.graph.model import Model
from paramlint.unknown import Unknown
from tests.overlays.reading import counts, read, read_one


def unknowns(model: Model) -> list[Unknown]:
    return [layer.unknown for layer in model.layers if layer.unknown is not None]


@pytest.mark.parametrize(
    ("code", "known", "kind", "why"),
    [
        ("import z\nx = Dense(3)(i)\nx = z.attention(x)\nm = Model(i, Dense(2)(x))", 15, "unknown-function",
         "what `z.attention()` makes of a tensor is not described"),
        ("import z\nx = Dense(3)(i)\nif z.flag():\n    x = Dense(3)(x)\nm = Model(i, Dense(2)(x))", 15 + 8, "several-values",
         "it is one of several tensors: it depends on `if z.flag()`"),
        ("import z\nx = Dense(3)(i)\nx = Dense(4)(x) if z.flag() else Dense(5)(x)\nm = Model(i, Dense(2)(x))", 15 + 2,
         "several-values", None),
        ("import z\nx = Dense(3)(i)\nfor n in z.sizes():\n    x = Dense(n)(x)\nm = Model(i, x)", 0, "several-values", None),
        ("x = Quantum(3)(Dense(3)(i))\nm = Model(i, Dense(2)(x))", 15, "unsupported-layer",
         "`Quantum` is not among the layers paramlint knows"),
        ("j = Input((5,))\nm = Model(i, Dense(3)(Concatenate()([Dense(3)(i), Dense(2)(j)])))", 15 + 12 + 18,
         "disconnected", "the outputs depend on the input `input_layer_1`, which is not among the model's inputs"),
        ("m = Model(i, unheard_of)", 0, "undefined-name", "`unheard_of` is not defined in this file"),
        ("m = Model(Input((n,)), Dense(3)(i))", 15, "disconnected", None),
        ("d = Dense(3)\na = d(i)\nb = d(Dense(5)(i))\nm = Model(i, [a, b])", 25, "invalid-shape",
         "`dense` was built on (None, 4) and is now given (None, 5), which needs different weights"),
        ("n = Sequential([Input((9,)), Dense(2)])\nm = Model(i, n(i))", 0, "invalid-shape",
         "`sequential` takes (None, 9) and is given (None, 4)"),
        ("n = Model(Input((9,)), Input((9,)))\nj = Input((9,))\nn = Model(j, Dense(2)(j))\nm = Model(i, n(i))", 0,
         "invalid-shape", "`functional_1` takes (None, 9) and is given (None, 4)"),
        ("import z\nm = Model(i, Dense(z.size())(Dense(3)(i)))", 15, "unknown-function", None),
        ("k = Dense(3)(i)[:, 7, 0]\nm = Model(i, Dense(2)(k))", 15, "invalid-shape", None),
    ],
)  # fmt: skip
def test_the_unknown_part_says_why_and_the_rest_is_counted(code: str, known: int, kind: str, why: str | None) -> None:
    model = read(f"i = Input((4,))\n{code}")[-1]
    found = unknowns(model)
    assert found, "everything was counted"
    assert kind in [unknown.kind for unknown in found]
    assert why is None or why in [unknown.why for unknown in found]
    assert all(unknown.span is not None for unknown in found)
    assert model.params.exact is None
    assert model.params.low == known


def test_shapes_that_do_not_fit_name_both_layers_they_come_from() -> None:
    code = "i = Input((64, 64, 3))\na = Conv2D(8, 3, padding='same', name='skip')(i)\n"
    code += "b = Conv2D(8, 2, name='up')(i)\nm = Model(i, Concatenate(name='joined')([a, b]))"
    (unknown,) = unknowns(read_one(code))
    assert unknown.kind == "merge-shape"
    assert [source.what for source in unknown.sources] == ["`skip` (None, 64, 64, 8)", "`up` (None, 63, 63, 8)"]
    assert [code_at(code, source.span.start) for source in unknown.sources] == ["Conv2D(8, 3", "Conv2D(8, 2"]


def code_at(code: str, start: int) -> str:
    from tests.overlays.reading import HEAD

    return (HEAD + code)[start : start + 11]


@pytest.mark.parametrize("layer", ["Add()([a, b])", "a + b", "Multiply()([a, b])", "Average()([a, b])"])
def test_channels_that_differ_are_found(layer: str) -> None:
    model = read_one(f"i = Input((8, 8, 3))\na = Conv2D(4, 1)(i)\nb = Conv2D(5, 1)(i)\nm = Model(i, {layer})")
    (unknown,) = unknowns(model)
    assert unknown.kind == "merge-shape"
    assert "4" in unknown.why
    assert "5" in unknown.why
    assert counts(model)[1:3] == [16, 20]


def test_what_several_tensors_have_in_common_stays_known() -> None:
    """Whichever way, three numbers a sample go on, from the first layer: 15 and 3 × 2 + 2 are certain."""
    code = "import z\ni = Input((4,))\nx = Dense(3)(i)\ny = Dense(3)(x) if z.flag() else Dropout(0.5)(x)\nm = Model(i, Dense(2)(y))"
    model = read_one(code)
    assert sorted(count for count in counts(model) if count) == [8, 15]
    assert model.output_shape == (None, 2)


def test_freezing_what_may_be_this_layer_or_that_leaves_it_open() -> None:
    code = "import z\ni = Input((4,))\na, b = Dense(3), Dense(3)\nm = Model(i, b(a(i)))\n(a if z.flag() else b).trainable = False"
    assert read_one(code).trainable_params.exact is None


def test_a_frozen_model_trains_nothing_and_its_layers_stay_frozen_in_others() -> None:
    code = "i = Input((4,))\nbase = Model(i, Dense(3)(i))\nbase.trainable = False\nj = Input((4,))\nm = Model(j, Dense(2)(base(j)))"
    base, model = read(code)
    assert (base.trainable_params.exact, base.non_trainable_params.exact) == (0, 15)
    assert (model.trainable_params.exact, model.non_trainable_params.exact) == (8, 15)


@pytest.mark.parametrize("code", ["m = Model()", "m = Model(Input((4,)))", "m = Model(**{})"])
def test_a_model_without_outputs_is_none_to_us(code: str) -> None:
    assert read(code) == ()


def test_unknown_parts_of_a_nested_model_are_unknown_in_the_outer_one() -> None:
    code = "inner = Sequential([Input((4,)), Dense(3), Quantum(2)])\nm = Sequential([inner, Dense(2)])"
    inner, outer = read(code)
    assert inner.params.exact is None
    assert outer.params.exact is None
    assert outer.params.low == 15


def test_a_wrapped_model_with_unknown_layers_is_unknown_as_a_whole() -> None:
    code = "inner = Sequential([Dense(3), Quantum(2)])\ni = Input((5, 4))\nm = Model(i, TimeDistributed(inner)(i))"
    model = read(code)[-1]
    (unknown,) = unknowns(model)
    assert "`Quantum` is not among the layers" in unknown.why
    assert model.params.exact is None


def test_a_wrapped_model_is_asked_when_it_is_counted() -> None:
    code = (
        "j = Input((4,))\ninner = Model(j, Dense(3)(j))\ni = Input((5, 4))\nm = Model(i, TimeDistributed(inner)(i))\n"
    )
    model = read(code + "inner.trainable = False")[-1]
    assert (model.params.exact, model.trainable_params.exact, model.output_shape) == (15, 0, (None, 5, 3))
