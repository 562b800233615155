"""sigmoid-with-categorical-loss: silent first."""

import pytest
from paramlint.rules.head.pml303_sigmoid_with_categorical_loss import SigmoidWithCategoricalLoss

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

LOSS = "'categorical_crossentropy'"
SILENT = {
    "softmax": model("Dense(3, 'softmax')", LOSS),
    "several classes at once": model("Dense(3, 'sigmoid')", "'binary_crossentropy'"),
    "a single unit, which another rule has": model("Dense(1, 'sigmoid')", LOSS),
    "softmax behind it": model("Dense(3, 'sigmoid'), Activation('softmax')", LOSS),
    "a layer that is not known behind it": model("Dense(3, 'sigmoid'), Lambda(lambda x: x / 2)", LOSS),
    "logits, which another rule has": model("Dense(3, 'sigmoid')", "losses.CategoricalCrossentropy(from_logits=True)"),
    "logits, perhaps": model("Dense(3, 'sigmoid')", "losses.CategoricalCrossentropy(from_logits=bool(input()))"),
    "hidden layers": model("Dense(3, 'sigmoid'), Dense(3, 'softmax')", LOSS),
    "regression": model("Dense(3, 'sigmoid')", "'mse'"),
    "another function of that name": HEAD
    + "from mine import sigmoid\nm = Sequential([Input((4,)), Dense(3, activation=sigmoid)])\n"
    + f"m.compile('adam', {LOSS})\n",
}
FOUND = {
    "a Dense": model("Dense(3, activation='sigmoid')", LOSS),
    "sparse": model("Dense(3, activation='sigmoid')", "'sparse_categorical_crossentropy'"),
    "hard": model("Dense(3, activation='hard_sigmoid')", LOSS),
    "a layer": model("Dense(3), Activation('sigmoid', name='dense')", LOSS),
    "units that are not known": model("Dense(int(input()), activation='sigmoid')", LOSS),
    "Dropout behind it": model("Dense(3, activation='sigmoid'), Dropout(0.1)", LOSS),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(SigmoidWithCategoricalLoss, code) == ()


@pytest.mark.parametrize("code", FOUND.values(), ids=FOUND)
def test_found(code: str) -> None:
    (found,) = findings(SigmoidWithCategoricalLoss, code)
    assert found.severity == "warning"
    assert [one.message for one in found.related] == ["the loss is chosen here"]


def test_the_message_has_the_numbers() -> None:
    (found,) = findings(SigmoidWithCategoricalLoss, FOUND["sparse"])
    assert found.message == (
        "the 3 units of `dense` have a sigmoid each,"
        " and `sparse_categorical_crossentropy` expects shares that sum to one"
    )


def test_code_that_makes_both_is_told_apart() -> None:
    """The same code makes a model for each task, and pairs them well."""
    code = HEAD + (
        "def make(last, loss):\n    m = Sequential([Input((4,)), Dense(3, activation=last)])\n"
        f"    m.compile('adam', loss)\n    return m\n\nmake('sigmoid', 'binary_crossentropy')\nmake('softmax', {LOSS})\n"
    )
    assert findings(SigmoidWithCategoricalLoss, code) == ()


def test_the_fix_uses_softmax() -> None:
    for layers in ("Dense(3, activation='{}')", "Dense(3), Activation('{}')", "Dense(3, activation=tf.nn.{})"):
        code = model(layers.format("sigmoid"), LOSS)
        mended(SigmoidWithCategoricalLoss, code)
