"""How Keras turns the name of a class into the name of a layer."""

from __future__ import annotations

import re


def snake_case(class_name: str) -> str:
    """A class's name as Keras writes it in automatic names.

    >>> snake_case("SimpleRNN"), snake_case("Conv2D"), snake_case("ReLU"), snake_case("MaxPooling2D")
    ('simple_rnn', 'conv2d', 're_lu', 'max_pooling2d')
    """
    name = re.sub(r"\W+", "", class_name)
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()
