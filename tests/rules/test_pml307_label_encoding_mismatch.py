"""label-encoding-mismatch: silent first."""

import pytest
from paramlint.rules.head.pml307_label_encoding_mismatch import LabelEncodingMismatch

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended, model

SPARSE, CATEGORICAL = "'sparse_categorical_crossentropy'", "'categorical_crossentropy'"
HEAD_OF_3 = "Dense(3, activation='softmax')"
FRAME = (
    "import pandas as pd\nfrom sklearn.preprocessing import *\nd = pd.read_csv('a.csv')\nx, y = d[['a', 'b']], d['c']\n"
)


def fitted(loss: str, labels: str, prepared: str = "", units: int = 3) -> str:
    """A model with softmax that is fitted on these labels."""
    made = model(f"Dense({units}, activation='softmax')").replace(HEAD, f"{HEAD}{FRAME}{prepared}")
    return f"{made}m.compile('adam', loss={loss})\nm.fit(x, {labels})\n"


SILENT = {
    "one-hot and categorical": fitted(CATEGORICAL, "to_categorical(y, 3)"),
    "numbers and sparse": fitted(SPARSE, "LabelEncoder().fit_transform(y)"),
    "numbers in a column and sparse": fitted(SPARSE, "np.zeros((99, 1))"),
    "labels that are not known": fitted(SPARSE, "y2", "y2 = input()\n"),
    "a column of a frame that may hold anything": fitted(CATEGORICAL, "prepared(y)", "from mine import prepared\n"),
    "numbers again": fitted(SPARSE, "np.argmax(to_categorical(y, 3), axis=1)"),
    "binary labels in one column": fitted(SPARSE, "LabelBinarizer().fit_transform(y)", units=2),
    "a map of classes": HEAD
    + f"m = Sequential([Input((8, 8, 3)), Conv2D(4, 1, activation='softmax')])\nm.compile('adam', {SPARSE})\n"
    + "m.fit(np.zeros((9, 8, 8, 3)), np.zeros((9, 8, 8, 1)))\n",
    "a step of numbers": HEAD
    + f"m = Sequential([Input((9, 4)), Dense(5, 'softmax')])\nm.compile('adam', {SPARSE})\n"
    + "m.fit(np.zeros((2, 9, 4)), np.zeros((2, 9)))\n",
    "compiled anew before": fitted(SPARSE, "1").rpartition("m.fit")[0]
    + f"m.compile('adam', {CATEGORICAL})\nm.fit(x, to_categorical(y, 3))\n",
    "compiled under a condition": fitted(SPARSE, "1").rpartition("m.fit")[0]
    + f"if input():\n    m.compile('adam', {CATEGORICAL})\nm.fit(x, to_categorical(y, 3))\n",
    "what may fail": fitted(SPARSE, "1").rpartition("m.fit")[0]
    + "try:\n    m.fit(x, to_categorical(y, 3))\nexcept ValueError as error:\n    print(error)\n",
    "a loss of the file": fitted("own", "to_categorical(y, 3)", "def own(a, b):\n    return a\n"),
    "several outputs": HEAD
    + "x = Input((4,))\na = Dense(3, 'softmax')(x)\nb = Dense(4, 'softmax')(x)\nm = Model(x, [a, b])\n"
    + f"m.compile('adam', [{SPARSE}, {CATEGORICAL}])\n"
    + "m.fit(np.zeros((9, 4)), [np.zeros(9), to_categorical(np.zeros(9), 4)])\n",
}
ONE_HOT = {
    "to_categorical": "to_categorical(y)",
    "of so many classes": "to_categorical(y, num_classes=3)",
    "one_hot": "tf.one_hot(np.zeros(99), 3)",
    "one_hot of Keras": "keras.ops.one_hot(np.zeros(99, dtype='int32'), 3)",
    "rows of a unit matrix": "np.eye(3)[np.random.randint(0, 3, 99)]",
    "a binarizer": "LabelBinarizer().fit_transform(y)",
    "an encoder": "OneHotEncoder().fit_transform(y.values.reshape(-1, 1)).toarray()",
    "get_dummies": "pd.get_dummies(d['c']).values",
    "some of them": "to_categorical(y, 3)[:50]",
}
NUMBERS = {
    "LabelEncoder": "LabelEncoder().fit_transform(y)",
    "an array with one axis": "np.zeros(99)",
    "an array with one column": "np.zeros((99, 1))",
    "of a known data set": "keras.datasets.mnist.load_data()[0][1]",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(LabelEncodingMismatch, code) == ()


@pytest.mark.parametrize("labels", ONE_HOT.values(), ids=ONE_HOT)
def test_one_hot_labels_with_the_sparse_loss(labels: str) -> None:
    assert findings(LabelEncodingMismatch, fitted(CATEGORICAL, labels)) == ()
    code = fitted(SPARSE, labels)
    (found,) = findings(LabelEncodingMismatch, code)
    assert found.message.startswith("`sparse_categorical_crossentropy` cannot take one-hot labels")
    assert (found.severity, code[found.span.start : found.span.end]) == ("error", f"loss={SPARSE}")
    assert found.related[-1].message == "the model is fitted on them here"


@pytest.mark.parametrize("labels", NUMBERS.values(), ids=NUMBERS)
def test_numbers_with_the_categorical_loss(labels: str) -> None:
    assert findings(LabelEncodingMismatch, fitted(SPARSE, labels)) == ()
    (found,) = findings(LabelEncodingMismatch, fitted(CATEGORICAL, labels))
    assert found.message.startswith("`categorical_crossentropy` cannot take labels that are numbers of classes")


def test_the_message_has_the_numbers_and_the_places() -> None:
    code = fitted(SPARSE, "labels", "labels = to_categorical(np.zeros(99), 3)\n")
    (found,) = findings(LabelEncodingMismatch, code)
    assert found.message.endswith("one-hot labels, on which the model is fitted (3 columns for 3 units)")
    assert [(one.message, code[one.span.start : one.span.end]) for one in found.related] == [
        ("the labels come from here", "to_categorical(np.zeros(99), 3)"),
        ("the model is fitted on them here", "labels"),
    ]


@pytest.mark.parametrize(
    ("loss", "data"),
    [
        (SPARSE, "ImageDataGenerator().flow_from_directory('a')"),
        (CATEGORICAL, "ImageDataGenerator().flow_from_directory('a', class_mode='sparse')"),
        (CATEGORICAL, "keras.utils.image_dataset_from_directory('a')"),
        (SPARSE, "keras.utils.image_dataset_from_directory('a', label_mode='categorical').prefetch(2)"),
        (SPARSE, "tf.data.Dataset.from_tensor_slices((np.zeros((9, 4)), to_categorical(np.zeros(9), 3))).batch(3)"),
    ],
)
def test_streams_hand_out_labels(loss: str, data: str) -> None:
    other = CATEGORICAL if loss == SPARSE else SPARSE
    code = "from tensorflow.keras.preprocessing.image import ImageDataGenerator\n"
    code += fitted(loss, "1").rpartition("m.fit")[0] + f"m.fit({data})\n"
    assert len(findings(LabelEncodingMismatch, code)) == 1
    assert findings(LabelEncodingMismatch, code.replace(f"loss={loss}", f"loss={other}")) == ()


def test_parts_of_a_split_are_labels_too() -> None:
    split = "from sklearn.model_selection import train_test_split\ny2 = to_categorical(y)\n"
    split += "a, b, c, d = train_test_split(x, y2, test_size=0.2)\n"
    (found,) = findings(LabelEncodingMismatch, fitted(SPARSE, "c", split))
    assert found.related[0].message == "the labels come from here"


def test_each_output_has_its_labels() -> None:
    code = SILENT["several outputs"].replace(f"[{SPARSE}, {CATEGORICAL}]", f"[{CATEGORICAL}, {CATEGORICAL}]")
    (found,) = findings(LabelEncodingMismatch, code)
    assert (found.layer, found.fix) == ("dense", None)


def test_the_fix_takes_the_other_loss() -> None:
    for loss, labels, better in (
        (SPARSE, "to_categorical(y)", CATEGORICAL),
        (CATEGORICAL, "np.zeros(99)", SPARSE),
        ("losses.SparseCategoricalCrossentropy()", "to_categorical(y)", "losses.CategoricalCrossentropy()"),
    ):
        code = fitted(loss, labels)
        mended(LabelEncodingMismatch, code)
        (found,) = findings(LabelEncodingMismatch, code)
        assert (
            found.help
            == f'use loss="{"categorical" if "Sp" in loss or loss == SPARSE else "sparse_categorical"}_crossentropy"'
        )
        assert found.fix
        assert better.endswith((found.fix.edits[0].text, f"{found.fix.edits[0].text}()"))
