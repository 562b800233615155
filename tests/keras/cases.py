"""Whole cases: arguments and an input shape for a layer."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from hypothesis import strategies as st

from paramlint.keras.catalogue import find_layer
from tests.keras.draws import NONSENSE, Table, flags
from tests.keras.tables import TABLES

FREE_OF_NONSENSE = {
    "activation",
    "dtype",
    "idf_weights",
    "mask_token",
    "mask_value",
    "oov_token",
    "seed",
    "vocabulary",
    "window",
}
"""Arguments whose nonsense Keras refuses and paramlint leaves alone: it would have to know every name there is."""


def shapes(table: Table) -> st.SearchStrategy[Any]:
    """Input shapes, mostly of the right rank; now and then with open or empty dimensions."""
    if table.inputs is not None:
        return table.inputs
    size = st.one_of(st.integers(1, table.longest), st.integers(1, table.longest), st.sampled_from([None, 0, 6, 6]))
    right = st.sampled_from(table.ranks)
    rank = st.one_of(right, right, right, right, st.integers(1, 6))
    batch = st.one_of(st.none(), st.none(), st.integers(1, 3))
    return rank.flatmap(lambda count: st.tuples(batch, *[size] * (count - 1)))


@st.composite
def cases(
    draw: st.DrawFn,
    name: str,
    tables: Mapping[str, Table] = TABLES,
    nonsense: st.SearchStrategy[Any] = NONSENSE,
    spared: Set[str] = FREE_OF_NONSENSE,
) -> tuple[dict[str, Any], Any]:
    """Arguments and an input shape for the layer; one case in four has nonsense for one of the arguments."""
    table = tables[name]
    cls = find_layer(name)
    common = {} if cls is not None and "trainable" in cls.refuses else {"trainable": flags}
    arguments = draw(st.fixed_dictionaries(table.required, optional=table.optional | common))
    spoilable = sorted((table.required.keys() | table.optional.keys()) - spared)
    if spoilable and draw(st.integers(0, 3)) == 0:
        arguments[draw(st.sampled_from(spoilable))] = draw(nonsense)
    return arguments, draw(shapes(table))
