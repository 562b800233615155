"""`model.layers`: a list that is the model's own in the package `keras` before 2.4, and nobody's afterwards."""

import pytest

from paramlint.analyze import analyze
from paramlint.graph.model import Model
from paramlint.source.read import to_source
from tests.overlays.reading import counts, read
from tests.source.notebooks import code, notebook

OLD = (
    "from keras.layers.core import Dense\nfrom keras.models import Model, Sequential\nfrom keras.layers import Input\n"
)
OPEN = "from keras.layers import Dense, Input\nfrom keras.models import Model, Sequential\n"
NEW = "from tensorflow.keras.layers import Dense, Input\nfrom tensorflow.keras.models import Model, Sequential\n"
MADE = "i = Input((4,))\nm = Model(i, Dense(2)(Dense(3)(i)))\n"
CUT = "n = Model(m.input, m.layers[-1].output)"
BOTH, FIRST = [0, 15, 8], [0, 15]


@pytest.mark.parametrize(
    ("head", "version", "found"),
    [
        (OLD, "auto", FIRST),
        (OPEN, "2", FIRST),
        (OPEN, "1", FIRST),
        (OPEN, "3", BOTH),
        (NEW, "auto", BOTH),
        (NEW, "2", BOTH),
        (f"{OPEN}from keras import ops\n", "auto", [None, None]),
        (OPEN, "auto", [None, None]),
    ],
)
@pytest.mark.parametrize("change", ["m.layers.pop()", "del m.layers[-1]", "layers = m.layers\nlayers.pop(2)"])
def test_taking_a_layer_out(head: str, version: str, found: list[int | None], change: str) -> None:
    model = read(f"{MADE}{change}\n{CUT}", head, version)[-1]
    if None in found:
        assert model.status != "exact"
    else:
        assert counts(model) == found


def test_a_list_that_is_changed_again() -> None:
    code = f"{MADE}layers = m.layers\nlayers.pop()\nlayers.append(Dense(7))\nlayers.pop()\nlayers.pop()\n"
    assert counts(read(f"{code}n = Model(m.input, m.layers[-1].output)", OLD)[-1]) == [0]


def test_a_copy_leaves_the_model_alone() -> None:
    for copied in ("list(m.layers)", "m.layers[:]", "m.layers.copy()", "[*m.layers]"):
        assert counts(read(f"{MADE}layers = {copied}\nlayers.pop()\n{CUT}", OLD)[-1]) == BOTH


def test_a_model_that_was_taken_apart_is_not_known() -> None:
    (model,) = read(f"{MADE}m.layers.pop()\nm.summary()", OPEN)
    assert model.layers[-1].unknown is not None
    assert "Keras before 2.4" in model.layers[-1].unknown.why
    code = "m = Sequential([Dense(3, input_dim=4), Dense(2)])\nm.layers.pop()\nm.add(Dense(5))"
    assert read(code, OPEN)[0].status != "exact"
    assert counts(read(code, NEW)[0]) == [15, 8, 15]


def greeted(greeting: str, name: str = "stderr", body: str = "") -> tuple[Model, ...]:
    output = {"output_type": "stream", "name": name, "text": [greeting]}
    cells = (code(OPEN) | {"outputs": [output]}, code(f"{body}{MADE}m.layers.pop()\n{CUT}"))
    return analyze(to_source(notebook(*cells), "book.ipynb"))


@pytest.mark.parametrize("backend", ["TensorFlow", "Theano", "CNTK"])
def test_a_notebook_says_which_keras_it_ran_with(backend: str) -> None:
    assert counts(greeted(f"a warning\nUsing {backend} backend.\n")[-1]) == FIRST


@pytest.mark.parametrize(
    ("greeting", "name", "body"),
    [
        ("Using TensorFlow backend\n", "stderr", ""),
        ("Using TensorFlow backend.\n", "stdout", ""),
        ("Using TensorFlow backend.\n", "stderr", "from keras import ops\n"),
        ("Using JAX backend.\n", "stderr", ""),
    ],
)
def test_what_says_nothing(greeting: str, name: str, body: str) -> None:
    assert greeted(greeting, name, body)[-1].status != "exact"


def test_the_first_resnet() -> None:
    """The same layers as today's, the shortcut's convolution behind those of the block."""
    made = "from keras.applications.resnet50 import ResNet50\nm = ResNet50(weights=None)\nm.summary()"
    (today,), (first,) = read(made, OPEN, "3"), read(made, OPEN, "2")
    assert first.params.exact == today.params.exact == 25_636_712
    assert sorted(map(str, counts(first))) == sorted(map(str, counts(today)))
    names = [layer.name for layer in first.layers]
    assert names[13:17] == ["res2a_branch2c", "res2a_branch1", "bn2a_branch2c", "bn2a_branch1"]
    assert (names[1], names[-1]) == ("conv1_pad", "fc1000")
    assert [layer.output_shape for layer in first.layers][17] == (None, 56, 56, 256)
