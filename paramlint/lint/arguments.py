"""The arguments of a use by Keras's names of its parameters, however they were given."""

from __future__ import annotations

from difflib import get_close_matches

from paramlint.graph.use import Argument, Given, Use
from paramlint.keras.api import parameter_at, parameters


def argument(use: Use, parameter: str) -> Argument | None:
    """What the use gives for a parameter, by keyword or by position; None where it does not, or nobody knows.

    Whether somebody knows is `use.complete`.
    """
    for given in use.arguments:
        if given.name == parameter:
            return given
        if given.position is not None and parameter_at(use.name, given.position) == parameter:
            return given
    return None


def parameter_of(use: Use, given: Argument) -> str | None:
    """Keras's name of the parameter that an argument is given for; None where nobody knows."""
    return given.name if given.position is None else parameter_at(use.name, given.position)


def value_of(use: Use, parameter: str, default: Given = None) -> Given:
    """What the use gives for a parameter, the default where it gives nothing."""
    found = argument(use, parameter)
    return default if found is None else found.value


def likely_parameter(use: Use) -> str | None:
    """What may have been meant by a keyword that Keras does not know there."""
    known = [name.lstrip("*") for name in parameters(use.name) or ()]
    close = (get_close_matches(name, known, 1) for name in _unknown_keywords(use))
    return next((names[0] for names in close if names), None)


def _unknown_keywords(use: Use) -> list[str]:
    known = parameters(use.name) or ()
    return [argument.name for argument in use.arguments if argument.name is not None and argument.name not in known]
