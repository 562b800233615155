"""What `compile` and `fit` say of a model."""

import pytest

from paramlint.graph.compiled import Identifier
from paramlint.graph.memory import compiled_optimizer, training_memory
from paramlint.graph.model import Model
from paramlint.keras.cost import Cost
from paramlint.keras.optimizers.gradient import SGD, Adam, RMSprop
from paramlint.keras.optimizers.optimizer import Optimizer
from paramlint.keras.optimizers.tf_train import RMSPropOptimizer
from paramlint.unknown import Unknown
from tests.overlays.reading import HEAD, read, read_one

MODEL = "m = Sequential([Input((4,)), Dense(3)])\n"
MORE = HEAD + "from keras import optimizers, losses, metrics\nimport tensorflow as tf\n"


def trained(code: str, model: str = MODEL) -> Model:
    return read_one(model + code, MORE)


def compiled(arguments: str) -> tuple[Identifier, tuple[Identifier, ...], tuple[Identifier, ...]]:
    found = trained(f"m.compile({arguments})").compiled
    assert found is not None
    return found.optimizer, found.losses, found.metrics


@pytest.mark.parametrize(
    ("optimizer", "expected"),
    [
        ("'adam'", Adam()),
        ("optimizer='ADAM'", Adam()),
        ("optimizers.Adam(0.01)", Adam(learning_rate=0.01)),
        ("optimizers.Adam(amsgrad=True)", Adam(amsgrad=True)),
        ("optimizers.legacy.SGD(0.01, 0.9)", SGD(learning_rate=0.01, momentum=0.9)),
        ("optimizers.SGD(lr=0.01, decay=1e-6, momentum=0.9, nesterov=True)", SGD(momentum=0.9)),
        ("tf.keras.optimizers.legacy.RMSprop(centered=True)", RMSprop(centered=True)),
        ("tf.optimizers.SGD()", SGD()),
        ("tf.compat.v1.train.RMSPropOptimizer(0.1)", RMSPropOptimizer(learning_rate=0.1)),
        ("optimizers.LossScaleOptimizer(optimizers.SGD(momentum=0.5))", SGD(momentum=0.5)),
        ("loss='mse'", RMSprop()),
        ("", RMSprop()),
    ],
)
def test_optimizers(optimizer: str, expected: Optimizer) -> None:
    assert compiled_optimizer(trained(f"m.compile({optimizer})")) == expected


def test_a_schedule_for_the_learning_rate_decides_nothing() -> None:
    code = "rate = optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)\nm.compile(optimizers.Adam(rate))"
    assert isinstance(compiled_optimizer(trained(code)), Adam)


@pytest.mark.parametrize(
    ("code", "kind", "why"),
    [
        ("", "not-compiled", "nothing in this file compiles the model"),
        ("import mine\nm.compile(mine.optimizer())", "unknown-function", "`mine.optimizer()` is not run"),
        ("import mine\nm.compile(**mine.settings())", "unknown-function", "`mine.settings()` is not run"),
        ("m.compile('ranger')", "unsupported-optimizer", "what the optimizer `ranger` keeps is not described"),
        ("m.compile(optimizers.MultiOptimizer({}))", "unsupported-optimizer", None),
        ("p = float(input())\nm.compile(optimizers.SGD(momentum=p))", "runtime-value", None),
        ("class Mine(optimizers.Optimizer):\n    pass\nm.compile(Mine())", None, None),
        ("import x\nif x.flag():\n    m.compile('adam')\nelse:\n    m.compile('sgd')", "condition", None),
        ("import x\no = 'adam' if x.flag() else 'sgd'\nm.compile(o)", "several-values", None),
        ("m.compile(3)", "invalid-argument", None),
    ],
)
def test_an_optimizer_that_cannot_be_told_is_unknown(code: str, kind: str | None, why: str | None) -> None:
    model = trained(code)
    found = compiled_optimizer(model)
    assert isinstance(found, Unknown)
    assert kind in (None, found.kind)
    assert why in (None, found.why)
    assert training_memory(model).optimizer.exact is None


