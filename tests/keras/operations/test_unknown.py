"""What is not known stays unknown, what is nonsense is refused in words, and nothing else ever comes out."""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paramlint.keras.errors import LayerError, ShapeError
from paramlint.keras.operations.catalogue import described_operations, find_operation, find_operator
from paramlint.keras.operations.operation import Operation
from paramlint.keras.operations.tensor import Tensor
from paramlint.keras.shape import is_dim
from paramlint.unknown import Unknown
from tests.keras.operations.tables import TABLES
from tests.keras.operations.test_agreement import arguments

DRAWS = int(os.environ.get("PARAMLINT_DRAWS", "12"))
OPERATIONS = described_operations()
SIZE = Unknown("runtime-value", "it comes from a file", name="n")
AXIS = Unknown("runtime-value", "nobody knows the axis")
NONSENSE = st.sampled_from(
    [
        *(None, True, -1, 0, 10**20, 1.5, math.nan, 1j, "same", b"x", (), (None,), ((),), (1, "a"), {}, ...),
        *(slice(None), range(3), SIZE, (SIZE, 2), Tensor(SIZE), Tensor((SIZE, None)), (Tensor((3,)), SIZE)),
        Tensor((2,), holds=(None, 3)),
    ]
)


def call(name: str, *positional: Any, **keywords: Any) -> Any:
    operation = find_operation(name)
    assert operation is not None
    return operation(*positional, **keywords)


def shape(name: str, *positional: Any, **keywords: Any) -> Any:
    return call(name, *positional, **keywords).shape


@pytest.mark.parametrize(
    ("name", "positional", "expected"),
    [
        ("keras.ops.relu", (Tensor(SIZE),), SIZE),
        ("keras.ops.relu", (Tensor((None, SIZE)),), (None, SIZE)),
        ("keras.ops.mean", (Tensor((None, SIZE, 4)), -1), (None, SIZE)),
        ("keras.ops.mean", (Tensor((None, 4)), AXIS), AXIS),
        ("keras.ops.add", (Tensor((None, SIZE)), Tensor((4,))), (None, 4)),
        ("keras.ops.add", (Tensor((None, SIZE)), Tensor((1,))), (None, SIZE)),
        ("keras.ops.concatenate", ((Tensor((None, SIZE)), Tensor((None, 4))), 1), (None, SIZE + 4)),
        ("keras.ops.reshape", (Tensor((None, 12)), (-1, SIZE)), (None, SIZE)),
        ("keras.ops.reshape", (Tensor((6, 12)), (-1, SIZE)), (SIZE.unnamed(), SIZE)),
        ("keras.ops.reshape", (Tensor((6, 12)), SIZE), SIZE),
        ("tensorflow.reshape", (Tensor((2, 6)), (Tensor((), holds=None), 6)), (None, 6)),
        ("keras.ops.one_hot", (Tensor((None,)), SIZE), (None, SIZE)),
        ("keras.ops.matmul", (Tensor((None, 7, SIZE)), Tensor((4, 5))), (None, 7, 5)),
        ("tensorflow.image.resize", (Tensor((None, 8, 8, 3)), (SIZE, 4)), (None, SIZE, 4, 3)),
        ("keras.ops.pad", (Tensor((None, 4)), ((0, 0), (SIZE, 1))), (None, SIZE.unnamed())),
        ("keras.ops.max_pool", (Tensor((None, 8, 8, 3)), SIZE), (None, SIZE.unnamed(), SIZE.unnamed(), 3)),
    ],
)
def test_an_unknown_number_stays_one_dimension(name: str, positional: tuple[Any, ...], expected: Any) -> None:
    ours = shape(name, *positional)
    if expected == (None, 6):  # what run time decides, TensorFlow would work out of all the others
        assert isinstance(ours[0], Unknown)
        assert ours[1] == 6
    else:
        assert ours == expected


def test_what_may_be_more_than_one_tensor_is_unknown() -> None:
    assert call("keras.ops.split", Tensor((None, 9)), SIZE, axis=1) == SIZE
    assert call("keras.ops.unstack", Tensor((None, SIZE)), axis=1) == SIZE
    assert call("keras.backend.int_shape", Tensor(SIZE)) == SIZE


