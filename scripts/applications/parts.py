"""The parts of an application: how it begins, goes on and ends, in its variants."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import keras

from scripts.applications.graph import PLACEHOLDERS, Row, rows
from scripts.applications.index import asked_sizes, module_of


def model_data(name: str) -> dict[str, Any]:
    """The model's parts: what comes first (by its variants), the body, and the heads."""
    size = asked_sizes(name)["default_size"]
    given = {"name": "{}"} if module_of(name) == "convnext" else {}
    shape = {"input_shape": (size, size, 3)}
    bare = {"include_top": False, **given}
    heads = {
        "top": rows(name, {**given, **PLACEHOLDERS}),
        "avg": rows(name, {**bare, **shape, "pooling": "avg"}),
        "max": rows(name, {**bare, **shape, "pooling": "max"}),
        "none": rows(name, {**bare, **shape}),
    }
    trunk = common_start(list(heads.values()))
    tail = len(heads["none"]) - trunk
    stems, body = split_stems(
        {key: rows(name, bare | extra) for key, extra in stem_variants(name, shape).items()}, tail
    )
    bodies = {"": body}
    if module_of(name) == "nasnet":
        bodies["open"] = rows(name, {**bare, "input_shape": (None, None, 3)})[1:]
    parts = {"stems": stems, "bodies": bodies, "heads": {key: found[trunk:] for key, found in heads.items()}}
    return {"keras": keras.__version__, **described(parts)}


def stem_variants(name: str, shape: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The arguments under which a model begins differently."""
    size = shape["input_shape"][0]
    unprocessed = {**shape, "include_preprocessing": False}
    family = module_of(name)
    if family == "efficientnet":
        return {"": shape, "imagenet": {**shape, "weights": "imagenet"}}
    if family == "convnext":
        return {"normalized": shape, "none": unprocessed}
    if family == "efficientnet_v2" and "B" in name:
        return {"normalized": shape, "rescaled": {"input_shape": (size, size, 1)}, "none": unprocessed}
    if family == "efficientnet_v2":
        return {"rescaled": shape, "none": unprocessed}
    return {"": shape}


def split_stems(variants: dict[str, list[Row]], tail: int) -> tuple[dict[str, list[Row]], list[Row]]:
    """What is particular to each variant, and what all of them go on with; the input is no part of either."""
    bare = {key: found[1 : len(found) - tail] for key, found in variants.items()}
    shared = common_start([found[::-1] for found in bare.values()])
    body = next(iter(bare.values()))
    body = body[len(body) - shared :]
    return {key: found[: len(found) - shared] for key, found in bare.items()}, body


def common_start(lists: list[list[Row]]) -> int:
    """How many rows all the lists begin with."""
    count = 0
    for together in zip(*lists, strict=False):
        if any(row != together[0] for row in together):
            break
        count += 1
    return count


def described(parts: dict[str, dict[str, list[Row]]]) -> dict[str, Any]:
    """The parts with each description written once, and its number in the rows."""
    numbers: dict[str, int] = {}

    def numbered(found: Iterable[Row]) -> list[Row]:
        return [[name, number(what), *back] for name, what, *back in found]

    def number(what: Any) -> Any:
        if isinstance(what[0], list):
            return numbered(what)
        return numbers.setdefault(json.dumps(what), len(numbers))

    written = {part: {key: numbered(found) for key, found in variants.items()} for part, variants in parts.items()}
    return {"descriptions": [json.loads(text) for text in numbers], **written}
