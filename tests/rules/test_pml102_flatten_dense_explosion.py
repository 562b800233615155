"""flatten-dense-explosion: silent first, then cats and dogs."""

from dataclasses import replace
from typing import Any

import pytest
from paramlint.rules.budget.pml102_flatten_dense_explosion import FlattenDenseExplosion

from paramlint.analyze import analyze
from paramlint.graph.model import Call, Layer, Model
from paramlint.keras.weight import Weight
from paramlint.lint.finding import Finding, Related, Severity
from paramlint.source.read import to_source
from paramlint.source.span import Span
from paramlint.testing import findings, fixed
from paramlint.unknown import Unknown
from tests.lint.models import dense, layer, program, sequential


def convolution(name: str, channels: int, filters: int, output: tuple[int, ...], **arguments: Any) -> Layer:
    """A 3 × 3 kernel and a bias: (9 × channels + 1) × filters parameters."""
    weights = (Weight("kernel", (3, 3, channels, filters)), Weight("bias", (filters,)))
    return layer(name, "Conv2D", "convolutional", output, *weights, filters=filters, **arguments)


FIRST = convolution("conv2d", 3, 32, (148, 148, 32))  # 896
SECOND = convolution("conv2d_1", 32, 64, (72, 72, 64))  # 18,496
POOLING = layer("max_pooling2d", "MaxPooling2D", "pooling", (36, 36, 64))
DROPOUT = layer("dropout", "Dropout", "regularization", (36, 36, 64))
NORMALIZATION = layer(
    "batch_normalization", "BatchNormalization", "normalization", (36, 36, 64), Weight("gamma", (64,))
)
FLATTEN = layer("flatten", "Flatten", "reshaping", (82_944,), at=300)
WIDE = replace(dense("dense", 82_944, 512), span=Span(400, 405))  # 82,945 × 512 = 42,467,840
HEAD = dense("dense_1", 512, 1)  # 513
BETWEEN = layer("dropout_1", "Dropout", "regularization", (82_944,))
INPUTS = (150, 150, 3)


def cats_and_dogs(*layers: Layer) -> Model:
    """Two convolutions, then these layers."""
    return sequential(FIRST, SECOND, *layers, inputs=INPUTS)


def check(model: Model, **options: Any) -> list[Finding]:
    return list(FlattenDenseExplosion(FlattenDenseExplosion.Options(**options)).check(model, program(model)))


def unknown(one: Layer) -> Layer:
    return replace(one, weights=(), unknown=Unknown("unsupported-layer", "nobody described it"))


SMALL = dense("dense", 82_944, 12)  # 995,340
LARGER = dense("larger", 512, 90_000)  # 46,170,000
SILENT = [
    pytest.param(sequential(FLATTEN, WIDE, HEAD, inputs=INPUTS), id="a Flatten of the input"),
    pytest.param(
        sequential(dense("a", 3, 64), FLATTEN, WIDE, HEAD, inputs=INPUTS), id="a Flatten of what Dense layers made"
    ),
    pytest.param(cats_and_dogs(POOLING, FLATTEN, SMALL), id="less than a million"),
    pytest.param(cats_and_dogs(POOLING, FLATTEN, WIDE, LARGER), id="less than half of the model"),
    pytest.param(cats_and_dogs(POOLING, WIDE, HEAD), id="no Flatten"),
    pytest.param(cats_and_dogs(POOLING, FLATTEN, HEAD, dense("b", 1, 2_000_000)), id="a Dense further on"),
    pytest.param(cats_and_dogs(POOLING, FLATTEN, unknown(WIDE), HEAD), id="a Dense of unknown size"),
    pytest.param(cats_and_dogs(POOLING, FLATTEN, WIDE, unknown(HEAD)), id="a share that is not known"),
    pytest.param(
        cats_and_dogs(
            POOLING,
            FLATTEN,
            layer("embedding", "Embedding", "core", (82_944,), Weight("embeddings", (82_944, 512))),
        ),
        id="a large layer that is no Dense",
    ),
    pytest.param(Model("functional", "functional", Span(0, 9)), id="a model of nothing"),
]


@pytest.mark.parametrize("model", SILENT)
def test_is_silent(model: Model) -> None:
    assert check(model) == []


def test_the_case_of_cats_and_dogs() -> None:
    (finding,) = check(cats_and_dogs(POOLING, FLATTEN, WIDE, HEAD))
    assert finding == Finding(
        "PML102",
        "flatten-dense-explosion",
        Severity.WARNING,
        "`dense` holds 42,467,840 parameters (99.9 % of the model) behind a Flatten",
        Span(400, 405),
        "use GlobalAveragePooling2D() instead of Flatten(): `dense` holds 33,280 parameters then",
        (Related("hands on 82,944 numbers", Span(300, 305)),),
        "model",
        "dense",
        42_467_840,
    )


FOUND = [
    pytest.param(cats_and_dogs(FLATTEN, WIDE, HEAD), id="right behind a convolution"),
    pytest.param(cats_and_dogs(POOLING, DROPOUT, FLATTEN, WIDE, HEAD), id="past a Dropout before Flatten"),
    pytest.param(cats_and_dogs(POOLING, FLATTEN, BETWEEN, BETWEEN, WIDE, HEAD), id="past Dropouts behind Flatten"),
    pytest.param(cats_and_dogs(NORMALIZATION, FLATTEN, WIDE, HEAD), id="past a normalization"),
    pytest.param(cats_and_dogs(POOLING, FLATTEN, WIDE), id="without a head"),
]


@pytest.mark.parametrize("model", FOUND)
def test_is_found(model: Model) -> None:
    assert [finding.layer for finding in check(model)] == ["dense"]


