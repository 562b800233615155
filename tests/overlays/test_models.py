"""Models as paramlint reads them, with numbers worked out by hand."""

import pytest

from tests.overlays.reading import counts, read, read_one

IMPORTS = {
    "from keras.models import Sequential\nfrom keras.layers import Dense": "Sequential, Dense",
    "from keras.layers.core import Dense\nfrom keras.engine.sequential import Sequential": "Sequential, Dense",
    "from tensorflow.python.keras.layers import Dense\nfrom tensorflow.python.keras.models import Sequential":
        "Sequential, Dense",
    "import tensorflow.keras as K": "K.Sequential, K.layers.Dense",
    "import tensorflow as tf": "tf.keras.models.Sequential, tf.keras.layers.Dense",
    "import tensorflow.compat.v1 as tf": "tf.keras.Sequential, tf.keras.layers.Dense",
    "from tensorflow import keras as k\nlayers = k.layers": "k.Sequential, layers.Dense",
    "import tf_keras": "tf_keras.Sequential, tf_keras.layers.Dense",
    "import keras_core as keras": "keras.Sequential, keras.layers.Dense",
    "from keras_tuner.backend import keras": "keras.Sequential, keras.layers.Dense",
    "from keras.models import *\nfrom keras.layers import *": "Sequential, Dense",
    "from tensorflow.keras import *": "Sequential, layers.Dense",
    "try:\n    from tensorflow import keras\nexcept ImportError:\n    import keras": "keras.Sequential, keras.layers.Dense",
    "import keras\nfrom functools import partial": "keras.Sequential, keras.layers.Dense",
}  # fmt: skip


@pytest.mark.parametrize(("imports", "names"), IMPORTS.items(), ids=range(len(IMPORTS)))
def test_every_import_style(imports: str, names: str) -> None:
    sequential, dense = names.split(", ")
    model = read_one(f"m = {sequential}([{dense}(3, input_shape=(4,)), {dense}(2)])", head=imports + "\n")
    assert counts(model) == [4 * 3 + 3, 3 * 2 + 2]


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("Sequential([Input(shape=(4,)), Dense(3)])", (None, 4)),
        ("Sequential([Input((4,), 32), Dense(3)])", (32, 4)),
        ("Sequential([Input(batch_shape=(8, 4)), Dense(3)])", (8, 4)),
        ("Sequential([InputLayer(input_shape=(4,)), Dense(3)])", (None, 4)),
        ("Sequential([InputLayer(batch_input_shape=(2, 4)), Dense(3)])", (2, 4)),
        ("Sequential([Dense(3, input_shape=(4,))])", (None, 4)),
        ("Sequential([Dense(3, input_shape=[4])])", (None, 4)),
        ("Sequential([Dense(3, input_dim=4)])", (None, 4)),
        ("Sequential([Dense(3, batch_input_shape=(5, 4))])", (5, 4)),
        ("Sequential([Embedding(50, 4, input_length=7), Dense(3)])", (None, 7)),
        ("Sequential([LSTM(3, input_dim=4, input_length=7)])", (None, 7, 4)),
        ("Sequential([Dropout(0.5, input_shape=(4,)), Dense(3)])", (None, 4)),
        ("Sequential([Sequential([Dense(3, input_shape=(4,))]), Dense(2)])", (None, 4)),
    ],
)
def test_every_way_to_state_the_input_shape(code: str, shape: tuple[int | None, ...]) -> None:
    model = next(model for model in read(f"m = {code}") if "m" in model.names)
    assert model.input_shape == shape
    assert model.status == "exact"


def test_build_states_the_shape_later() -> None:
    model = read_one("m = Sequential([Dense(3), Dense(2)])\nm.build(input_shape=(None, 4))")
    assert counts(model) == [15, 8]


def test_embeddings_are_counted_before_anything_says_how_long_the_sequences_are() -> None:
    """1,000 × 16; then 4 × 8 × (16 + 8 + 1) for the LSTM, and 8 + 1."""
    model = read_one("m = Sequential([Embedding(1000, 16), LSTM(8), Dense(1)])")
    assert counts(model) == [16_000, 800, 9]


def test_every_name_a_model_is_bound_to() -> None:
    code = "def make():\n    net = Sequential([Dense(3, input_dim=4)])\n    return net\nclass A:\n    def __init__(self):\n"
    code += "        self.model = make()\na = A()\nmodel = a.model\nagain = model\n"
    model = read_one(code)
    assert model.names == ("net", "self.model", "model", "again")
    assert model.variable == "again"
    assert model.function == "make"


