"""The examples in the docstrings of `paramlint/keras` are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from paramlint import keras

MODULES = [module.name for module in pkgutil.walk_packages(keras.__path__, f"{keras.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) > 10
