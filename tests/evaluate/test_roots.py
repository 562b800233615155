"""What nothing calls is evaluated once, on its own; code that takes too long costs only itself."""

from paramlint.evaluate.budget import MAX_ROOT_STEPS
from paramlint.evaluate.values import Known
from paramlint.unknown import Unknown
from tests.evaluate.snippets import machine_after, names_after


def _called(code: str) -> set[str]:
    machine = machine_after(code)
    return {function.name for function in machine.functions if function.node in machine.called}


def test_what_a_root_does_is_no_part_of_the_program() -> None:
    names = names_after("sizes = [1]\ndef root():\n    global n\n    n = 2\n    sizes.append(3)\nn = 1\n")
    assert (names["n"], names["sizes"]) == (1, [1])


def test_functions_inside_roots_are_roots_as_well() -> None:
    assert _called("def test():\n    n = 3\n    def build():\n        return n\n    run(build)\n") == {"test", "build"}


def test_functions_that_a_called_function_leaves_uncalled_are_roots() -> None:
    assert _called("def make():\n    def build():\n        return 1\n    return build\nb = make()\n") == {
        "make",
        "build",
    }


def test_a_called_inner_function_is_not_called_again_alone() -> None:
    code = "log = []\ndef outer():\n    def inner(n=0):\n        log.append(n)\n    inner(1)\nouter()\n"
    assert names_after(code)["log"] == [1]


def test_the_body_of_a_generator_is_evaluated() -> None:
    machine = machine_after("def fixture():\n    def build():\n        return 1\n    yield build\n")
    assert [function.name for function in machine.functions] == ["fixture", "build"]


def test_a_root_that_takes_too_long_stops_alone() -> None:
    rows = "".join(f"    a{i} = {'+'.join(['1'] * 50)}\n" for i in range(MAX_ROOT_STEPS // 100 + 1))
    machine = machine_after(f"kept = 1\ndef long():\n{rows}def after():\n    return kept\n")
    (cut,) = machine.cut_short
    assert (cut.why.kind, cut.why.why) == ("budget", "evaluation stopped after 100,000 steps")
    assert {function.name for function in machine.functions if function.node in machine.called} == {"long", "after"}
    assert (machine.live.scopes[0]["kept"], len(machine.frames)) == (Known(1), 1)


def test_recursion_under_an_unknown_condition_leaves_the_rest_of_the_file_its_steps() -> None:
    code = "import x\ndef f(n):\n    if x.y():\n        return f(n - 1) + f(n - 2)\n    return n\nr = f(3)\nlater = 4\n"
    names = names_after(code)
    assert isinstance(names["r"], Unknown)
    assert names["later"] == 4


def test_recursion_that_is_certain_is_followed() -> None:
    code = "import x\nd = 0\ndef f(n):\n    return n if n == 0 else 1 + f(n - 1)\nif x.y():\n    d = f(20)\nr = f(30)\n"
    names = names_after(code)
    assert names["r"] == 30
    assert set(names["d"]) == {0, 20}  # type: ignore[call-overload]


def test_loops_inside_a_loop_live_on_its_steps() -> None:
    nested = "for a in range(900):\n    for b in range(900):\n        for c in range(900):\n            n = c\n"
    machine = machine_after(nested * 20 + "later = 4\n")
    assert machine.live.scopes[0]["later"] == Known(4)
    assert not machine.cut_short


def test_a_comprehension_too_long_to_run_may_have_changed_what_it_sees() -> None:
    names = names_after("seen = []\nn = [seen.append(i + 1 - 1 + 1) for i in range(20000)]\nlater = 4\n")
    assert isinstance(names["n"], Unknown)
    assert isinstance(names["seen"], Unknown)
    assert names["later"] == 4


def test_classes_inside_functions_that_nothing_calls_have_their_methods_evaluated() -> None:
    method = "        def build(self, hp):\n            def inside():\n                pass\n"
    assert _called(f"def test():\n    class Maker:\n{method}    run(Maker())\n") == {"test", "inside"}


def test_a_method_that_takes_too_long_stops_alone() -> None:
    waste = "".join(f"        a{i} = {'+'.join(['1'] * 50)}\n" for i in range(MAX_ROOT_STEPS // 100 + 1))
    methods = f"    def first(self):\n{waste}    def second(self):\n        def inside():\n            pass\n"
    machine = machine_after(f"class Test:\n{methods}")
    assert [part.why.kind for part in machine.cut_short] == ["budget"]
    assert _called(f"class Test:\n{methods}") == {"inside"}


def test_what_a_decorator_is_given_is_evaluated() -> None:
    assert names_after("log = []\n@elsewhere.cases(log.append(1))\ndef test(case):\n    log.append(2)\n")["log"] == [1]
