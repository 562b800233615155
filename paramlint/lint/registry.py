"""The rules there are: every file of every family's folder, known by its name and imported when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import msgspec

from paramlint.config.errors import Place
from paramlint.config.suggest import did_you_mean
from paramlint.lint.rule import FILE_NAME, Rule

_RULES = "paramlint.rules"
_folders: dict[Path, None] = {}
"""The users' own rule folders that the settings of this run have named so far, in order."""


class RuleFile(msgspec.Struct, frozen=True, order=True):
    """A rule by what its file's place says of it: `budget/pml101_params_exceed_samples.py`.

    `file` is set for users' own rules, which are imported from there; `folder` is the rule folder that holds it.
    """

    code: str
    name: str
    family: str
    module: str
    file: Path | None = None
    folder: Path | None = None

    def load(self) -> type[Rule]:
        """The rule's class; ConfigError where a user's own rule cannot be loaded."""
        if self.file is not None:
            from paramlint.lint.own_rules import load_own

            return load_own(self.module, self.file)
        return only_rule(vars(import_module(self.module)), self.module)


def only_rule(names: dict[str, object], module: str) -> type[Rule]:
    """The one rule that a module defines; TypeError unless it holds exactly one."""
    found = [
        value
        for value in names.values()
        if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module
    ]
    if len(found) != 1:
        raise TypeError(f"{module} holds {len(found)} rules, a rule file holds exactly one")
    return found[0]


def named_file(stem: str, family: str, module: str, file: Path | None = None, folder: Path | None = None) -> RuleFile:
    """The rule of a file that is called like one; the stem must be."""
    named = FILE_NAME.fullmatch(stem)
    assert named is not None
    return RuleFile(named["code"].upper(), named["name"].replace("_", "-"), family, module, file, folder)


def use_rule_folders(folders: Iterable[Path]) -> None:
    """Know the rules of these folders as well, from now on."""
    if new := dict.fromkeys(folder for folder in folders if folder not in _folders):
        _folders.update(new)
        rule_files.cache_clear()


@cache
def rule_files() -> tuple[RuleFile, ...]:
    """Every rule, ordered by code. No rule is imported. ConfigError where two have one code or name."""
    from paramlint.lint.own_rules import installed_rules, refuse_twins, rules_in

    own = [rule for folder in _folders for rule in rules_in(folder)]
    found = sorted([*_in_package(_RULES), *installed_rules(), *own])
    refuse_twins(found)
    return tuple(found)


def _in_package(package: str) -> Iterator[RuleFile]:
    for folder in import_module(package).__path__:
        for family in iter_modules([folder]):
            for file in iter_modules([str(Path(folder, family.name))]):
                if FILE_NAME.fullmatch(file.name):
                    yield named_file(file.name, family.name, f"{package}.{family.name}.{file.name}")


def find_rule(written: str) -> RuleFile:
    """The rule of this name or code; ConfigError with the nearest name where there is none."""
    for file in rule_files():
        if written.lower() in (file.name, file.code.lower()):
            return file
    raise Place().error(f"there is no rule `{written}`", nearest_rule(written))


def nearest_rule(written: str) -> str | None:
    """A question naming the rule, code or family nearest to what was written, None where none is near."""
    known = [word for file in rule_files() for word in (file.name, file.code, file.family)]
    return did_you_mean(written, dict.fromkeys(known)) or did_you_mean(written.upper(), known)