def test_losses_and_metrics_by_name_and_as_objects() -> None:
    _, losses, metrics = compiled(
        "'adam', losses.BinaryCrossentropy(from_logits=True), metrics=['acc', metrics.AUC(50)]"
    )
    assert losses == (Identifier("BinaryCrossentropy", (), {"from_logits": True}),)
    assert metrics == (Identifier("acc"), Identifier("AUC", (50,)))


def test_losses_and_metrics_as_functions() -> None:
    code = "def mine(y, p):\n    return 0\nm.compile('adam', loss=mine, metrics=[losses.mean_squared_error])"
    found = trained(code).compiled
    assert found is not None
    assert (found.losses, found.metrics) == ((Identifier("mine"),), (Identifier("mean_squared_error"),))


def test_losses_of_several_outputs() -> None:
    _, losses, metrics = compiled("'adam', {'a': 'mse', 'b': losses.Huber(0.5)}, metrics=[['mae'], 'acc']")
    assert losses == (Identifier("mse"), Identifier("Huber", (0.5,)))
    assert metrics == (Identifier("mae"), Identifier("acc"))
    assert compiled("'adam', None")[1] == ()


def test_a_loss_that_is_not_known_says_why() -> None:
    _, losses, _ = compiled("'adam', loss=input()")
    assert losses[0].name == "?"
    assert losses[0].unknown is not None
    assert losses[0].unknown.span is not None


def test_the_last_compile_counts() -> None:
    assert isinstance(compiled_optimizer(trained("m.compile('adam')\nm.compile('sgd')")), SGD)


def test_a_compile_that_may_not_happen_is_the_only_one_there_is() -> None:
    assert isinstance(compiled_optimizer(trained("import x\nif x.flag():\n    m.compile('adam')")), Adam)


def test_a_function_that_is_called_with_two_optimizers() -> None:
    code = "def f(o):\n    n = Sequential([Input((4,)), Dense(3)])\n    n.compile(o)\n    return n\na = f('adam')\nb = f('sgd')"
    (model,) = read(code, MORE)
    found = compiled_optimizer(model)
    assert isinstance(found, Unknown)
    assert found.kind == "several-values"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("m.fit(x, y)", 32),
        ("m.fit(x, y, 64)", 64),
        ("m.fit(x, y, batch_size=128, epochs=3)", 128),
        ("m.fit(x=x, y=y, batch_size=None)", 32),
        ("size = 16\nhistory = m.fit(x, y, batch_size=size)", 16),
        ("m.fit(x, y, batch_size=16)\nm.fit(x, y, batch_size=8)", 16),
        ("", None),
    ],
)
def test_the_batch_size(code: str, expected: int | None) -> None:
    assert trained(f"from data import x, y\n{code}").batch_size == expected


@pytest.mark.parametrize(
    ("code", "kind", "why"),
    [
        ("m.fit(x)", "runtime-value", "the data given to `fit` comes in batches of its own size"),
        ("m.fit(x, None)", "runtime-value", "the data given to `fit` comes in batches of its own size"),
        ("m.fit(x, y, batch_size=int(input()))", "unknown-function", None),
        ("m.fit(x, y, batch_size='all')", "invalid-argument", "`batch_size` is no number"),
        ("import h\nm.fit(x, y, **h.settings())", "unknown-function", None),
        ("m.fit(x, y, batch_size=8)\nm.fit(x)", "runtime-value", None),
    ],
)
def test_a_batch_size_that_cannot_be_told_is_unknown(code: str, kind: str, why: str | None) -> None:
    found = trained(f"from data import x, y\n{code}").batch_size
    assert isinstance(found, Unknown)
    assert found.kind == kind
    assert why in (None, found.why)
    assert found.span is not None


def test_a_batch_size_that_the_input_states_holds_for_every_batch() -> None:
    model = "m = Sequential([Input(batch_shape=(8, 4)), Dense(3)])\n"
    assert trained("from data import x\nm.fit(x)", model).batch_size == 8


def test_what_fit_returns_is_not_followed() -> None:
    code = "from data import x, y\nh = m.fit(x, y)\nn = Sequential([Input((4,)), Dense(h.history['loss'])])"
    first, second = read(MODEL + code, MORE)
    assert first.params.exact == 15
    assert second.params.exact is None


