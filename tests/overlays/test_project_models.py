"""Models that the code of other modules makes: what must not be listed first, then exact counts."""

from pathlib import Path

import pytest

from paramlint.analyze import analyze, read_program
from paramlint.graph.model import Model
from paramlint.source.modules import Modules
from paramlint.source.read import to_source
from tests.evaluate.projects import write
from tests.overlays.reading import HEAD

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))


def read(root: Path, code: str, files: dict[str, str], keras_version: str = "auto") -> tuple[Model, ...]:
    """The models of `main.py` beside these files, each of which has everything of Keras imported."""
    write(root, {name: HEAD + text for name, text in files.items()})
    source = to_source(code.encode(), "main.py")
    return analyze(source, keras_version=keras_version, modules=Modules(root / "main.py", root, code))


def params(models: tuple[Model, ...]) -> list[int | None]:
    return [model.params.exact for model in models]


def text_at(code: str, model: Model) -> str:
    return code[model.span.start : model.span.end]


BUILD = "def build(units, out=1):\n    return Sequential([Input((4,)), Dense(units), Dense(out)])\n"
TOP = "model = Sequential([Input((4,)), Dense(3)])\nmodel.summary()\nmodel.compile('adam', 'mse')\n"


# What is not a model of the file


@pytest.mark.parametrize(
    "code",
    ["import models\n", "from models import units\n", "import models\nn = models.units\n", "from models import get\n"],
)
def test_models_that_another_module_makes_for_itself(code: str, tmp_path: Path) -> None:
    assert read(tmp_path, code, {"models.py": f"{TOP}units = 3\ndef get():\n    return model\n"}) == ()


def test_functions_of_other_modules_that_nothing_calls(tmp_path: Path) -> None:
    assert read(tmp_path, "from models import build\nimport models\n", {"models.py": BUILD}) == ()


def test_a_count_that_hangs_on_what_another_module_does_not_know(tmp_path: Path) -> None:
    files = {"config.py": "import outside\nunits = outside.ask()\n", "models.py": BUILD}
    code = "from config import units\nfrom models import build\nm = build(units, 2)\n"
    (model,) = read(tmp_path, code, files)
    assert model.params.exact is None
    reason = model.layers[0].weights[0].shape[1]
    assert getattr(reason, "why", "") == "`units` of config.py is `outside.ask()`: only run time knows"


def test_a_library_keras_wins_over_a_file_keras(tmp_path: Path) -> None:
    code = (
        "from keras import Input, Sequential\nfrom keras.layers import Dense\nm = Sequential([Input((4,)), Dense(3)])\n"
    )
    files = {"keras.py": "Dense = Input = Sequential = None\n", "tensorflow/__init__.py": "", "numpy.py": ""}
    assert params(read(tmp_path, code, files)) == [15]


# Exact counts


def test_a_model_stands_at_the_call_that_makes_it(tmp_path: Path) -> None:
    code = "import keras\nfrom models import build\nmodel = build(128)\n"
    (model,) = read(tmp_path, code, {"models.py": BUILD})
    assert params((model,)) == [4 * 128 + 128 + 128 + 1]
    assert text_at(code, model) == "build(128)"
    assert {code[layer.span.start : layer.span.end] for layer in model.layers} == {"build(128)"}
    assert (model.names, model.variable, model.function, model.called_from) == (("model",), "model", None, None)


def test_what_stands_at_that_call_is_no_use_of_keras(tmp_path: Path) -> None:
    build = f"{BUILD}def ready():\n    model = build(3)\n    model.compile('adam', 'mse')\n    return model\n"
    code = "import keras\nfrom models import ready\nmodel = ready()\nmodel.fit(x, y)\n"
    write(tmp_path, {"models.py": HEAD + build})
    program = read_program(to_source(code.encode(), "main.py"), modules=Modules(tmp_path / "main.py", tmp_path, code))
    (model,) = program.models
    assert program.constructor(model) is None
    assert [program.constructor(layer) for layer in model.layers] == [None, None]
    assert [(use.name, use.elsewhere, use.arguments) for use in program.calls_of(model, "compile")] == [
        ("keras.Model.compile", True, ())
    ]
    assert [use.elsewhere for use in program.calls_of(model, "fit")] == [False]


def test_a_call_in_a_function_of_the_file(tmp_path: Path) -> None:
    code = "import keras\nfrom models import build\ndef main(n):\n    net = build(n)\n    net.summary()\nmain(3)\n"
    (model,) = read(tmp_path, code, {"models.py": BUILD})
    assert params((model,)) == [19]
    assert text_at(code, model) == "build(n)"
    assert model.function == "main"
    assert model.called_from is not None
    assert code[model.called_from.start : model.called_from.end] == "main(3)"
    assert len(model.summaries) == 1


def test_two_calls_and_two_models_of_one_call(tmp_path: Path) -> None:
    pair = "def pair(n):\n    a = Sequential([Input((4,)), Dense(n)])\n    b = Sequential([Input((4,)), Dense(n)])\n    return a, b\n"
    code = "import keras\nfrom models import build, pair\nx, y = build(1), build(2)\ngenerator, critic = pair(3)\n"
    models = read(tmp_path, code, {"models.py": BUILD + pair})
    assert params(models) == [7, 13, 15, 15]
    assert [model.variable for model in models] == ["x", "y", "generator", "critic"]


