"""Old code as people wrote it, with numbers worked out by hand; and what does not make code old."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from paramlint.keras.catalogue import find_layer
from paramlint.keras.versions import Version
from paramlint.overlays.keras.versions import _GONE_MODULES, _GONE_NAMES
from tests.overlays.reading import HEAD, counts, read, read_one

GRU_3 = 3 * (4 * 8 + 8 * 8 + 2 * 8)
"""A GRU of 8 units on 4 features: as Keras 3 has it, with a bias on either side."""
GRU_1 = 3 * (4 * 8 + 8 * 8 + 8)
"""The same with one bias for both sides, as the first Kerases had it."""
GRU = "\nm = Sequential([GRU(8, input_shape=(5, 4))])\n"

MODERN = [
    "from keras.layers import GRU\nfrom keras.models import Sequential",
    "from keras.layers import *\nfrom keras.models import *",
    "from tensorflow.keras.layers import GRU\nfrom tensorflow.keras.models import Sequential",
    "from tensorflow.python.keras.layers import GRU, Dense\nfrom tensorflow.keras.models import Sequential",
    "from keras.layers import GRU, Convolution2D\nfrom keras.models import Sequential",
    "from keras.preprocessing.text import Tokenizer\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "from keras.utils import to_categorical, plot_model\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "# from keras.layers.core import Dense\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "'''\nfrom keras.utils import np_utils\n'''\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "from mylib.keras.layers.core import Dense\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "try:\n    from keras.layers.core import Dense\nexcept ImportError:\n    from keras.layers import Dense\n"
    "from keras.layers import GRU\nfrom keras.models import Sequential",
    "from keras import ops\nfrom keras.utils import np_utils\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "from tensorflow.keras.layers import GRU\nfrom tensorflow.keras.models import Sequential\nfrom keras.utils import np_utils",
    "import torch.nn as nn\nnn.Dropout(p=0.5)\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
]


@pytest.mark.parametrize("head", MODERN)
def test_what_shows_no_older_keras_stays_keras_3(head: str) -> None:
    assert counts(read_one(GRU, head)) == [GRU_3]


OLD = [
    "from keras.layers.recurrent import GRU\nfrom keras.models import Sequential",
    "from keras.layers.core import Dense\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "from keras.layers import GRU\nfrom keras.models import Sequential\nfrom keras.utils import np_utils",
    "import keras.backend.tensorflow_backend as KTF\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "from keras.layers.normalization import BatchNormalization\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "from keras.engine.topology import Layer\nfrom keras.layers import GRU\nfrom keras.models import Sequential",
    "from keras.layers import CuDNNLSTM, GRU\nfrom keras.models import Sequential",
    "from keras.layers.core import *\nfrom keras.layers import *\nfrom keras.models import *",
    "from keras.layers import *\nfrom keras.models import *\nMaxoutDense(3)",
    "from keras.layers import *\nfrom keras.models import *\nDense(3, W_regularizer='l2')",
    "from tensorflow.compat.v1.keras.layers import GRU\nfrom tensorflow.keras.models import Sequential",
    "from tensorflow.contrib.keras.api.keras.layers import GRU\nfrom tensorflow.keras.models import Sequential",
    "import tensorflow.contrib.slim\nfrom tensorflow.keras.layers import GRU\nfrom tensorflow.keras.models import Sequential",
    "from tensorflow.keras.layers import GRU, CuDNNGRU\nfrom tensorflow.keras.models import Sequential\nCuDNNGRU(3)",
]


@pytest.mark.parametrize("head", OLD)
def test_what_shows_an_older_keras(head: str) -> None:
    assert counts(read_one(GRU, head)) == [GRU_1]


def test_what_a_model_is_trained_with_shows_keras_1() -> None:
    code = GRU + "m.compile('sgd', 'mse')\nm.fit(x, y, nb_epoch=10)\n"
    assert counts(read_one(code)) == [GRU_1]
    assert counts(read_one(code.replace("nb_epoch", "epochs"))) == [GRU_3]


def test_reset_after_that_is_stated_holds_in_any_keras() -> None:
    code = "\nm = Sequential([GRU(8, reset_after={}, input_shape=(5, 4))])\n"
    for version in ("auto", "3", "2", "1"):
        assert counts(read_one(code.format(False), keras_version=version)) == [GRU_1]
        assert counts(read_one(code.format(True), keras_version=version)) == [GRU_3]


@pytest.mark.parametrize(
    ("head", "version", "expected"),
    [
        ("from keras.layers import GRU", "2", GRU_1),
        ("from keras.layers import GRU", "1", GRU_1),
        ("from keras.layers.recurrent import GRU", "3", GRU_3),
        ("from tensorflow.keras.layers import GRU", "2", GRU_3),
        ("from tf_keras.layers import GRU", "2", GRU_3),
        ("from tensorflow.compat.v1.keras.layers import GRU", "2", GRU_1),
    ],
)
def test_the_setting_decides(head: str, version: str, expected: int) -> None:
    assert counts(read_one(GRU, f"{head}\nfrom keras.models import Sequential", version)) == [expected]


IMAGE = "\nm = Sequential([{}(32, 3, 3, {}input_shape=(28, 28, 1))])\n"
KERNEL_3 = 3 * 3 * 1 * 32 + 32


def test_three_numbers_are_strides_in_keras_3_and_a_window_in_keras_1() -> None:
    """3 × 3 × 1 × 32 weights and 32 biases either way: the third number shows in the output."""
    for name in ("Convolution2D", "Conv2D"):
        modern, old = read_one(IMAGE.format(name, "")), read_one(IMAGE.format(name, ""), keras_version="1")
        assert counts(modern) == counts(old) == [KERNEL_3]
        assert (modern.output_shape, old.output_shape) == ((None, 9, 9, 32), (None, 26, 26, 32))


def test_the_whole_file_decides_about_three_numbers() -> None:
    first = IMAGE.format("Convolution2D", "")
    later = "Convolution2D(8, 3, 3, border_mode='same')\n"
    assert read(first + later)[0].output_shape == (None, 26, 26, 32)
    assert read(first + "Conv2D(8, 3, padding='same')\n")[0].output_shape == (None, 9, 9, 32)


def test_new_arguments_beside_three_numbers_are_strides_in_an_old_file() -> None:
    head = "from keras.utils import np_utils\nfrom keras.layers import *\nfrom keras.models import *\n"
    assert read_one(IMAGE.format("Conv2D", "padding='same', "), head).output_shape == (None, 10, 10, 32)


def test_keras_3_refuses_older_arguments() -> None:
    (layer,) = read_one(IMAGE.format("Convolution2D", "border_mode='same', "), keras_version="3").layers
    assert layer.unknown is not None
    assert layer.unknown.why == "Conv2D has no argument `border_mode` in Keras 3"


def test_what_no_keras_takes_is_refused_as_keras_3_refuses_it() -> None:
    (layer,) = read_one("m = Sequential([Dense(3, colour='red', input_dim=4)])").layers
    assert layer.unknown is not None
    assert layer.unknown.why == "Dense has no argument `colour` in Keras 3"


MNIST = """
from keras.models import Sequential
from keras.layers import Dense, Dropout, Activation, Flatten
from keras.layers import Convolution2D, MaxPooling2D
from keras.utils import np_utils
nb_filters = 32
model = Sequential()
model.add(Convolution2D(nb_filters, 3, 3, border_mode='valid', input_shape=(28, 28, 1)))
model.add(Activation('relu'))
model.add(Convolution2D(nb_filters, 3, 3))
model.add(Activation('relu'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Dropout(0.25))
model.add(Flatten())
model.add(Dense(128))
model.add(Activation('relu'))
model.add(Dropout(p=0.5))
model.add(Dense(output_dim=10, init='uniform'))
model.add(Activation('softmax'))
"""


def test_the_first_network_of_keras_1s_examples() -> None:
    """28 → 26 → 24, pooled to 12 × 12 × 32 = 4,608 features: 4,608 × 128 + 128 and 128 × 10 + 10."""
    model = read_one(MNIST, head="")
    assert counts(model) == [320, 0, 9_248, 0, 0, 0, 0, 589_952, 0, 0, 1_290, 0]
    assert (model.status, model.params.exact) == ("exact", 600_810)


KERAS_1 = [
    ("MaxoutDense(10, nb_feature=4, input_dim=20)", 4 * (20 * 10 + 10)),
    ("Highway(input_dim=20)", 2 * (20 * 20 + 20)),
    ("Dense(3, 'uniform', 'relu', W_regularizer=None, bias=False, input_dim=4)", 4 * 3),
    ("TimeDistributedDense(3, input_dim=4, input_length=7)", 4 * 3 + 3),
    ("Convolution1D(nb_filter=8, filter_length=3, input_dim=4, input_length=20)", 3 * 4 * 8 + 8),
    ("Convolution1D(8, 3, border_mode='same', subsample_length=2, input_shape=(20, 4))", 3 * 4 * 8 + 8),
    ("AtrousConvolution1D(8, 3, atrous_rate=2, input_shape=(20, 4))", 3 * 4 * 8 + 8),
    ("Convolution2D(8, 3, 5, subsample=(2, 2), input_shape=(20, 20, 4))", 3 * 5 * 4 * 8 + 8),
    ("Convolution2D(8, 3, 5, dim_ordering='th', input_shape=(4, 20, 20))", 3 * 5 * 4 * 8 + 8),
    ("AtrousConvolution2D(8, 3, 3, atrous_rate=(2, 2), input_shape=(20, 20, 4))", 3 * 3 * 4 * 8 + 8),
    ("Deconvolution2D(8, 3, 3, output_shape=(None, 14, 14, 8), input_shape=(12, 12, 4))", 3 * 3 * 8 * 4 + 8),
    ("SeparableConvolution2D(8, 3, 3, init='uniform', input_shape=(12, 12, 4))", 3 * 3 * 4 + 4 * 8 + 8),
    ("Convolution3D(8, 3, 3, 2, border_mode='same', input_shape=(9, 9, 9, 1))", 3 * 3 * 2 * 8 + 8),
    ("LocallyConnected1D(nb_filter=2, filter_length=3, input_shape=(10, 4))", 8 * (3 * 4 * 2) + 8 * 2),
    ("LocallyConnected2D(2, 3, 3, border_mode='valid', input_shape=(5, 5, 1))", 9 * (3 * 3 * 2) + 9 * 2),
    ("LSTM(output_dim=8, inner_activation='sigmoid', consume_less='gpu', input_shape=(5, 4))", 4 * (4 * 8 + 8 * 8 + 8)),
    ("GRU(8, dropout_W=0.2, dropout_U=0.2, input_dim=4, input_length=5)", GRU_1),
    ("SimpleRNN(8, init='normal', inner_init='identity', input_shape=(5, 4))", 4 * 8 + 8 * 8 + 8),
    ("Bidirectional(GRU(8, inner_activation='sigmoid'), input_shape=(5, 4))", 2 * GRU_1),
    ("Embedding(100, 8, input_length=5, dropout=0.2)", 800),
    ("Embedding(output_dim=8, input_dim=100, init='uniform')", 800),
    ("BatchNormalization(mode=2, axis=1, input_shape=(4, 9))", 4 * 4),
    ("PReLU(init='zero', weights=None, input_shape=(7,))", 7),
    ("ParametricSoftplus(input_shape=(7,))", 2 * 7),
    ("SReLU(input_shape=(7, 3), shared_axes=[1])", 4 * 3),
    ("SpatialDropout2D(p=0.2, dim_ordering='th', input_shape=(3, 8, 8))", 0),
    ("GaussianNoise(sigma=0.1, input_shape=(3,))", 0),
    ("MaxPooling1D(pool_length=2, stride=2, border_mode='valid', input_shape=(8, 3))", 0),
    ("UpSampling1D(length=3, input_shape=(8, 3))", 0),
]


@pytest.mark.parametrize(("layer", "expected"), KERAS_1)
@pytest.mark.parametrize("version", ["auto", "1"])
def test_keras_1_layers(layer: str, expected: int, version: str) -> None:
    model = read_one(f"m = Sequential([{layer}])", keras_version=version)
    assert (counts(model), model.status) == ([expected], "exact")


KERAS_2 = [
    ("CuDNNLSTM(8, input_shape=(5, 4))", 4 * (4 * 8 + 8 * 8 + 2 * 8)),
    ("CuDNNGRU(8, return_sequences=True, input_shape=(5, 4))", GRU_3),
    ("Bidirectional(CuDNNLSTM(8), input_shape=(5, 4))", 2 * 448),
    ("LocallyConnected1D(2, 3, input_shape=(10, 4))", 8 * (3 * 4 * 2) + 8 * 2),
    ("LocallyConnected1D(2, 3, implementation=2, input_shape=(10, 4))", 10 * 4 * 8 * 2 + 8 * 2),
    ("LocallyConnected1D(2, 3, implementation=3, padding='same', input_shape=(4, 1))", (2 + 3 + 3 + 2) * 2 + 4 * 2),
    ("ThresholdedReLU(theta=1.0, input_shape=(4,))", 0),
    ("experimental.RandomFourierFeatures(output_dim=8, input_shape=(4,))", 4 * 8 + 8 + 1),
    ("experimental.SyncBatchNormalization(input_shape=(4,))", 16),
    ("experimental.preprocessing.Rescaling(1 / 255, input_shape=(4,))", 0),
]


@pytest.mark.parametrize(("layer", "expected"), KERAS_2)
@pytest.mark.parametrize("version", ["auto", "2"])
def test_keras_2_layers(layer: str, expected: int, version: str) -> None:
    code = f"from keras.layers import experimental\nm = Sequential([{layer}])"
    assert counts(read_one(code, keras_version=version)) == [expected]


def test_the_rooms_of_older_kerases_stay_closed_for_modern_code() -> None:
    code = "from paramlint.analyze import analyze\nfrom paramlint.source.read import to_source\nimport sys\n"
    code += f"print(analyze(to_source({MODERN[0] + GRU!r}.encode(), 'a.py'))[0].params.exact)\n"
    code += "print([name for name in sys.modules if 'paramlint.keras.keras' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == [str(GRU_3), "[]"]


def test_merged_models_are_unknown_with_a_reason() -> None:
    code = "a = Sequential([Dense(3, input_dim=4)])\nb = Sequential([Dense(3, input_dim=4)])\n"
    code += "m = Sequential()\nm.add(Merge([a, b], mode='concat'))\nm.add(Dense(2))\n"
    model = read(code)[-1]
    assert model.params.exact is None
    assert model.layers[0].unknown is not None
    assert model.layers[0].unknown.why == "Merge joins the outputs of other models, which is not followed"


MERGED = """
a = Input(shape=(8,))
b, c = Dense(4, init='uniform')(a), Dense(4)(a)
m = Model(input=a, output=Dense(2)(merge([b, c], {})))
"""


@pytest.mark.parametrize(
    ("arguments", "features"),
    [
        ("mode='concat'", 8),
        ("'concat', 1", 8),
        ("mode='sum'", 4),
        ("mode='mul', name='product'", 4),
        ("mode='ave'", 4),
        ("mode='max'", 4),
        ("mode='dot', dot_axes=1", 1),
        ("mode='cos', dot_axes=1", 1),
    ],
)
def test_merge_joins_tensors(arguments: str, features: int) -> None:
    """Two of 8 × 4 + 4, and 2 weights for each feature of what is merged, and 2 biases."""
    model = read_one(MERGED.format(arguments), head=f"from keras.layers import merge\n{HEAD}")
    assert (model.params.exact, model.status) == (36 + 36 + features * 2 + 2, "exact")


@pytest.mark.parametrize("arguments", ["mode=lambda x: x[0]", "mode=mode", "mode='join'"])
def test_merging_that_is_not_followed_is_unknown(arguments: str) -> None:
    code = f"mode = input()\n{MERGED.format(arguments)}"
    assert read_one(code, head=f"from keras.layers import merge\n{HEAD}").params.exact is None


@pytest.mark.parametrize("module", _GONE_MODULES)
def test_what_shows_an_older_keras_is_really_gone(module: str) -> None:
    parent, _, name = module.rpartition(".")
    assert importlib.util.find_spec(parent) is None or importlib.util.find_spec(module) is None
    assert not hasattr(importlib.import_module(parent), name) or module == "keras.layers.merge"


@pytest.mark.parametrize("name", sorted(name for name in _GONE_NAMES if name.startswith("keras.layers.")))
def test_names_that_show_an_older_keras_are_layers_of_it_only(name: str) -> None:
    last = name.rpartition(".")[2]
    assert find_layer(last, Version.KERAS_1) is not None
    assert find_layer(last) is None
    assert find_layer(last, Version.KERAS_2) is None
