"""trainable-change-without-compile: silent first."""

import pytest
from paramlint.rules.training.pml601_trainable_change_without_compile import TrainableChangeWithoutCompile

from paramlint.testing import findings

HEAD = "import numpy as np\nfrom keras import Input, Sequential\nfrom keras.layers import Dense\nx, y = np.zeros((9, 4)), np.zeros((9, 1))\nm = Sequential([Input((4,)), Dense(3), Dense(1)])\nm.compile('adam', 'mse')\n"
FIT, FREEZE, FREE, COMPILE = (
    "m.fit(x, y)\n",
    "m.layers[0].trainable = False\n",
    "m.layers[0].trainable = True\n",
    "m.compile('adam', 'mse')\n",
)
SILENT = {
    "before the first training": FREEZE + FIT + FIT,
    "compiled again": FIT + FREEZE + COMPILE + FIT,
    "not trained any more": FIT + FREEZE + "m.predict(x)\n",
    "taken back": FIT + FREEZE + FREE + FIT,
    "what it was already": FREEZE + COMPILE + FIT + FREEZE + FIT,
    "only perhaps": FIT + "if input():\n    " + FREEZE + FIT,
    "another model": FIT + "n = Sequential([Input((4,)), Dense(3)])\nn.trainable = False\n" + FIT,
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(TrainableChangeWithoutCompile, HEAD + code) == ()


@pytest.mark.parametrize(
    "change", [FREEZE, "m.trainable = False\n", "for layer in m.layers:\n    layer.trainable = False\n"]
)
def test_found(change: str) -> None:
    (found,) = findings(TrainableChangeWithoutCompile, HEAD + FIT + change + FIT)
    assert found.message.endswith("is set after `m` was trained: the next `fit` ignores it")
    assert [related.message for related in found.related] == ["trained without a new compile"]


def test_freed_for_fine_tuning() -> None:
    (found,) = findings(TrainableChangeWithoutCompile, HEAD + FREEZE + COMPILE + FIT + FREE + FIT)
    assert found.message == "`m.layers[0].trainable` is set after `m` was trained: the next `fit` ignores it"


def test_keras_trains_on_what_was_frozen_late() -> None:
    import keras
    import numpy as np

    x, y = np.ones((9, 4)), np.ones((9, 1))
    m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.Dense(1)])
    m.compile("sgd", "mse")
    m.fit(x, y, verbose=0)
    m.layers[0].trainable = False
    before = m.layers[0].get_weights()[0].copy()
    m.fit(x, y, verbose=0)
    assert not np.allclose(before, m.layers[0].get_weights()[0])
