"""What Keras refuses is found wherever it happens, told once, and left alone where the program expects it."""

import pytest

from paramlint.analyze import read_program
from paramlint.graph.program import Program
from paramlint.source.read import to_source
from tests.overlays.reading import HEAD


def program(code: str, head: str = HEAD, keras_version: str = "auto") -> Program:
    return read_program(to_source((head + code).encode(), "snippet.py"), keras_version=keras_version)


def kinds(code: str, head: str = HEAD) -> list[str]:
    return [refusal.kind for refusal in program(code, head).refusals]


EXPECTED = [
    "import pytest\nwith pytest.raises(ValueError):\n    Dense(-1)",
    "import contextlib\nwith contextlib.suppress(ValueError):\n    LSTM(3)(Input((4,)))",
    "class T:\n    def test(self):\n        with self.assertRaisesRegex(ValueError, 'x'):\n            Sequential([Input((4,)), LSTM(3)])",
    "try:\n    Dense(3)(Dense(4))\nexcept ValueError:\n    pass",
    "m = Sequential()\nm.add(Input((4,)))\ntry:\n    m.add(LSTM(3))\nexcept ValueError:\n    pass",
    "def make():\n    return Conv2D(8, 3)(Input((4,)))\ntry:\n    make()\nexcept ValueError:\n    pass",
    "import pytest\nx = Input((4,))\nwith pytest.raises(ValueError):\n    Model(x, Dense(3))",
]  # fmt: skip


@pytest.mark.parametrize("code", EXPECTED)
def test_errors_that_are_expected(code: str) -> None:
    assert kinds(code) == []


def test_an_error_that_comes_unexpected_as_well() -> None:
    code = "def make():\n    return Conv2D(8, 3)(Input((4,)))\ntry:\n    make()\nexcept ValueError:\n    pass\nmake()"
    assert kinds(code) == ["rank-mismatch"]


FOUND = [
    ("Dense(-1)", ["invalid-size"]),
    ("LSTM(3)(Input((4,)))", ["rank-mismatch"]),
    ("m = Sequential([Input((4,)), LSTM(3), LSTM(3), Dense(3)])", ["rank-mismatch"]),
    ("x = Input((4,))\ny = LSTM(3)(x)\nm = Model(x, Dense(1)(Add()([y, Dense(3)(y)])))", ["rank-mismatch"]),
    ("def f(x):\n    return LSTM(3)(x)\nf(Input((4,)))\nf(Input((5,)))", ["rank-mismatch"] * 2),
    ("m = Sequential([Input((4,)), Sequential([LSTM(3)])])", ["rank-mismatch"]),
    ("m = Sequential([Dense(-1), Dense(2.5)])", ["invalid-size"] * 2),
    ("class Net(Model):\n    def __init__(self):\n        super().__init__()\n        self.a = LSTM(3)\n    def call(self, x):\n        return self.a(x)\nm = Net()\nm(Input((4,)))", ["rank-mismatch"]),
    ("x = Input((3, 4)) + Input((5, 4))", ["merge-shape"]),
    ("applications.VGG16(classes=10)", ["invalid-argument"]),
    ("m = Sequential([Dense(3, input_shape=(3.5,))])", ["invalid-argument"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), FOUND)
def test_each_is_told_once(code: str, expected: list[str]) -> None:
    assert kinds(code) == expected


def test_outside_a_model_what_leads_up_to_it_is_known() -> None:
    found = program("x = Input((101, 8))\nfor n in range(3):\n    x = Conv1D(4, 3)(x)\ny = Conv2D(4, 3)(x)")
    (refusal,) = found.refusals
    assert refusal.in_model is None
    assert [layer.name for layer in refusal.model.layers] == ["input_layer", "conv1d", "conv1d_1", "conv1d_2", "conv2d"]
    assert [call.output_shape for call in refusal.feeding] == [(None, 95, 4)]
    assert found.models == ()


def test_in_a_model_it_is_told_of_the_model() -> None:
    (refusal,) = program("x = Input((8,))\nm = Model(x, LSTM(3)(x))").refusals
    assert refusal.in_model is not None
    assert refusal.in_model.variable == "m"


OLDER = [
    ("GaussianNoise(15.0)", []),
    ("AlphaDropout(5)", []),
    ("Conv2D(8, 3)(Input((5, 8, 8, 3)))", []),
    ("Dense(3, kernel_layout=None)", []),
    ("Dropout(5)", ["invalid-share"]),
    ("Conv2D(8, 3)(Input((8, 8)))", ["rank-mismatch"]),
]


@pytest.mark.parametrize(("code", "expected"), OLDER)
def test_what_an_older_keras_takes_is_refused_only_where_the_file_is_not_for_it(code: str, expected: list[str]) -> None:
    head = HEAD.replace("keras", "tensorflow.keras")
    assert kinds(code, head) == expected
    assert [refusal.kind for refusal in program(code, head, "3").refusals]


def test_tf_keras_is_keras_2() -> None:
    assert kinds("GaussianNoise(15.0)", "from tf_keras.layers import *\n") == []


LOOSE = [
    ("a = Input((4,))\nx = Dense(8)(a)\nm = Model(a, Dense(1)(a))", ["x"]),
    ("a = Input((4,))\nx = Dense(8)(a)\nm = Model(a, Dense(1)(x))", []),
    ("a, b = Input((4,)), Input((4,))\nm = Model([a, b], Dense(1)(a))", [None]),
    ("a = Input((4,))\nx = y = Dense(8)(a)\nm = Model(a, Dense(1)(a))", []),
    ("a = Input((4,))\nDense(8)(a)\nm = Model(a, Dense(1)(a))", []),
]


@pytest.mark.parametrize(("code", "expected"), LOOSE)
def test_loose_ends(code: str, expected: list[str | None]) -> None:
    assert [end.variable for end in program(code).loose_ends] == expected
