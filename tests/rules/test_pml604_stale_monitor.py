"""stale-monitor: silent first."""

import pytest
from paramlint.rules.training.pml604_stale_monitor import StaleMonitor

from paramlint.testing import findings, fixed

HEAD = "import numpy as np\nfrom keras import Input, Sequential, metrics\nfrom keras.callbacks import *\nfrom keras.layers import Dense\nx, y = np.zeros((9, 4)), np.zeros((9, 1))\nm = Sequential([Input((4,)), Dense(1)])\n"
CODE = HEAD + "m.compile('adam', 'mse', metrics={})\nm.fit(x, y, {}callbacks=[{}])\n"
SPLIT = "validation_split=0.2, "
SILENT = {
    "the name of the metric": CODE.format("['accuracy']", SPLIT, "EarlyStopping('val_accuracy')"),
    "the short name of the metric": CODE.format("['acc']", SPLIT, "EarlyStopping('val_acc')"),
    "the loss": CODE.format("None", SPLIT, "EarlyStopping()"),
    "of the training": CODE.format("['mae']", "", "ReduceLROnPlateau(monitor='mae')"),
    "a metric with a number": CODE.format("[metrics.AUC()]", SPLIT, "EarlyStopping('val_auc_1', mode='max')"),
    "a metric with a name": CODE.format("[metrics.AUC(name='area')]", SPLIT, "EarlyStopping('val_area', mode='max')"),
    "a metric of the file": HEAD
    + "def mine(a, b):\n    return a\n"
    + CODE.format("[mine]", SPLIT, "EarlyStopping('val_mine', mode='max')").removeprefix(HEAD),
    "a metric that nobody knows": CODE.format("[input()]", SPLIT, "EarlyStopping('val_acc')"),
    "a callback that may log": HEAD
    + "class Logs(Callback):\n    pass\n"
    + CODE.format("None", SPLIT, "Logs(), EarlyStopping('val_f1')").removeprefix(HEAD),
    "a checkpoint of every epoch": CODE.format("None", "", "ModelCheckpoint('m.keras')"),
    "validation data": CODE.format("None", "validation_data=(x, y), ", "EarlyStopping()"),
    "arguments that nobody knows": CODE.format("None", "**more, ", "EarlyStopping()"),
    "several outputs": "from keras import Model, Input\nfrom keras.layers import Dense\nfrom keras.callbacks import *\nx = Input((4,))\nm = Model(x, [Dense(1, name='a')(x), Dense(1)(x)])\nm.compile('adam', 'mse')\nm.fit(1, 2, validation_split=0.1, callbacks=[EarlyStopping('val_a_loss')])\n",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(StaleMonitor, code) == ()


def test_the_old_name_of_accuracy_is_an_error_and_mended() -> None:
    code = CODE.format("['accuracy']", SPLIT, "EarlyStopping(monitor='val_acc')")
    (found,) = findings(StaleMonitor, code)
    expected = "EarlyStopping monitors `val_acc`, which is never logged: Could not infer optimization direction"
    assert (found.message, found.severity, found.help) == (expected, "error", "monitor `val_accuracy`")
    after = fixed(StaleMonitor, code)
    assert after == code.replace("'val_acc'", '"val_accuracy"')
    assert findings(StaleMonitor, after) == ()


def test_what_does_not_raise_is_a_warning() -> None:
    for callback in (
        "EarlyStopping('val_acc', mode='max')",
        "ModelCheckpoint('m.keras', monitor='val_acc', save_best_only=True)",
    ):
        (found,) = findings(StaleMonitor, CODE.format("['accuracy']", SPLIT, callback))
        assert found.severity == "warning"
    (found,) = findings(StaleMonitor, CODE.format("['accuracy']", SPLIT, "EarlyStopping('val_acc')"), keras_version="2")
    assert (found.severity, found.fix) == ("warning", None)


def test_validation_numbers_without_validation() -> None:
    (found,) = findings(StaleMonitor, CODE.format("['mae']", "", "EarlyStopping(patience=3)"))
    assert found.message == "EarlyStopping monitors `val_loss`, and this `fit` has no validation data"
    assert found.severity == "warning"


def test_a_metric_that_is_not_compiled() -> None:
    (found,) = findings(StaleMonitor, CODE.format("['mae']", SPLIT, "ReduceLROnPlateau('val_accuracy')"))
    assert found.help == "logged are `val_loss`, `val_mae`"


def test_keras_raises() -> None:
    import keras
    import numpy as np

    m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    m.compile("adam", "mse", metrics=["accuracy"])
    stop = keras.callbacks.EarlyStopping(monitor="val_acc")
    with pytest.raises(ValueError, match="val_acc"):
        m.fit(np.ones((9, 4)), np.ones((9, 1)), validation_split=0.2, verbose=0, callbacks=[stop])
