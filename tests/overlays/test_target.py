"""Which Keras a file is to run on."""

import pytest

from paramlint.overlays.keras.target import target

KERAS_3 = [
    "",
    "import tensorflow as tf\n",
    "os.environ['TF_USE_LEGACY_KERAS'] = '0'\n",
    "# TF_USE_LEGACY_KERAS is not needed\n",
    "!pip install keras==3.1\n",
    "!pip install 'tensorflow>=2.3' keras-tuner==1.0\n",
    "!pip install tensorflow==2.16.1\n",
    "!pip install tensorflow-datasets==1.2 keras<4\n",
    "print('pip install keras==2.3')\n",
    "!pip install keras<3.5\n",
]
KERAS_2 = [
    "os.environ['TF_USE_LEGACY_KERAS'] = '1'\n",
    'os.environ["TF_USE_LEGACY_KERAS"]="True"\n',
    "os.environ.setdefault('TF_USE_LEGACY_KERAS', '1')\n",
    "%env TF_USE_LEGACY_KERAS=1\n",
    "!pip install -q keras==2.3.1\n",
    "    !pip install tensorflow==2.4\n",
    "%pip install tensorflow_gpu==1.15 numpy\n",
    "!pip3 install 'keras<3'\n",
    "pip install -q tensorflow-text==2.11.*\n",
    "!pip install 'tensorflow<2.16'\n",
    "%tensorflow_version 1.x\n",
]


@pytest.mark.parametrize("text", KERAS_3)
def test_keras_3(text: str) -> None:
    assert target("auto", text, ()) == "3"


@pytest.mark.parametrize("text", KERAS_2)
def test_keras_2(text: str) -> None:
    assert target("auto", text, ()) == "2"


def test_keras_1() -> None:
    assert target("auto", "!pip install keras==1.2.2\n", ()) == "1"


def test_the_settings_come_first() -> None:
    assert target("3", "%env TF_USE_LEGACY_KERAS=1\n", ()) == "3"
