"""Methods of constants: the ones of text that names and paths are made with, and those of tuples."""

from __future__ import annotations

import re
from collections.abc import Callable

from paramlint.evaluate.budget import MAX_ITEMS
from paramlint.evaluate.call import Call
from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.operators import computed
from paramlint.evaluate.values import Known, Tuple, Value
from paramlint.unknown import Unknown

_TEXT_METHODS = frozenset(
    {"upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines"}
    | {
        "startswith",
        "endswith",
        "removeprefix",
        "removesuffix",
        "isdigit",
        "isalpha",
        "count",
        "find",
        "index",
    }
    | {"partition", "rpartition", "swapcase", "casefold"}
)
_WIDE_FORMAT = re.compile(r"\{[^}]*:[^}]*(\d{4}|\{)")


def call_constant_method(receiver: Known | Tuple, name: str, call: Call) -> Value:
    """`"text".upper()`, `(1, 2).index(2)`: applied where every argument is a constant."""
    if name == "join" and isinstance(receiver, Known) and isinstance(receiver.value, str):
        return _join(receiver.value, call)
    arguments = [value.value for value in call.positional if isinstance(value, Known)]
    keywords = {key: value.value for key, value in call.named().items() if isinstance(value, Known)}
    for value in call.all_values():
        if isinstance(value, Unknown):
            return value.unnamed()
    incomplete = len(arguments) < len(call.positional) or len(keywords) < len(call.named()) or call.rest
    method = None if incomplete else _method(receiver, name)
    if method is None:
        return call.rest or Unknown("unknown-function", f"`.{name}()` is not followed", call.span)
    return computed(lambda: method(*arguments, **keywords), span=call.span)


def _method(receiver: Known | Tuple, name: str) -> Callable[..., object] | None:
    """The bound method, if it can neither blow up its result nor reach outside."""
    if isinstance(receiver, Tuple):
        items = [item.value for item in receiver.items if isinstance(item, Known)]
        whole = len(items) == len(receiver.items) and name in ("index", "count")
        return getattr(tuple(items), name) if whole else None
    if isinstance(receiver.value, str):
        if (
            name == "format"
            and not _WIDE_FORMAT.search(receiver.value)
            and not re.search(r"\{[^}:!]*[.\[]", receiver.value)
        ):
            return receiver.value.format
        if name == "replace" and len(receiver.value) < MAX_ITEMS:
            return _replace(receiver.value)
        return getattr(receiver.value, name) if name in _TEXT_METHODS else None
    if isinstance(receiver.value, (int, float)) and name in ("bit_length", "is_integer"):
        found: Callable[..., object] | None = getattr(receiver.value, name, None)
        return found
    return None


def _replace(text: str) -> Callable[..., object]:
    def replace(old: str, new: str, times: int = -1) -> str:
        if (len(text) + 1) * (len(new) + 1) > MAX_ITEMS * 10:
            raise ValueError("the text grows too long")
        return text.replace(old, new, times)

    return replace


def _join(separator: str, call: Call) -> Value:
    items = items_of(call.argument(0, "iterable"), call.machine)
    if isinstance(items, Unknown):
        return items.unnamed()
    parts = [item.value for item in items if isinstance(item, Known) and isinstance(item.value, str)]
    if len(parts) < len(items) or (len(separator) + 1) * len(parts) > MAX_ITEMS:
        return Unknown("runtime-value", "the joined text is not followed", call.span)
    return computed(separator.join, parts, span=call.span)
