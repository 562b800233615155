"""Python's built-in functions, as far as sizes and shapes are computed with them."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from functools import reduce
from itertools import islice

from paramlint.evaluate.budget import MAX_ITEMS
from paramlint.evaluate.call import Call
from paramlint.evaluate.dictionaries import DictContent
from paramlint.evaluate.iteration import items_of, repeated
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.objects import Content
from paramlint.evaluate.operate import operate, operate_on_one
from paramlint.evaluate.operators import binary, bounded_tuple, computed, lift
from paramlint.evaluate.paths import PathEnded, end_path
from paramlint.evaluate.truth import truth
from paramlint.evaluate.values import NONE, Builtin, External, Known, OneOf, Reference, Tuple, Value
from paramlint.unknown import Unknown

KEYWORDS: dict[str, Value] = {"True": Known(True), "False": Known(False), "None": NONE}
MODULE_NAMES: dict[str, Value] = {"__name__": Known("__main__"), "__debug__": Known(True)}

_NUMERIC: dict[str, Callable[..., object]] = {
    "int": int,
    "float": float,
    "str": str,
    "bool": bool,
    "abs": abs,
    "round": round,
    "divmod": divmod,
    "pow": pow,
    "ord": ord,
    "chr": chr,
    "hex": hex,
    "bin": bin,
    "range": range,
}
_MATH: dict[str, Callable[..., object]] = {
    name: getattr(math, name)
    for name in (
        "ceil",
        "floor",
        "sqrt",
        "log",
        "log2",
        "log10",
        "exp",
        "trunc",
        "gcd",
        "isqrt",
        "fabs",
        "fmod",
    )
}


def call_math(name: str, call: Call) -> Value | None:
    """`math.<name>(...)` on constants; None for functions not listed."""
    function = _MATH.get(name)
    return None if function is None else _apply(function, call)


def call_builtin(name: str, call: Call) -> Value:
    """The value of a built-in function's call."""
    if name in _NUMERIC:
        if not call.positional and not call.named() and name != "range":
            return Known(_NUMERIC[name]())  # type: ignore[arg-type]
        if name == "abs" and isinstance(call.positional[0], Reference):
            return operate_on_one(abs, call.positional[0], call.machine, call.span)
        return _apply(_NUMERIC[name], call)
    handler = _HANDLERS.get(name)
    if handler is not None and call.rest is None:
        return handler(call)
    return call.rest or Unknown("unknown-function", f"`{name}()` is only known at run time", call.span)


def _apply(function: Callable[..., object], call: Call) -> Value:
    if call.rest is not None:
        return call.rest
    names, values = list(call.named()), list(call.named().values())

    def apply(*arguments: Value) -> Value:
        for argument in arguments:
            if isinstance(argument, Unknown):
                return argument.unnamed()
        plain = [argument.value for argument in arguments if isinstance(argument, Known)]
        if len(plain) < len(arguments):
            return Unknown("runtime-value", "the result of this call is not followed", call.span)
        if function is pow:
            return (
                binary(operator.pow, arguments[0], arguments[1], call.span) if len(plain) == 2 else _not_followed(call)
            )
        positional, keywords = plain[: len(call.positional)], plain[len(call.positional) :]
        keyword_arguments = dict(zip(names, keywords, strict=True))
        return computed(lambda: function(*positional, **keyword_arguments), span=call.span)

    return lift(apply, *call.positional, *values)


def _not_followed(call: Call) -> Unknown:
    return Unknown("runtime-value", "the result of this call is not followed", call.span)


def _len(call: Call) -> Value:
    value = call.argument(0, "obj")
    if isinstance(value, Known) and isinstance(value.value, (str, bytes, range)):
        return computed(len, value.value, span=call.span)
    length = call.machine.content(value).length() if isinstance(value, Reference) else None
    if length is not None:
        return length
    items = items_of(value, call.machine)
    return items.unnamed() if isinstance(items, Unknown) else Known(len(items))


def _items(call: Call, position: int = 0) -> list[Value] | Unknown:
    items = items_of(call.positional[position], call.machine) if len(call.positional) > position else []
    return items if isinstance(items, Unknown) else list(items)


def _list(call: Call) -> Value:
    items = _items(call)
    return items if isinstance(items, Unknown) else call.machine.allocate(ListContent(tuple(items)))