def test_both_thresholds_are_options() -> None:
    model = cats_and_dogs(POOLING, FLATTEN, SMALL)
    assert [finding.measure for finding in check(model, min_params=995_340)] == [995_340]
    assert check(model, min_params=995_341) == []
    larger = cats_and_dogs(POOLING, FLATTEN, WIDE, LARGER)  # 42,467,840 of 88,657,232 parameters
    assert [finding.layer for finding in check(larger, min_share=0.479)] == ["dense"]
    assert check(larger, min_share=0.4791) == []


@pytest.mark.parametrize(
    ("output", "pooling", "pooled"),
    [
        ((400, 50), "GlobalAveragePooling1D()", (50 + 1) * 100),
        ((20, 20, 50), "GlobalAveragePooling2D()", (50 + 1) * 100),
        ((10, 20, 2, 50), "GlobalAveragePooling3D()", (50 + 1) * 100),
    ],
)
def test_the_remedy_fits_the_rank(output: tuple[int, ...], pooling: str, pooled: int) -> None:
    maker = layer("maker", "Any", "recurrent", output)
    flatten = layer("flatten", "Flatten", "reshaping", (20_000,))
    (finding,) = check(sequential(maker, flatten, dense("dense", 20_000, 100), inputs=(3,)))
    assert finding.help == f"use {pooling} instead of Flatten(): `dense` holds {pooled:,} parameters then"


def test_the_remedy_knows_where_the_channels_are() -> None:
    maker = convolution("conv2d", 3, 64, (64, 36, 36), data_format="channels_first")
    (finding,) = check(sequential(maker, FLATTEN, WIDE, inputs=(3, 38, 38)))
    assert finding.help == (
        'use GlobalAveragePooling2D(data_format="channels_first") instead of Flatten():'
        " `dense` holds 33,280 parameters then"
    )


def test_without_a_bias_there_is_none_in_the_remedy() -> None:
    bare = layer("dense", "Dense", "core", (512,), Weight("kernel", (82_944, 512)))
    (finding,) = check(cats_and_dogs(POOLING, FLATTEN, bare))
    assert finding.help
    assert "`dense` holds 32,768 parameters" in finding.help  # 64 × 512


def test_a_shape_that_cannot_be_pooled_has_no_remedy() -> None:
    maker = layer("maker", "Any", "convolutional", (2, 2, 2, 2, 5184))
    (finding,) = check(sequential(maker, FLATTEN, WIDE, inputs=(3,)))
    assert finding.help is None


def merged(depth: int, first: Layer) -> Model:
    """A layer whose output is added to itself again and again, flattened into a large Dense."""
    shape = (None, 36, 36, 64)
    add = layer("add", "Add", "merging", (36, 36, 64))
    layers = (first, *[add] * depth, FLATTEN, WIDE)
    calls = [Call(0, (), None, shape)]
    calls += [Call(index, (index - 1, index - 1), shape, shape) for index in range(1, depth + 1)]
    calls += [
        Call(depth + 1, (depth,), shape, (None, 82_944)),
        Call(depth + 2, (depth + 1,), (None, 82_944), (None, 512)),
    ]
    return Model("functional", "functional", Span(0, 9), layers, tuple(calls))


def test_looks_past_merges_however_many_ways_lead_through_them() -> None:
    assert [finding.layer for finding in check(merged(200, POOLING))] == ["dense"]
    assert check(merged(200, layer("dense_0", "Dense", "core", (36, 36, 64)))) == []


CODE = """\
from keras import Input, Sequential
from keras.layers import Conv2D, Dense, {imported}

model = Sequential([
    Input((150, 150, 3)),
    Conv2D(32, 3, activation="relu"{order}),
    {flatten},  # all positions
    Dense(64, activation="relu"),
])
"""


def test_the_fix_pools() -> None:
    code = CODE.format(imported="Flatten", order="", flatten="Flatten(name='flat')")
    (finding,) = findings(FlattenDenseExplosion, code)
    assert finding.fix
    assert (finding.fix.title, finding.fix.safety) == (
        "pool with GlobalAveragePooling2D instead of flattening",
        "unsafe",
    )
    after = fixed(FlattenDenseExplosion, code, unsafe=True)
    assert after == CODE.format(
        imported="Flatten, GlobalAveragePooling2D", order="", flatten="GlobalAveragePooling2D(name='flat')"
    )
    assert findings(FlattenDenseExplosion, after) == ()
    (model,) = analyze(to_source(after.encode(), "model.py"))
    assert model.params.exact == (3 * 3 * 3 + 1) * 32 + (32 + 1) * 64
    assert fixed(FlattenDenseExplosion, code) == code


def test_the_fix_says_where_the_channels_are() -> None:
    first = ', data_format="channels_first"'
    code = CODE.format(imported="Flatten", order=first, flatten="Flatten()").replace("(150, 150, 3)", "(3, 150, 150)")
    after = fixed(FlattenDenseExplosion, code, unsafe=True)
    assert 'GlobalAveragePooling2D(data_format="channels_first"),  # all positions' in after
    assert findings(FlattenDenseExplosion, after) == ()


def test_what_is_no_flatten_of_keras_is_not_mended() -> None:
    made = "def Flatten(**more):\n    return layers.Flatten(**more)\n"
    code = CODE.format(imported="ReLU", order="", flatten="Flatten()").replace(
        "\n\n", f"\nfrom keras import layers\n{made}\n", 1
    )
    (finding,) = findings(FlattenDenseExplosion, code)
    assert finding.fix is None


def test_a_flatten_that_is_used_twice_is_not_mended() -> None:
    code = CODE.format(imported="Flatten", order="", flatten="flat") + "model.add(flat)\n"
    code = code.replace("\n\n", "\n\nflat = Flatten()\n", 1)
    (finding,) = findings(FlattenDenseExplosion, code)
    assert finding.fix is None
