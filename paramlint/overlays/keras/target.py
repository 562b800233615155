"""The Keras that a file is to run on: what the settings say, else what the file itself binds or pins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paramlint.graph.use import Use

_LEGACY = ("tf_keras",)
_ASKS_FOR_LEGACY = re.compile(r"TF_USE_LEGACY_KERAS\W{0,8}[=,:]\s*[\"']?(?:1|[Tt]rue)")
"""The environment variable with which TensorFlow binds `tf.keras` to Keras 2: set in Python, or by a magic."""
_INSTALLS = re.compile(r"^[ \t]*(?:[!%].*\b)?pip3?\s+install\b(?P<what>.*)$", re.MULTILINE)
_PINNED = re.compile(
    r"(?<![\w-])(?P<name>keras|tensorflow(?:[-_](?:gpu|cpu|text))?)\s*(?:==|~=|<=?)\s*(?P<number>\d+(?:\.\d+)?)"
)
_COLAB = re.compile(r"^[ \t]*%tensorflow_version\s+1", re.MULTILINE)
_FIRST_WITH_KERAS_3 = (2, 16)


def target(asked: str, text: str, uses: Sequence[Use]) -> str:
    """`3`, `2` or `1`. A notebook that installs an older Keras, or TensorFlow before 2.16, is for Keras 2 or 1."""
    if asked != "auto":
        return asked
    if any(use.written.startswith(_LEGACY) for use in uses) or _ASKS_FOR_LEGACY.search(text) or _COLAB.search(text):
        return "2"
    return min((_of(pin) for line in _INSTALLS.finditer(text) for pin in _PINNED.finditer(line["what"])), default="3")


def _of(pin: re.Match[str]) -> str:
    """The Keras that a pinned version is, or brings with it. `<3` is as good as 2."""
    major, _, minor = pin["number"].partition(".")
    version = (int(major), int(minor or 0))
    if pin["name"] != "keras":
        return "2" if version < _FIRST_WITH_KERAS_3 or (version == (2, 16) and "<" in pin[0]) else "3"
    if version[0] >= 3:
        return "2" if pin[0].rstrip("0123456789. ").endswith("<") and version == (3, 0) else "3"
    return "1" if version[0] == 1 else "2"
