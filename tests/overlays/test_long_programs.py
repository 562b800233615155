"""Programs that take long: what they define is read as far as it goes, and the rest of the file is not lost."""

import time

from paramlint.evaluate.budget import MAX_ROOT_STEPS
from tests.overlays.reading import counts, read, read_one

WASTE = "".join(f"    a{i} = {'+'.join(['1'] * 50)}\n" for i in range(MAX_ROOT_STEPS // 100 + 1))


def test_a_loop_that_makes_layers_runs_to_its_end() -> None:
    started = time.process_time()
    model = read_one("m = Sequential([Input((8,))])\nfor i in range(10000):\n    m.add(Dense(8))\n")
    assert counts(model) == [8 * 8 + 8] * 10_000
    assert time.process_time() - started < 10


def test_a_loop_that_makes_nothing_does_not_cost_what_comes_after_it() -> None:
    loop = "for i in range(10**9):\n    for j in range(10**9):\n        total += i * j\n"
    model = read_one(f"total = 0\n{loop * 10}m = Sequential([Dense(3, input_dim=4)])\n")
    assert counts(model) == [15]


def test_a_function_that_takes_too_long_leaves_its_model_open_and_all_others_alone() -> None:
    slow = f"def slow():\n    m = Sequential([Dense(3, input_dim=4)])\n{WASTE}    m.add(Dense(2))\n"
    quick = "def quick():\n    m = Sequential([Dense(3, input_dim=4)])\n"
    cut, whole = read(slow + quick)
    assert [cut.function, cut.status, counts(cut)] == ["slow", "partial", [15, None]]
    assert cut.layers[-1].unknown is not None
    assert cut.layers[-1].unknown.kind == "budget"
    assert [whole.function, whole.status, counts(whole)] == ["quick", "exact", [15]]


def test_models_of_functions_inside_functions_that_nothing_calls_are_found() -> None:
    code = "def test(units=3):\n    def build(hp):\n        return Sequential([Dense(units, input_dim=4)])\n    search(build)\n"
    model = read_one(code)
    assert (model.function, counts(model)) == ("build", [15])


def test_models_of_generators_are_found() -> None:
    model = read_one("def model():\n    m = Sequential([Dense(3, input_dim=4)])\n    yield m\n")
    assert counts(model) == [15]


def test_what_a_root_does_to_a_model_of_the_file_does_not_count() -> None:
    code = (
        "m = Sequential([Dense(3, input_dim=4)])\ndef grow():\n    m.add(Dense(2))\n    m.pop()\n    m.add(Dense(9))\n"
    )
    assert counts(read_one(code)) == [15]


def test_models_that_meet_only_in_a_root_are_read_with_all_their_objects() -> None:
    code = (
        "def test():\n    i = Input((4,))\n    inner = Model(i, Dense(3)(i))\n"
        "    return Sequential([Input((4,)), inner, Dense(2)])\n"
    )
    assert [counts(model)[-1] for model in read(code)] == [15, 8]


def test_a_layer_that_holds_a_list_that_holds_itself_is_read() -> None:
    code = (
        "class L(Layer):\n    def __init__(self):\n        super().__init__()\n        self.a = [Dense(3)]\n"
        "        self.a.append(self.a)\n    def call(self, x):\n        return self.a[0](x)\n"
        "m = Sequential([Input((4,)), L()])\n"
    )
    assert counts(read_one(code)) == [15]


def test_equal_models_with_summaries_of_other_layers_are_one() -> None:
    code = (
        "def f():\n    m = Sequential([Dense(3, input_dim=4)])\n    m.summary()\n    m.add(Dense(2))\n    return m\n"
        "f()\nf()\n"
    )
    (model,) = read(code)
    assert len(model.summaries) == 2
