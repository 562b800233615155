"""Functional models with numbers worked out by hand."""

import time

import pytest

from paramlint.graph.model import Shapes
from tests.overlays.reading import counts, read, read_one


@pytest.mark.parametrize(
    "code",
    [
        "m = Model(i, o)",
        "m = Model(inputs=i, outputs=o)",
        "m = Model([i], [o])",
        "m = Model(inputs=[i], outputs=o, name='mine')",
        "m = Model(input=i, output=o)",
        "m = Model({'a': i}, {'b': o})",
        "m = Functional(i, o)",
    ],
)
def test_every_way_to_state_inputs_and_outputs(code: str) -> None:
    model = read_one(f"i = Input((4,))\no = Dense(3)(i)\n{code}")
    assert (model.kind, counts(model), model.input_shape, model.output_shape) == (
        "functional", [0, 15], (None, 4), (None, 3),
    )  # fmt: skip
    assert model.name == ("mine" if "mine" in code else "functional")


def test_layers_stand_in_keras_order_and_calls_know_what_they_read() -> None:
    """Whatever is further from the output comes first, so that the long branch stands before the short one."""
    code = (
        "i = Input((4,))\nshort = Dense(2, name='short')(i)\nlong = Dense(2, name='long')(Dense(3, name='first')(i))\n"
    )
    code += "m = Model(i, Add(name='sum')([short, long]))"
    model = read_one(code)
    assert [layer.name for layer in model.layers] == ["input_layer", "first", "short", "long", "sum"]
    assert [model.called_layer(call).name for call in model.feeding(model.calls[-1])] == ["short", "long"]
    assert model.feeding(model.calls[0]) == ()


def test_a_layer_used_twice_is_one_layer_with_two_calls() -> None:
    model = read_one("i = Input((4,))\nd = Dense(4)\nm = Model(i, d(d(i)))")
    assert counts(model) == [0, 20]
    assert [(call.layer, call.inputs, call.number) for call in model.calls] == [(0, (), 0), (1, (0,), 0), (1, (1,), 1)]


def test_weights_that_stand_in_two_models_count_once() -> None:
    """The encoder holds 15; in the outer model it stands beside its own first layer, with 3 × 2 + 2 = 8 behind them."""
    code = "i = Input((4,))\nd = Dense(3)\nencoder = Model(i, d(i))\nj = Input((4,))\n"
    code += "m = Model(j, Dense(2)(Add()([encoder(j), d(j)])))"
    _, model = read(code)
    assert sorted(count for count in counts(model) if count) == [8, 15, 15]
    assert model.params.exact == 23


def test_states_and_several_outputs() -> None:
    """4 × 5 × (3 + 5 + 1) = 180; the shapes of the sequence and both states go different ways."""
    code = "i = Input((7, 3))\nx, h, c = LSTM(5, return_sequences=True, return_state=True)(i)\nm = Model(i, [x, c])"
    model = read_one(code)
    assert counts(model) == [0, 180]
    assert model.output_shape == Shapes(((None, 7, 5), (None, 5)))
    assert model.layers[1].output_shape == Shapes(((None, 7, 5), (None, 5), (None, 5)))


def test_initial_states_are_read_but_change_no_weights() -> None:
    code = "i, h, c = Input((7, 3)), Input((5,)), Input((5,))\nm = Model([i, h, c], LSTM(5)(i, initial_state=[h, c]))"
    model = read_one(code)
    assert model.params.exact == 180
    assert model.calls[-1].inputs == (0, 1, 2)


@pytest.mark.parametrize(
    ("expression", "shape"),
    [
        ("x + 1", (None, 6, 4)),
        ("2 * x - x / 3", (None, 6, 4)),
        ("-x ** 2", (None, 6, 4)),
        ("abs(x)", (None, 6, 4)),
        ("add([x, x])", (None, 6, 4)),
        ("concatenate([x, x], axis=1)", (None, 12, 4)),
        ("x[:, 0]", (None, 4)),
        ("x[:, -1, 2:]", (None, 2)),
        ("x[..., None]", (None, 6, 4, 1)),
        ("x[:, ::2, :3]", (None, 3, 3)),
        ("x + x[:, :1]", (None, 6, 4)),
        ("ops.mean(x, axis=1)", (None, 4)),
        ("ops.concatenate([x, x], axis=-1)", (None, 6, 8)),
        ("ops.reshape(x, (-1, x.shape[1] * x.shape[2]))", (None, 24)),
        ("sum([x, x, x])", (None, 6, 4)),
        ("backend.int_shape(x)[1] * x", (None, 6, 4)),
        ("layers.add([x, x])", (None, 6, 4)),
        ("layers.concatenate([x, x], axis=1)", (None, 12, 4)),
    ],
)
def test_operators_and_functions_on_tensors(expression: str, shape: tuple[int | None, ...]) -> None:
    model = read_one(f"i = Input((6, 4))\nx = i\nm = Model(i, {expression})")
    assert model.output_shape == shape
    assert model.params.exact == 0


