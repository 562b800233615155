"""The older Kerases that can still be run: tf-keras, and what it keeps of TensorFlow 1's."""

from __future__ import annotations

import importlib

import tf_keras

from paramlint.keras.versions import Version
from tests.keras.oracle import World

KERAS_2 = World(tf_keras, tf_keras.layers, Version.KERAS_2)
EXPERIMENTAL = World(tf_keras, tf_keras.layers.experimental, Version.KERAS_2)
KERAS_2_V1 = World(tf_keras, importlib.import_module("tf_keras.api._v1.keras.layers"), Version.KERAS_2_V1)
