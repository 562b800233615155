"""Loops of unknown length: what they may have changed is unknown, what they leave alone stays as it is."""

import pytest

from tests.overlays.reading import counts, read, read_one

HEAD = "import elsewhere\nimport numpy as np\nfrom keras import *\nfrom keras.layers import *\n"
MODEL = "m = Sequential([Input((4,)), Dense(3), Dense(2)])\n"

CHANGES = {
    "a layer may be added": "    m.add(Dense(1))",
    "a layer may be taken off": "    m.pop()",
    "a layer may be added through another name": "    n = m\n    n.add(Dense(1))",
    "a layer may be added deeper inside": "    for _ in elsewhere.more():\n        m.add(Dense(1))",
    "the model may be another one": "    m = elsewhere.model(m)",
}


@pytest.mark.parametrize("body", CHANGES.values(), ids=CHANGES)
def test_what_a_round_may_change_is_not_known(body: str) -> None:
    code = f"{MODEL}x = 0\nfor item in elsewhere.items():\n    x += item\n{body}\nw = Sequential([m, Dense(2)])"
    (whole,) = (model for model in read(code, HEAD) if "w" in model.names)
    assert whole.params.exact is None


@pytest.mark.parametrize(
    "body",
    [
        "y = m(np.zeros((2, 4)))",
        "m.fit(item, item)",
        "y = m.predict(item)\n    seen = seen + [y]",
        "m.compile('adam', 'mse')\n    m.train_on_batch(item, item)\n    step += 1",
        "for layer in m.layers:\n        layer.set_weights(item)\n    step += 1",
        "names = {}\n    names[step] = m\n    step += 1",
    ],
)
def test_a_loop_that_only_trains_changes_no_count(body: str) -> None:
    code = f"{MODEL}step, seen = 0, []\nwhile elsewhere.goes_on():\n    item = elsewhere.item()\n    {body}\n"
    assert counts(read_one(code, HEAD)) == [15, 8]


def test_layers_frozen_in_some_round_leave_only_the_total_certain() -> None:
    code = f"{MODEL}for item in elsewhere.items():\n    m.layers[0].trainable = item\n    step = item + 1"
    model = read_one(code, HEAD)
    assert model.trainable_params.exact is None


def test_a_model_built_on_one_of_two_shapes_is_built_on_neither() -> None:
    code = "m = Sequential([Dense(3)])\nif elsewhere.flag():\n    m.build((None, 5))\nelse:\n    m.build((None, 6))"
    assert counts(read_one(code, HEAD)) == [None]


def test_what_comes_out_of_a_stream_of_unknown_length_is_known() -> None:
    code = (
        "import tensorflow as tf\nm = Sequential([Dense(3)])\n"
        "data = tf.data.Dataset.from_tensor_slices((np.zeros((90, 4)), np.zeros(90))).batch(8)\n"
        "for step, (x, y) in enumerate(data):\n    out = m(x)"
    )
    assert counts(read_one(code, HEAD)) == [15]
