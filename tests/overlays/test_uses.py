"""Uses of Keras: what is noted of calls, imports and attributes, and what is not."""

import pytest

from paramlint.analyze import read_program
from paramlint.graph.program import Program
from paramlint.graph.use import ASSIGNMENT, CALL, IMPORT, Data, Named, Use
from paramlint.source.read import to_source
from paramlint.unknown import Unknown

HEAD = "import keras\nfrom keras import layers, optimizers, callbacks\n"


def program(code: str, head: str = HEAD) -> Program:
    return read_program(to_source((head + code).encode(), "snippet.py"))


def calls(code: str) -> list[tuple[str, dict[str | int, object]]]:
    """The calls with their arguments by keyword or position."""
    return [
        (use.name, {one.name or one.position or 0: one.value for one in use.arguments})
        for use in program(code).uses
        if use.kind == CALL
    ]


def test_what_is_not_of_keras_is_not_noted() -> None:
    assert calls("import numpy\nnumpy.zeros(3)\nprint([].append(1))\n\ndef Dense(n):\n    return n\n\nDense(3)\n") == []


def test_arguments_are_noted_with_their_values_and_places() -> None:
    found = program("n = 3\nlayers.Dense(n * 2, activation='relu')\n")
    use = found.uses[-1]
    assert [(one.name, one.position, one.value) for one in use.arguments] == [
        (None, 0, 6),
        ("activation", None, "relu"),
    ]
    assert [found.text(one.span) for one in use.arguments] == ["n * 2", "activation='relu'"]
    assert [found.text(one.value_span) for one in use.arguments] == ["n * 2", "'relu'"]
    assert found.text(use.name_span) == "layers.Dense"


def test_parentheses_belong_to_an_argument() -> None:
    found = program("layers.Dense((3), activation = ( ('relu') ), input_shape=(4,), bias_initializer=(input)())\n")
    use = found.uses[-1]
    assert [found.text(one.value_span) for one in use.arguments] == ["(3)", "( ('relu') )", "(4,)", "(input)()"]
    assert found.text(use.arguments[2].span) == "input_shape=(4,)"


def test_objects_of_keras_are_the_use_that_made_them() -> None:
    (_, adam), (_, given) = calls("opt = optimizers.Adam(lr=0.1)\nlayers.Dense(1, kernel_regularizer=opt)\n")
    assert adam == {"lr": 0.1}
    made = given["kernel_regularizer"]
    assert isinstance(made, Use)
    assert made.name == "keras.optimizers.Adam"


def test_names_functions_and_what_nobody_knows() -> None:
    code = "def mine(a, b):\n    return a\n\nx = input()\n"
    code += "layers.Dense(x, activation=mine, kernel_initializer=keras.initializers.Zeros)\n"
    ((_, given),) = calls(code)
    assert isinstance(given[0], Unknown)
    assert given["activation"] == Named("mine", own=True)
    assert given["kernel_initializer"] == Named("keras.initializers.Zeros")


def test_methods_belong_to_their_model() -> None:
    found = program(
        "a = keras.Sequential([layers.Dense(1)])\nb = keras.Sequential([layers.Dense(2)])\n"
        "for model in (a, b):\n    model.compile('adam', 'mse')\nb.fit([1], [2])\n"
    )
    a, b = found.models
    assert [use.name for use in found.uses_of(a)] == ["keras.Model.compile"]
    assert [use.name for use in found.uses_of(b)] == ["keras.Model.compile", "keras.Model.fit"]
    assert found.model_of(found.calls_of(b, "fit")[0]) is b


def test_a_model_that_is_called() -> None:
    code = "m = keras.Sequential([layers.Dense(1)])\nx = m(layers.Dropout(0.1)(keras.Input((3,))))\n"
    assert [name for name, _ in calls(code)] == [
        *("keras.layers.Dense", "keras.Sequential", "keras.layers.Dropout", "keras.Input", "keras.Model.__call__")
    ]


def test_data_is_noted_with_its_shape_and_where_it_is_from() -> None:
    code = "(x, y), _ = keras.datasets.mnist.load_data()\nm = keras.Sequential([layers.Dense(1)])\nm.fit(x / 255, y)\n"
    (_, given) = calls(code)[-1]
    x, y = given[0], given[1]
    assert isinstance(x, Data)
    assert isinstance(y, Data)
    assert (x.shape, x.name, x.classes) == ((60000, 28, 28), "keras.datasets.mnist", None)
    assert (y.shape, y.classes) == ((60000,), 10)


def test_imports_keep_the_name_they_were_written_under() -> None:
    found = program("", "from keras.layers.core import Dense as D\nimport tensorflow as tf\n")
    assert [(use.kind, use.name, use.written) for use in found.uses] == [
        (IMPORT, "keras.layers.Dense", "keras.layers.core.Dense"),
        (IMPORT, "tensorflow", "tensorflow"),
    ]
    assert [found.text(use.name_span) for use in found.uses] == ["Dense", "tensorflow"]


def test_attributes_of_models_and_layers_that_are_set() -> None:
    code = "m = keras.Sequential([layers.Dense(1)])\nm.trainable = False\nm.layers[0].trainable = True\n"
    set_ = [use for use in program(code).uses if use.kind == ASSIGNMENT]
    assert [(use.name, use.arguments[0].value) for use in set_] == [
        ("keras.Model.trainable", False),
        ("keras.Layer.trainable", True),
    ]


