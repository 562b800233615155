"""What Keras looks up by name, and what is known of it all the same where the name is not."""

import pytest

from tests.overlays.reading import counts, read_one

LAYER = """
class Mine(Layer):
    def __init__(self, units, activation=None, regularizer=None):
        super().__init__()
        self.units = units
        self.activation = activations.get(activation)
        self.init = initializers.get('glorot_uniform')
        self.regularizer = regularizers.get(regularizer)
        self.constraint = constraints.get(None)
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.units), initializer=self.init, regularizer=self.regularizer)
    def call(self, x):
        y = ops.matmul(x, self.w) + backend.epsilon()
        if self.activation:
            y = self.activation(y)
        if self.regularizer is not None:
            y = ops.concatenate([y, y], axis=-1)
        return ops.cast(y, backend.floatx())
i = Input((4,))
"""


@pytest.mark.parametrize(
    ("arguments", "width"),
    [
        ("3", 3),
        ("3, 'relu'", 3),
        ("3, activations.softmax", 3),
        ("3, lambda x: x[:, :2]", 2),
        ("3, 'softmax', 'l2'", 6),
        ("3, None, regularizers.L2(0.01)", 6),
    ],
)
def test_layers_that_look_things_up(arguments: str, width: int) -> None:
    model = read_one(f"{LAYER}m = Model(i, Dense(2)(Mine({arguments})(i)))")
    assert counts(model) == [0, 4 * 3, width * 2 + 2]


def test_an_activation_of_unknown_name_leaves_the_shape_unknown() -> None:
    model = read_one(f"{LAYER}m = Model(i, Dense(2)(Mine(3, load())(i)))")
    assert counts(model)[-1] is None


def test_a_number_that_the_program_sets_is_not_known() -> None:
    code = "backend.set_epsilon(1.0)\ni = Input((4,))\nm = Model(i, Dense(1 + int(backend.epsilon()))(i))"
    assert counts(read_one(code)) == [0, None]


@pytest.mark.parametrize(
    ("layer", "end"),
    [
        ("InputLayer(shape=(4,))", "_inbound_nodes[0].outputs"),
        ("InputLayer(shape=(4,))", "_inbound_nodes[0].output_tensors"),
        ("InputLayer(shape=(4,))", "output"),
    ],
)
def test_the_tensors_at_a_layers_ends(layer: str, end: str) -> None:
    model = read_one(f"layer = {layer}\nx = layer.{end}\nm = Model(x, Dense(3)(x))")
    assert counts(model) == [0, 15]


@pytest.mark.parametrize("end", ["_inbound_nodes[0].outputs", "get_output_at(0)", "output"])
def test_the_tensors_of_a_layer_that_is_called_once(end: str) -> None:
    code = f"i = Input((4,))\nd = Dense(3)\nd(i)\nm = Model(i, Dense(2)(d.{end}))"
    assert counts(read_one(code)) == [0, 15, 8]


def test_which_of_two_uses_a_node_is_is_not_told_apart() -> None:
    code = "i = Input((4,))\nj = Input((4,))\nd = Dense(3)\nd(i)\nd(j)\nm = Model(j, Dense(2)(d._inbound_nodes[1].outputs))"
    assert read_one(code).status != "exact"
