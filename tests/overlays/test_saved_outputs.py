"""Saved outputs of notebooks: used where the code does not tell, never against it, and never for what may have changed."""

from collections.abc import Sequence

import pytest

from paramlint.analyze import analyze
from paramlint.graph.model import Model
from paramlint.source.read import to_source
from tests.overlays.reading import HEAD, counts
from tests.source.notebooks import code, notebook, showing

LOAD = "x = load()"
MODEL = "m = Sequential([Dense(3, input_dim=SIZE)])"


def read(*cells: object, runs: Sequence[int | None] = range(1, 99)) -> Model:
    (model,) = analyze(to_source(notebook(*numbered(HEAD, *cells, runs=runs)), "book.ipynb"))
    return model


def numbered(*cells: object, runs: Sequence[int | None] = range(1, 99)) -> list[object]:
    """The cells with the numbers of their runs."""
    whole = [code(cell) if isinstance(cell, str) else cell for cell in cells]
    return [{**cell, "execution_count": run} for cell, run in zip(whole, runs, strict=False)]  # type: ignore[dict-item]


def after(shown: object, size: str, *between: str) -> Model:
    return read(LOAD, shown, *between, MODEL.replace("SIZE", size))


NOT_TOLD = [
    ("another expression", showing("x.shape", "(60, 4)"), "x.size", ()),
    ("another name", showing("y.shape", "(60, 4)"), "x.shape[1]", ()),
    ("a name bound anew", showing("x.shape", "(60, 4)"), "x.shape[1]", ("x = other()",)),
    ("an object that may have grown", showing("len(x)", "4"), "len(x)", ("x.append(1)",)),
    ("an object with another item", showing("len(x)", "4"), "len(x)", ("x['pad'] = 0",)),
    ("an object changed by way of a name", showing("len(x.index)", "4"), "len(x.index)", ("x.fit(more)",)),
    ("a shape that is none", showing("x.shape", "4"), "x.shape", ()),
    ("a length that is none", showing("len(x)", "(4,)"), "len(x)", ()),
    ("no literal", showing("x", "array([4])"), "x", ()),
    ("a list, which arrays print as well", showing("print(x)", printed="[4]"), "x", ()),
    ("a semicolon hides the value, so the output is another's", showing("x.shape;", None), "x.shape[1]", ()),
    ("not the end of the cell", showing("print(x.n)\ny = 1", printed="4\n"), "x.n", ()),
    ("more lines than prints", showing("print(x.a)\nprint(x.n)", printed="4\n5\n6\n"), "x.a", ()),
    ("text around it that is not the print's", showing("print('a:', x.n)", printed="b: 4\n"), "x.n", ()),
    ("a call", showing("x.count()", "4"), "x.count()", ()),
    ("a sum", showing("x + 1", "4"), "x + 1", ()),
    ("after the model", showing("1", "1"), "x.n", ()),
    ("two lines that may be it", showing("loop()\nprint('size:', x.n)\ny = 1", printed="size: 4\nsize: 5\n"), "x.n", ()),
    ("no words to tell it by", showing("loop()\nprint(x.n)\ny = 1", printed="4\nabc\n"), "x.n", ()),
    ("changed after it was printed", showing("print('size:', len(x))\nx.append(1)", printed="size: 4\n"), "len(x)", ()),
    ("a number that is rounded", showing("print('size: %d' % x.n)", printed="size: 4\n"), "x.n", ()),
    ("a number in a format of its own", showing("print('size: {:.0f}'.format(x.n))", printed="size: 4\n"), "x.n", ()),
    ("a sum of numbers", showing("print(x.n + x.m)", printed="4\n"), "x.n", ()),
    ("texts that arrays print as well", showing("print(x)", printed="['a' 'b' 'c' 'd']\n"), "len(x)", ()),
    ("part of a list", showing("x", "['a', 'b', ...]"), "len(x)", ()),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "size", "between"), [row[1:] for row in NOT_TOLD], ids=[row[0] for row in NOT_TOLD])
def test_not_told(shown: object, size: str, between: tuple[str, ...]) -> None:
    model = after(shown, size, *between)
    assert (model.status, model.saved_outputs) == ("unknown", ())


OUT_OF_ORDER = [
    (1, 2, 9, 4),  # the cell that shows ran once more, after the model
    (1, 9, 3, 4),  # what it shows was set anew after it was shown
    (5, 6, 7, 2),  # the model is of another session
    (1, 2, None, 4),
    (None, None, None, None),
]


@pytest.mark.parametrize("runs", OUT_OF_ORDER)
def test_a_notebook_that_did_not_run_from_the_top_tells_nothing(runs: tuple[int | None, ...]) -> None:
    cells = (LOAD, showing("x.n", "4"), MODEL.replace("SIZE", "x.n"))
    assert read(*cells, runs=runs).status == "unknown"
    assert read(*cells, runs=(1, 2, 3, 4)).status == "exact"


def test_what_a_session_that_began_anew_shows_of_its_own_objects_is_told() -> None:
    cells = ("1", "2", LOAD, showing("x.n", "4"), MODEL.replace("SIZE", "x.n"))
    assert read(*cells, runs=(5, 6, 7, 1, 2, 3)).status == "exact"