def test_the_cost_of_a_model_read_from_code() -> None:
    model = read_one("m = Sequential([Input((400, 300)), SimpleRNN(50, return_sequences=True), Flatten(), Dense(1)])")
    cost = model.cost
    assert cost.multiply_accumulates.exact == 400 * (300 * 50 + 50 * 50) + 20_000
    assert (cost.activations.exact, cost.activation_bytes.exact) == (20_001, 80_004)
    assert cost.sequential_steps.exact == 401


def test_a_layer_used_twice_costs_twice() -> None:
    model = read_one("d = Dense(4)\nm = Sequential([Input((4,)), d, d])")
    assert model.params.exact == 20
    assert (model.cost.multiply_accumulates.exact, model.cost.sequential_steps.exact) == (32, 2)
    assert [layer.cost.multiply_accumulates for layer in model.listed] == [16, 16]


def test_a_model_inside_a_model_costs_what_its_layers_cost() -> None:
    model = read("n = Sequential([Dense(4), Dense(5)])\nm = Sequential([Input((3,)), n, Dense(1)])")[-1]
    assert model.layers[0].cost == Cost(12 + 20, 4 + 5, 4 * 9, 2, 4 * 5)


def test_an_unknown_layer_has_an_unknown_cost_and_the_others_keep_theirs() -> None:
    model = read_one("class Mine(Layer):\n    pass\nm = Sequential([Input((4,)), Dense(3), Mine(), Dense(2)])")
    total = model.cost.multiply_accumulates
    assert (total.low, total.high) == (12, None)
    assert {reason.kind for reason in total.reasons} == {"custom-layer"}


def test_a_length_that_nothing_states_is_the_reason() -> None:
    model = read_one("m = Sequential([Embedding(1000, 8), LSTM(16), Dense(1)])")
    assert {reason.why for reason in model.cost.sequential_steps.reasons} == {
        "nothing says how long the input sequences are"
    }


FUNCTIONAL = HEAD + "import tensorflow as tf\nfrom keras import ops, applications\n"


def functional(code: str) -> Model:
    return read(code, FUNCTIONAL)[-1]


def test_steps_of_two_paths_that_meet() -> None:
    model = functional(
        "i = Input((400, 3))\na = LSTM(4)(i)\nb = GlobalMaxPooling1D()(i)\nm = Model(i, Dense(2)(Concatenate()([a, b])))"
    )
    assert model.cost.sequential_steps.exact == 400 + 1 + 1
    assert model.cost.multiply_accumulates.exact == 400 * 4 * (3 * 4 + 4 * 4) + 7 * 2


def test_a_shared_layer_is_listed_with_all_its_uses() -> None:
    model = functional("a, b, d = Input((5,)), Input((5,)), Dense(4)\nm = Model([a, b], Add()([d(a), d(b)]))")
    (shared,) = [layer for layer in model.listed if layer.class_name == "Dense"]
    assert (shared.cost.multiply_accumulates, shared.cost.activations) == (2 * 20, 2 * 4)
    assert model.cost.activations.exact == 12


def test_a_model_called_on_another_size_costs_what_it_does_there() -> None:
    base = "i = Input((None, None, 3))\nbase = Model(i, GlobalAveragePooling2D()(Conv2D(4, 3, padding='same')(i)))\n"
    model = functional(base + "x = Input((8, 6, 3))\nm = Model(x, Dense(2)(base(x)))")
    assert read(base, FUNCTIONAL)[0].cost.multiply_accumulates.exact is None
    assert model.cost.multiply_accumulates.exact == 48 * 9 * 3 * 4 + 4 * 2
    assert model.cost.sequential_steps.exact == 3


def test_published_numbers_of_ready_made_models() -> None:
    """As the papers and the tables of other tools have them, in millions."""
    for code, millions in (("ResNet50", 3_858), ("VGG16", 15_470), ("MobileNetV2", 301)):
        (model,) = read(f"m = applications.{code}(weights=None)\nm.compile()", FUNCTIONAL)
        exact = model.cost.multiply_accumulates.exact
        assert exact is not None
        assert round(exact / 1e6) == millions


