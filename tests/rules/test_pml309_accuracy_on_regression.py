"""accuracy-on-regression: silent first."""

import pytest
from paramlint.rules.head.pml309_accuracy_on_regression import AccuracyOnRegression

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

SILENT = {
    "another metric": model("Dense(1)", "'mse', metrics=['mae']"),
    "a classification": model("Dense(1, 'sigmoid')", "'binary_crossentropy', metrics=['accuracy']"),
    "sigmoid with mse": model("Dense(1, 'sigmoid')", "'mse', metrics=['accuracy']"),
    "softmax with mse": model("Dense(3, 'softmax')", "'mse', metrics=['accuracy']"),
    "tanh, for labels of -1 and 1": model("Dense(1, 'tanh')", "'mse', metrics=['accuracy']"),
    "hinge": model("Dense(1)", "'hinge', metrics=['accuracy']"),
    "logits": model("Dense(1)", "losses.BinaryCrossentropy(from_logits=True), metrics=['accuracy']"),
    "a function of the file": HEAD
    + "def accuracy(a, b):\n    return a\n\nm = Sequential([Input((4,)), Dense(1)])\n"
    + "m.compile('adam', 'mse', metrics=[accuracy])\n",
    "labels that are classes": HEAD
    + "(x, y), _ = keras.datasets.mnist.load_data()\nm = Sequential([Flatten(), Dense(10)])\n"
    + "m.compile('adam', 'mse', metrics=['accuracy'])\nm.fit(x, to_categorical(y))\n",
    "a critic that is trained batch by batch": model("Dense(1)", "'mse', metrics=['accuracy']")
    + "m.train_on_batch(np.zeros((9, 4)), np.ones((9, 1)))\n",
    "of another output": HEAD
    + "x = Input((4,))\na = Dense(1, name='a')(x)\nb = Dense(1, 'sigmoid', name='b')(x)\nm = Model(x, [a, b])\n"
    + "m.compile('adam', {'a': 'mse', 'b': 'bce'}, metrics={'b': 'accuracy'})\n",
    "of all outputs": HEAD
    + "x = Input((4,))\na = Dense(1, name='a')(x)\nb = Dense(1, 'sigmoid', name='b')(x)\nm = Model(x, [a, b])\n"
    + "m.compile('adam', {'a': 'mse', 'b': 'bce'}, metrics=['accuracy'])\n",
}
FOUND = {
    "accuracy": ("Dense(1)", "'mse', metrics=['accuracy']", "accuracy", "mean_squared_error"),
    "alone": ("Dense(1)", "loss='mae', metrics='acc'", "acc", "mean_absolute_error"),
    "among others": ("Dense(1)", "'huber', metrics=['mae', 'accuracy']", "accuracy", "huber"),
    "an object": (
        "Dense(1)",
        "losses.MeanSquaredError(), metrics=[keras.metrics.Accuracy()]",
        "Accuracy",
        "mean_squared_error",
    ),
    "of another kind": ("Dense(2)", "'mse', metrics=['binary_accuracy']", "binary_accuracy", "mean_squared_error"),
    "relu": ("Dense(1, 'relu')", "'mse', metrics=['accuracy']", "accuracy", "mean_squared_error"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(AccuracyOnRegression, code) == ()


@pytest.mark.parametrize(("layers", "compiled", "metric", "loss"), FOUND.values(), ids=FOUND)
def test_found(layers: str, compiled: str, metric: str, loss: str) -> None:
    code = model(layers, compiled)
    (found,) = findings(AccuracyOnRegression, code)
    assert found.message == (
        f"`{metric}` counts the predictions that are right, and `dense` is trained to come near a number, with `{loss}`"
    )
    assert found.severity == "warning"
    assert code[found.span.start : found.span.end].startswith("metrics=")


def test_metrics_by_the_name_of_the_output() -> None:
    code = SILENT["of another output"].replace("metrics={'b'", "metrics={'a'")
    (found,) = findings(AccuracyOnRegression, code)
    assert found.layer == "a"


def test_keras_2_takes_metrics_third() -> None:
    code = model("Dense(1)", "'mse', ['accuracy']")
    assert findings(AccuracyOnRegression, code) == ()
    assert len(findings(AccuracyOnRegression, code, keras_version="2")) == 1


def test_the_fix_takes_the_mean_absolute_error() -> None:
    assert (
        mended(AccuracyOnRegression, model("Dense(1)", FOUND["accuracy"][1]))
        == "m.compile('adam', 'mse', metrics=['mae'])"
    )
    assert (
        mended(AccuracyOnRegression, model("Dense(1)", FOUND["alone"][1]))
        == "m.compile('adam', loss='mae', metrics='mae')"
    )


def test_what_is_not_written_as_a_text_is_not_mended() -> None:
    (found,) = findings(AccuracyOnRegression, model("Dense(1)", FOUND["an object"][1]))
    assert found.fix is None
