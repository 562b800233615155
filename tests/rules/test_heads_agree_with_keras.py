"""What the pages of the rules about heads say of Keras, asked of Keras itself."""

import warnings
from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
import pytest
from keras.layers import Dense

from paramlint.lint.activation import UNBOUNDED

DRAWN = np.random.default_rng(0)
X = DRAWN.random((32, 4)).astype("float32")
BINARY = DRAWN.integers(0, 2, 32)
NUMBERS = np.arange(32) % 3
ONE_HOT = keras.utils.to_categorical(NUMBERS, 3)


def fit(layers: Sequence[Any], loss: Any, labels: Any, **compiled: Any) -> tuple[float, keras.Model, list[str]]:
    """The loss of a first epoch, the model, and what Keras warned of."""
    model = keras.Sequential([keras.Input((4,)), *layers])
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        model.compile("sgd", loss, **compiled)
        history = model.fit(X, labels, verbose=0)
    return history.history["loss"][0], model, [str(one.message) for one in seen]


def test_softmax_of_one_unit_is_one() -> None:
    _, model, warned = fit([Dense(1, activation="softmax")], "binary_crossentropy", BINARY)
    assert (model.predict(X, verbose=0) == 1.0).all()
    assert any("softmax over axis -1 of a tensor of shape (32, 1). This axis has size 1" in one for one in warned)


@pytest.mark.parametrize("loss", ["categorical_crossentropy", "categorical_focal_crossentropy"])
def test_a_categorical_loss_of_one_unit_is_zero(loss: str) -> None:
    value, _, warned = fit([Dense(1, activation="sigmoid")], loss, BINARY)
    assert value == pytest.approx(0, abs=1e-6)
    assert any(f"In loss {loss}, expected y_pred.shape to be (batch_size, num_classes)" in one for one in warned)


def test_the_sparse_loss_of_one_unit_knows_one_label() -> None:
    value, _, _ = fit([Dense(1, activation="sigmoid")], "sparse_categorical_crossentropy", BINARY * 0)
    assert value == pytest.approx(0, abs=1e-6)
    with pytest.raises(Exception, match=r"label value of 1 which is outside the valid range of \[0, 1\)"):
        fit([Dense(1, activation="sigmoid")], "sparse_categorical_crossentropy", BINARY)


def test_of_two_shares_both_losses_are_the_same() -> None:
    for classes, same in ((2, True), (3, False)):
        shares = keras.ops.convert_to_numpy(keras.ops.softmax(DRAWN.random((32, classes))))
        labels = keras.utils.to_categorical(np.arange(32) % classes, classes)
        binary = keras.ops.convert_to_numpy(keras.losses.binary_crossentropy(labels, shares))
        categorical = keras.ops.convert_to_numpy(keras.losses.categorical_crossentropy(labels, shares))
        assert np.allclose(binary, categorical, rtol=1e-3) == same


@pytest.mark.parametrize(
    ("activation", "loss"), [("sigmoid", "categorical_crossentropy"), ("softmax", "binary_crossentropy")]
)
def test_tensorflow_takes_the_numbers_before_the_activation(activation: str, loss: str) -> None:
    """The loss of the fit is that of logits, and not that of what the model predicts."""
    model = keras.Sequential([keras.Input((4,)), Dense(3, activation=activation)])
    model.compile(keras.optimizers.SGD(0.0), loss)
    value = model.fit(X, ONE_HOT, batch_size=32, verbose=0).history["loss"][0]
    kernel, bias = model.get_weights()
    logits, function = X @ kernel + bias, getattr(keras.losses, loss)
    assert value == pytest.approx(float(np.mean(function(ONE_HOT, logits, from_logits=True))), rel=1e-4)
    assert value != pytest.approx(float(np.mean(function(ONE_HOT, model.predict(X, verbose=0)))), rel=1e-4)


def test_what_is_cut_off_has_no_gradient() -> None:
    import tensorflow as tf

    predicted = tf.constant([[-3.0], [0.5], [2.0]])
    with tf.GradientTape() as tape:
        tape.watch(predicted)
        loss = keras.losses.binary_crossentropy(tf.ones((3, 1)), predicted)
    assert [bool(one) for one in tape.gradient(loss, predicted)[:, 0]] == [False, True, False]


