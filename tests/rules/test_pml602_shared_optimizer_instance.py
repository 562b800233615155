"""shared-optimizer-instance: silent first."""

import pytest
from paramlint.rules.training.pml602_shared_optimizer_instance import SharedOptimizerInstance

from paramlint.testing import findings

HEAD = "import numpy as np\nfrom keras import Input, Sequential, optimizers\nfrom keras.layers import Dense\nx, y = np.zeros((9, 4)), np.zeros((9, 1))\na = Sequential([Input((4,)), Dense(1)])\nb = Sequential([Input((4,)), Dense(3), Dense(1)])\n"
BOTH = HEAD + "opt = optimizers.Adam()\na.compile({}, 'mse')\nb.compile(loss='mse', optimizer={})\n{}"
FITS = "a.fit(x, y)\nb.fit(x, y)\n"
SILENT = {
    "one each": BOTH.format("optimizers.Adam()", "optimizers.Adam()", FITS),
    "names": BOTH.format("'adam'", "'adam'", FITS),
    "only one is trained": BOTH.format("opt", "opt", "b.fit(x, y)\n"),
    "the same model twice": HEAD
    + "opt = optimizers.Adam()\na.compile(opt, 'mse')\na.fit(x, y)\na.compile(opt, 'mae')\na.fit(x, y)\n",
    "the same code, made anew": HEAD
    + "def opt():\n    return optimizers.Adam()\na.compile(opt(), 'mse')\nb.compile(opt(), 'mse')\n"
    + FITS,
    "a new one in between": HEAD
    + "opt = optimizers.Adam()\na.compile(opt, 'mse')\nopt = optimizers.Adam()\nb.compile(opt, 'mse')\n"
    + FITS,
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(SharedOptimizerInstance, code) == ()


def test_keras_2_is_let_be() -> None:
    assert findings(SharedOptimizerInstance, BOTH.format("opt", "opt", FITS), keras_version="2") == ()


def test_found() -> None:
    (found,) = findings(SharedOptimizerInstance, BOTH.format("opt", "opt", FITS))
    expected = "this optimizer can only be called for the variables of `a`, which it was compiled with first"
    assert (found.message, found.severity) == (expected, "error")
    assert found.help == "make an optimizer of its own: `Adam(...)`"


def test_keras_refuses() -> None:
    import keras
    import numpy as np

    x, y, opt = np.zeros((9, 4)), np.zeros((9, 1)), keras.optimizers.Adam()
    models = [keras.Sequential([keras.Input((4,)), *map(keras.layers.Dense, units)]) for units in ((1,), (3, 1))]
    for model in models:
        model.compile(opt, "mse")
    models[0].fit(x, y, verbose=0)
    with pytest.raises(ValueError, match="can only be called for the variables"):
        models[1].fit(x, y, verbose=0)
