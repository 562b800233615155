"""Changes to Keras that show, in the models it builds, where their names and paddings come from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import keras
from keras.src.applications import imagenet_utils
from keras.src.ops import operation as operations
from keras.src.utils.naming import auto_name

AUTOMATIC = "@"
"""Begins the names that Keras gives."""


@contextmanager
def without_downloads() -> Iterator[None]:
    """Let Keras believe it has loaded weights."""
    with (
        mock.patch.object(keras.src.utils.file_utils, "get_file", return_value=""),
        mock.patch.object(keras.Model, "load_weights"),
    ):
        yield


@contextmanager
def automatic_names_marked() -> Iterator[None]:
    """Begin the names that Keras gives with a mark."""
    with mock.patch.object(operations, "auto_name", lambda prefix: AUTOMATIC + auto_name(prefix)):
        yield


class Correct(tuple[tuple[int, int], ...]):
    """A padding that depends on the size of what is padded, with the kernel it is made for."""

    kernel: int


@contextmanager
def paddings_marked() -> Iterator[None]:
    """Remember at each layer whether its padding comes from `correct_pad`."""
    correct_pad, padding_layer = imagenet_utils.correct_pad, keras.src.layers.ZeroPadding2D

    def marked(inputs: Any, kernel_size: Any) -> Correct:
        padding = Correct(correct_pad(inputs, kernel_size))
        padding.kernel = kernel_size if isinstance(kernel_size, int) else kernel_size[0]
        return padding

    def layer(padding: Any = (1, 1), **keywords: Any) -> Any:
        made = padding_layer(padding, **keywords)
        if isinstance(padding, Correct):
            made.correct_pad = padding.kernel
        return made

    with (
        mock.patch.object(imagenet_utils, "correct_pad", marked),
        mock.patch.object(keras.src.layers, "ZeroPadding2D", layer),
    ):
        yield
