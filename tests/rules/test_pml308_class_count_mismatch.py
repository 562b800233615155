"""class-count-mismatch: silent first."""

import pytest
from paramlint.rules.head.pml308_class_count_mismatch import ClassCountMismatch

from paramlint.testing import findings
from tests.rules.heads import HEAD, mended

LOADED = "(x, y), _ = keras.datasets.{}.load_data()\n"


def fitted(last: str, loss: str, labels: str = "y", loaded: str = "mnist") -> str:
    """A model of flat pictures, fitted on labels of a known data set."""
    made = f"m = Sequential([Flatten(), {last}])\nm.compile('adam', '{loss}')\nm.fit(x / 255, {labels})\n"
    return HEAD + LOADED.format(loaded) + made


SPARSE, CATEGORICAL = "sparse_categorical_crossentropy", "categorical_crossentropy"
SILENT = {
    "as many": fitted("Dense(10, 'softmax')", SPARSE),
    "as many columns": fitted("Dense(10, 'softmax')", CATEGORICAL, "to_categorical(y)"),
    "more units than numbers need": fitted("Dense(11, 'softmax')", SPARSE),
    "regression": fitted("Dense(1)", "mse"),
    "two classes": fitted("Dense(1, 'sigmoid')", "binary_crossentropy", loaded="imdb"),
    "some of the classes": fitted("Dense(5, 'softmax')", SPARSE, "y[y < 5]"),
    "other numbers": fitted("Dense(5, 'softmax')", SPARSE, "y // 2"),
    "one digit of all": fitted("Dense(1, 'sigmoid')", "binary_crossentropy", "y == 5"),
    "classes that are not known": fitted("Dense(5, 'softmax')", SPARSE, "np.zeros(9)"),
    "units that are not known": fitted("Dense(int(input()), 'softmax')", SPARSE),
    "coarse labels": HEAD
    + "(x, y), _ = keras.datasets.cifar100.load_data(label_mode='coarse')\n"
    + f"m = Sequential([Flatten(), Dense(20, 'softmax')])\nm.compile('adam', '{SPARSE}')\nm.fit(x / 255, y)\n",
    "what may fail": HEAD
    + LOADED.format("mnist")
    + f"m = Sequential([Flatten(), Dense(9, 'softmax')])\nm.compile('adam', '{SPARSE}')\n"
    + "try:\n    m.fit(x, y)\nexcept ValueError:\n    pass\n",
}
FOUND = {
    "numbers": (fitted("Dense(9, 'softmax')", SPARSE), "9 units", 10),
    "some of the numbers": (fitted("Dense(9, 'softmax')", SPARSE, "y[:500]"), "9 units", 10),
    "columns": (fitted("Dense(11, 'softmax')", CATEGORICAL, "to_categorical(y)"), "11 units", 10),
    "columns that are asked for": (
        fitted("Dense(10, 'softmax')", CATEGORICAL, "to_categorical(y, 12)"),
        "10 units",
        12,
    ),
    "a single unit": (fitted("Dense(1, 'sigmoid')", "binary_crossentropy"), "1 unit", 10),
    "a single unit for columns": (fitted("Dense(1, 'sigmoid')", "bce", "to_categorical(y)"), "1 unit", 10),
    "another data set": (fitted("Dense(10, 'softmax')", SPARSE, loaded="cifar100"), "10 units", 100),
    "of a split": (
        fitted("Dense(9, 'softmax')", SPARSE).replace(
            "m = ",
            "from sklearn.model_selection import train_test_split\nx, _, y, _ = train_test_split(x, y)\nm = ",
        ),
        "9 units",
        10,
    ),
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_silent(code: str) -> None:
    assert findings(ClassCountMismatch, code) == ()


@pytest.mark.parametrize(("code", "units", "classes"), FOUND.values(), ids=FOUND)
def test_found(code: str, units: str, classes: int) -> None:
    (found,) = findings(ClassCountMismatch, code)
    assert found.message.startswith(f"`dense` has {units}, and the labels are of {classes} classes")
    assert found.severity == "warning"
    assert found.related[0].message == "the labels come from here"


def test_the_message_names_the_data_set() -> None:
    (found,) = findings(ClassCountMismatch, FOUND["numbers"][0])
    assert found.message == "`dense` has 9 units, and the labels are of 10 classes (`keras.datasets.mnist`)"


def test_the_fix_sets_the_units() -> None:
    code = FOUND["numbers"][0]
    assert "Dense(10, 'softmax')" in code.replace("Dense(9", "Dense(10")
    mended(ClassCountMismatch, code)
    (found,) = findings(ClassCountMismatch, code)
    assert found.fix
    assert [(code[edit.span.start : edit.span.end], edit.text) for edit in found.fix.edits] == [("9", "10")]


def test_no_fix_of_a_single_unit_or_a_name() -> None:
    for code in (FOUND["a single unit"][0], FOUND["numbers"][0].replace("Dense(9", "Dense(3 * 3")):
        (found,) = findings(ClassCountMismatch, code)
        assert found.fix is None
