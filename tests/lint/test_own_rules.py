"""Users' own rules: from folders that settings name, and from installed packages."""

import subprocess
import sys
from pathlib import Path

import pytest

from paramlint.config.errors import ConfigError
from paramlint.config.settings import Settings
from paramlint.lint.own_rules import load_own, refuse_twins, rules_in
from paramlint.lint.registry import RuleFile
from paramlint.testing import findings, fixed

OWN = Path(__file__).parents[2] / "docs" / "own-rules"
CODE = "import keras\nm = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)]{})\n"
FIT = (
    CODE.format(", name='head'") + "m.compile('adam', 'mse')\nm.fit(keras.ops.ones((9, 4)), keras.ops.ones((9, 1)){})\n"
)
RULE = """
from paramlint.lint.rule import Rule
class OddRule(Rule):
    "A rule."
    def check(self, model, program):
        yield self.finding("{}", model.span)
"""


def own(name: str) -> type:
    return next(rule for rule in rules_in(OWN) if rule.name == name).load()


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "paramlint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_folder_that_is_none_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="absent: rule-folders: is no folder of rules"):
        list(rules_in(tmp_path / "absent"))


@pytest.mark.parametrize("folder", ["..", "../elsewhere", "/", "link"])
def test_a_folder_outside_the_project_is_refused(tmp_path: Path, folder: str) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    elsewhere.mkdir()
    (project / "link").symlink_to(elsewhere)
    with pytest.raises(ConfigError, match=rf"rule-folders\[1\]: `{folder}` is outside the project; move it into"):
        _ = Settings(root=project, rule_folders=(folder,)).rule_paths


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("import nothing_of_this_name\n", "ModuleNotFoundError"),
        ("x = 1\n", "holds 0 rules"),
        (RULE.format("a") + RULE.replace("OddRule", "Other").format("b"), "holds 2 rules"),
        ("def f(:\n", "SyntaxError"),
    ],
)
def test_a_file_that_holds_no_rule_is_an_error_with_its_name(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "own100_odd_rule.py").write_text(text)
    (found,) = rules_in(tmp_path)
    with pytest.raises(ConfigError, match=rf"own100_odd_rule\.py: cannot be loaded: .*{problem}"):
        found.load()


def test_two_rules_of_one_name_or_code_are_an_error() -> None:
    one, other = RuleFile("A1", "a", "f", "m"), RuleFile("A1", "b", "f", "n", Path("b.py"))
    with pytest.raises(ConfigError, match=r"b\.py: there are two rules of the code `A1`"):
        refuse_twins([one, other])
    with pytest.raises(ConfigError, match="of the name `a`"):
        refuse_twins([one, RuleFile("A2", "a", "f", "n")])


def test_files_that_are_not_called_like_rules_are_let_be(tmp_path: Path) -> None:
    for name in ("helpers.py", "own1.txt", "__init__.py", "own1_a.py.bak"):
        (tmp_path / name).touch()
    assert list(rules_in(tmp_path)) == []


def test_code_name_and_family_come_from_the_place(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "own7_inside.py").touch()
    (tmp_path / "own3_beside.py").touch()
    found = [(rule.code, rule.name, rule.family) for rule in rules_in(tmp_path)]
    assert found == [("OWN3", "beside", tmp_path.name), ("OWN7", "inside", "house")]


def test_rules_run_where_the_settings_name_their_folder_and_nowhere_else(tmp_path: Path) -> None:
    rules, other = tmp_path / "mine", tmp_path / "other"
    (rules / "lint").mkdir(parents=True)
    other.mkdir()
    (rules / "lint" / "own100_odd_rule.py").write_text(RULE.format("heard"))
    (rules / "paramlint.toml").write_text('rule-folders = ["lint"]\n')
    (other / "paramlint.toml").write_text("")
    for folder in (rules, other):
        (folder / "model.py").write_text(CODE.format(""))
    done = run(tmp_path, "check", "--output-format", "concise", ".")
    assert done.stdout.count("OWN100") == 1
    assert "mine/model.py:2:5" in done.stdout
    assert run(rules, "check", "--ignore", "odd-rule", "model.py").returncode == 0
    assert run(rules, "check", "--select", "lint", "model.py").returncode == 1


def test_a_changed_rule_is_heard_in_spite_of_the_cache(tmp_path: Path) -> None:
    (tmp_path / "lint").mkdir()
    rule = tmp_path / "lint" / "own100_odd_rule.py"
    (tmp_path / "paramlint.toml").write_text('rule-folders = ["lint"]\n')
    (tmp_path / "model.py").write_text(CODE.format(""))
    rule.write_text(RULE.format("before"))
    assert "before" in run(tmp_path, "check", "model.py").stdout
    rule.write_text(RULE.format("after"))
    assert "after" in run(tmp_path, "check", "model.py").stdout


def test_rules_of_an_installed_package_run_everywhere(tmp_path: Path) -> None:
    package, project = tmp_path / "site", tmp_path / "project"
    (package / "acme_lint" / "house").mkdir(parents=True)
    (package / "acme_lint" / "__init__.py").touch()
    (package / "acme_lint" / "house" / "acme1_odd_rule.py").write_text(RULE.format("from acme"))
    info = package / "acme_lint-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-lint\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[paramlint.rules]\nacme = acme_lint\n")
    project.mkdir()
    (project / "model.py").write_text(CODE.format(""))
    root = Path(__file__).parents[2]
    code = f"import sys; sys.path[:0] = [{str(root)!r}, {str(package)!r}]; from paramlint.cli import main; main()"
    command = [sys.executable, "-c", code, "check", "model.py"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert "odd-rule (ACME1): from acme" in done.stdout


def test_a_rule_that_cannot_be_loaded_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "own100_odd_rule.py").write_text("1 / 0\n")
    (tmp_path / "paramlint.toml").write_text('rule-folders = ["."]\n')
    (tmp_path / "model.py").write_text(CODE.format(""))
    done = run(tmp_path, "check", "model.py")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"paramlint: {tmp_path}/own100_odd_rule.py: cannot be loaded: ZeroDivisionError: division by zero"
    ]


def test_the_examples_stay_silent_on_near_misses() -> None:
    assert findings(own("unnamed-model"), CODE.format(", name='head'")) == ()
    assert findings(own("unnamed-model"), "import keras\nmore = {}\nkeras.Sequential([], **more)\n") == ()
    assert findings(own("verbose-fit"), FIT.format(", verbose=2")) == ()


def test_the_examples_find_and_fix() -> None:
    (found,) = findings(own("unnamed-model"), CODE.format(""))
    assert (found.code, found.message) == ("OWN101", "`m` has no name of its own")
    rule = own("verbose-fit")
    assert fixed(rule, FIT.format("")) == FIT.format(", verbose=2")
    assert fixed(rule(rule.Options(verbose=0)), FIT.format(", verbose=1")) == FIT.format(", verbose=0")


def test_a_loaded_rule_is_loaded_once() -> None:
    (rule,) = (rule for rule in rules_in(OWN) if rule.name == "verbose-fit")
    assert rule.file is not None
    assert load_own(rule.module, rule.file) is rule.load()
