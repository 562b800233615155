"""Every rule file is what its documentation says it is, and its documentation is complete."""

import ast
import tomllib
from pathlib import Path

import pytest

from paramlint.config.convert import descriptions
from paramlint.lint.page import page, sections, snippets
from paramlint.lint.registry import RuleFile, rule_files
from paramlint.lint.rule import FAMILY_OF_TOOL_RULES, FILE_NAME, ToolRule

FOLDER = Path(__file__).parents[2] / "rules"
FILES = sorted(file for file in FOLDER.glob("*/*.py") if not file.name.startswith("_"))
RULES = rule_files()
HEADINGS = ["", "What it does", "Why it matters", "Example", "Use instead"]
every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


def test_every_file_is_a_rule_and_no_file_is_left_out() -> None:
    assert [FILE_NAME.fullmatch(file.stem) is not None for file in FILES] == [True] * len(FILES)
    assert len(RULES) == len(FILES)


def test_codes_and_names_are_unique_and_no_name_is_a_family() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len({rule.code for rule in RULES}) == len(RULES)
    assert not set(names) & {rule.family for rule in RULES}


def test_a_family_is_a_digit_of_the_code() -> None:
    families = {(rule.family, rule.code[:4]) for rule in RULES}
    assert len(families) == len({family for family, _ in families}) == len({digit for _, digit in families})
    assert all(rule.code.startswith("PML") and rule.code[3:].isdigit() and len(rule.code) == 6 for rule in RULES)


@every_rule
def test_the_class_is_called_like_the_file(rule: RuleFile) -> None:
    kind = rule.load()
    assert (kind.code, kind.name, kind.family) == (rule.code, rule.name, rule.family)
    assert kind.__name__ == "".join(word.capitalize() for word in rule.name.split("-"))


@every_rule
def test_tool_rules_stand_in_their_folder(rule: RuleFile) -> None:
    assert issubclass(rule.load(), ToolRule) == (rule.family == FAMILY_OF_TOOL_RULES)


@every_rule
def test_the_page_has_its_headings_in_order(rule: RuleFile) -> None:
    found = sections(rule.load())
    assert [heading for heading in found if heading != "References"] == HEADINGS
    assert all(found.values())
    assert list(found)[-1] in ("Use instead", "References")


@every_rule
def test_the_first_sentence_is_one_and_ends_with_a_full_stop(rule: RuleFile) -> None:
    first = sections(rule.load())[""]
    assert first.endswith(".")
    assert "\n" not in first


@every_rule
def test_example_and_use_instead_are_python(rule: RuleFile) -> None:
    found = sections(rule.load())
    for heading in ("Example", "Use instead"):
        blocks = snippets(found[heading], "python")
        assert len(blocks) == 1 or rule.family == FAMILY_OF_TOOL_RULES
        assert "```" in found[heading]
        for block in blocks:
            assert any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.parse(block).body)


@every_rule
def test_settings_on_the_page_are_toml(rule: RuleFile) -> None:
    for text in sections(rule.load()).values():
        for block in snippets(text, "toml"):
            assert "paramlint" in tomllib.loads(block)["tool"]


@every_rule
def test_every_option_has_a_description_on_the_page(rule: RuleFile) -> None:
    kind = rule.load()
    assert set(descriptions(kind.Options)) == set(kind.Options.__struct_encode_fields__)
    assert page(kind).count("\n## Options\n") == 1
    assert f"[tool.paramlint.rules.{rule.name}]" in page(kind)


@every_rule
def test_a_rule_imports_only_what_is_below_it(rule: RuleFile) -> None:
    kind = rule.load()
    (file,) = [file for file in FILES if file.stem == kind.__module__.rpartition(".")[2]]
    modules = [node.module for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    ours = [module for module in modules if module and module.startswith("paramlint")]
    assert all(module.startswith(("paramlint.lint.", "paramlint.graph.")) for module in ours)


def test_a_rule_is_imported_only_when_its_name_asks_for_it() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from paramlint.config.settings import Settings;"
        "from paramlint.lint.selection import select_rules;"
        "select_rules(Settings(root=Path('/p'), select=('PML103',)));"
        "print(*(name for name in sys.modules if 'rules.budget.' in name or name.startswith(('libcst', 'pathspec'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=FOLDER.parent, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["paramlint.rules.budget.pml103_param_budget"]
