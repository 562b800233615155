"""merge-shape-mismatch: silent first."""

import pytest
from paramlint.rules.shapes.pml205_merge_shape_mismatch import MergeShapeMismatch

from paramlint.testing import findings
from tests.rules.shapes import HEAD, at

SILENT = {
    "side by side": "Concatenate()([Input((8, 3)), Input((8, 5))])",
    "along another axis": "Concatenate(axis=1)([Input((7, 3)), Input((8, 3))])",
    "squeeze and excitation": "x = Input((8, 8, 3))\nmodel = Model(x, Multiply()([x, Dense(3)(GlobalAveragePooling2D(keepdims=True)(x))]))",
    "a scale for every channel": "x = Input((8, 8, 3))\ns = Input((3,))\nmodel = Model([x, s], Multiply()([x, s]))",
    "attention over steps": "x = Input((10, 4))\nmodel = Model(x, Multiply()([x, Dense(1)(x)]))",
    "an open size": "Add()([Input((None, 3)), Input((5, 3))])",
    "operators that stretch": "Input((10, 1)) + Input((10,))",
    "in a model of nothing else": "x = Input((10, 3))\ny = Input((1, 3))\nmodel = Model([x, y], Add()([x, y]))",
}  # fmt: skip


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(MergeShapeMismatch, f"{HEAD}{code}\n") == ()


UNET = """\
image = Input(({size}, {size}, 1))
skip = Conv2D(8, 3, padding="same")(image)
down = MaxPooling2D()(MaxPooling2D()(skip))
up = UpSampling2D()(Conv2DTranspose(8, 2, strides=2)(down))
both = {merge}()([up, skip])
"""


def test_a_skip_connection_over_an_odd_size() -> None:
    code = HEAD + UNET.format(size=101, merge="Concatenate")
    (found,) = findings(MergeShapeMismatch, code)
    assert found.message == (
        "`concatenate` cannot be built: Concatenate along axis 3 needs equal other dimensions,"
        " got (None, 100, 100, 8) and (None, 101, 101, 8)"
        ' (Keras: "requires inputs with matching shapes except for the concatenation axis")'
    )
    assert found.help == "101 is not divisible by 4: use an input of 104, or pad or crop one of them"
    assert [at(code, one.span.start, one.span.start + 6) for one in found.related] == ["UpSamp", "Conv2D"]
    assert [one.message for one in found.related] == [
        "`up_sampling2d` (None, 100, 100, 8)",
        "`conv2d` (None, 101, 101, 8)",
    ]
    assert findings(MergeShapeMismatch, HEAD + UNET.format(size=104, merge="Concatenate")) == ()


FOUND = {
    "Add": ("Add()([Input((3, 4)), Input((5, 4))])", "incompatible shapes"),
    "an operator": ("Input((3, 4)) + Input((5, 4))", "Cannot broadcast shape"),
    "Dot": ("Dot(1)([Input((3,)), Input((5,))])", "incompatible shapes"),
    "other ranks": ("Concatenate()([Input((3, 4)), Input((4,))])", "requires inputs with matching shapes"),
    "one tensor": ("Add()(Input((3, 4)))", "A merge layer should be called on a list of inputs"),
    "a function that merges": ("layers.add([Input((3, 4)), Input((5, 4))])", "incompatible shapes"),
}


@pytest.mark.parametrize(("code", "raised"), FOUND.values(), ids=FOUND)
def test_found(code: str, raised: str) -> None:
    (found,) = findings(MergeShapeMismatch, f"{HEAD}{code}\n")
    assert f'(Keras: "{raised}' in found.message
    assert found.severity == "error"


def test_one_tensor_instead_of_a_list() -> None:
    (found,) = findings(MergeShapeMismatch, HEAD + "Concatenate()(Input((3, 4)))\n")
    assert found.help == "call it on a list: Concatenate()([a, b])"


def test_both_are_stretched_without_a_word() -> None:
    code = HEAD + "x = Input((10, 1))\ny = Input((10,))\nmodel = Model([x, y], Subtract()([x, y]))\n"
    (found,) = findings(MergeShapeMismatch, code)
    assert found.message == "`subtract` stretches its inputs (None, 10, 1), (None, 10) to (None, 10, 10)"
    assert found.severity == "warning"
