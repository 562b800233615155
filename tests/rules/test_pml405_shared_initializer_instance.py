"""shared-initializer-instance: silent first."""

import pytest
from paramlint.rules.activation.pml405_shared_initializer_instance import SharedInitializerInstance

from paramlint.testing import findings

HEAD = "from keras import Input, Sequential, initializers\nfrom keras.layers import Dense\n"
MODEL = "Sequential([Input((8,)), Dense(8, kernel_initializer={}), Dense(8, kernel_initializer={}), Dense(1)])\n"
SHARED = HEAD + "start = initializers.GlorotUniform({})\n" + MODEL.format("start", "start")
SILENT = {
    "names": HEAD + MODEL.format("'he_normal'", "'he_normal'"),
    "an object each": HEAD + MODEL.format("initializers.HeNormal()", "initializers.HeNormal()"),
    "the same code, made twice": HEAD
    + "def start():\n    return initializers.HeNormal()\n"
    + MODEL.format("start()", "start()"),
    "not random": HEAD + "start = initializers.Zeros()\n" + MODEL.format("start", "start"),
    "other shapes": HEAD
    + "start = initializers.HeNormal()\nSequential([Input((8,)), Dense(8, kernel_initializer=start), Dense(9, kernel_initializer=start)])\n",
    "shapes that nobody knows": HEAD
    + "start = initializers.HeNormal()\nSequential([Dense(8, kernel_initializer=start), Dense(8, kernel_initializer=start)])\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(SharedInitializerInstance, code) == ()


def test_keras_2_is_let_be() -> None:
    assert findings(SharedInitializerInstance, SHARED.format(""), keras_version="2") == ()


@pytest.mark.parametrize("seed", ["", "seed=7"])
def test_one_object_twice(seed: str) -> None:
    (found,) = findings(SharedInitializerInstance, SHARED.format(seed))
    assert found.message == "`dense_1` starts with the same kernel (8 × 8) as `dense`: one object makes both"
    assert [related.message for related in found.related] == ["`dense`, given the same object"]


def test_layers_of_a_loop() -> None:
    code = (
        HEAD
        + "start = initializers.HeNormal()\nSequential([Input((8,)), *[Dense(8, kernel_initializer=start) for _ in range(3)]])\n"
    )
    assert [found.layer for found in findings(SharedInitializerInstance, code)] == ["dense_1", "dense_2"]


def test_keras_makes_them_identical() -> None:
    import keras
    import numpy as np

    start = keras.initializers.GlorotUniform()
    one, other = (keras.layers.Dense(8, kernel_initializer=start) for _ in range(2))
    one.build((None, 8))
    other.build((None, 8))
    assert np.array_equal(one.get_weights()[0], other.get_weights()[0])
