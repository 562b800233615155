"""unknown-identifier: silent first."""

import pytest
from paramlint.rules.head.pml310_unknown_identifier import UnknownIdentifier

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

SILENT = {
    "names of losses": model("Dense(1)", "'mse'") + "m.compile('sgd', 'MAE')\nm.compile('sgd', 'MeanSquaredError')\n",
    "metrics": model("Dense(1)", "'mse', metrics=['acc', 'Accuracy', 'mae', 'RootMeanSquaredError']"),
    "an optimizer in any case": model("Dense(1)") + "m.compile('Adam', 'mse')\nm.compile('RMSprop', 'mse')\n",
    "layers": model("Dense(1, 'relu', kernel_initializer='he_normal', bias_initializer='zeros'), Activation('swish')"),
    "the automatic loss": model("Dense(1)", "'crossentropy'"),
    "names of other arguments": model("Dense(1, name='rellu'), Dropout(0.1, name='mser')"),
    "functions and objects": model("Dense(1, activation=tf.nn.crelu)", "lambda a, b: a"),
    "an object as a dictionary": model(
        "Dense(1, kernel_initializer={'class_name': 'VarianceScaling', 'config': {'mode': 'fan_out'}})"
    ),
    "what is not known": model("Dense(1, activation=input())", "loss=input()"),
    "names of its own": model("Dense(1, 'mine')")
    + "\n@keras.saving.register_keras_serializable()\ndef mine(x):\n    return x\n",
    "names of its own, for a while": HEAD
    + "with keras.utils.custom_object_scope({'mine': abs}):\n    m = Sequential([Input((4,)), Dense(1, 'mine')])\n",
    "names of its own, for ever": HEAD
    + "keras.utils.get_custom_objects()['mine'] = abs\nm = Sequential([Input((4,)), Dense(1, 'mine')])\n",
    "names of a package": model("Dense(1, 'Addons>gelu')"),
    "Keras 1, which takes the initializer here": model("Dense(1, 'uniform')"),
    "what may fail": HEAD + "try:\n    layers.Dense(1, 'relluu')\nexcept ValueError as error:\n    print(error)\n",
    "other libraries": "import keras\nfrom mine.layers import Dense\nDense(1, activation='rellu')\n",
}
FOUND = {
    "a loss": ("Dense(1, 'sigmoid')", "'binary_cross_entropy'", "loss", "binary_crossentropy"),
    "a loss in another case": ("Dense(1, 'sigmoid')", "'BinaryCrossEntropy'", "loss", "BinaryCrossentropy"),
    "a metric": ("Dense(1, 'sigmoid')", "'mse', metrics=['acurracy']", "metric", "accuracy"),
    "an optimizer": ("Dense(1)", "optimizer='adamm', loss='mse'", "optimizer", "adam"),
    "an activation": ("Dense(1, activation='Relu')", "", "activation", "relu"),
    "without a keyword": ("Dense(3, 'sofmax')", "", "activation", "softmax"),
    "a layer of its own": ("Dense(1), Activation('leakyrelu')", "", "activation", "leaky_relu"),
    "an initializer": ("Dense(1, kernel_initializer='glorot_unifrom')", "", "initializer", "glorot_uniform"),
    "a regularizer": ("Dense(1, kernel_regularizer='l1_l2')", "", "regularizer", "l1l2"),
    "a constraint": ("Dense(1, kernel_constraint='maxnorm')", "", "constraint", "max_norm"),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(UnknownIdentifier, code) == ()


@pytest.mark.parametrize(("layers", "compiled", "kind", "meant"), FOUND.values(), ids=FOUND)
def test_found(layers: str, compiled: str, kind: str, meant: str) -> None:
    code = model(layers) + (f"m.compile({compiled})\n" if "optimizer" in compiled else "")
    code += f"m.compile('adam', {compiled})\n" if compiled and "optimizer" not in compiled else ""
    (found,) = findings(UnknownIdentifier, code)
    assert found.message.startswith(f"Keras 3 does not know the {kind} `")
    assert (found.severity, found.help) == ("error", f"did you mean `{meant}`?")
    mended(UnknownIdentifier, code)


def test_losses_of_several_outputs() -> None:
    code = HEAD + "x = Input((4,))\nm = Model(x, [Dense(1, name='a')(x), Dense(1, name='b')(x)])\n"
    for losses in ("['mse', 'mea']", "{'a': 'mse', 'b': 'mea'}"):
        (found,) = findings(UnknownIdentifier, code + f"m.compile('adam', loss={losses})\n")
        assert found.message == "Keras 3 does not know the loss `mea`"


def test_names_that_only_keras_2_had() -> None:
    code = model("Dense(1)", "'cosine_similarity', metrics=['logcosh']")
    (found,) = findings(UnknownIdentifier, code)
    assert found.message == "Keras 3 does not know the metric `logcosh` of Keras 2"
    assert findings(UnknownIdentifier, code, keras_version="2") == ()
    assert findings(UnknownIdentifier, code, keras_version="1") == ()
    (other,) = findings(UnknownIdentifier, model("Dense(1)", "'mes'"), keras_version="2")
    assert other.message == "Keras 2 does not know the loss `mes`"


def test_nothing_near_has_no_fix() -> None:
    (found,) = findings(UnknownIdentifier, model("Dense(1)", "'something_else_entirely'"))
    assert (found.help, found.fix) == (None, None)


def test_a_name_that_stands_elsewhere_is_not_mended() -> None:
    code = HEAD + "last = 'rellu'\nm = Sequential([Input((4,)), Dense(1, activation=last)])\n"
    (found,) = findings(UnknownIdentifier, code)
    assert (found.help, found.fix) == ("did you mean `relu`?", None)