def test_shapes_are_read_like_tuples() -> None:
    code = "i = Input((6, 4))\nb, t, f = i.shape\nn = i.get_shape().as_list()[-1] + i.shape[1:][0] + len(i.shape)\n"
    code += "m = Model(i, Dense(t + f + n)(i))"
    assert read_one(code).output_shape == (None, 6, 6 + 4 + 4 + 6 + 3)


def test_augmented_assignment_makes_a_new_tensor() -> None:
    model = read_one("i = Input((4,))\nx = Dense(4)(i)\ny = x\nx += i\nm = Model(i, [x, y])")
    assert [layer.name for layer in model.layers] == ["input_layer", "dense", "add"]


def test_models_between_the_tensors_of_another() -> None:
    code = "i = Input((4,))\nm = Model(i, Dense(2)(Dense(3, name='code')(i)))\n"
    code += "head = Model(m.input, m.get_layer('code').output)\ntail = Model(m.get_layer('code').output, m.output)\n"
    code += "same = Model(m.inputs, m.layers[1].output)"
    whole, head, tail, same = read(code)
    assert (counts(whole), counts(head), counts(tail), counts(same)) == ([0, 15, 8], [0, 15], [0, 8], [0, 15])
    assert (tail.input_shape, tail.layers[0].class_name) == ((None, 3), "InputLayer")


def test_a_sequential_is_a_layer_and_gives_away_its_tensors() -> None:
    code = "s = Sequential([Dense(3, input_shape=(4,)), Dense(2)])\nj = Input((4,))\nouter = Model(j, s(j))\n"
    code += "inner = Model(s.input, s.layers[0].output)\nwhole = Model(s.inputs, s.output)"
    _, outer, inner, whole = read(code)
    assert (counts(outer), counts(inner), counts(whole)) == ([0, 23], [0, 15], [0, 15, 8])
    assert [layer.name for layer in outer.layers[1].layers] == ["dense", "dense_1"]


def test_a_model_makes_other_shapes_of_other_shapes() -> None:
    code = "i = Input((None, None, 3))\nnet = Model(i, MaxPooling2D()(Conv2D(4, 3, padding='same')(i)) * 2)\n"
    code += "j = Input((32, 16, 3))\nm = Model(j, Dense(2)(Flatten()(net(j))))"
    _, model = read(code)
    assert model.output_shape == (None, 2)
    assert counts(model)[-1] == 16 * 8 * 4 * 2 + 2


def test_a_layer_is_built_by_its_first_call_whatever_becomes_of_it() -> None:
    model = read_one(
        "i = Input((4,))\nd = Dense(3)\nd.build((None, 4))\nm = Model(i, d(i))\nn = m.count_params()\nk = Dense(n)"
    )
    assert counts(model) == [0, 15]


def test_blocks_called_many_times_are_read_in_linear_time() -> None:
    """Two thousand layers: 500 convolutions of 584, as many normalizations of 32."""
    code = "def block(x, f):\n    y = Conv2D(f, 3, padding='same')(x)\n    y = BatchNormalization()(y)\n"
    code += "    y = Activation('relu')(y)\n    return x + y\n"
    code += "x = i = Input((8, 8, 8))\nfor _ in range(500):\n    x = block(x, 8)\nm = Model(i, x)"
    started = time.process_time()
    model = read_one(code)
    assert time.process_time() - started < 2
    assert (len(model.layers), model.params.exact) == (2001, 500 * (8 * 8 * 9 + 8 + 32))


def test_summaries_and_names_of_functional_models() -> None:
    code = "def build(n):\n    i = Input((4,))\n    return Model(i, Dense(n)(i))\nnet = build(3)\nnet.summary()\n"
    code += "net.trainable = False\nnet.summary()\nModel(net.input, Dense(2)(net.output))"
    net, unbound = read(code)
    assert (net.names, net.function, unbound.names) == (("net",), "build", ())
    assert [summary.trainable.exact for summary in net.summaries] == [15, 0]
    assert counts(unbound) == [0, 15, 8]


@pytest.mark.parametrize(
    ("condition", "trainable"),
    [
        ("isinstance(layer, BatchNormalization)", 6),
        ("isinstance(layer, (layers.Dense, layers.Conv2D))", 15),
        ("isinstance(layer, Layer)", 21),
        ("isinstance(layer, Model)", 0),
        ("isinstance(layer, RNN)", None),
    ],
)
def test_layers_are_told_apart_by_their_classes(condition: str, trainable: int | None) -> None:
    """4 × 3 + 3 = 15 for the Dense layer, and the normalization's six that are ever trained."""
    code = "i = Input((2, 2, 4))\nm = Model(i, BatchNormalization()(Dense(3)(i)))\n"
    code += (
        f"for layer in m.layers:\n    layer.trainable = False\n    if {condition}:\n        layer.trainable = True\n"
    )
    assert read_one(code).trainable_params.exact == trainable