def _tuple(call: Call) -> Value:
    items = _items(call)
    return items if isinstance(items, Unknown) else bounded_tuple(tuple(items), call.span)


def _dict(call: Call) -> Value:
    reference = call.machine.allocate(DictContent({}))
    if call.positional:
        pairs = _items(call)
        source = call.positional[0]
        content = call.machine.content(source) if isinstance(source, Reference) else None
        if isinstance(content, DictContent):
            call.machine.store(reference, content)
        elif isinstance(pairs, Unknown):
            call.machine.store(reference, DictContent({}, pairs))
        else:
            for pair in pairs:
                if not isinstance(pair, Tuple) or len(pair.items) != 2:
                    return _not_followed(call)
                call.machine.content(reference).set_subscript(reference, *pair.items, call.machine)
    for name, value in call.named().items():
        call.machine.content(reference).set_subscript(reference, Known(name), value, call.machine)
    return reference


def _zip(call: Call) -> Value:
    columns = [_items(call, position) for position in range(len(call.positional))]
    causes = [column if isinstance(column, Unknown) else None for column in columns]
    if any(causes):
        return repeated(call.positional, causes, call.machine)
    return bounded_tuple(tuple(Tuple(row) for row in zip(*map(_known_items, columns), strict=False)), call.span)


def _enumerate(call: Call) -> Value:
    items = _items(call)
    start = call.argument(1, "start") or Known(0)
    if isinstance(items, Unknown):
        number = Unknown("runtime-value", "which round of the loop it is", call.span)
        return repeated((number, call.positional[0]), (None, items), call.machine)
    if not isinstance(start, Known) or not isinstance(start.value, int):
        return _not_followed(call)
    return Tuple(tuple(Tuple((Known(index), item)) for index, item in enumerate(items, start.value)))


def _known_items(items: list[Value] | Unknown) -> list[Value]:
    return [] if isinstance(items, Unknown) else items


def _reversed(call: Call) -> Value:
    items = _items(call)
    return items if isinstance(items, Unknown) else Tuple(tuple(reversed(items)))


def _sum(call: Call) -> Value:
    items = _items(call)
    if isinstance(items, Unknown):
        return items.unnamed()
    start = call.argument(1, "start") or Known(0)
    return reduce(lambda total, item: operate(operator.add, total, item, call.machine, call.span), items, start)


def _extreme(function: Callable[..., object]) -> Callable[[Call], Value]:
    def apply(call: Call) -> Value:
        values = _items(call) if len(call.positional) == 1 else list(call.positional)
        if isinstance(values, Unknown):
            return values.unnamed()
        for value in values:
            if not isinstance(value, Known) or call.named():
                return value.unnamed() if isinstance(value, Unknown) else _not_followed(call)
        return computed(function, [value.value for value in values if isinstance(value, Known)], span=call.span)

    return apply


def _sorted(call: Call) -> Value:
    items = _items(call)
    if isinstance(items, Unknown):
        return items
    plain = [item.value for item in items if isinstance(item, Known)]
    if len(plain) < len(items) or "key" in call.named():
        return _not_followed(call)
    order = call.named().get("reverse", Known(False))
    result = computed(lambda: sorted(plain, reverse=truth(order, call.machine) is True), span=call.span)
    return call.machine.allocate(ListContent(result.items)) if isinstance(result, Tuple) else result


def _map(call: Call) -> Value:
    from paramlint.evaluate.calls import call_value

    items = _items(call, 1)
    if isinstance(items, Unknown) or len(call.positional) != 2:
        return items if isinstance(items, Unknown) else _not_followed(call)
    function = call.positional[0]
    return Tuple(
        tuple(call_value(function, Call(call.machine, call.span, (item,))) for item in islice(items, MAX_ITEMS))
    )


def _any_all(wanted: bool) -> Callable[[Call], Value]:
    def apply(call: Call) -> Value:
        items = _items(call)
        if isinstance(items, Unknown):
            return items
        answers = [truth(item, call.machine) for item in items]
        if wanted in answers:
            return Known(wanted)
        return _not_followed(call) if None in answers else Known(not wanted)

    return apply


def _print(call: Call) -> Value:
    return NONE


def _exit(call: Call) -> Value:
    end_path(call.machine)
    raise PathEnded