@pytest.mark.parametrize(
    ("operation", "products", "activations"),
    [
        ("x + x", 0, 4 * 6),
        ("ops.relu(x)", 0, 4 * 6),
        ("ops.reshape(x, (-1, 24))", 0, 0),
        ("tf.reshape(x, (-1, 24))", 0, 0),
        ("x[:, 0]", 0, 6),
        ("ops.mean(x, axis=1)", 0, 6),
        ("ops.concatenate([x, x], axis=1)", 0, 48),
    ],
)
def test_operations_on_tensors(operation: str, products: int, activations: int) -> None:
    model = functional(f"x = Input((4, 6))\nm = Model(x, {operation})")
    assert (model.cost.multiply_accumulates.exact, model.cost.activations.exact) == (products, activations)


@pytest.mark.parametrize(
    "operation",
    [
        "tf.matmul(x, x)",
        "ops.matmul(x, x)",
        "x @ x",
        "ops.einsum('abc,abd->acd', x, x)",
        "tf.nn.conv1d(x, w, 1, 'SAME')",
    ],
)
def test_products_of_tensors_that_nobody_has_described_are_unknown(operation: str) -> None:
    model = functional(f"import w\nx = Input((4, 4))\nm = Model(x, {operation})")
    assert model.cost.multiply_accumulates.exact is None


@pytest.mark.parametrize("mixing", ["tf.reshape(x, (-1, 6))", "ops.concatenate([x, x], axis=0)"])
def test_behind_an_operation_that_mixes_samples_nothing_is_known_of_one(mixing: str) -> None:
    model = functional(f"x = Input((4, 6))\ny = {mixing}\nm = Model(x, Dense(3)(y))")
    dense = model.listed[-1].cost
    assert isinstance(dense.multiply_accumulates, Unknown)
    assert dense.multiply_accumulates.why == "what comes here does not keep the samples of a batch apart"


def test_how_often_the_own_call_of_a_model_uses_its_layers_is_not_known() -> None:
    code = (
        "class M(Model):\n    def __init__(self):\n        super().__init__()\n        self.d = Dense(4)\n"
        "    def call(self, x):\n        return self.d(self.d(x))\n"
    )
    model = functional(code + "m = M()\nm(Input((4,)))")
    total = model.cost.multiply_accumulates
    assert (total.low, total.high) == (16, None)
    assert {reason.kind for reason in total.reasons} == {"custom-layer"}


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        ("m.fit(tf.data.Dataset.from_tensor_slices((np.zeros((50, 4)), np.zeros(50))).batch(10))", 10),
        ("m.fit(np.zeros((50, 4)))", 32),
    ],
)
def test_batches_of_data_that_is_known(fit: str, expected: int) -> None:
    assert trained(f"import numpy as np\n{fit}").batch_size == expected


def test_functional_and_own_models_are_compiled_and_fitted_too() -> None:
    code = "x = Input((4,))\nm = Model(x, Dense(3)(x))\nm.compile('adam')\nimport d\nm.fit(d.x, d.y, batch_size=8)"
    model = functional(code)
    assert (compiled_optimizer(model), model.batch_size) == (Adam(), 8)
    own = "class M(Model):\n    pass\nm = M()\nm.compile('sgd')\nimport d\nm.fit(d.x, d.y)"
    model = functional(own)
    assert (compiled_optimizer(model), model.batch_size) == (SGD(), 32)


@pytest.mark.parametrize(
    "call",
    [
        "tf.keras.mixed_precision.set_global_policy('mixed_float16')",
        "keras.config.set_dtype_policy('mixed_float16')",
        "keras.backend.set_floatx('float16')",
    ],
)
def test_a_dtype_for_all_layers_leaves_no_bytes_known_but_those_that_layers_state(call: str) -> None:
    code = f"import keras\n{call}\nm = Sequential([Input((4,)), Dense(3), Dense(2, dtype='float32')])"
    model = functional(code)
    first, second = model.layers
    assert first.cost.activations == 3
    assert isinstance(first.cost.activation_bytes, Unknown)
    assert second.cost.activation_bytes == 8
    assert model.cost.multiply_accumulates.exact == 12 + 6
