"""Drawn networks: real Keras builds them too, and lists, connects, names and counts their layers alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paramlint.source.read import to_source
from tests.drawing import DRAWS
from tests.test_oracle import assert_code_agrees

HEAD = """from keras import Input, Model, Sequential
from keras.layers import Add, Concatenate, Dense, Dropout

shared = Dense(4)
pair = Sequential([Input((4,)), Dense(5), Dense(4)])
first = Input((4,))
inner = Model(first, Add()([Dense(4)(first), first]))
"""
ONE = ("Dense(4)({})", "shared({})", "pair({})", "inner({})", "Dropout(0.5)({})", "{} * 2", "Dense(4)({}[:, :3])")
TWO = ("Add()([{}, {}])", "{} - {}", "Dense(4)(Concatenate()([{}, {}]))", "inner({}) + pair({})")


@st.composite
def networks(draw: st.DrawFn) -> str:
    """A program that makes tensors of earlier ones and two models of some of them."""
    names = [f"x{number}" for number in range(draw(st.integers(1, 3)))]
    lines = [f"{name} = Input((4,))" for name in names]
    inputs = list(names)
    for number in range(draw(st.integers(1, 8))):
        template = draw(st.sampled_from(ONE + TWO))
        read = [draw(st.sampled_from(names)) for _ in range(template.count("{}"))]
        names.append(f"y{number}")
        lines.append(f"y{number} = {template.format(*read)}")
    outputs = draw(st.lists(st.sampled_from(names[len(inputs) :]), min_size=1, max_size=3, unique=True))
    lines.append(f"model = Model([{', '.join(inputs)}], [{', '.join(outputs)}])")
    lines.append(f"other = Model([{', '.join(inputs)}], {names[-1]})")
    if draw(st.booleans()):
        lines.append(f"{draw(st.sampled_from(('model', 'inner', 'pair', 'shared')))}.trainable = False")
    return HEAD + "\n".join(lines) + "\n"


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=2 * DRAWS, deadline=None)
@given(networks())
def test_keras_builds_the_same_network(code: str) -> None:
    assert_code_agrees(to_source(code.encode(), "drawn.py"))