def _getattr(call: Call) -> Value:
    from paramlint.evaluate.access import attribute_of

    name = call.argument(1, "name")
    if len(call.positional) == 2 and isinstance(name, Known) and isinstance(name.value, str):
        return attribute_of(call.positional[0], name.value, call.machine, call.span)
    return _not_followed(call)


def _vars(call: Call) -> Value:
    from paramlint.evaluate.access import attribute_of

    return (
        attribute_of(call.positional[0], "__dict__", call.machine, call.span)
        if call.positional
        else _not_followed(call)
    )


def _setattr(call: Call) -> Value:
    if len(call.positional) == 3:
        receiver, name, value = call.positional
        if isinstance(receiver, Reference) and isinstance(name, Known) and isinstance(name.value, str):
            call.machine.content(receiver).set_attribute(receiver, name.value, value, call.machine)
    return NONE


def _isinstance(call: Call) -> Value:
    """Only for constants and the types that Python builds in; of anything else nothing is said."""
    types = {"int": int, "float": float, "str": str, "bool": bool, "tuple": tuple, "list": list, "dict": dict}
    value, kind = (*call.positional, None, None)[:2]
    kinds = kind.items if isinstance(kind, Tuple) else (kind,)
    wanted = tuple(types[one.name] for one in kinds if isinstance(one, Builtin) and one.name in types)
    if isinstance(value, Reference) and any(isinstance(one, External) for one in kinds):
        return _instance_of(call.machine.content(value), kinds, call)
    if value is None or isinstance(value, OneOf) or len(wanted) < len(kinds):
        return _not_followed(call)
    if isinstance(value, Known):
        return Known(isinstance(value.value, wanted))
    if isinstance(value, Tuple):
        return Known(tuple in wanted)
    if isinstance(value, Reference):
        content = call.machine.content(value)
        if isinstance(content, (ListContent, DictContent)):
            return Known((list if isinstance(content, ListContent) else dict) in wanted)
    return value if isinstance(value, Unknown) else _not_followed(call)


def _instance_of(content: Content, kinds: Sequence[Value | None], call: Call) -> Value:
    """Whether an object is of one of a library's classes: the object says so itself."""
    answers = {content.instance_of(kind.name) if isinstance(kind, External) else None for kind in kinds}
    if True in answers:
        return Known(True)
    return Known(False) if answers == {False} else _not_followed(call)


def _super(call: Call) -> Value:
    from paramlint.evaluate.supers import super_of

    return super_of(call)


_HANDLERS: dict[str, Callable[[Call], Value]] = {
    "super": _super,
    "len": _len,
    "list": _list,
    "set": _list,
    "tuple": _tuple,
    "dict": _dict,
    "zip": _zip,
    "enumerate": _enumerate,
    "reversed": _reversed,
    "sum": _sum,
    "min": _extreme(min),
    "max": _extreme(max),
    "sorted": _sorted,
    "map": _map,
    "any": _any_all(True),
    "all": _any_all(False),
    "print": _print,
    "exit": _exit,
    "quit": _exit,
    "getattr": _getattr,
    "setattr": _setattr,
    "vars": _vars,
    "isinstance": _isinstance,
}

BUILTINS = (
    frozenset(_NUMERIC)
    | frozenset(_HANDLERS)
    | frozenset(
        {
            "input",
            "open",
            "type",
            "object",
            "property",
            "staticmethod",
            "classmethod",
            "hasattr",
            "id",
        }
        | {
            "next",
            "iter",
            "filter",
            "callable",
            "globals",
            "locals",
            "hash",
            "format",
            "repr",
            "eval",
            "exec",
            "compile",
        }
        | {
            "bytes",
            "bytearray",
            "frozenset",
            "slice",
            "complex",
            "issubclass",
            "dir",
            "help",
            "display",
            "delattr",
        }
        | {
            "Exception",
            "ValueError",
            "TypeError",
            "KeyError",
            "IndexError",
            "RuntimeError",
            "NotImplementedError",
        }
        | {"ImportError", "AttributeError", "AssertionError", "OSError", "FileNotFoundError", "StopIteration"}
        | {
            "KeyboardInterrupt",
            "ModuleNotFoundError",
            "ArithmeticError",
            "ZeroDivisionError",
            "UserWarning",
            "__import__",
        }
    )
)