def test_what_a_condition_or_a_try_decides_is_marked() -> None:
    code = "if input():\n    layers.Dense(1)\ntry:\n    layers.Dense(2)\nexcept ValueError:\n    layers.Dense(3)\nlayers.Dense(4)\n"
    found = [use for use in program(code).uses if use.kind == CALL]
    assert [(use.arguments[0].value, use.certain, use.guarded) for use in found] == [
        (1, False, False),
        (2, True, True),
        (3, True, True),
        (4, True, False),
    ]


def test_code_that_runs_often_is_noted_a_few_times() -> None:
    assert len(calls("for n in range(100):\n    layers.Dense(n + 1)\n")) == 16
    assert len(calls("for n in range(100):\n    layers.Dense(7)\n")) == 1


def test_what_stars_pass_on_makes_a_use_incomplete() -> None:
    found = [
        use for use in program("layers.Dense(*input())\nlayers.Dense(1, **{'name': 'a'})\n").uses if use.kind == CALL
    ]
    assert [use.complete for use in found] == [False, False]


def test_the_target_is_keras_3_unless_the_file_says_otherwise() -> None:
    assert program("").target == "3"
    assert program("", "from tf_keras import layers\n").target == "2"
    assert read_program(to_source(b"import keras\n", "a.py"), keras_version="1").target == "1"


LABELS = {
    "to_categorical(y)": ("one-hot", 10),
    "to_categorical(y, 12)": ("one-hot", 12),
    "to_categorical(y)[:100]": ("one-hot", 10),
    "tf.one_hot(y, 10)": ("one-hot", 10),
    "keras.ops.one_hot(y, num_classes=10)": ("one-hot", 10),
    "y": ("integers", 10),
    "y[:100]": ("integers", 10),
    "y.reshape(-1, 1).astype('int32')": ("integers", 10),
    "y[y > 3]": ("integers", None),
    "LabelEncoder().fit_transform(y)": ("integers", 10),
    "LabelBinarizer().fit_transform(y)": ("binarized", 10),
    "train_test_split(x, y)[3]": ("integers", 10),
    "y[3:4][0]": None,
    "y == 3": None,
    "y / 2": None,
    "np.concatenate([y, y])": None,
    "np.argmax(to_categorical(y), axis=1)": None,
    "x": None,
}
LABELLED = (
    "import numpy as np\nimport tensorflow as tf\nfrom keras.utils import to_categorical\n"
    "from sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import *\n"
    "(x, y), _ = keras.datasets.mnist.load_data()\nm = keras.Sequential([layers.Dense(1)])\n"
)


@pytest.mark.parametrize(("labels", "written"), LABELS.items(), ids=LABELS)
def test_labels_are_noted_with_how_they_are_written(labels: str, written: tuple[str, int | None] | None) -> None:
    (_, given) = calls(f"{LABELLED}m.fit(x, {labels})\n")[-1]
    found = given[1].labels if isinstance(given[1], Data) else None
    assert (found and (found.encoding, found.classes)) == written


STREAMS = {
    "tf.data.Dataset.from_tensor_slices((x, y)).batch(32)": ("integers", (None,)),
    "tf.data.Dataset.from_tensor_slices((x, to_categorical(y))).shuffle(9).batch(32)": ("one-hot", (None, 10)),
    "tf.data.Dataset.from_tensor_slices((x, y)).batch(32).map(lambda x, y: (x, y // 2))": (None, (None,)),
    "tf.data.Dataset.from_tensor_slices(x).batch(32)": None,
    "keras.utils.image_dataset_from_directory('a')": ("integers", (None,)),
    "keras.utils.image_dataset_from_directory('a', label_mode=None)": None,
    "keras.preprocessing.image.ImageDataGenerator().flow(x, to_categorical(y))": ("one-hot", (None, 10)),
}


@pytest.mark.parametrize(("stream", "handed_out"), STREAMS.items(), ids=STREAMS)
def test_streams_are_noted_with_the_labels_they_hand_out(stream: str, handed_out: tuple[object, object] | None) -> None:
    (_, given) = calls(f"{LABELLED}m.fit({stream})\n")[-1]
    assert isinstance(given[0], Data)
    found = given[0].targets
    assert (found and (found.labels and found.labels.encoding, found.shape)) == handed_out


def test_the_place_of_labels_is_where_they_were_written_so() -> None:
    found = program(f"{LABELLED}z = to_categorical(y)\nm.fit(x, z)\n")
    given = found.uses[-1].arguments[1].value
    assert isinstance(given, Data)
    assert given.labels is not None
    assert given.labels.span is not None
    assert found.text(given.labels.span) == "to_categorical(y)"


def test_a_layer_is_the_call_that_made_it() -> None:
    code = "last = [layers.Dense(1, activation=name) for name in ('relu', 'tanh')]\nkeras.Sequential([keras.Input((4,)), *last])\n"
    found = program(code)
    made = [found.constructor(layer) for layer in found.models[0].layers]
    assert [use.arguments[1].value for use in made if use is not None] == ["relu", "tanh"]


def test_the_outputs_of_models() -> None:
    code = "x = keras.Input((4,))\na = layers.Dense(1, name='a')(x)\nb = layers.Dense(2, name='b')(a)\n"
    (model,) = program(f"{code}keras.Model(x, [b, a])\n").models
    assert [(one.call, one.name) for one in model.outputs] == [(2, "b"), (1, "a")]
    (model,) = program(f"{code}keras.Model(x, {{'second': a, 'first': b}})\n").models
    assert [(one.call, one.name) for one in model.outputs] == [(2, "first"), (1, "second")]
    (model,) = program("keras.Sequential([layers.Dense(1), layers.Dense(2, name='c')])\n").models
    assert [(one.call, one.name) for one in model.outputs] == [(1, "c")]
