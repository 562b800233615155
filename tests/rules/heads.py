"""Snippets for the rules about output heads: a Sequential of layers, compiled, and what a fix may do to it."""

from paramlint.lint.registry import rule_files
from paramlint.lint.rule import Rule
from paramlint.testing import findings, fixed

HEAD = (
    "import numpy as np\nimport keras\nimport tensorflow as tf\nfrom keras import Input, Model, Sequential, layers, losses\n"
    "from keras.layers import *\nfrom keras.utils import to_categorical\n"
)
FAMILY = [file for file in rule_files() if file.family == "head"]


def model(layers: str, compiled: str = "") -> str:
    """A model of four features with these layers, compiled with these arguments if there are any."""
    made = f"{HEAD}m = Sequential([Input((4,)), {layers}])\n"
    return made + (f"m.compile('adam', {compiled})\n" if compiled else "")


def mended(rule: type[Rule], code: str) -> str:
    """What the last line is after the unsafe fixes: none of the rule's findings is left, and no rule of the family
    has a new one."""
    after = fixed(rule, code, unsafe=True)
    assert after != code
    assert findings(rule, after) == ()
    assert names(after) <= names(code)
    return after.splitlines()[-1]


def names(code: str) -> set[str]:
    """The rules about heads that have something to say."""
    return {file.name for file in FAMILY if findings(file.load(), code)}
