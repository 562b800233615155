"""mask-dropped: silent first."""

import pytest
from paramlint.rules.normalization.pml505_mask_dropped import MaskDropped

from paramlint.testing import findings, fixed

HEAD = "from keras import Input, Sequential, Model\nfrom keras.layers import *\n"
CODE = HEAD + "Sequential([Input((10,)), Embedding(100, 8{}), {}])\n"
MASK = ", mask_zero=True"
SILENT = {
    "no mask": CODE.format("", "Flatten(), Dense(1)"),
    "a layer that uses it up": CODE.format(MASK, "LSTM(4), Dense(1)"),
    "an average that knows of masks": CODE.format(MASK, "GlobalAveragePooling1D(), Dense(1)"),
    "the last state has none": CODE.format(MASK, "Bidirectional(LSTM(4)), Reshape((2, 4))"),
    "a layer of the file": HEAD + "class Mine(Layer):\n    pass\n" + CODE.format(MASK, "Mine()").removeprefix(HEAD),
    "code that may look for itself": CODE.format(MASK, "Lambda(lambda x: x[:, 0])"),
    "several inputs": HEAD
    + "x = Input((10,))\ny = Embedding(9, 4, mask_zero=True)(x)\nModel(x, Flatten()(Concatenate()([y, y])))\n",
}
FOUND = {
    "Flatten": CODE.format(MASK, "Flatten(), Dense(1)"),
    "Conv1D": CODE.format(MASK, "Dropout(0.1), Conv1D(4, 3)"),
    "MaxPooling1D": CODE.format(MASK, "LSTM(4, return_sequences=True), MaxPooling1D()"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(MaskDropped, code) == ()


@pytest.mark.parametrize(("kind", "code"), FOUND.items(), ids=FOUND)
def test_found(kind: str, code: str) -> None:
    (found,) = findings(MaskDropped, code)
    assert found.message.endswith(f"({kind}) does not support masking: the mask of `embedding` ends here")
    assert found.fix is None


def test_masking_makes_a_mask_and_it_is_told_once() -> None:
    code = HEAD + "Sequential([Input((10, 3)), Masking(), Conv1D(4, 3), Flatten()])\n"
    assert [found.layer for found in findings(MaskDropped, code)] == ["conv1d"]


def test_a_maximum_is_made_an_average() -> None:
    code = CODE.format(MASK, "GlobalMaxPooling1D()").replace("import *", "import Embedding, GlobalMaxPooling1D")
    after = fixed(MaskDropped, code, unsafe=True)
    assert after == code.replace("import Embedding, GlobalMax", "import Embedding, GlobalMax").replace(
        "GlobalMaxPooling1D\n", "GlobalMaxPooling1D, GlobalAveragePooling1D\n"
    ).replace("GlobalMaxPooling1D()", "GlobalAveragePooling1D()")
    assert findings(MaskDropped, after) == ()


def test_the_layers_agree_with_keras() -> None:
    import keras
    from paramlint.rules.normalization.pml505_mask_dropped import _HAND_MASKS_ON, _IGNORE_MASKS

    made = {
        "Reshape": ((2,),), "Permute": ((1,),), "RepeatVector": (2,), "Activation": ("relu",), "Dense": (2,),
        "SpatialDropout1D": (0.1,), "TimeDistributed": (keras.layers.Dense(1),), "DepthwiseConv1D": (2,), "DepthwiseConv2D": (2,),
    }  # fmt: skip
    for name in _HAND_MASKS_ON | _IGNORE_MASKS:
        arguments = made.get(
            name,
            (2, 2)
            if "Conv" in name
            else (2,)
            if name.startswith("AveragePooling")
            else (0.1,)
            if "Dropout" in name or "Noise" in name
            else (),
        )
        layer = getattr(keras.layers, name)(*arguments)
        assert layer.supports_masking == (name in _HAND_MASKS_ON), name
