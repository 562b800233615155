"""The image data format: from the argument, from what the program sets, and from its branches."""

from __future__ import annotations

import pytest

from tests.overlays.reading import counts, read, read_one

CONV = "m = Sequential([Conv2D(8, 3, input_shape=(3, 20, 30)), MaxPooling2D(), Flatten(), Dense(2)])\n"
FIRST = [3 * 3 * 3 * 8 + 8, 0, 0, 8 * 9 * 14 * 2 + 2]
"""3 × 20 × 30 with the channels first: 8 × 18 × 28 after the convolution, 8 × 9 × 14 after the pooling."""


def test_channels_come_last_unless_something_says_otherwise() -> None:
    model = read_one("m = Sequential([Conv2D(8, 3, input_shape=(20, 30, 3)), MaxPooling2D(), Flatten(), Dense(2)])\n")
    assert counts(model) == FIRST


SET = [
    "from keras import backend as K\nK.set_image_data_format('channels_first')\n",
    "import keras\nkeras.backend.set_image_data_format('channels_first')\n",
    "import keras\nkeras.config.set_image_data_format(data_format='channels_first')\n",
    "from keras.backend import set_image_data_format\nset_image_data_format('channels_first')\n",
    "import tensorflow as tf\ntf.keras.backend.set_image_data_format('channels_first')\n",
    "from keras import backend as K\nK.set_image_dim_ordering('th')\n",
    "from keras import backend as K\nK.common.set_image_dim_ordering('th')\n",
    "from keras import backend as K\nif K.image_data_format() == 'channels_last':\n    K.set_image_data_format('channels_first')\n",
    "from keras import backend as K\nK.set_image_data_format('channels_first')\nK.clear_session()\n",
]


@pytest.mark.parametrize("head", SET)
def test_what_the_program_sets_is_followed(head: str) -> None:
    assert counts(read_one(head + CONV)) == FIRST


def test_the_argument_stands_above_the_session() -> None:
    code = "from keras import backend as K\nK.set_image_data_format('channels_first')\n"
    code += "m = Sequential([Conv2D(8, 3, data_format='channels_last', input_shape=(20, 30, 3))])\n"
    assert counts(read_one(code)) == [224]


def test_a_layer_keeps_the_format_it_was_made_in() -> None:
    code = "from keras import backend as K\nfirst = Conv2D(8, 3, input_shape=(20, 30, 3))\n"
    code += "K.set_image_data_format('channels_first')\nm = Sequential([first])\n"
    assert counts(read_one(code)) == [224]


def test_branches_on_the_format_are_taken() -> None:
    code = "from keras import backend as K\n{}if K.image_data_format() == 'channels_first':\n    shape = (1, 28, 28)\n"
    code += "else:\n    shape = (28, 28, 1)\nm = Sequential([Conv2D(8, 3, input_shape=shape)])\n"
    last = read_one(code.format(""))
    first = read_one(code.format("K.set_image_data_format('channels_first')\n"))
    assert (last.input_shape, first.input_shape) == ((None, 28, 28, 1), (None, 1, 28, 28))
    assert counts(last) == counts(first) == [80]


def test_old_words_for_the_format() -> None:
    code = "from keras import backend as K\nassert K.image_dim_ordering() == 'tf'\n"
    code += "shape = (1, 28, 28) if K.image_dim_ordering() == 'th' else (28, 28, 1)\n"
    code += "m = Sequential([Convolution2D(8, 3, 3, border_mode='same', input_shape=shape)])\n"
    assert read_one(code).output_shape == (None, 28, 28, 8)


UNKNOWN = [
    "import x\nfrom keras import backend as K\nif x.flag():\n    K.set_image_data_format('channels_first')\n",
    "import x\nfrom keras import backend as K\nK.set_image_data_format(x.format())\n",
    "import x\nfrom keras import backend as K\nfor _ in x.things():\n    K.set_image_data_format('channels_first')\n",
    "from keras import backend as K\ndef never_called():\n    K.set_image_data_format('channels_first')\n",
]


@pytest.mark.parametrize("head", UNKNOWN[:3])
def test_a_format_that_is_not_known_makes_the_layers_unknown_that_need_it(head: str) -> None:
    model = read_one(head + CONV)
    assert [layer.unknown is None for layer in model.layers] == [False, False, True, False]
    assert model.layers[0].unknown is not None
    assert "image data format" in model.layers[0].unknown.why


def test_layers_that_need_no_format_are_counted_where_it_is_not_known() -> None:
    model = read_one(UNKNOWN[0] + "m = Sequential([Input((4, 4, 2)), Flatten(), Dense(2)])\n")
    assert counts(model) == [0, 66]


def test_a_function_that_nobody_calls_does_not_decide_for_others() -> None:
    code = UNKNOWN[3] + "def build():\n    return Sequential([Conv2D(8, 3, input_shape=(20, 30, 3))])\n"
    assert counts(read_one(code)) == [224]


def test_keras_1_did_not_say_which_came_first() -> None:
    code = "m = Sequential([Convolution2D(8, 3, 3, border_mode='same', input_shape=(3, 224, 224))])\n"
    (layer,) = read_one(code).layers
    assert layer.unknown is not None
    assert layer.unknown.kind == "data-format"
    head = "from keras import backend as K\nK.set_image_dim_ordering('{}')\n"
    assert counts(read_one(head.format("th") + code)) == [3 * 3 * 3 * 8 + 8]
    assert counts(read_one(head.format("tf") + code)) == [3 * 3 * 224 * 8 + 8]
    assert [model.status for model in read(code.replace("(3, 224, 224)", "(224, 224, 3)"))] == ["exact"]