def test_what_is_printed_above_a_model_in_the_same_cell_is_told() -> None:
    source = f"x = load()\nprint(f'size: {{x.n}}')\n{MODEL.replace('SIZE', 'x.n')}\nfit()"
    assert counts(read(showing(source, printed="size: 4\nEpoch 1\nEpoch 2\n"))) == [15]


def test_what_ran_out_of_order_below_the_model_does_not_matter() -> None:
    cells = (LOAD, showing("x.n", "4"), MODEL.replace("SIZE", "x.n"), "1")
    assert read(*cells, runs=(3, 5, 8, 13, 2)).status == "exact"


def test_what_is_shown_later_is_not_known_before() -> None:
    model = read(LOAD, MODEL.replace("SIZE", "x.n"), showing("x.n", "4"))
    assert model.status == "unknown"


TOLD = [
    (showing("x.shape", "(60, 4)"), "x.shape[1]"),
    (showing("x.shape", "TensorShape([60, 4])"), "x.shape[1]"),
    (showing("x.shape, y", "((60, 4), 7)"), "x.shape[-1]"),
    (showing("n = 1\nx.n", "4"), "x.n"),
    (showing("x", "4"), "x"),
    (showing("x", "np.int64(4)"), "x"),
    (showing("len(x)", "4"), "len(x)"),
    (showing("len(x.index)", "3"), "len(x.index) + 1"),
    (showing("print(x.n)", printed="4\n"), "x.n"),
    (showing("print(x.a)\nprint(x.n)", printed="9\n4\n"), "x.n"),
    (showing("show()\nprint(x.n)", printed="whatever\nshow says\n4\n"), "x.n"),
    (showing("print('n is', x.n)", printed="n is 4\n"), "x.n"),
    (showing("print(f'n is {x.n}, m is {x.m}')", printed="n is 4, m is 5\n"), "x.n"),
    (showing("print('size: {}'.format(len(x)))", printed="size: 4\n"), "len(x)"),
    (showing("print('{1} of {n}'.format(x.m, x.n, n=9))", printed="4 of 9\n"), "x.n"),
    (showing("print('size: %d' % len(x))", printed="size: 4\n"), "len(x)"),
    (showing("print('%s of %s' % (x.n, x.m))", printed="4 of 9\n"), "x.n"),
    (showing("print('size: ' + str(x.n) + '.')", printed="size: 4.\n"), "x.n"),
    (showing("print('\\nsize:', x.n)", printed="\nsize: 4\n"), "x.n"),
    (showing("loop()\nprint('size:', x.n)\ny = 1\ntrain()", printed="1\nsize: 4\n2\n3\n"), "x.n"),
    (showing("x", "['a', 'b', 'c', 'd']"), "len(x)"),
    (showing("print('shapes:', x.shape, y.shape)", printed="shapes: (60, 4) (60,)\n"), "x.shape[1]"),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "size"), TOLD)
def test_told(shown: object, size: str) -> None:
    model = after(shown, size)
    assert counts(model) == [4 * 3 + 3]
    assert [saved.cell for saved in model.saved_outputs] == [3]


def test_looking_does_not_change_anything() -> None:
    assert counts(after(showing("len(x)", "4"), "len(x)", "for a, b in x.items():\n    print(a)")) == [15]


def test_names_inside_functions_are_the_same_objects() -> None:
    code = "def build():\n    return Sequential([Dense(3, input_dim=x.shape[1])])\nm = build()"
    assert counts(read(LOAD, showing("x.shape", "(60, 4)"), code)) == [15]


def test_what_the_code_tells_stands_against_a_stale_output() -> None:
    model = read("n = 4", showing("n", "400"), MODEL.replace("SIZE", "n"))
    assert (counts(model), model.saved_outputs) == ([15], ())


def test_only_models_that_need_them_name_the_saved_outputs() -> None:
    second = "o = Sequential([Dense(3, input_dim=9)])"
    cells = (HEAD, LOAD, showing("x.shape", "(60, 4)"), MODEL.replace("SIZE", "x.shape[1]"), second)
    needs, does_not = analyze(to_source(notebook(*numbered(*cells)), "book.ipynb"))
    assert [(saved.text, saved.value, saved.cell) for saved in needs.saved_outputs] == [("x.shape", "(60, 4)", 3)]
    assert does_not.saved_outputs == ()


def test_a_printed_summary_is_no_source() -> None:
    model = read(LOAD, MODEL.replace("SIZE", "x.n"), showing("m.summary()", printed="Total params: 15\nx.n\n4\n"))
    assert model.status == "unknown"


def test_a_broken_cell_changes_what_it_names_but_not_the_library_it_calls() -> None:
    """`net` may have got another layer there; `Dense` is what it was."""
    broken = code("net.add(Dense(3\n")
    made = "net = Sequential([Input((4,)), Dense(3)])"
    cells = notebook(*numbered(HEAD, made, broken, "n = Sequential([Input((4,)), Dense(3)])\nk = Sequential([net])"))
    models = {name: model for model in analyze(to_source(cells, "book.ipynb")) for name in model.names}
    assert models["n"].params.exact == 15
    assert models["k"].params.exact is None