def test_indexing_with_what_is_unknown() -> None:
    get_item = find_operator("[]")
    assert get_item is not None
    assert get_item(Tensor((None, 8, 3)), (slice(None), slice(SIZE, None))).shape == (None, SIZE.unnamed(), 3)
    assert get_item(Tensor((None, 8, 3)), (slice(None), SIZE)) == Tensor(SIZE)
    assert get_item(Tensor((None, SIZE)), (slice(None), slice(None))).shape == (None, SIZE)


@pytest.mark.parametrize(
    ("name", "positional", "words"),
    [
        ("keras.ops.add", (Tensor((None, 3)), Tensor((None, 4))), r"\(None, 3\) and \(None, 4\)"),
        ("keras.ops.concatenate", ((Tensor((None, 3, 1)), Tensor((None, 4, 1))), -1), "3 is not 4"),
        ("keras.ops.matmul", (Tensor((None, 3)), Tensor((4, 5))), "3 is not 4"),
        ("keras.ops.reshape", (Tensor((2, 3)), (4, -1)), r"6 elements of \(2, 3\) do not fit into \(4, -1\)"),
        ("keras.ops.mean", (Tensor((None, 3)), 2), r"no axis 2 in \(None, 3\)"),
        ("tensorflow.split", (Tensor((None, 9)), 2, 1), "9 cannot be split into 2"),
        ("keras.ops.squeeze", (Tensor((None, 3)), 1), "cannot be squeezed"),
        ("operator.getitem", (Tensor((None, 3)), (0, 3)), r"index 3 is outside \(None, 3\)"),
        ("keras.ops.einsum", ("ij,jk->ik", Tensor((None, 3)), Tensor((4, 5))), "3 is not 4"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_shapes(name: str, positional: tuple[Any, ...], words: str) -> None:
    with pytest.raises(ShapeError, match=words):
        call(name, *positional)


@pytest.mark.parametrize(
    ("positional", "keywords", "words"),
    [
        ((), {}, "`x` is missing"),
        ((Tensor(()), None, False, 1), {}, "4 arguments"),
        ((Tensor(()),), {"axes": 1}, "no argument `axes`"),
    ],
)
def test_a_call_that_python_refuses_is_refused(positional: Any, keywords: Any, words: str) -> None:
    with pytest.raises(LayerError, match=words):
        call("keras.ops.mean", *positional, **keywords)


def test_arguments_go_by_their_names_of_old() -> None:
    assert shape("tensorflow.reduce_mean", Tensor((None, 4)), reduction_indices=1, keep_dims=True) == (None, 1)


def is_answer(value: Any) -> bool:
    """Whether the value is something an operation may answer."""
    if isinstance(value, Tensor):
        return isinstance(value.shape, Unknown) or all(map(is_dim, value.shape))
    if isinstance(value, tuple):
        return all(is_answer(item) for item in value)
    return value is None or isinstance(value, (int, Unknown))


@pytest.mark.parametrize("compute", TABLES, ids=lambda compute: compute.__name__)
@settings(max_examples=3 * DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nonsense_is_refused_in_words_or_unknown(compute: Callable[..., Any], data: st.DataObject) -> None:
    operation: Operation = data.draw(st.sampled_from([op for op in OPERATIONS.values() if op.compute is compute]))
    roles = data.draw(TABLES[compute]())
    role = data.draw(st.sampled_from(sorted(roles)))
    spoiled = {**roles, role: data.draw(NONSENSE)}
    try:
        answer = operation(**arguments(operation, spoiled)) if not roles.keys() & {"operands", "rows"} else None
    except LayerError:
        return
    assert is_answer(answer)


@pytest.mark.parametrize("compute", TABLES, ids=lambda compute: compute.__name__)
@settings(max_examples=DRAWS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_tensor_of_unknown_rank_makes_something_unknown(compute: Callable[..., Any], data: st.DataObject) -> None:
    operation: Operation = data.draw(st.sampled_from([op for op in OPERATIONS.values() if op.compute is compute]))
    roles = data.draw(TABLES[compute]())
    if "x" in roles:
        given_ones = arguments(operation, {**roles, "x": Tensor(SIZE)})
        with contextlib.suppress(LayerError):  # the other arguments are drawn, nonsense among them
            assert is_answer(operation(**given_ones))
