"""Modules of the project: what must not be known of them first, then what is."""

from pathlib import Path

import pytest

from paramlint.evaluate import budget
from paramlint.evaluate.values import Builtin, External, Known
from paramlint.source import limits
from paramlint.unknown import Unknown
from tests.evaluate.projects import machine_of, names_of, write
from tests.evaluate.snippets import NoLibrary, Several


class Describes(NoLibrary):
    """Knows the libraries of some names, though nothing about them."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def knows(self, root: str) -> bool:
        return root in self.names


def unknown_of(root: Path, name: str, file: str = "main.py") -> Unknown:
    value = names_of(root, file)[name]
    assert isinstance(value, Unknown), value
    return value


# What must not be known


def test_a_library_that_is_described_wins_over_a_file_of_its_name(tmp_path: Path) -> None:
    write(
        tmp_path, {"numpy.py": "X = 5\n", "main.py": "import numpy\nfrom numpy import X\nfrom numpy.inner import Y\n"}
    )
    machine = machine_of(tmp_path, library=Describes("numpy"))
    assert machine.live.scopes[0] == {
        "numpy": External("numpy"),
        "X": External("numpy.X"),
        "Y": External("numpy.inner.Y"),
    }
    assert machine.modules is not None
    assert machine.modules.looks.found == {}


def test_without_a_place_no_import_is_a_module(tmp_path: Path) -> None:
    from tests.evaluate.snippets import names_after

    write(tmp_path, {"config.py": "X = 5\n"})
    assert names_after("from config import X\n")["X"] == External("config.X")


@pytest.mark.parametrize(
    ("code", "line", "reason"),
    [
        ("X = 5\ndef f(:\n", 2, "invalid syntax"),
        ("print 5\nX = 5\n", 1, "Missing parentheses"),
        ("X = 5\n" + "# " * 300_000, None, "0.7 MB is more than paramlint reads (0.5 MB)"),
    ],
)
def test_a_module_that_is_not_read_says_why(code: str, line: int | None, reason: str, tmp_path: Path) -> None:
    write(tmp_path, {"pkg/config.py": code, "main.py": "\nfrom pkg.config import X\nY = X + 1\n"})
    why = unknown_of(tmp_path, "X")
    assert why.kind == "unread-module"
    assert why.why.startswith("pkg/config.py is not read" + (f" in line {line}: " if line else ": "))
    assert reason in why.why
    assert why.span is not None
    assert why.span.start == 1
    assert why.hint == "# paramlint: assume X=..."
    assert unknown_of(tmp_path, "Y").why == why.why


def test_what_cannot_be_read_can_be_assumed_where_it_is_imported(tmp_path: Path) -> None:
    write(tmp_path, {"config.py": "X = 5 +\n", "main.py": "from config import X\nY = X + 1\n"})
    assert names_of(tmp_path, X=Known(4))["Y"] == 5


def test_assumptions_of_the_file_do_not_hold_in_another_module(tmp_path: Path) -> None:
    write(tmp_path, {"config.py": "import outside\nX = outside.f()\nY = X\n", "main.py": "from config import X, Y\n"})
    names = names_of(tmp_path, X=Known(4))
    assert names["X"] == 4
    assert isinstance(names["Y"], Unknown)


def test_a_name_that_the_module_does_not_define(tmp_path: Path) -> None:
    write(tmp_path, {"config.py": "X = 5\n", "main.py": "import config\nfrom config import Y\nZ = config.Y\n"})
    for name in ("Y", "Z"):
        assert unknown_of(tmp_path, name).why == "`Y` is not defined in config.py"


def test_what_only_run_time_knows_names_the_module(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "config.py": "import outside\nunits = outside.ask()\n",
            "main.py": "from config import units\nn = units\n",
        },
    )
    why = unknown_of(tmp_path, "n")
    assert why.why == "`units` of config.py is `outside.ask()`: only run time knows"
    assert why.hint == "# paramlint: assume units=..."
    assert why.span is not None
    assert (why.span.start, why.span.end) == (0, len("from config import units"))


def test_modules_outside_of_the_root_are_not_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"config.py": "X = 5\n", "root/main.py": "from config import X\nfrom ..config import X as Y\n"})
    names = names_of(tmp_path / "root")
    assert names["X"] == External("config.X")
    assert isinstance(names["Y"], Unknown)
    machine = machine_of(tmp_path / "root")
    assert machine.modules is not None
    assert all(path.startswith(str(tmp_path / "root")) for path in machine.modules.looks.found)


def test_a_relative_import_above_the_package(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"config.py": "X = 5\n", "pkg/__init__.py": "", "pkg/main.py": "from ..config import X\nfrom ... import Y\n"},
    )
    assert unknown_of(tmp_path, "X", "pkg/main.py").why == "`..` leads out of the package"
    assert unknown_of(tmp_path, "Y", "pkg/main.py").why == "`...` leads out of the package"


def test_a_relative_module_that_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, {"pkg/__init__.py": "", "pkg/main.py": "from .config import X\nfrom . import other\n"})
    assert unknown_of(tmp_path, "X", "pkg/main.py").why == "pkg/config.py does not exist"
    assert unknown_of(tmp_path, "other", "pkg/main.py").why == "`other` is not defined in pkg/__init__.py"


def test_a_name_that_is_bound_anew_later(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"config.py": "X = 5\n", "main.py": "from config import X\nY = X\nX = 6\nimport config\nZ = config.X\n"},
    )
    names = names_of(tmp_path)
    assert (names["X"], names["Y"], names["Z"]) == (6, 5, 5)


GUARDED = "try:\n    from config import X\nexcept ImportError:\n    X = 5\n"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("from outside import f\nif f():\n    X = 3\n", Several((3, 5))),
        ("X = 3\n", 3),
        ("Y = 3\n", 5),
        ("raise ImportError('not here')\n", 5),
        ("globals()['X'] = 3\n", None),
        ("from elsewhere import *\n", None),
    ],
)
def test_an_import_that_may_fail(config: str, expected: object, tmp_path: Path) -> None:
    write(tmp_path, {"config.py": config, "main.py": GUARDED})
    value = names_of(tmp_path)["X"]
    assert isinstance(value, Unknown) if expected is None else value == expected


def test_a_missing_module_of_a_package_is_an_import_error(tmp_path: Path) -> None:
    code = "try:\n    from .fast import X\nexcept ImportError:\n    from .slow import X\n"
    write(tmp_path, {"pkg/__init__.py": "", "pkg/slow.py": "X = 7\n", "pkg/main.py": code})
    assert names_of(tmp_path, "pkg/main.py")["X"] == 7


def test_imports_in_a_circle(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "main.py": "import a\nX, Y, Z = a.X, a.Y, a.b.Z\n",
            "a.py": "X = 1\nimport b\nY = 2\n",
            "b.py": "import a\nfrom a import X, Y\nZ = X + 1\ndef later():\n    return a.Y\n",
        },
    )
    names = names_of(tmp_path)
    assert (names["X"], names["Y"], names["Z"]) == (1, 2, 2)
    machine = machine_of(tmp_path)
    (b,) = (number for number, read in machine.loaded.items() if read.module.name == "b")
    half = machine.live.scopes[b]["Y"]
    assert isinstance(half, Unknown)
    assert half.why == "`Y` is not defined yet when a.py is imported: the imports go in a circle"


def test_a_script_that_is_imported_again_is_another_module(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "main.py": "X = 1\nimport helper\nif __name__ == '__main__':\n    X = 2\nY = helper.get()\n",
            "helper.py": "def get():\n    import main\n    return main.X\n",
        },
    )
    assert unknown_of(tmp_path, "Y").why == "main.py is the file itself, which imports itself in a circle"


def test_a_module_of_a_package_in_a_circle_is_the_file_itself(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pkg/__init__.py": "",
            "pkg/main.py": "X = 1\nfrom . import helper\nY = helper.get()\n",
            "pkg/helper.py": "from . import main\ndef get():\n    return main.X + 1\n",
        },
    )
    assert names_of(tmp_path, "pkg/main.py")["Y"] == 2


def test_a_file_that_imports_its_own_name_means_a_library(tmp_path: Path) -> None:
    write(tmp_path, {"wandb.py": "import wandb\nX = wandb.init()\n"})
    assert names_of(tmp_path, "wandb.py")["wandb"] == External("wandb")


def test_a_file_of_a_package_and_one_of_the_root_may_both_be_meant(tmp_path: Path) -> None:
    files = {"config.py": "X = 1\n", "pkg/__init__.py": "", "pkg/config.py": "X = 2\n"}
    write(tmp_path, {**files, "pkg/main.py": "from config import X\n"})
    assert unknown_of(tmp_path, "X", "pkg/main.py").why == "`config` may be pkg/config.py or config.py"
    write(tmp_path, {"pkg/main.py": "from config import X\nfrom . import other\n"})
    assert names_of(tmp_path, "pkg/main.py")["X"] == 1


def test_a_script_that_changes_the_search_path_may_mean_either(tmp_path: Path) -> None:
    code = "import sys\nsys.path.insert(0, '..')\nfrom config import X\n"
    write(tmp_path, {"config.py": "X = 1\n", "scripts/config.py": "X = 2\n", "scripts/main.py": code})
    assert unknown_of(tmp_path, "X", "scripts/main.py").kind == "missing-module"
    (tmp_path / "scripts" / "config.py").unlink()
    assert names_of(tmp_path, "scripts/main.py")["X"] == 1


@pytest.mark.parametrize("name", ["sys", "time", "os"])
def test_no_file_takes_the_place_of_what_python_has_imported_already(name: str, tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.py": "X = 5\n", "main.py": f"from {name} import X\n"})
    assert names_of(tmp_path)["X"] == External(f"{name}.X")


def test_a_module_of_the_standard_library_is_only_shadowed_beside_a_script(tmp_path: Path) -> None:
    write(
        tmp_path, {"random.py": "X = 5\n", "main.py": "from random import X\n", "sub/main.py": "from random import X\n"}
    )
    assert names_of(tmp_path)["X"] == 5
    assert names_of(tmp_path, "sub/main.py")["X"] == External("random.X")


def test_a_folder_without_modules_is_not_taken_for_a_library(tmp_path: Path) -> None:
    write(tmp_path, {"datasets/readme.md": "", "main.py": "import datasets\nfrom datasets import load\n"})
    names = names_of(tmp_path)
    assert names == {"datasets": External("datasets"), "load": External("datasets.load")}


def test_a_pipe_is_no_module(tmp_path: Path) -> None:
    import os

    write(tmp_path, {"main.py": "from config import X\n"})
    os.mkfifo(tmp_path / "config.py")
    assert names_of(tmp_path)["X"] == External("config.X")


def test_saved_outputs_are_only_of_the_file_itself(tmp_path: Path) -> None:
    from paramlint.evaluate.program import run
    from paramlint.source.file import Cell
    from paramlint.source.modules import Modules
    from paramlint.source.span import Span
    from paramlint.syntax.tree import parse

    code = "import config\nn\nm = config.m\n"
    write(tmp_path, {"config.py": "import outside\nn = outside.f()\nm = n\n"})
    cells = (Cell(1, Span(0, len(code)), "5", "", 1),)
    machine = run(parse(code), NoLibrary(), cells=cells, modules=Modules(tmp_path / "book.ipynb", tmp_path))
    assert isinstance(machine.live.scopes[0]["m"], Unknown)


def test_uncalled_functions_of_other_modules_are_no_roots(tmp_path: Path) -> None:
    config = (
        "seen = []\ndef f(a):\n    seen.append(a)\n    return seen\nclass A:\n    def m(self):\n        return f(1)\n"
    )
    write(tmp_path, {"config.py": config, "main.py": "from config import f, A, seen\ndef g():\n    pass\n"})
    machine = machine_of(tmp_path)
    assert [function.name for function in machine.functions] == ["g"]
    assert machine.classes == []
    assert len(machine.called) == 1


# Bounds


def test_no_more_modules_are_read_than_the_limit(tmp_path: Path) -> None:
    many = limits.MODULES + 6
    write(tmp_path, {f"m{number}.py": f"X = {number}\n" for number in range(many)})
    write(tmp_path, {"main.py": "".join(f"from m{number} import X as X{number}\n" for number in range(many))})
    names = names_of(tmp_path)
    assert [names[f"X{number}"] for number in range(limits.MODULES)] == list(range(limits.MODULES))
    assert all(isinstance(names[f"X{number}"], Unknown) for number in range(limits.MODULES, many))


def test_imports_inside_each_other_end_somewhere(tmp_path: Path) -> None:
    deep = budget.MAX_IMPORT_DEPTH + 10
    write(tmp_path, {f"m{number}.py": f"X = {number}\nimport m{number + 1}\n" for number in range(deep)})
    write(tmp_path, {f"m{deep}.py": "", "main.py": "import m0\nX = m0.m1.X\n"})
    assert names_of(tmp_path)["X"] == 1


def test_a_module_that_computes_for_long_does_not_eat_the_steps_of_the_file(tmp_path: Path) -> None:
    long = "n = 0\n" + "for i in range(4_000):\n    n += i\n" * 20 + "X = 5\n"
    write(tmp_path, {"long.py": long, "main.py": "import outside\nfrom long import X\nY = 2 + 2\n"})
    machine = machine_of(tmp_path)
    why = machine.live.scopes[0]["X"]
    assert isinstance(why, Unknown)
    assert why.why == "long.py is not evaluated to its end: evaluation stopped after 100,000 steps"
    assert machine.live.scopes[0]["Y"] == Known(4)
    assert machine.budget.left > budget.MAX_STEPS - 1_000
    assert machine.cut_short == []


def test_a_module_that_is_not_finished_leaves_other_modules_as_they_were(tmp_path: Path) -> None:
    long = "import config\nconfig.X = 9\n" + "for i in range(4_000):\n    n = i\n" * 20
    write(tmp_path, {"config.py": "X = 1\n", "long.py": long, "main.py": "import config, long\nX = config.X\n"})
    assert names_of(tmp_path)["X"] == 1


# What is known


def test_constants_tuples_dictionaries_and_what_is_computed_of_them(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "config.py": "A = 5\nB = (A, 2 * A)\nC = {'rate': 0.5, 'sizes': [A] * 2}\n",
            "main.py": "from config import A, B as b\nimport config as c\nsizes = c.C['sizes']\nn = sum(b) + A\n",
        },
    )
    names = names_of(tmp_path)
    assert (names["A"], names["b"], names["sizes"], names["n"]) == (5, (5, 10), [5, 5], 20)


def test_classes_and_dataclasses(tmp_path: Path) -> None:
    config = (
        "from dataclasses import dataclass\n"
        "base = 1\nclass Config:\n    units = base + 2\n    sizes = [max(units, n) for n in (1, 9)]\n    def double(self):\n        return self.units * 2\n"
        "class Small(Config):\n    units = 1\n"
        "@dataclass\nclass Options:\n    rate: float = 0.5\n    depth: int = 2\n"
    )
    write(
        tmp_path,
        {
            "config.py": config,
            "main.py": "from config import *\na = Config.units\nb = Small().double() + Config.sizes[1]\nc = Options(depth=7).depth\n"
            "class Mine(Config):\n    units = 10\nd = Mine().double()\n",
        },
    )
    names = names_of(tmp_path)
    assert [names[name] for name in "abcd"] == [3, 11, 7, 20]


def test_functions_see_the_names_of_their_own_module(tmp_path: Path) -> None:
    helper = "N = 5\ndef get(k=1):\n    return N * k\ndef count():\n    global N\n    N += 1\n    return N\n"
    code = "import helper\nfrom helper import get\nN = 100\na = get()\nhelper.N = 7\nb = get(2)\nc = helper.count()\nd = helper.N\n"
    write(tmp_path, {"helper.py": helper, "main.py": code})
    names = names_of(tmp_path)
    assert [names[name] for name in "abcdN"] == [5, 14, 8, 8, 100]


def test_a_module_is_carried_out_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "state.py": "seen = []\n",
            "config.py": "import state\nstate.seen.append(1)\n",
            "main.py": "import config\nfrom config import state\nimport config as again\nseen = state.seen\n",
        },
    )
    assert names_of(tmp_path)["seen"] == [1]


def test_an_import_on_a_path_that_ends_is_begun_anew(tmp_path: Path) -> None:
    config = "from outside import f\nX = 1\nif f():\n    Y = 1\nX = 2\n"
    code = "def main():\n    import config\n    raise SystemExit\nmain()\nfrom config import X\n"
    write(tmp_path, {"config.py": config, "main.py": code})
    assert names_of(tmp_path)["X"] == 2


def test_a_module_knows_that_it_is_not_the_script(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "config.py": "X = 1\nif __name__ == '__main__':\n    X = 2\nname = __name__\n",
            "main.py": "from config import X, name\n",
        },
    )
    names = names_of(tmp_path)
    assert (names["X"], names["name"]) == (1, "config")


def test_modules_on_one_of_several_paths(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.py": "X = 1\n",
            "b.py": "X = 2\n",
            "main.py": "from outside import f\nif f():\n    import a as m\nelse:\n    import b as m\nX = m.X\nm.X = 5\nY = m.X\n"
            "import a, b\nA, B = a.X, b.X\n",
        },
    )
    names = names_of(tmp_path)
    assert names["X"] == Several((1, 2))
    assert names["A"] == Several((1, 5))
    assert names["B"] == Several((2, 5))
    assert set(names["Y"]) == {1, 2, 5}  # type: ignore[call-overload]


def test_packages_dots_and_src(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pkg/__init__.py": "from .layers import SIZE\nX = 1\n",
            "pkg/layers.py": "from . import base\nSIZE = base.SIZE + 1\n",
            "pkg/base.py": "SIZE = 10\n",
            "pkg/deep/__init__.py": "",
            "pkg/deep/inner.py": "from ..base import SIZE\nfrom .. import X\nY = SIZE * 2\n",
            "src/lib.py": "Z = 9\n",
            "plain/part.py": "P = 4\n",
            "main.py": "import pkg.deep.inner\nfrom pkg import SIZE, X\nfrom pkg.deep import inner\nfrom lib import Z\n"
            "from plain.part import P\nfrom plain import part\nY = pkg.deep.inner.Y + inner.Y\nQ = part.P\n",
        },
    )
    names = names_of(tmp_path)
    assert [names[name] for name in ("SIZE", "X", "Y", "Z", "P", "Q")] == [11, 1, 40, 9, 4, 4]
    write(tmp_path, {"pkg/main.py": "from .base import SIZE\nfrom .deep.inner import Y\nfrom pkg import X\n"})
    names = names_of(tmp_path, "pkg/main.py")
    assert [names[name] for name in ("SIZE", "Y", "X")] == [10, 20, 1]


def test_the_package_around_a_module_is_carried_out_where_it_may_matter(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pkg/__init__.py": "from . import base\nbase.SIZE = 3\n",
            "pkg/base.py": "SIZE = 10\n",
            "main.py": "from pkg.base import SIZE\n",
        },
    )
    assert names_of(tmp_path)["SIZE"] == 3


def test_star_imports(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "public.py": "A = 1\n_B = 2\n",
            "stated.py": "__all__ = ['_C']\n_C = 3\nD = 4\n",
            "through.py": "from public import *\nE = A + 4\n",
            "main.py": "B = D = 0\nfrom stated import *\nfrom through import *\n",
        },
    )
    names = names_of(tmp_path)
    assert (names["A"], names["_C"], names["D"], names["E"]) == (1, 3, 0, 5)
    assert "_B" not in names


def test_star_imports_of_what_may_be_there(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "maybe.py": "from outside import f\nif f():\n    A = 1\nB = 2\n",
            "unstated.py": "import outside\n__all__ = outside.names\nC = 3\nD = 4\n",
            "main.py": "A = B = C = 0\nfrom maybe import *\nfrom unstated import *\n",
        },
    )
    names = names_of(tmp_path)
    assert (names["A"], names["B"], names["C"], names["D"]) == (Several((0, 1)), 2, Several((0, 3)), 4)


def test_star_imports_of_a_library_are_handed_on(tmp_path: Path) -> None:
    class Exports(NoLibrary):
        def exports(self, module: str, name: str) -> bool:
            return (module, name) == ("lib.layers", "Dense")

    write(tmp_path, {"common.py": "from lib.layers import *\n", "main.py": "from common import *\nX, Y = Dense, sum\n"})
    names = machine_of(tmp_path, library=Exports()).live.scopes[0]
    assert names["X"] == External("lib.layers.Dense")
    assert names["Y"] == Builtin("sum")


def test_imports_inside_functions(tmp_path: Path) -> None:
    code = "def f():\n    from config import X\n    import config\n    return X + config.Y\nn = f()\nm = f()\n"
    write(tmp_path, {"config.py": "X = 1\nY = 2\n", "main.py": code})
    names = names_of(tmp_path)
    assert (names["n"], names["m"]) == (3, 3)
    assert "X" not in names


def test_functions_of_the_file_that_another_module_calls(tmp_path: Path) -> None:
    helper = "def apply(f, n):\n    return [f(i) for i in range(n)]\n"
    code = "from helper import apply\nk = 2\ndef double(i):\n    return i * k\nitems = apply(double, 3)\nmore = apply(lambda i: i + k, 2)\n"
    write(tmp_path, {"helper.py": helper, "main.py": code})
    names = names_of(tmp_path)
    assert (names["items"], names["more"]) == ([0, 2, 4], [2, 3])


def test_an_unknown_of_another_module_stands_where_the_file_led_there(tmp_path: Path) -> None:
    helper = "import outside\ndef f(n):\n    return g(outside.ask(n))\ndef g(k):\n    m = k\n    return m\n"
    code = "from helper import f\nx, y = f(1), f(2)\n"
    write(tmp_path, {"helper.py": helper, "main.py": code})
    why = unknown_of(tmp_path, "y")
    assert why.span is not None
    assert code[why.span.start : why.span.end] == "f(2)"
    assert why.why == "`m` of helper.py is `k`: only run time knows"
