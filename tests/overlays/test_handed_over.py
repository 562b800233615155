"""Functions of the file that are given to code which is not read: it may call them, with arguments nobody knows."""

from tests.overlays.reading import counts, read, read_one

BUILD = "def build(units):\n    m = Sequential([Dense(units, input_dim=4)])\n    m.summary()\n    return m\n"


def test_what_such_code_may_show_is_not_known() -> None:
    model = read_one(f"{BUILD}tests.check(build)\nmine = build(3)\n")
    assert (model.names, counts(model)) == (("m", "mine"), [15])
    assert [summary.total.exact for summary in model.summaries] == [15, None]


def test_a_function_that_only_such_code_calls_is_read_once() -> None:
    model = read_one(f"{BUILD}Wrapper(build_fn=build)\n")
    assert (model.function, counts(model), len(model.summaries)) == ("build", [None], 1)


def test_nothing_of_it_is_part_of_the_program() -> None:
    code = (
        "sizes = [3]\ndef grow():\n    sizes.append(9)\ncall(grow)\nm = Sequential([Dense(sizes[-1], input_dim=4)])\n"
    )
    assert counts(read_one(code)) == [15]


def test_functions_with_defaults_are_read_with_them() -> None:
    model = read_one("def build(units=3):\n    return Sequential([Dense(units, input_dim=4)])\nsearch(build)\n")
    assert counts(model) == [15]


def test_two_calls_of_the_file_stay_two_models() -> None:
    models = read(f"{BUILD}tests.check(build)\na = build(3)\nb = build(2)\n")
    assert [counts(model) for model in models] == [[15], [10]]
