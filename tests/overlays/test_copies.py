"""Models made anew from a file or a copy: what must stay unknown, and what does not change with the original."""

import pytest

from tests.overlays.reading import counts, read

HEAD = "import elsewhere\nfrom keras import *\nfrom keras.layers import *\nfrom keras.models import *\n"
MODEL = "m = Sequential([Input((4,)), Dense(3)])\n"
OTHER = "o = Sequential([Input((4,)), Dense(5)])\n"

NOT_KNOWN = {
    "a file that nothing here saves": 'n = load_model("other.h5")',
    "a file that one of two models is saved in": """
if elsewhere.flag():
    m.save("m.h5")
else:
    o.save("m.h5")
n = load_model("m.h5")
""",
    "a file that may have been saved again": """
m.save("m.h5")
if elsewhere.flag():
    o.save("m.h5")
n = load_model("m.h5")
""",
    "a file of a name that is not known": 'm.save(elsewhere.path())\nn = load_model("m.h5")',
    "a file that another one of an unknown name may have replaced": """
m.save("m.h5")
o.save(elsewhere.path())
n = load_model("m.h5")
""",
    "a copy whose layers are made otherwise": "n = clone_model(m, clone_function=elsewhere.change)",
    "a text that comes from elsewhere": "n = model_from_json(elsewhere.text())",
    "a file saved in a loop that makes other models": """
for units in elsewhere.sizes():
    Sequential([Input((4,)), Dense(units)]).save("m.h5")
n = load_model("m.h5")
""",
}


@pytest.mark.parametrize("code", NOT_KNOWN.values(), ids=NOT_KNOWN)
def test_a_copy_of_nobody_knows_what_is_no_model(code: str) -> None:
    models = read(f"{MODEL}{OTHER}{code}\nk = Sequential([n, Dense(2)])", HEAD)
    assert all("n" not in model.names for model in models)
    (around,) = (model for model in models if "k" in model.names)
    assert around.params.exact is None


def test_the_weights_of_a_copy_are_its_own() -> None:
    """15 twice, and nothing for the model that is named again."""
    code = f"{MODEL}x = Input((4,))\nw = Model(x, [m(x), clone_model(m)(x), m(x)])"
    (whole,) = (model for model in read(code, HEAD) if "w" in model.names)
    assert whole.params.exact == 30


def test_a_layer_of_the_file_is_not_copied_but_what_is_around_it_is() -> None:
    code = (
        "class L(Layer):\n    def call(self, x):\n        return x\n"
        "m = Sequential([Input((4,)), Dense(3), L(), Dense(2)])\nn = clone_model(m)"
    )
    (copy,) = (model for model in read(code, HEAD) if "n" in model.names)
    assert counts(copy) == [15, None, None]
    assert copy.layers[1].unknown is not None
    assert "L" in copy.layers[1].unknown.why


def test_what_is_saved_in_every_round_of_training_is_the_same_model() -> None:
    code = f'{MODEL}for epoch in elsewhere.epochs():\n    m.save("m.h5")\nn = load_model("m.h5")'
    (copy,) = (model for model in read(code, HEAD) if "n" in model.names)
    assert counts(copy) == [15]


def test_a_copy_keeps_what_was_frozen_when_it_was_saved() -> None:
    code = f'{MODEL}m.layers[0].trainable = False\nm.save("m.h5")\nm.layers[0].trainable = True\nn = load_model("m.h5")'
    (copy,) = (model for model in read(code, HEAD) if "n" in model.names)
    assert (copy.params.exact, copy.trainable_params.exact) == (15, 0)
