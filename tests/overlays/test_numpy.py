"""Shapes of arrays, worked out by hand; what must stay unknown first."""

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

from paramlint.overlays import arrays, numpy
from paramlint.unknown import Unknown
from tests.overlays.reading import names_of, shapes_of

HEAD = (
    "import numpy as np, elsewhere\nx = np.zeros((10, 28, 28))\ny = np.zeros(10)\n"
    "some = x[x.sum(axis=(1, 2)) > 0]\nany = np.load('file.npy')\nwhich = elsewhere.index()\n"
)


def shape_of(code: str) -> object:
    return shapes_of(f"{HEAD}n = {code}")


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("some", ("?", 28, 28)),
        ("some.shape", ("?", 28, 28)),
        ("len(some)", "?"),
        ("some.reshape(-1, 28)", ("?", 28)),
        ("some.reshape(-1)", ("?",)),
        ("some[:5]", ("?", 28, 28)),
        ("some[1:]", ("?", 28, 28)),
        ("np.concatenate([x, some])", ("?", 28, 28)),
        ("some.size", "?"),
        ("x[x > 0]", ("?",)),
        ("x[y > 0]", ("?", 28, 28)),
        ("x[y > 0, 0]", ("?", 28)),
        ("x[which]", "?"),
        ("x[which, 0]", "?"),
        ("x[y.max() > 0]", "?"),
        ("x[: elsewhere.index()]", ("?", 28, 28)),
        ("x[np.array([1, 2], dtype=bool)]", ("?", 28, 28)),
        ("x[(y > 0).astype(int)]", ("?", 28, 28)),
        ("np.unique(x)", ("?",)),
        ("np.unique(x, return_counts=True)[0]", ("?",)),
        ("np.where(x > 0)[0]", ("?",)),
        ("np.delete(x, which, axis=1)", (10, "?", 28)),
        ("np.delete(x, which)", ("?",)),
        ("np.max(y) + 1", "?"),
        ("y.max()", "?"),
        ("y[0]", "?"),
        ("any", "?"),
        ("any.shape", "?"),
        ("any.shape[1]", "?"),
        ("any['x']", "?"),
        ("any.reshape(-1, 28, 28)", ("?", 28, 28)),
        ("any + 1", "?"),
        ("x + any", "?"),
        ("np.array(elsewhere.images())", "?"),
        ("np.array([elsewhere.image(), 1])", "?"),
        ("np.array([[1, 2], [3]])", "?"),
        ("np.zeros(elsewhere.shape())", "?"),
        ("np.zeros((elsewhere.size(), 3))", ("?", 3)),
        ("np.zeros(-1)", "?"),
        ("np.squeeze(some)", "?"),
        ("np.arange(elsewhere.size())", ("?",)),
        ("np.array_split(x, 10**9)", "?"),
        ("np.array_split(some, 2)", "?"),
        ("x.reshape(3, 3)", "?"),
        ("x + np.zeros(27)", "?"),
        ("x[11]", "?"),
        ("x.tolist()", "?"),
        ("x.quantum()", "?"),
        ("np.quantum(x)", "?"),
        ("np.linspace(0, 1, 5, retstep=True)[1]", "?"),
        ("np.zeros(*elsewhere.more())", "?"),
        ("sum(x)", "?"),
        ("[row for row in x]", "?"),
    ],
)
def test_what_stays_unknown(code: str, shape: object) -> None:
    assert shape_of(code) == shape


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("x.reshape(-1, 784)", (10, 784)),
        ("x.reshape((10, 28, 28, 1)).astype('float32') / 255", (10, 28, 28, 1)),
        ("x.reshape(len(x), -1)", (10, 784)),
        ("some.reshape(some.shape[0], -1)", ("?", 784)),
        ("some.reshape(len(some), 28, -1, 2)", ("?", 28, 14, 2)),
        ("np.reshape(x, [-1, 28])", (280, 28)),
        ("np.expand_dims(x, -1)", (10, 28, 28, 1)),
        ("x[..., np.newaxis]", (10, 28, 28, 1)),
        ("x[:, None, ::2, 3:-3]", (10, 1, 14, 22)),
        ("x[-3:, 0]", (3, 28)),
        ("x[::-1]", (10, 28, 28)),
        ("x[[1, 2, 3]]", (3, 28, 28)),
        ("x[np.arange(4), :, 0]", (4, 28)),
        ("x[0, :, np.arange(4)]", (4, 28)),
        ("x[:, [0, 1], None, [0, 1]]", (2, 10, 1)),
        ("x[..., None][:, 0, :, np.array([0, 0, 0])]", (3, 10, 28)),
        ("x[:, [0, 1], [0, 1], None]", (10, 2, 1)),
        ("x[np.random.permutation(len(x))]", (10, 28, 28)),
        ("x[np.random.randint(0, 10, 32)]", (32, 28, 28)),
        ("x.T", (28, 28, 10)),
        ("x.transpose(0, 2, 1).ndim", 3),
        ("x.flatten()", (7840,)),
        ("x.size", 7840),
        ("x.mean(axis=0)", (28, 28)),
        ("(x - x.mean()) / x.std()", (10, 28, 28)),
        ("x.max(axis=(1, 2), keepdims=True)", (10, 1, 1)),
        ("np.argmax(x, axis=1)", (10, 28)),
        ("x @ np.ones((28, 5))", (10, 28, 5)),
        ("np.dot(y, np.zeros((10, 3)))", (3,)),
        ("-x", (10, 28, 28)),
        ("1 - x", (10, 28, 28)),
        ("[1] * y", (10,)),
        ("np.vstack([y, y])", (2, 10)),
        ("np.hstack([y, y])", (20,)),
        ("np.column_stack([y, y])", (10, 2)),
        ("np.stack([x, x], axis=-1)", (10, 28, 28, 2)),
        ("np.concatenate((x, x[:3]), axis=0)", (13, 28, 28)),
        ("np.array([x, x])", (2, 10, 28, 28)),
        ("np.array([[1, 2, 3], [4, 5, 6]])", (2, 3)),
        ("np.arange(0, 1, 0.1)", (10,)),
        ("np.linspace(0, 1)", (50,)),
        ("np.random.rand(3, 4)", (3, 4)),
        ("np.random.normal(size=(3, 4))", (3, 4)),
        ("np.random.default_rng(0).integers(5, size=7)", (7,)),
        ("np.eye(3)[np.array([0, 1, 2, 1])]", (4, 3)),
        ("[part.shape[0] for part in np.array_split(x, 3)]", [4, 3, 3]),
        ("np.split(x, [2, 5])[1].shape", (3, 28, 28)),
        ("np.repeat(x[..., None], 3, axis=-1)", (10, 28, 28, 3)),
        ("np.tile(y, (3, 1))", (3, 10)),
        ("np.pad(x, ((0, 0), (2, 2), (2, 2)))", (10, 32, 32)),
        ("np.moveaxis(x, 0, -1)", (28, 28, 10)),
        ("np.prod(x.shape[1:])", 784),
        ("np.prod((28, 28, 3))", 2352),
        ("np.max((3, 5))", 5),
        ("int(np.ceil(10 / 3))", 4),
        ("int(np.sqrt(784))", 28),
        ("np.int32(5)", 5),
        ("np.where(x > 0, x, 0)", (10, 28, 28)),
        ("np.zeros_like(x)", (10, 28, 28)),
        ("np.percentile(x, [25, 75], axis=0)", (2, 28, 28)),
    ],
)
def test_what_is_known(code: str, shape: object) -> None:
    assert shape_of(code) == shape


