"""Write the pages of the rules, and their index, into docs/rules/.

    python -m scripts.rule_pages

The pages are the rules' docstrings; a test holds them current.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from paramlint.lint.page import page
from paramlint.lint.registry import RuleFile, rule_files

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
INDEX = "README.md"


def pages() -> dict[str, str]:
    """Every file of the folder by its name, with what belongs into it."""
    found = {f"{rule.name}.md": page(rule.load()) for rule in rule_files()}
    return {INDEX: "\n".join(_index()) + "\n", **found}


def _index() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "`paramlint rule NAME` prints these pages at the prompt. *Safe* fixes (`--fix`) leave the program as it is,"
    yield "or mend one that could not run; *unsafe* ones (`--unsafe-fixes`) change what is trained."
    for family, rules in groupby(rule_files(), key=lambda rule: rule.family):
        yield ""
        yield f"## {family.capitalize()}"
        yield ""
        yield "| code | name | what it finds | severity | fix |"
        yield "|---|---|---|---|---|"
        yield from map(_row, rules)


def _row(rule: RuleFile) -> str:
    kind = rule.load()
    first = (kind.__doc__ or "").strip().partition("\n")[0].replace("|", "\\|")
    severity = str(kind.severity) if kind.default else f"{kind.severity}, off"
    return f"| {rule.code} | [{rule.name}]({rule.name}.md) | {first} | {severity} | {kind.fix_safety or ''} |"


def main() -> None:
    """Write every page, and delete those of rules that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for file in FOLDER.glob("*.md"):
        if file.name not in wanted:
            file.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
