"""from-logits-on-probabilities: silent first."""

import pytest
from paramlint.rules.head.pml306_from_logits_on_probabilities import FromLogitsOnProbabilities

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

LOGITS = "losses.CategoricalCrossentropy(from_logits=True)"
SILENT = {
    "logits": model("Dense(3)", LOGITS),
    "probabilities": model("Dense(3, 'softmax')", "losses.CategoricalCrossentropy()"),
    "said to be probabilities": model("Dense(3, 'softmax')", "losses.CategoricalCrossentropy(from_logits=False)"),
    "nobody knows": model("Dense(3, 'softmax')", "losses.CategoricalCrossentropy(from_logits=bool(input()))"),
    "softmax that is hidden": model("Dense(3, 'softmax'), Dense(3)", LOGITS),
    "another activation": model("Dense(3, 'tanh')", LOGITS),
    "a function that is not known": model("Dense(3, 'softmax'), Lambda(lambda x: keras.ops.log(x))", LOGITS),
    "one model to train and one to predict": HEAD
    + f"x = Input((4,))\nlogits = Dense(3)(x)\nm = Model(x, logits)\nm.compile('adam', {LOGITS})\n"
    + "n = Model(x, Softmax()(logits))\n",
    "another class of that name": model("Dense(3, 'softmax')")
    + "from mine import CategoricalCrossentropy\nm.compile('adam', CategoricalCrossentropy(from_logits=True))\n",
}
FOUND = {
    "softmax": ("Dense(3, activation='softmax')", LOGITS),
    "sigmoid": ("Dense(1, activation='sigmoid')", "losses.BinaryCrossentropy(from_logits=True)"),
    "sparse": ("Dense(3, activation='softmax')", "tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)"),
    "a layer": ("Dense(3), Softmax()", LOGITS),
    "by position": ("Dense(3, activation=tf.nn.softmax)", "losses.CategoricalCrossentropy(True)"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(FromLogitsOnProbabilities, code) == ()


@pytest.mark.parametrize(("layers", "loss"), FOUND.values(), ids=FOUND)
def test_found(layers: str, loss: str) -> None:
    code = model(layers, loss)
    (found,) = findings(FromLogitsOnProbabilities, code)
    assert found.severity == "warning"
    assert code[found.span.start : found.span.end] in ("from_logits=True", "True")


def test_the_message_names_both() -> None:
    (found,) = findings(FromLogitsOnProbabilities, model(*FOUND["softmax"]))
    assert found.message == (
        "`categorical_crossentropy` is told to expect logits, and `dense` hands on probabilities, by softmax"
    )


def test_a_loss_that_is_made_elsewhere() -> None:
    code = HEAD + f"loss = {LOGITS}\nm = Sequential([Input((4,)), Dense(3, 'softmax')])\nm.compile('adam', loss=loss)\n"
    (found,) = findings(FromLogitsOnProbabilities, code)
    assert code[found.span.start : found.span.end] == "from_logits=True"


def test_the_fix_leaves_it_out() -> None:
    line = mended(FromLogitsOnProbabilities, model("Dense(3, 'softmax')", f"loss={LOGITS}, metrics=['acc']"))
    assert line == "m.compile('adam', loss=losses.CategoricalCrossentropy(), metrics=['acc'])"


@pytest.mark.parametrize(
    ("layers", "loss"),
    [("Dense(3, 'sigmoid')", LOGITS), ("Dense(3, 'softmax')", "losses.BinaryCrossentropy(from_logits=True)")],
)
def test_no_fix_that_leaves_a_wrong_loss(layers: str, loss: str) -> None:
    (found,) = findings(FromLogitsOnProbabilities, model(layers, loss))
    assert found.fix is None
