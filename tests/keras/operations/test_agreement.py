"""Whatever paramlint claims of an operation is what Keras and TensorFlow make of the same call."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable
from typing import Any

import keras
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.keras.operations.catalogue import described_operations
from paramlint.keras.operations.operation import Operation
from paramlint.keras.operations.signature import signature
from tests.keras.operations.oracle import OPEN, REFUSED, agree, by_keras, by_paramlint, by_running, by_tensorflow
from tests.keras.operations.tables import TABLES

DRAWS = int(os.environ.get("PARAMLINT_DRAWS", "12"))
OPERATIONS = described_operations()
_SELDOM = itertools.count(1)

DTYPES = (
    (r"logical|reduce_(all|any)$|operator\.(and|or|xor|invert)$", "bool"),
    (r"bitwise|shift|\.(gcd|lcm)$", "int32"),
    (r"check_numerics|random\.shuffle", "float32"),
)
"""The dtype of the tensors where float32 will not do, by name."""
ONLY_IN_MODELS = {"keras.ops.shape", "keras.ops.size", "operator.len"}
"""What means something else, or nothing, for the tensors of a layer's `call`."""
EVERY_STRIDE = {f"tensorflow.nn.{name}" for name in ("conv3d", "depthwise_conv2d", "separable_conv2d")}
"""What takes a stride for batch and channels too."""
INERT = {
    "x_min": 0.0,
    "x_max": 1.0,
    "min_value": 0.0,
    "max_value": 1.0,
    "clip_value_min": 0.0,
    "clip_value_max": 1.0,
    "clip_norm": 1.0,
    "message": "m",
    "rate": 0.5,
    "level": 0.5,
    "threshold": 0.5,
    "default_value": 0.0,
    "value": 0.0,
    "minval": 0,
    "maxval": 5,
    "seq_lengths": (1,),
    "start_indices": (0,),
    "updates": 0.0,
    "indices": (0,),
    "delta": 0.1,
    "contrast_factor": 0.5,
    "saturation_factor": 0.5,
    "dtype": "float32",
    "num_lower": 0,
    "num_upper": 0,
    "k": 1,
    "fill_value": 0.0,
    "mean": 0.0,
    "var": 1.0,
    "beta": 0.0,
    "gamma": 1.0,
}
"""Required arguments that no shape depends on."""


def dtype_of(name: str) -> str:
    return next((dtype for pattern, dtype in DTYPES if re.search(pattern, name)), "float32")


def arguments(operation: Operation, roles: dict[str, Any]) -> dict[str, Any]:
    """The call's arguments by name: those that are drawn, and the required ones that do not matter."""
    stated = signature(operation.parameters)
    return {
        parameter.name: roles.get(parameter.role, INERT.get(parameter.name))
        for parameter in (*stated.parameters, *stated.keyword_only)
        if parameter.role in roles or parameter.is_required
    }


def call_of(operation: Operation, roles: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The call as people write it: required arguments by position, the others by keyword."""
    given_ones = arguments(operation, roles)
    stated = signature(operation.parameters)
    if operation.name.startswith("tensorflow.") and isinstance(given_ones.get("padding"), str):
        given_ones["padding"] = given_ones["padding"].upper()
    if operation.name in EVERY_STRIDE:
        between = (given_ones["strides"],) * (len(roles["x"].shape) - 2)
        given_ones["strides"] = (1, *between, 1)
    if operation.name.startswith("keras.backend.") and operation.name.endswith(("2d", "3d")):
        each = {
            name: (given_ones[name],) * int(operation.name[-2]) for name in given_ones.keys() & {"strides", "pool_size"}
        }
        given_ones |= {name: sizes for name, sizes in each.items() if isinstance(sizes[0], int)}
    if "dilations" in roles and not operation.name.startswith("keras.ops."):
        name = next(parameter.name for parameter in stated.parameters if parameter.role == "dilations")
        given_ones[name] = (given_ones[name],) * (len(roles["x"].shape) - 2)
    leading = list(itertools.takewhile(lambda parameter: parameter.is_required, stated.parameters))
    positional = tuple(given_ones.pop(parameter.name) for parameter in leading)
    return (*positional, *roles.get(stated.rest or "", ())), given_ones


def assert_agreement(operation: Operation, roles: dict[str, Any]) -> None:
    positional, keywords = call_of(operation, roles)
    ours = by_paramlint(operation, positional, keywords)
    theirs = answers(operation, positional, keywords)
    if ours == REFUSED and REFUSED not in theirs:
        theirs.append(by_running(operation.name, positional, keywords, dtype_of(operation.name)))
    assert agrees_with_each(ours, theirs), (operation.name, positional, keywords, ours, theirs)


def answers(operation: Operation, positional: tuple[Any, ...], keywords: dict[str, Any]) -> list[Any]:
    """What is made of the call in a functional model, where its tensors are taken there, and in a layer's `call`."""
    if next(_SELDOM) % 200 == 0:
        keras.backend.clear_session()
    oracles = [by_keras, by_tensorflow] if operation.keras3_class else [by_tensorflow]
    if operation.name in ONLY_IN_MODELS:
        oracles = [by_keras]
    return [oracle(operation.name, positional, keywords, dtype_of(operation.name)) for oracle in oracles]


def agrees_with_each(ours: Any, theirs: list[Any]) -> bool:
    """Refused where one of them refuses; else what the first says, and what TensorFlow says as far as it says it."""
    if ours == REFUSED:
        return REFUSED in theirs
    first, *second = theirs
    return agree(ours, first) and all(other == REFUSED or OPEN in str(other) or agree(ours, other) for other in second)


def names_of(compute: Callable[..., Any]) -> list[str]:
    return [name for name, operation in OPERATIONS.items() if operation.compute is compute]


@pytest.mark.parametrize(
    "compute", TABLES, ids=lambda compute: f"{compute.__module__.rpartition('.')[2]}.{compute.__name__}"
)
@settings(max_examples=3 * DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_agrees(compute: Callable[..., Any], data: st.DataObject) -> None:
    roles = data.draw(TABLES[compute]())
    name = data.draw(st.sampled_from(names_of(compute)))
    assert_agreement(OPERATIONS[name], roles)
