"""Keep TensorFlow quiet and on the CPU, before any test imports it."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

from hypothesis import settings

from tests.drawing import DRAWS

# A few draws are the same ones every time, so that a change is what turns a test red; many are new ones.
settings.register_profile("steady", derandomize=True)
if DRAWS <= 20:
    settings.load_profile("steady")