def test_an_array_changed_in_place_keeps_its_shape_and_takes_a_new_one() -> None:
    assert names_of(f"{HEAD}x /= 255\nx[0] = 1\nn = x.shape")["n"] == (10, 28, 28)
    assert names_of(f"{HEAD}x.shape = (10, 784)\nn = x.shape")["n"] == (10, 784)


def test_what_may_be_an_array_that_takes_another_shape_is_no_longer_known() -> None:
    assert shapes_of(f"{HEAD}other = x\nx.shape = (10, 784)\nn = other.shape") == "?"
    assert shapes_of(f"{HEAD}several = [x]\nx.shape = (10, 784)\nn = several[0].shape") == "?"
    assert shapes_of(f"{HEAD}other = y\nx.shape = (10, 784)\nn = other.shape") == (10,)


def test_labels_that_are_changed_may_be_of_other_classes() -> None:
    code = "from keras.datasets import mnist\nfrom keras.utils import to_categorical\n(x, y), _ = mnist.load_data()\n"
    assert shapes_of(f"{code}n = to_categorical(y).shape[1]") == 10
    assert shapes_of(f"{code}y[y == 9] = 8\nn = to_categorical(y).shape[1]") == "?"
    assert shapes_of(f"{code}y += 1\nn = to_categorical(y).shape[1]") == "?"


def test_branches_keep_what_is_certain_of_a_shape() -> None:
    code = f"{HEAD}if which:\n    x = np.zeros((10, 14, 28))\nn = x.shape[2]\nm = x.shape[1]"
    names = names_of(code)
    assert names["n"] == 28
    assert names["m"] == (14, 28)


def test_a_number_of_the_data_says_so_and_takes_an_assumption() -> None:
    value = names_of(f"{HEAD}n = int(np.max(y)) + 1")["n"]
    assert isinstance(value, Unknown)
    assert value.why == "`n` is `int(np.max(y)) + 1`: only the data knows"
    assert value.hint == "# paramlint: assume n=..."


@pytest.mark.parametrize("package", [arrays, numpy])
def test_the_examples_of_the_docstrings(package: ModuleType) -> None:
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        assert doctest.testmod(importlib.import_module(module.name)).failed == 0
