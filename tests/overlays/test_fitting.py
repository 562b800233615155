"""Models that their data builds, and how many samples they are trained on; what must stay unknown first."""

import subprocess
import sys

import pytest

from paramlint.graph.model import Samples
from tests.overlays.reading import counts, read_one

HEAD = (
    "import elsewhere, numpy as np, tensorflow as tf\nfrom keras import *\nfrom keras.layers import *\n"
    "from keras.preprocessing.image import ImageDataGenerator\n"
    "x, y = np.zeros((50, 4)), np.zeros(50)\nsome = x[y > 0]\nfile = np.load('file.npy')\n"
    "m = Sequential([Dense(3), Dense(2)])\n"
)


def test_a_model_that_is_given_nobody_knows_what_says_so() -> None:
    model = read_one(f"{HEAD}m.fit(file, y)", head="")
    assert counts(model) == [None, None]
    reason = model.layers[0].unknown
    assert reason is not None
    assert reason.why == "the shape of an array in a file: only the data knows"
    assert reason.hint == "give the model an `Input(shape=...)` first"


@pytest.mark.parametrize(
    "meeting",
    [
        "m.fit(elsewhere.data(), y)",
        "m.fit(y, y)",
        "m.fit([x, x], y)",
        "m.fit(*elsewhere.data())",
        "m.fit(tf.data.Dataset.from_tensor_slices(x).map(elsewhere.change).batch(8))",
        "m.fit(tf.data.Dataset.from_tensor_slices({'a': x, 'b': x}))",
        "m.fit_transform(x)",
    ],
)
def test_what_builds_nothing(meeting: str) -> None:
    assert counts(read_one(f"{HEAD}{meeting}", head=""))[0] is None


@pytest.mark.parametrize(
    "meeting",
    [
        "m.fit(x, y)",
        "m.fit(x=x, y=y, epochs=3)",
        "m.fit([x], y)",
        "m.fit(some, y)",
        "m.fit(x.tolist() if False else [[1, 2, 3, 4], [5, 6, 7, 8]], [0, 1])",
        "m.evaluate(x, y)",
        "p = m.predict(x[:3])",
        "m.train_on_batch(x[:8], y[:8])",
        "m.build((None, 4))",
        "m.build((None, 4))\nm.fit(file, y)",
        "m.predict(file)\nm.fit(x, y)",
        "m(x)",
        "m.fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(8), epochs=2)",
        "m.fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(8).map(lambda a, b: (a / 2, b)))",
    ],
)
def test_what_builds_a_model_of_4_inputs(meeting: str) -> None:
    """4 × 3 + 3, and 3 × 2 + 2."""
    model = read_one(f"{HEAD}{meeting}", head="")
    assert counts(model) == [15, 8]
    assert model.input_shape is not None
    assert model.input_shape[1:] == (4,)


def test_the_summary_before_the_data_knows_less_than_the_one_after_it() -> None:
    first, second = read_one(f"{HEAD}m.summary()\nm.fit(x, y)\nm.summary()", head="").summaries
    assert (first.total.exact, second.total.exact) == (None, 23)


def test_an_input_that_is_stated_is_not_changed_by_the_data() -> None:
    code = HEAD.replace("Dense(3),", "Input((7,)), Dense(3),")
    assert counts(read_one(f"{code}m.fit(x, y)", head="")) == [24, 8]


def test_an_embedding_learns_its_length_from_the_data() -> None:
    """100 × 8; 20 steps of 8 make 160 + 1."""
    code = f"{HEAD}m = Sequential([Embedding(100, 8), Flatten(), Dense(1)])\n"
    models = [read_one(f"{code}m.fit({data}, y)".replace("m = Sequential([Dense(3), Dense(2)])\n", ""), head="")
              for data in ("np.zeros((50, 20))", "file")]  # fmt: skip
    assert [counts(model) for model in models] == [[800, 0, 161], [800, 0, None]]


def test_images_from_a_directory() -> None:
    """(3 × 3 × 3 + 1) × 8; 62 × 62 × 8 + 1."""
    code = f"{HEAD}data = ImageDataGenerator().flow_from_directory('a', target_size=(64, 64), class_mode='binary')\n"
    code = code.replace("Dense(3), Dense(2)", "Conv2D(8, 3), Flatten(), Dense(1)")
    assert counts(read_one(f"{code}m.fit(data, steps_per_epoch=10)", head="")) == [224, 0, 30753]


@pytest.mark.parametrize(
    "training",
    [
        "m.evaluate(x, y)",
        "m.fit(file, y)",
        "m.fit(some, y)",
        "m.fit(x, y, validation_split=elsewhere.share())",
        "m.fit(x, y)\nm.fit(file, y)",
        "m.fit(x[:0], y[:0])",
        "m.train_on_batch(x[:8], y[:8])",
        "m.fit(x, y)\nm.train_on_batch(x[:8], y[:8])",
        "m.fit(ImageDataGenerator().flow_from_directory('a'))",
        "m.fit(ImageDataGenerator().flow_from_directory('a'), steps_per_epoch=elsewhere.steps())",
        "m.fit(tf.data.Dataset.from_tensor_slices((x, y)).filter(elsewhere.good).batch(8))",
    ],
)
def test_samples_that_nobody_knows(training: str) -> None:
    assert read_one(f"{HEAD}{training}", head="").samples is None


@pytest.mark.parametrize(
    ("training", "samples"),
    [
        ("m.fit(x, y)", 50),
        ("m.fit(x, y, validation_split=0.25)", 37),
        ("m.fit(x[:20], y[:20])\nm.fit(x, y)", 50),
        ("m.fit(tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(8).repeat(), steps_per_epoch=3)", 50),
        ("m.fit(ImageDataGenerator().flow_from_directory('a', batch_size=20), steps_per_epoch=30)", 600),
        ("m.fit_generator(ImageDataGenerator().flow_from_directory('a'), steps_per_epoch=10)", 320),
        ("f = Model(i := Input((4,)), Dense(1)(i))\nf.fit(x, y)\nm = f", 50),
    ],
)
def test_samples_from_the_data(training: str, samples: int) -> None:
    code = f"{HEAD}{training}".replace("m = Sequential([Dense(3), Dense(2)])\nf =", "f =")
    found = read_one(code, head="").samples
    assert found is not None
    assert (found.value, found.source, found.name) == (samples, "data", None)


def test_samples_of_a_data_set_have_its_name_and_the_place_of_the_training() -> None:
    code = "from keras import *\nfrom keras.datasets import mnist\n(x, y), _ = mnist.load_data()\n"
    code += "m = Sequential([layers.Flatten(), layers.Dense(10)])\nm.fit(x / 255.0, y)"
    model = read_one(code, head="")
    assert counts(model) == [0, 7850]
    assert isinstance(model.samples, Samples)
    assert (model.samples.value, model.samples.name) == (60_000, "keras.datasets.mnist")
    assert model.samples.span is not None
    assert code[model.samples.span.start : model.samples.span.end] == "m.fit(x / 255.0, y)"


def test_a_file_without_data_does_not_load_what_follows_data() -> None:
    program = "from paramlint.analyze import analyze\nfrom paramlint.source.read import to_source\nimport sys\n"
    program += "code = b'from keras import *\\nm = Sequential([Input((4,)), layers.Dense(3)])\\nm.summary()'\n"
    program += "assert analyze(to_source(code, 'a.py'))[0].params.exact == 15\n"
    program += "print([name for name in sys.modules if 'overlays.arrays' in name or 'keras.data.' in name])"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
