"""How a name of Keras is written where a fix needs it."""

import pytest

from paramlint.analyze import read_program
from paramlint.graph.use import CALL
from paramlint.lint.reach import reach
from paramlint.source.read import to_source
from paramlint.testing import edited

HOMES = ("keras.Input", "keras.layers.Input")


def reached(code: str, homes: tuple[str, ...] = HOMES, name: str = "keras.layers.Dense") -> tuple[str, str] | None:
    """What to write beside the first call of the name, and the code after the edits."""
    program = read_program(to_source(code.encode(), "a.py"))
    beside = next(use for use in program.uses if use.kind == CALL and use.name == name)
    found = reach(homes, beside, program)
    return None if found is None else (found.text, edited(code, found.edits))


AT_HAND = {
    "import keras\nkeras.layers.Dense(1)\n": "keras.Input",
    "from keras import layers\nlayers.Dense(1)\n": "layers.Input",
    "import keras.layers as kl\nkl.Dense(1)\n": "kl.Input",
    "import tensorflow as tf\ntf.keras.layers.Dense(1)\n": "tf.keras.Input",
    "import tensorflow as tf\nL = tf.keras.layers\nL.Dense(1)\n": "L.Input",
    "from tensorflow import keras\nkeras.layers.Dense(1)\n": "keras.Input",
    "from keras.layers import Dense, Input\nDense(1)\n": "Input",
    "from keras import Input as In\nfrom keras.layers import Dense\nDense(1)\n": "In",
    "from keras.layers import *\nDense(1)\n": "Input",
}


@pytest.mark.parametrize(("code", "text"), AT_HAND.items())
def test_what_is_at_hand_needs_no_edit(code: str, text: str) -> None:
    assert reached(code) == (text, code)


def test_an_import_is_extended_or_added() -> None:
    code = "from keras.layers import Dense\nDense(1)\n"
    assert reached(code) == ("Input", "from keras.layers import Dense, Input\nDense(1)\n")
    code = "from keras.layers import Dense as D\nD(1)\n"
    assert reached(code) == ("Input", "from keras.layers import Dense as D, Input\nD(1)\n")
    code = "from keras.layers import Dense  # the one\nimport os\nDense(1)\n"
    assert reached(code, ("keras.ops",)) is None
    code = "from keras.layers import Dense\nimport os\nDense(1)\n"
    assert reached(code, ("keras.ops",)) == ("ops", code.replace("\nimport", "\nfrom keras import ops\nimport"))


def test_a_name_that_means_something_else_is_not_taken() -> None:
    assert reached("from keras.layers import Dense\nInput = 3\nDense(1)\n") is None
    code = "import keras\nfrom keras.layers import Dense\nInput = 3\nDense(1)\n"
    assert reached(code) == ("keras.Input", code)
    assert reached("from keras.layers import *\nInput = 3\nDense(1)\n") is None


def test_an_import_that_may_not_be_carried_out_is_not_extended() -> None:
    code = "try:\n    from keras.layers import Dense\nexcept ImportError:\n    from mine import Dense\nDense(1)\n"
    program = read_program(to_source(code.encode(), "a.py"))
    calls = [use for use in program.uses if use.kind == CALL]
    assert all(reach(HOMES, use, program) is None for use in calls)


def test_what_is_imported_later_or_in_a_function_is_not_at_hand() -> None:
    code = "from keras.layers import Dense\ndef f():\n    from keras import ops\nDense(1)\nimport keras.ops\n"
    assert reached(code, ("keras.ops",)) == ("ops", code.replace("\ndef", "\nfrom keras import ops\ndef"))
