"""The described signatures are those of the libraries, and what summaries show for a function is what Keras shows."""

from __future__ import annotations

import inspect

import pytest

from paramlint.keras.operations.catalogue import described_operations
from paramlint.keras.operations.operation import Operation
from paramlint.keras.operations.signature import Parameter, signature
from tests.keras.operations.oracle import function

OPERATIONS = {name: op for name, op in described_operations().items() if not name.startswith("operator.")}
MEANT_OTHERWISE = {"name"}
"""Parameters whose default never matters."""


@pytest.mark.parametrize("name", OPERATIONS)
def test_signature_is_the_library_s(name: str) -> None:
    ours = signature(OPERATIONS[name].parameters)
    try:
        theirs = list(inspect.signature(function(name)).parameters.values())
    except ValueError:
        pytest.skip("Python knows no signature of it")
    if any(one.kind is one.VAR_KEYWORD for one in theirs) and ours.rest:
        return
    theirs = [one for one in theirs if one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)]
    assert [one.name for one in (*ours.parameters, *ours.keyword_only)] == [one.name for one in theirs]
    for one, other in zip(ours.parameters, theirs, strict=False):
        assert_default(one, other)


def assert_default(ours: Parameter, theirs: inspect.Parameter) -> None:
    required = theirs.default is theirs.empty
    assert ours.is_required is required, ours.name
    if (
        not required
        and ours.name not in MEANT_OTHERWISE
        and "dtype" not in ours.name
        and ours.name not in ("output_type", "index_type")
    ):
        assert ours.default == theirs.default, ours.name


@pytest.mark.parametrize("name", OPERATIONS)
def test_nothing_the_shape_depends_on_is_left_out(name: str) -> None:
    operation: Operation = OPERATIONS[name]
    ours = signature(operation.parameters)
    roles = {one.role for one in (*ours.parameters, *ours.keyword_only)} | {ours.rest}
    for parameter in inspect.signature(operation.compute).parameters.values():
        assert parameter.name in roles or parameter.default is not parameter.empty
