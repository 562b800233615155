"""Users' own rules: those of `rule-folders`, and those that installed packages offer as `paramlint.rules`.

A rule is code, and it runs: whoever names a folder in the settings, or installs a package, asks for that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module, util
from pathlib import Path

from paramlint.config.errors import ConfigError
from paramlint.config.offered import GROUP, rules_are_offered
from paramlint.lint.registry import RuleFile, named_file, only_rule
from paramlint.lint.rule import FILE_NAME, Rule


def rules_in(folder: Path) -> Iterator[RuleFile]:
    """The rules of a folder: files that are called like rules, in it or in a folder below it, which is their family.

    ConfigError for a folder that cannot be read.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise ConfigError(f"is no folder of rules: {error.strerror}", folder, "rule-folders") from None
    yield from _among(entries, folder.name, folder)
    for entry in entries:
        if entry.is_dir() and entry.name.isidentifier():
            yield from _among(sorted(os.scandir(entry.path), key=lambda one: one.name), entry.name, folder)


def _among(entries: Iterable[os.DirEntry[str]], family: str, folder: Path) -> Iterator[RuleFile]:
    for entry in entries:
        stem, suffix = os.path.splitext(entry.name)
        if suffix == ".py" and FILE_NAME.fullmatch(stem):
            yield named_file(stem, family, f"{_package(folder)}.{family}.{stem}", Path(entry.path), folder)


def _package(folder: Path) -> str:
    from hashlib import sha256

    return f"paramlint_own_{sha256(os.fsencode(folder)).hexdigest()[:12]}"


@cache
def load_own(module: str, file: Path) -> type[Rule]:
    """The rule that a file defines; ConfigError that names the file where it cannot be imported or holds none."""
    spec = util.spec_from_file_location(module, file)
    assert spec is not None
    assert spec.loader is not None
    made = util.module_from_spec(spec)
    sys.modules[module] = made  # annotations of the rule's options are looked up there
    try:
        spec.loader.exec_module(made)
        return only_rule(vars(made), module)
    except Exception as error:  # the user's own code: whatever it raises is said with its place
        del sys.modules[module]
        raise ConfigError(f"cannot be loaded: {type(error).__name__}: {error}", file) from error


def installed_rules() -> list[RuleFile]:
    """The rules of packages that have an entry point in the group `paramlint.rules`: a package with family folders."""
    if not rules_are_offered():
        return []
    from importlib.metadata import entry_points

    found: list[RuleFile] = []
    for point in entry_points(group=GROUP):
        try:
            paths = list(import_module(point.module).__path__)
        except (ImportError, AttributeError) as error:
            raise ConfigError(f"the entry point `{point.name}` of {GROUP} is no package of rules: {error}") from error
        found += [rule for path in paths for rule in rules_in(Path(path))]
    return [_without_folder(rule) for rule in found]


def _without_folder(rule: RuleFile) -> RuleFile:
    """An installed rule holds everywhere, like paramlint's own."""
    return RuleFile(rule.code, rule.name, rule.family, rule.module, rule.file)


def refuse_twins(rules: Sequence[RuleFile]) -> None:
    """ConfigError where two rules have the same code or name: a comment could not tell them apart."""
    for kind in ("code", "name"):
        seen: dict[str, RuleFile] = {}
        for rule in rules:
            before = seen.setdefault(getattr(rule, kind), rule)
            if before is not rule:
                place = rule.file or before.file
                raise ConfigError(f"there are two rules of the {kind} `{getattr(rule, kind)}`", place)


def digest(rules: Iterable[RuleFile]) -> str:
    """What the files of users' own rules hold, in short: what was found with others is found anew."""
    from hashlib import sha256

    whole = sha256()
    for rule in rules:
        if rule.file is not None:
            whole.update(os.fsencode(rule.file) + b"\0" + rule.file.read_bytes() + b"\0")
    return whole.hexdigest()
