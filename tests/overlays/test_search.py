"""Search spaces: the counts of all models that a search may build lie between two numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paramlint.graph.count import Count
from paramlint.unknown import Unknown
from tests.overlays.reading import counts, names_of, read_one

TUNER = "import keras_tuner as kt\nfrom keras import *\nfrom keras.layers import *\n"


def built(lines: str, tuner: str = "kt.RandomSearch(build, objective='val_loss')") -> str:
    body = "".join(f"    {line}\n" for line in lines.splitlines())
    return f"{TUNER}def build(hp):\n{body}    return m\ntuner = {tuner}\n"


def bounds(code: str) -> tuple[int, int | None]:
    params: Count = read_one(code, head="").params
    return params.low, params.high


@pytest.mark.parametrize(
    "units",
    [
        "hp.Float('u', 1, 2)",
        "hp.Int('u', 0.5, 8)",
        "hp.Int('u', lowest(), 8)",
        "hp.Int('u', 4, 8) - 1",
        "hp.Int('u', 4, 8) // 2",
        "hp.Choice('u', sizes())",
        "hp.Quantum('u')",
    ],
)
def test_numbers_without_bounds(units: str) -> None:
    code = built(f"m = Sequential([Input((3,)), Dense({units})])")
    assert bounds(code)[1] is None


@pytest.mark.parametrize(
    ("units", "least", "most"),
    [
        ("hp.Int('u', 4, 8)", 16, 32),
        ("hp.Int('u', min_value=4, max_value=8, step=3)", 16, 28),
        ("hp.Int('u', 4, 8, step=2, sampling='log')", 16, 32),
        ("hp.Int('u', 8, 8)", 32, 32),
        ("hp.Int('u', 4, 8) * 2", 32, 64),
        ("2 * hp.Int('u', 4, 8) + 1", 36, 68),
        ("hp.Choice('u', [8, 2, 4])", 8, 32),
        ("hp.Choice('u', values=list(range(1, 30)))", 4, 116),
        ("hp.Fixed('u', 5)", 20, 20),
        ("16 if hp.Boolean('wide') else 2", 8, 64),
    ],
)
def test_a_layer_counts_between_its_bounds(units: str, least: int, most: int) -> None:
    """A unit of three inputs has 3 + 1 parameters."""
    assert bounds(built(f"m = Sequential([Input((3,)), Dense({units})])")) == (least, most)


def test_bounds_go_on_through_the_layers() -> None:
    """8 to 16 units: 3 × u + u, then u × 10 + 10; a recurrent layer 4 × (u × (3 + u) + u)."""
    code = built("u = hp.Int('u', 8, 16)\nm = Sequential([Input((3,)), Dense(u), Dense(10)])")
    assert bounds(code) == (32 + 90, 64 + 170)
    code = built("u = hp.Int('u', 8, 16)\nm = Sequential([Input((None, 3)), LSTM(u)])")
    assert bounds(code) == (4 * (8 * 11 + 8), 4 * (16 * 19 + 16))
    assert read_one(code, head="").status == "range"


def test_a_length_after_strides_has_no_bounds() -> None:
    code = built(
        "n = hp.Int('n', 8, 16)\nm = Sequential([Input((n, 3)), Conv1D(4, 3, strides=2), Flatten(), Dense(1)])"
    )
    assert counts(read_one(code, head=""))[:1] == [40]
    assert bounds(code)[1] is None


def test_a_hypermodel_and_an_objective() -> None:
    code = f"{TUNER}class Mine(kt.HyperModel):\n    def build(self, hp):\n        return Sequential([Input((3,)), "
    assert bounds(f"{code}Dense(hp.Int('u', 4, 8))])\ntuner = kt.Hyperband(Mine(), max_epochs=3)") == (16, 32)
    code = f"import optuna\n{TUNER}def objective(trial):\n    m = Sequential([Input((3,)), "
    code += "Dense(trial.suggest_int('u', 4, 8))])\n    return 0\n"
    assert bounds(f"{code}optuna.create_study().optimize(objective, n_trials=3)") == (16, 32)
    categories = code.replace("suggest_int('u', 4, 8)", "suggest_categorical('u', [2, 4])")
    assert bounds(f"{categories}study = optuna.create_study()\nstudy.optimize(lambda t: objective(t))") == (8, 16)


def test_an_assumption_makes_the_count_exact() -> None:
    value = names_of("import keras_tuner\nunits = keras_tuner.HyperParameters().Int('units', 32, 64)")["units"]
    assert isinstance(value, Unknown)
    assert (value.why, value.hint) == ("the search chooses `units` from 32 to 64", "# paramlint: assume units=...")


layers = st.sampled_from(
    [
        "Dense(u)",
        "Dense(2 * u + 3)",
        "Dense(5)",
        "BatchNormalization()",
        "Embedding(u, 4)",
        "Bidirectional(GRU(u, return_sequences=True))",
        "SimpleRNN(u, return_sequences=True)",
        "Conv1D(u, 3, padding='same')",
        "SeparableConv1D(u, 3, padding='same', depth_multiplier=2)",
        "UpSampling1D(2)",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(layers, min_size=1, max_size=4), st.integers(1, 9), st.integers(1, 9))
def test_the_ends_of_the_bounds_are_the_counts_of_the_ends(stack: list[str], one: int, other: int) -> None:
    low, high = min(one, other), max(one, other)
    model = f"m = Sequential([Input((6, 4)), {', '.join(stack)}])"
    found = read_one(built(f"u = hp.Int('u', {low}, {high})\n{model}"), head="").params
    ends = [read_one(f"{TUNER}u = {end}\n{model}", head="").params.exact for end in (low, high)]
    if None in ends:
        return
    assert found.low <= ends[0]  # type: ignore[operator]
    assert found.high is None or found.high >= ends[1]  # type: ignore[operator]
    if "Embedding(u, 4)" not in stack:
        assert (found.low, found.high) == tuple(ends)
