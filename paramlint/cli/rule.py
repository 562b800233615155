"""`paramlint rule`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paramlint.cli.output import complain, write
from paramlint.config.errors import ConfigError

if TYPE_CHECKING:
    from paramlint.lint.registry import RuleFile


def rule(
    name: Annotated[
        str | None, typer.Argument(help="A rule's name or code. Default: a list of all rules.", show_default=False)
    ] = None,
    all_rules: Annotated[bool, typer.Option("--all", help="Print the pages of all rules.")] = False,
) -> None:
    """Print a rule's page: what it looks for, why it matters, an example, and what to do instead.

    Example: paramlint rule params-exceed-samples
    """
    from paramlint.config.discover import settings_for
    from paramlint.lint.page import page
    from paramlint.lint.registry import find_rule, rule_files, use_rule_folders

    try:
        use_rule_folders(settings_for(Path.cwd()).rule_paths)
        if name is None and not all_rules:
            write(_table(rule_files()))
            return
        loaded = [file.load() for file in (rule_files() if name is None else (find_rule(name),))]
    except ConfigError as error:
        complain([f"paramlint: {error}"])
        raise typer.Exit(2) from None
    write("\n\n".join(page(rule) for rule in loaded).splitlines())


def _table(files: Sequence[RuleFile]) -> Iterator[str]:
    """A line a rule: code, name, severity and the first sentence of its page."""
    width = max(len(file.name) for file in files)
    for file in files:
        loaded = file.load()
        first = (loaded.__doc__ or "").strip().partition("\n")[0]
        yield f"{file.code}  {file.name:{width}}  {loaded.severity:7}  {first}"
    yield ""
    yield "`paramlint rule NAME` prints a rule's page."