def test_a_function_called_twice_makes_two_models_and_called_alike_one() -> None:
    code = "def make(n):\n    m = Sequential([Dense(n, input_dim=4)])\n    return m\na = make(1)\nb = make(2)\nc = make(1)\n"
    models = read(code)
    assert [(model.names, model.params.exact) for model in models] == [(("m", "a", "c"), 5), (("m", "b"), 10)]
    assert models[0].called_from != models[1].called_from


def test_automatic_names_count_on_through_the_program_until_the_session_is_cleared() -> None:
    code = "a = Sequential([Dense(1, input_dim=1), Dense(1)])\nb = Sequential([Dense(1, input_dim=1)])\n"
    code += "backend.clear_session()\nc = Sequential([Dense(1, input_dim=1, name='mine'), Dense(1)])\n"
    assert [[layer.name for layer in model.layers] for model in read(code)] == [
        ["dense", "dense_1"], ["dense_2"], ["mine", "dense"],
    ]  # fmt: skip
    assert [model.name for model in read(code)] == ["sequential", "sequential_1", "sequential"]


def test_summaries_are_kept_as_they_stood() -> None:
    code = "m = Sequential([Dense(3, input_dim=4)])\nm.summary()\nm.add(Dense(2))\nm.summary()\n"
    first, second = read_one(code).summaries
    assert (first.total.exact, second.total.exact) == (15, 23)
    assert first.layers is not None
    assert [layer.params.exact for layer in first.layers] == [15]
    assert second.layers is None


def test_a_layer_used_in_two_places_is_counted_once() -> None:
    model = read_one("d = Dense(4)\nm = Sequential([Input((4,)), d, Dense(4), d])")
    assert counts(model) == [20, 20]
    assert [layer.name for layer in model.listed] == ["dense", "dense_1", "dense"]
    assert model.params.exact == 40


def test_freezing_moves_parameters_without_changing_their_number() -> None:
    code = "m = Sequential([Dense(3, input_dim=4), Dense(2)])\nm.layers[0].trainable = False\n"
    model = read_one(code)
    assert (model.params.exact, model.trainable_params.exact, model.non_trainable_params.exact) == (23, 8, 15)


FROZEN = [
    ("d = Dense(3)\nd.trainable = False", "d", 0),
    ("d = Dense(3, trainable=False)\nd.trainable = True", "d", 2 * 3 + 3),
    ("d = TimeDistributed(Dense(3))\nd.trainable = False", "d", 0),
    # Keras's constructors freeze the weights that are the layer's own; a wrapper has none.
    ("d = TimeDistributed(Dense(3), trainable=False)", "d", 2 * 3 + 3),
    ("d = Dense(3)\nd.trainable = False", "TimeDistributed(d)", 0),
]


@pytest.mark.parametrize(("before", "layer", "trained"), FROZEN)
def test_freezing_reaches_what_it_reaches_in_keras(before: str, layer: str, trained: int) -> None:
    model = read_one(f"{before}\nm = Sequential([Input((5, 2)), {layer}])")
    assert (model.params.exact, model.trainable_params.exact) == (9, trained)


def test_a_model_that_is_frozen_as_a_whole_trains_nothing_until_it_is_thawed() -> None:
    """Keras asks the model first and its layers only then: thawing one of them is not enough."""
    code = "m = Sequential([Dense(3, input_dim=4), Dense(2)])\nm.trainable = False\nm.layers[-1].trainable = True\n"
    model = read_one(code)
    assert (model.params.exact, model.trainable_params.exact, model.non_trainable_params.exact) == (23, 0, 23)
    thawed = read_one(code + "m.trainable = True\n")
    assert (thawed.trainable_params.exact, thawed.non_trainable_params.exact) == (23, 0)


def test_models_in_functions_and_methods_nobody_calls_are_found() -> None:
    code = "def build():\n    return Sequential([Dense(3, input_dim=4)])\n"
    code += "class Trainer:\n    size = 5\n    def make(self):\n        self.net = Sequential([Dense(self.size, input_dim=4)])"
    models = read(code)
    assert [(model.function, model.params.exact, model.called_from) for model in models] == [
        ("build", 15, None), ("make", 25, None),
    ]  # fmt: skip


def test_2000_layers_from_a_loop() -> None:
    model = read_one("m = Sequential([Input((8,))])\nfor _ in range(2000):\n    m.add(Dense(8))\n")
    assert model.params.exact == 2000 * 72
