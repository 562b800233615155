"""The rules there are: every file of every family's folder, known by its name and imported when it is needed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import msgspec

from paramlint.config.errors import Place
from paramlint.config.suggest import did_you_mean
from paramlint.lint.rule import FILE_NAME, Rule

_RULES = "paramlint.rules"


class RuleFile(msgspec.Struct, frozen=True, order=True):
    """A rule by what its file's place says of it: `budget/pml101_params_exceed_samples.py`."""

    code: str
    name: str
    family: str
    module: str

    def load(self) -> type[Rule]:
        """The rule's class; TypeError unless the file holds exactly one."""
        module = import_module(self.module)
        found = [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
        ]
        if len(found) != 1:
            raise TypeError(f"{self.module} holds {len(found)} rules, a rule file holds exactly one")
        return found[0]


@cache
def rule_files() -> tuple[RuleFile, ...]:
    """Every rule, ordered by code. No rule is imported."""
    found = []
    for folder in import_module(_RULES).__path__:
        for family in iter_modules([folder]):
            for file in iter_modules([str(Path(folder, family.name))]):
                if named := FILE_NAME.fullmatch(file.name):
                    code, name = named["code"].upper(), named["name"].replace("_", "-")
                    found.append(RuleFile(code, name, family.name, f"{_RULES}.{family.name}.{file.name}"))
    return tuple(sorted(found))


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
