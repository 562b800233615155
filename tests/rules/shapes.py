"""Snippets for the tests of rules about shapes: everything of Keras is imported already."""

HEAD = "from keras import *\nfrom keras.layers import *\n"


def chain(*layers: str) -> str:
    """A Sequential of these layers."""
    return f"{HEAD}model = Sequential([{', '.join(layers)}])\n"


def at(code: str, start: int, end: int) -> str:
    """What stands there."""
    return code[start:end]