@pytest.mark.parametrize(
    "code",
    [
        "from models import model\n",
        "from models import *\n",
        "import models\nmodels.model.summary()\n",
        "import models\nm = models.model\n",
        "from models import get\nget().fit(x, y)\n",
        "from models import get\nm = get()\n",
    ],
)
def test_a_model_of_another_module_that_the_file_uses(code: str, tmp_path: Path) -> None:
    (model,) = read(tmp_path, code, {"models.py": f"{TOP}def get():\n    return model\n"})
    assert params((model,)) == [15]
    assert text_at(code, model) == code.splitlines()[0]


def test_constants_of_another_module(tmp_path: Path) -> None:
    files = {"config.py": "SHAPE = (4,)\nUNITS = [8, 3]\nOPTIONS = {'use_bias': False}\n"}
    code = (
        HEAD
        + "import config as c\nm = Sequential([Input(c.SHAPE)])\nfor n in c.UNITS:\n    m.add(Dense(n, **c.OPTIONS))\n"
    )
    assert params(read(tmp_path, code, files)) == [32 + 24]


def test_layers_that_other_modules_make_and_connect(tmp_path: Path) -> None:
    blocks = (
        "from config import RATE\n"
        "def block(x, filters):\n"
        "    x = Conv2D(filters, 3, padding='same')(x)\n"
        "    x = BatchNormalization()(x)\n"
        "    return Dropout(RATE)(MaxPooling2D()(x))\n"
    )
    code = (
        "from keras import Input, Model\nfrom keras.layers import Dense, Flatten\nfrom blocks import block\n"
        "i = Input((8, 8, 3))\nx = block(block(i, 4), 5)\nm = Model(i, Dense(2)(Flatten()(x)))\n"
    )
    (model,) = read(tmp_path, code, {"blocks.py": blocks, "config.py": "RATE = 0.5\n"})
    first, second = (3 * 9 * 4 + 4) + 16, (4 * 9 * 5 + 5) + 20
    assert params((model,)) == [first + second + (2 * 2 * 5 * 2 + 2)]
    assert [layer.name for layer in model.layers][:3] == ["input_layer", "conv2d", "batch_normalization"]
    assert text_at(code, model).startswith("Model(i")


def test_layers_and_models_of_the_classes_of_other_modules(tmp_path: Path) -> None:
    parts = (
        "class Scale(Layer):\n"
        "    def __init__(self, units):\n        super().__init__()\n        self.units = units\n"
        "    def build(self, shape):\n"
        "        self.w = self.add_weight(shape=(shape[-1], self.units))\n"
        "    def call(self, x):\n        return ops.matmul(x, self.w)\n"
        "class Net(Model):\n"
        "    def __init__(self, n):\n        super().__init__()\n        self.a = Scale(n)\n        self.b = Dense(2)\n"
        "    def call(self, x):\n        return self.b(self.a(x))\n"
    )
    code = (
        f"{HEAD}from parts import Net, Scale\nclass Wider(Net):\n    def __init__(self):\n        super().__init__(7)\n"
        "m = Sequential([Input((4,)), Scale(3), Dense(1)])\nn = Net(5)\nn.build((None, 4))\n"
        "w = Wider()\nw.build((None, 4))\n"
    )
    models = read(tmp_path, code, {"parts.py": parts})
    assert params(models) == [12 + 4, 20 + 12, 28 + 16]


def test_what_another_module_does_to_a_model(tmp_path: Path) -> None:
    files = {"train.py": "def freeze(model, n):\n    for layer in model.layers[:n]:\n        layer.trainable = False\n"}
    code = HEAD + "import train\nm = Sequential([Input((4,)), Dense(3), Dense(1)])\ntrain.freeze(m, 1)\nm.summary()\n"
    (model,) = read(tmp_path, code, files)
    assert (model.trainable_params.exact, model.non_trainable_params.exact) == (4, 15)


def test_a_function_that_is_handed_to_code_nobody_reads(tmp_path: Path) -> None:
    code = "import keras\nfrom outside import Wrapper\nfrom models import build\nw = Wrapper(build_fn=build)\n"
    files = {"models.py": "def build(units=3):\n    return Sequential([Input((4,)), Dense(units)])\n"}
    (model,) = read(tmp_path, code, files)
    assert params((model,)) == [15]
    assert text_at(code, model) == "Wrapper(build_fn=build)"


def test_a_module_that_is_written_for_an_older_keras_says_so(tmp_path: Path) -> None:
    files = {
        "models.py": "from keras.layers.core import Dense\ndef build():\n    return Sequential([Input((4, 3)), GRU(5)])\n"
    }
    code = "import keras\nfrom models import build\nm = build()\n"
    assert params(read(tmp_path, code, files, "3")) == [3 * 15 + 5 * 15 + 30]
    assert params(read(tmp_path, code, files)) == [3 * 15 + 5 * 15 + 15]


def test_methods_of_a_class_that_derives_from_one_of_another_module(tmp_path: Path) -> None:
    base = "class Base:\n    def __init__(self, units):\n        self.units = units\n"
    code = HEAD + (
        "from base import Base\nclass Mine(Base):\n    def build(self):\n"
        "        return Sequential([Input((4,)), Dense(3)])\n    def other(self):\n        return self.units\n"
    )
    (model,) = read(tmp_path, code, {"base.py": base})
    assert (params((model,)), model.function) == ([15], "build")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples_imported_are_the_examples(example: Path, tmp_path: Path) -> None:
    (tmp_path / "example.py").write_bytes(example.read_bytes())
    alone = analyze(to_source(example.read_bytes(), "example.py"))
    imported = read(tmp_path, "import keras\nfrom example import *\n", {})
    named = [model for model in alone if model.function is None or model.called_from is not None]
    assert [(m.name, m.params, m.output_shape, len(m.layers)) for m in imported] == [
        (m.name, m.params, m.output_shape, len(m.layers)) for m in named
    ]
