"""categorical-loss-single-unit: silent first."""

import pytest
from paramlint.rules.head.pml302_categorical_loss_single_unit import CategoricalLossSingleUnit

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

ONE = "Dense(1, activation='sigmoid')"
CATEGORICAL = "on the single unit of `dense`, `categorical_crossentropy` is always 0, and nothing is learned"
TWO_OUTPUTS = HEAD + (
    "x = Input((4,))\na = Dense(1, activation='sigmoid', name='a')(x)\nb = Dense(3, activation='softmax', name='b')(x)\n"
)
SILENT = {
    "a binary loss": model(ONE, "'binary_crossentropy'"),
    "several units": model("Dense(3, 'softmax')", "'categorical_crossentropy'"),
    "units that are not known": model("Dense(int(input()), 'softmax')", "'categorical_crossentropy'"),
    "classes along another axis": model(ONE, "loss=losses.CategoricalCrossentropy(axis=1)"),
    "a function of the file": HEAD
    + f"def categorical_crossentropy(a, b):\n    return a - b\n\nm = Sequential([Input((4,)), {ONE}])\n"
    + "m.compile('adam', categorical_crossentropy)\n",
    "each output its loss": TWO_OUTPUTS
    + "m = Model(x, [a, b])\nm.compile(loss=['binary_crossentropy', 'categorical_crossentropy'])\n",
    "by name": TWO_OUTPUTS
    + "m = Model(x, [a, b])\nm.compile(loss={'b': 'categorical_crossentropy', 'a': 'binary_crossentropy'})\n",
    "a layer that is added later": HEAD
    + f"m = Sequential([Input((4,)), Dense(3)])\nm.compile('adam', 'categorical_crossentropy')\nm.add({ONE})\n",
    "a loss that a condition chooses": model(ONE)
    + "m.compile('adam', 'categorical_crossentropy' if input() else 'binary_crossentropy')\n",
    "the loss of another": model(ONE) + "m.compile('adam', loss=keras.models.load_model('a').loss)\n",
    "no loss": model(ONE) + "m.compile('adam')\n",
    "a model of another code": HEAD + "from a import b\nm = b()\nm.compile('adam', 'categorical_crossentropy')\n",
}
FOUND = {
    "by name": ("'categorical_crossentropy'", CATEGORICAL),
    "by keyword": ("loss='categorical_crossentropy'", CATEGORICAL),
    "a function": ("loss=losses.categorical_crossentropy", CATEGORICAL),
    "a class": ("loss=losses.CategoricalCrossentropy", CATEGORICAL),
    "an object": ("loss=losses.CategoricalCrossentropy()", CATEGORICAL),
    "with logits": ("loss=tf.keras.losses.CategoricalCrossentropy(from_logits=True)", CATEGORICAL),
    "focal": ("'categorical_focal_crossentropy'", CATEGORICAL.replace("l_c", "l_focal_c")),
    "sparse": (
        "'sparse_categorical_crossentropy'",
        "on the single unit of `dense`, `sparse_categorical_crossentropy` is 0 for the label 0 and refuses any other",
    ),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(CategoricalLossSingleUnit, code) == ()


@pytest.mark.parametrize(("loss", "message"), FOUND.values(), ids=FOUND)
def test_found(loss: str, message: str) -> None:
    code = model(ONE, loss)
    (found,) = findings(CategoricalLossSingleUnit, code)
    assert (found.message, found.severity) == (message, "error")
    assert code[found.span.start : found.span.end] == loss
    assert [code[one.span.start : one.span.end] for one in found.related] == [ONE]


def test_every_compile_counts() -> None:
    code = model(ONE, "'categorical_crossentropy'") + "m.fit(1, 2)\nm.compile('adam', 'binary_crossentropy')\n"
    assert len(findings(CategoricalLossSingleUnit, code)) == 1


def test_outputs_have_their_own_losses() -> None:
    loss = "['categorical_crossentropy', 'categorical_crossentropy']"
    (found,) = findings(CategoricalLossSingleUnit, TWO_OUTPUTS + f"m = Model(x, [a, b])\nm.compile(loss={loss})\n")
    assert (found.layer, found.fix) == ("a", None)


def test_a_dictionary_of_outputs_is_sorted_by_its_keys() -> None:
    """Keras gives the first loss to `b`, which comes first, so that the second meets the single unit."""
    code = (
        TWO_OUTPUTS + "m = Model(x, {'second': a, 'first': b})\nm.compile(loss=['bce', 'categorical_crossentropy'])\n"
    )
    (found,) = findings(CategoricalLossSingleUnit, code)
    assert found.layer == "a"


def test_models_in_models_are_looked_into() -> None:
    code = model(ONE) + "n = Sequential([Input((4,)), m])\nn.compile('adam', 'categorical_crossentropy')\n"
    (found,) = findings(CategoricalLossSingleUnit, code)
    assert found.layer == "dense"


def test_the_fix_changes_the_loss() -> None:
    fixes = {
        "'categorical_crossentropy'": "'binary_crossentropy'",
        "loss=losses.categorical_crossentropy": "loss=losses.binary_crossentropy",
        "loss=losses.CategoricalCrossentropy(label_smoothing=0.1)": "loss=losses.BinaryCrossentropy(label_smoothing=0.1)",
        "loss='CategoricalCrossentropy'": "loss='BinaryCrossentropy'",
    }
    for before, after in fixes.items():
        assert mended(CategoricalLossSingleUnit, model(ONE, before)) == f"m.compile('adam', {after})"


@pytest.mark.parametrize("layer", ["Dense(1)", "Dense(1, 'relu')"])
def test_no_fix_that_needs_another(layer: str) -> None:
    (found,) = findings(CategoricalLossSingleUnit, model(layer, "'categorical_crossentropy'"))
    assert found.fix is None
