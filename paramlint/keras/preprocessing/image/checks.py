"""What the constructors of the image layers refuse: each function makes a check of one argument."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from paramlint.keras.arguments import is_channels_first, is_number, is_plain, objection
from paramlint.keras.layer import KerasLayer
from paramlint.unknown import Unknown

Check = Callable[[KerasLayer], None]


def overlapping(argument: str, low: float, high: float) -> Check:
    """A number from low to high, or two that are not both beyond the same end: Keras looks no closer at pairs."""

    def check(layer: KerasLayer) -> None:
        value = getattr(layer, argument)
        if not _can_be_judged(value):
            return
        if isinstance(value, (tuple, list)):
            fits = _are_two_numbers(value) and not (value[0] > high or value[1] < low)
        else:
            fits = _is_within(value, low, high)
        if not fits:
            raise objection(layer, argument, f"a number from {low} to {high}, or two of them")

    return check


def within(argument: str, low: float, high: float) -> Check:
    """A number from low to high, or two of them."""

    def check(layer: KerasLayer) -> None:
        value = getattr(layer, argument)
        if not _can_be_judged(value):
            return
        pair = value if isinstance(value, (tuple, list)) else (value, value)
        if not _are_two_numbers(pair) or not all(_is_within(item, low, high) for item in pair):
            raise objection(layer, argument, f"a number from {low} to {high}, or two of them")

    return check


def overlapping_or_false(argument: str, low: float, high: float) -> Check:
    """`overlapping`, where anything that counts as false stands for 0."""
    check = overlapping(argument, low, high)
    return lambda layer: check(layer) if getattr(layer, argument) else None


def optional(check: Check, argument: str) -> Check:
    """The check, unless the argument is None."""
    return lambda layer: None if getattr(layer, argument) is None else check(layer)


def above(argument: str, low: float) -> Check:
    """Nothing that is exactly low, alone or among two."""

    def check(layer: KerasLayer) -> None:
        value = getattr(layer, argument)
        if value == low or (isinstance(value, (tuple, list)) and low in value):
            raise objection(layer, argument, f"a number above {low}")

    return check


def defined_number(argument: str) -> Check:
    """Anything but not-a-number."""

    def check(layer: KerasLayer) -> None:
        value = getattr(layer, argument)
        if isinstance(value, float) and math.isnan(value):
            raise objection(layer, argument, "a number")

    return check


def single(argument: str, low: float, high: float) -> Check:
    """A single number from low to high."""

    def check(layer: KerasLayer) -> None:
        value = getattr(layer, argument)
        if _can_be_judged(value) and not _is_within(value, low, high):
            raise objection(layer, argument, f"a number from {low} to {high}")

    return check


def ordered_range(layer: KerasLayer) -> None:
    """LayerError unless `value_range` is two values that can be put in order."""
    value = getattr(layer, "value_range")  # noqa: B009
    if not _can_be_judged(value):
        return
    if not isinstance(value, (tuple, list)) or len(value) != 2 or not _can_be_sorted(value):
        raise objection(layer, "value_range", "two numbers")


def one_of(argument: str, *choices: str) -> Check:
    """One of the words."""

    def check(layer: KerasLayer) -> None:
        value = getattr(layer, argument)
        if is_plain(value) and value not in choices:
            raise objection(layer, argument, " or ".join(repr(word) for word in choices))

    return check


def check_format(layer: KerasLayer) -> None:
    """LayerError unless the layer's `data_format`, if it has one, is None or one of the two."""
    if "data_format" in layer.__struct_fields__ and is_plain(getattr(layer, "data_format")):  # noqa: B009
        is_channels_first(layer)


def odd(argument: str) -> Check:
    """An odd number, or two of them; fractions count as odd."""

    def check(layer: KerasLayer) -> None:
        value = getattr(layer, argument)
        pair = value if isinstance(value, (tuple, list)) else (value, value)
        if _can_be_judged(value) and not (_are_two_numbers(pair) and all(item % 2 != 0 for item in pair)):
            raise objection(layer, argument, "an odd number, or two of them")

    return check


def _can_be_judged(value: object) -> bool:
    if isinstance(value, (tuple, list)):
        return not any(isinstance(item, Unknown) for item in value) and all(map(is_plain, value))
    return is_plain(value)


def _are_two_numbers(value: Any) -> bool:
    return len(value) == 2 and all(map(is_number, value))


def _is_within(value: object, low: float, high: float) -> bool:
    """Whether neither end is crossed; not-a-number crosses none, as in Keras."""
    return is_number(value) and not (value < low or value > high)


def _can_be_sorted(values: Any) -> bool:
    try:
        sorted(values)
    except TypeError:
        return False
    return True