def test_unbounded_activations_leave_the_range_of_probabilities() -> None:
    numbers = np.linspace(-4, 4, 81, dtype="float32")
    for name in UNBOUNDED - {"log_softmax", "prelu"}:
        made = keras.ops.convert_to_numpy(keras.activations.get(name)(numbers))
        assert made.min() < -0.01 or made.max() > 1.01, name


@pytest.mark.parametrize(
    ("last", "loss", "labels"),
    [
        (Dense(3, activation="softmax"), keras.losses.CategoricalCrossentropy(from_logits=True), ONE_HOT),
        (Dense(1, activation="sigmoid"), keras.losses.BinaryCrossentropy(from_logits=True), BINARY),
    ],
)
def test_logits_that_are_probabilities_are_warned_of(last: Any, loss: Any, labels: Any) -> None:
    _, _, warned = fit([last], loss, labels)
    assert any("received `from_logits=True`, but the `output` argument was produced by a" in one for one in warned)


def test_ten_shares_through_softmax_again() -> None:
    best = keras.ops.softmax(np.eye(10)[:1])
    assert float(best.numpy().max()) == pytest.approx(0.23, abs=0.005)
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)(np.eye(10)[:1], np.eye(10)[:1])
    assert float(loss) == pytest.approx(1.46, abs=0.005)


@pytest.mark.parametrize(
    ("loss", "labels", "message"),
    [
        ("sparse_categorical_crossentropy", ONE_HOT, r"must have rank \(ndim\) `target.ndim - 1`"),
        ("categorical_crossentropy", NUMBERS, r"must have the same rank \(ndim\)"),
        ("categorical_crossentropy", NUMBERS[:, None], "must have the same shape"),
    ],
)
def test_labels_that_are_written_otherwise_are_refused(loss: str, labels: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fit([Dense(3, activation="softmax")], loss, labels)


@pytest.mark.parametrize(
    ("last", "loss", "labels", "message"),
    [
        (Dense(4, activation="softmax"), "categorical_crossentropy", ONE_HOT, "must have the same shape"),
        (Dense(1, activation="sigmoid"), "binary_crossentropy", ONE_HOT, "must have the same shape"),
        (
            Dense(2, activation="softmax"),
            "sparse_categorical_crossentropy",
            NUMBERS,
            r"outside the valid range of \[0, 2\)",
        ),
    ],
)
def test_another_number_of_classes_is_refused(last: Any, loss: str, labels: Any, message: str) -> None:
    with pytest.raises(Exception, match=message):
        fit([last], loss, labels)


def test_more_units_than_numbers_need_are_fine() -> None:
    value, _, _ = fit([Dense(5, activation="softmax")], "sparse_categorical_crossentropy", NUMBERS)
    assert 0 < value < 5


def test_accuracy_of_a_regression_stays_at_nothing() -> None:
    model = keras.Sequential([keras.Input((4,)), Dense(1)])
    model.compile("adam", "mse", metrics=["accuracy"])
    history = model.fit(X, 10 + X[:, 0], verbose=0)
    assert history.history["accuracy"] == [0.0]


def test_unknown_losses_are_found_when_the_model_is_fitted() -> None:
    model = keras.Sequential([keras.Input((4,)), Dense(1)])
    model.compile("adam", "binary_cross_entropy")
    with pytest.raises(ValueError, match="Could not interpret loss identifier: binary_cross_entropy"):
        model.fit(X, BINARY, verbose=0)


def test_losses_in_a_list_go_to_outputs_in_the_order_of_their_keys() -> None:
    x = keras.Input((4,))
    outputs = {"second": Dense(1, activation="sigmoid")(x), "first": Dense(3, activation="softmax")(x)}
    model = keras.Model(x, outputs)
    model.compile("adam", ["categorical_crossentropy", "binary_crossentropy"])
    history = model.fit(X, {"first": ONE_HOT, "second": BINARY[:, None]}, verbose=0)
    assert history.history["first_loss"][0] > 0.1
