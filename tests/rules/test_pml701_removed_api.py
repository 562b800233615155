"""removed-api: silent first."""

import json

import pytest
from paramlint.rules.compatibility.pml701_removed_api import RemovedApi

from paramlint.checking import check_source
from paramlint.config.settings import Settings
from paramlint.source.read import to_source
from paramlint.testing import edited, findings, fixed
from tests.rules.real_keras import run

MODEL = "from keras import Input, Sequential\nfrom keras.layers import Dense\nm = Sequential([Input((4,)), Dense(1)])\n"
SILENT = {
    "today's names": "from keras.layers import Dense, LSTM\nfrom keras.utils import to_categorical\nimport keras\nkeras.ops.mean(1)\n",
    "names with several homes": "from keras.preprocessing.sequence import pad_sequences\nfrom keras.applications.vgg16 import VGG16\n",
    "what tf.keras still has": "from tensorflow.keras.preprocessing.image import ImageDataGenerator\n"
    "from tensorflow.keras import backend as K\nfrom tensorflow.keras.preprocessing.text import Tokenizer\nK.mean(1)\n",
    "a module that may fail": "try:\n    from keras.utils import np_utils\nexcept ImportError:\n    from keras import utils as np_utils\n"
    "np_utils.to_categorical([1])\n",
    "a question about the version": "import keras\nif keras.__version__ < input():\n    from keras.layers.core import Dense\n"
    "else:\n    from keras.layers import Dense\nDense(3)\n",
    "tf-keras": "from tf_keras.layers import LocallyConnected1D\nfrom tf_keras.utils import np_utils\n",
    "TensorFlow told to take Keras 2": "import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\n"
    "from tensorflow.keras.layers.experimental.preprocessing import Rescaling\n",
    "TensorFlow's own old copy": "from tensorflow.python.keras.layers.core import Dense\nfrom tensorflow.python.keras.utils import np_utils\n",
    "another library's": "from mine.layers.core import Dense\nfrom pandas.core import api\n",
    "a module of the file's own": "from .keras.layers.core import Dense\n",
    "a private module": "from keras.src.layers.core.dense import Dense\n",
    "a module of stubs": "from keras.optimizers import legacy\n",
    "what no Keras ever had": "from keras.layers import MadeUp\nimport keras.made_up\n",
    "a method of the file's own model": "import keras\nclass M(keras.Model):\n    def predict_classes(self, x):\n        return x\nM().predict_classes(1)\n",
    "a method of a layer": "import keras\nkeras.layers.LSTM(2, stateful=True).reset_states()\n",
    "the methods of today": MODEL + "m.fit(1, 2)\nm.predict(1)\n",
    "a generator of another object": "class Loader:\n    pass\nLoader().fit_generator(1)\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(RemovedApi, code) == ()


def test_silent_where_the_settings_say_an_older_keras() -> None:
    code = "from keras.utils import np_utils\n"
    assert findings(RemovedApi, code, keras_version="2") == ()
    assert findings(RemovedApi, code, keras_version="1") == ()
    assert len(findings(RemovedApi, code, keras_version="3")) == 1


def told(code: str) -> list[str]:
    return [found.message for found in findings(RemovedApi, code)]


def test_what_it_says_of_a_module() -> None:
    code = "from keras.layers.core import Dense, Dropout\nDense(3)\n"
    (found,) = findings(RemovedApi, code)
    assert found.message == "No module named 'keras.layers.core' in Keras 3"
    assert code[found.span.start : found.span.end] == "keras.layers.core"
    assert (found.severity, found.help) == ("error", "what was in it is in `keras.layers` now")


def test_what_it_says_of_a_name() -> None:
    code = "from keras.utils import plot_model, np_utils\n"
    (found,) = findings(RemovedApi, code)
    assert found.message == "cannot import name 'np_utils' from 'keras.utils' in Keras 3"
    assert code[found.span.start : found.span.end] == "np_utils"
    assert found.help == "what was in it is in `keras.utils` now"


def test_what_it_says_of_an_attribute_and_a_method() -> None:
    assert told("import keras\nkeras.backend.mean(1)\n") == [
        "module 'keras.backend' has no attribute 'mean' in Keras 3"
    ]
    assert told(MODEL + "m.predict_classes(1)\n") == [
        "'Sequential' object has no attribute 'predict_classes' in Keras 3"
    ]
    code = "import tensorflow as tf\ntf.keras.layers.experimental.preprocessing.Rescaling(1)\n"
    assert told(code) == ["module 'tensorflow.keras.layers' has no attribute 'experimental' in Keras 3"]


def test_what_is_imported_is_told_once_where_it_is_imported() -> None:
    assert len(told("from keras.utils import np_utils\nnp_utils.to_categorical(1)\nnp_utils.to_categorical(2)\n")) == 1
    assert len(told("from keras.layers import CuDNNLSTM\nCuDNNLSTM(3)\n")) == 1
    assert len(told("import keras.layers.core\nkeras.layers.core.Dense(3)\n")) == 1


REMEDIES = {
    "from keras.preprocessing.image import ImageDataGenerator\n": "the nearest to it is `keras.utils.image_dataset_from_directory`; "
    "TensorFlow still has it as `tf.keras.preprocessing.image.ImageDataGenerator`",
    "from keras.layers import LocallyConnected1D\n": "Keras 3 has nothing in its place; tf-keras, which is Keras 2, still has it",
    "from keras.wrappers.scikit_learn import KerasClassifier\n": "the nearest to it is `keras.wrappers.SKLearnClassifier`",
    "from keras.layers import MaxoutDense\n": None,
    MODEL + "m.reset_states()\n": "call `reset_state()` of each recurrent layer",
    MODEL + "m.get_output_at(0)\n": None,
}


@pytest.mark.parametrize(("code", "remedy"), REMEDIES.items())
def test_remedies_where_there_is_no_fix(code: str, remedy: str | None) -> None:
    (found,) = findings(RemovedApi, code)
    assert (found.help, found.fix) == (remedy, None)


FIXED = {
    "a module, two names": (
        "from keras.layers.core import Dense, Dropout as D\nDense(3)\nD(0.1)\n",
        "from keras.layers import Dense, Dropout as D\nDense(3)\nD(0.1)\n",
    ),
    "a module, all names": ("from keras.layers.core import *\nDense(3)\n", "from keras.layers import *\nDense(3)\n"),
    "a module over several lines": (
        "from keras.layers.normalization import (  # once\n    BatchNormalization,\n)\n",
        "from keras.layers import (  # once\n    BatchNormalization,\n)\n",
    ),
    "names that went to different modules": (
        "if True:\n    from keras.engine.topology import Layer, get_source_inputs as g\n",
        "if True:\n    from keras.layers import Layer\n    from keras.utils import get_source_inputs as g\n",
    ),
    "a module by its name": (
        "from keras.utils import np_utils\ny = np_utils.to_categorical([1], 3)\n",
        "from keras.utils import to_categorical\ny = to_categorical([1], 3)\n",
    ),
    "a module by its name, beside others": (
        "from keras.utils import plot_model, np_utils\ny = np_utils.to_categorical([1], 3)\n",
        "from keras.utils import plot_model, to_categorical\ny = to_categorical([1], 3)\n",
    ),
    "a module by its name, and the function too": (
        "from keras.utils import np_utils, to_categorical\ny = np_utils.to_categorical([1]) + to_categorical([1])\n",
        "from keras.utils import to_categorical\ny = to_categorical([1]) + to_categorical([1])\n",
    ),
    "a module by its name that is never used": (
        "from keras.utils import np_utils\nfrom keras.layers import Dense\n",
        "from keras.layers import Dense\n",
    ),
    "a module under a name of the file's own": (
        "import keras.layers.core as core\ncore.Dense(3)\n",
        "import keras.layers as core\ncore.Dense(3)\n",
    ),
    "a layer of another name": (
        "from keras.layers import Dense, CuDNNLSTM\nfor n in (1, 2):\n    CuDNNLSTM(n, return_sequences=True)\n",
        "from keras.layers import Dense, LSTM\nfor n in (1, 2):\n    LSTM(n, return_sequences=True)\n",
    ),
    "a layer of another name that is there already": (
        "from keras.layers import LSTM, CuDNNLSTM\nLSTM(2)\nCuDNNLSTM(3)\n",
        "from keras.layers import LSTM\nLSTM(2)\nLSTM(3)\n",
    ),
    "a layer under a name of the file's own": (
        "from keras.layers import CuDNNGRU as G\nG(3)\n",
        "from keras.layers import GRU as G\nG(3)\n",
    ),
    "a layer whose new name means something else": (
        "from keras.layers import CuDNNGRU\nGRU = 3\nCuDNNGRU(GRU)\n",
        "from keras.layers import GRU as CuDNNGRU\nGRU = 3\nCuDNNGRU(GRU)\n",
    ),
    "a layer through its module": (
        "from keras import layers\nlayers.CuDNNLSTM(3)\n",
        "from keras import layers\nlayers.LSTM(3)\n",
    ),
    "a preprocessing layer of TensorFlow": (
        "import tensorflow as tf\ntf.keras.layers.experimental.preprocessing.Rescaling(1.0 / 255)\n",
        "import tensorflow as tf\ntf.keras.layers.Rescaling(1.0 / 255)\n",
    ),
    "preprocessing layers of TensorFlow": (
        "from tensorflow.keras.layers.experimental import preprocessing\npreprocessing.Rescaling(1.0 / 255)\n",
        "from tensorflow.keras import layers\nlayers.Rescaling(1.0 / 255)\n",
    ),
    "a function of the backend": (
        "from keras import backend as K\nimport numpy as np\nK.mean(np.ones(3), axis=0)\n",
        "from keras import backend as K\nfrom keras import ops\nimport numpy as np\nops.mean(np.ones(3), axis=0)\n",
    ),
    "a function of the backend, where keras is at hand": (
        "import keras\nimport numpy as np\nkeras.backend.sum(np.ones(3))\n",
        "import keras\nimport numpy as np\nkeras.ops.sum(np.ones(3))\n",
    ),
    "losses by their short names": (
        "from keras.objectives import mse, categorical_crossentropy as cc\nprint(mse)\n",
        "from keras.losses import mean_squared_error, categorical_crossentropy as cc\nprint(mean_squared_error)\n",
    ),
    "legacy optimizers": (
        "from tensorflow.keras.optimizers.legacy import Adam, SGD\nAdam(0.1)\n",
        "from tensorflow.keras.optimizers import Adam, SGD\nAdam(0.1)\n",
    ),
    "legacy optimizers through their module": (
        "from keras import optimizers\noptimizers.legacy.Adam(0.1)\n",
        "from keras import optimizers\noptimizers.Adam(0.1)\n",
    ),
    "an optimizer in small letters": (
        "from keras.optimizers import adam\nadam(0.1)\n",
        "from keras.optimizers import Adam\nAdam(0.1)\n",
    ),
    "data that TensorFlow still generates": (
        "import tensorflow as tf\nfrom keras.preprocessing.image import ImageDataGenerator, load_img\n",
        "import tensorflow as tf\nfrom tensorflow.keras.preprocessing.image import ImageDataGenerator, load_img\n",
    ),
    "texts that TensorFlow still reads": (
        "import tensorflow as tf\nfrom keras.preprocessing.text import Tokenizer\n",
        "import tensorflow as tf\nfrom tensorflow.keras.preprocessing.text import Tokenizer\n",
    ),
    "training on a generator": (
        "import numpy as np\n"
        + MODEL
        + "m.compile('sgd', 'mse')\ng = ((np.ones((2, 4)), np.ones((2, 1))) for _ in range(9))\n"
        "m.fit_generator(g, 2, epochs=1, verbose=0, workers=1, use_multiprocessing=False)\n",
        "import numpy as np\n"
        + MODEL
        + "m.compile('sgd', 'mse')\ng = ((np.ones((2, 4)), np.ones((2, 1))) for _ in range(9))\n"
        "m.fit(g, steps_per_epoch=2, epochs=1, verbose=0)\n",
    ),
    "predicting from a generator": (
        "import numpy as np\n"
        + MODEL
        + "m.predict_generator(generator=((np.ones((2, 4)),) for _ in range(9)), steps=2)\n",
        "import numpy as np\n" + MODEL + "m.predict(x=((np.ones((2, 4)),) for _ in range(9)), steps=2)\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FIXED.values(), ids=FIXED)
def test_fixed_safely(before: str, after: str) -> None:
    (found,) = findings(RemovedApi, before)
    assert found.fix is not None
    assert found.fix.safety == "safe"
    assert fixed(RemovedApi, before) == after
    assert findings(RemovedApi, after) == ()
    with pytest.raises((ImportError, AttributeError)):
        run(before)
    run(after)


UNFIXED = {
    "a statement of which only a part is still there": "from keras.engine.topology import Layer, Container\n",
    "what is taken by a name that is bound to other things": "from keras.utils import np_utils\nnp_utils.to_categorical(1)\n"
    "to_categorical = 3\n",
    "a module that is handed on": "from keras.utils import np_utils\nprint(np_utils)\n",
    "a module in an f-string": "from keras.utils import np_utils\nprint(f'{np_utils.to_categorical([1])}')\n",
    "a module that is imported twice": "from keras.utils import np_utils\nfrom keras.utils import np_utils\nnp_utils.to_categorical(1)\n",
    "arguments that mean something else": "from keras.layers import CuDNNLSTM\nCuDNNLSTM(3, 'zeros')\n",
    "arguments that nobody sees": "import keras\nkeras.backend.mean(*input())\n",
    "epochs by samples": MODEL + "m.fit_generator(1, samples_per_epoch=3)\n",
    "workers by position": MODEL + "m.evaluate_generator(1, 2, None, 10, 2)\n",
}


@pytest.mark.parametrize("code", UNFIXED.values(), ids=UNFIXED)
def test_told_and_not_fixed(code: str) -> None:
    found = findings(RemovedApi, code)
    assert found
    assert [one.fix for one in found] == [None] * len(found)


def notebook(*cells: str) -> str:
    sources = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": cell} for cell in cells]
    return json.dumps({"cells": sources, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def fix_in(*cells: str) -> str | None:
    """The text of the cells after the fix of the one finding, None where it has none."""
    source = to_source(notebook(*cells).encode(), "a.ipynb")
    from pathlib import Path

    (found,) = check_source(source, Path("a.ipynb"), Settings(root=Path("/p")), (RemovedApi(),)).findings
    if found.fix is None:
        return None
    for edit in found.fix.edits:
        cell = source.cell_at(edit.span.start)
        assert cell is not None
        assert edit.span.end <= cell.span.end
    return edited(source.text, found.fix.edits)


def test_a_notebook_is_fixed_in_all_its_cells() -> None:
    cells = "from keras.utils import np_utils", "y = np_utils.to_categorical([1])", "z = np_utils.to_categorical([2])"
    expected = "from keras.utils import to_categorical\ny = to_categorical([1])\nz = to_categorical([2])\n"
    assert fix_in(*cells) == expected


def test_a_notebook_that_cannot_be_fixed_whole_is_left() -> None:
    first = "from keras.utils import np_utils"
    assert fix_in(first, "%%timeit\nnp_utils.to_categorical([1])") is None
    assert fix_in(first, "y = np_utils.to_categorical([1]\n") is None
    assert fix_in(first, "%time y = np_utils.to_categorical([1])") is not None
    assert fix_in(first, "%memit np_utils.to_categorical([1])") is None


def test_the_last_line_of_a_cell_goes_without_its_end() -> None:
    assert fix_in("import numpy\nfrom keras.utils import np_utils", "x = 1") == "import numpy\n\nx = 1\n"
