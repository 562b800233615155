"""Which rules run: `select` and `ignore`, where the more specific of the two wins, and `ignore` at a tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from paramlint.config.errors import Place
from paramlint.config.settings import Settings
from paramlint.lint.configured import configured_rule, with_model_settings
from paramlint.lint.registry import RuleFile, nearest_rule, rule_files, use_rule_folders
from paramlint.lint.rule import FAMILY_OF_TOOL_RULES, Rule, ToolRule
from paramlint.lint.selector import means, refuse_unknown_selectors, specificity


def select_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that run under these settings, with their options, ordered by code.

    ConfigError for a selector, a rule's name or an option that does not exist. Call it once for each settings object.
    """
    use_rule_folders(settings.rule_paths)
    _refuse_unknown(settings)
    return tuple(configured_rule(rule, settings) for rule in _chosen(settings))


def rules_for(file: Path, rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The selected rules as they run on one file: `per-file-ignores` takes some away, `models` changes options."""
    if settings.per_file_ignores:
        ignored = list(_ignored_in(file, settings))
        files = {rule.name: rule for rule in rule_files()}
        rules = [rule for rule in rules if not any(means(selector, files[rule.name]) for selector in ignored)]
    entries = settings.models_in(file)
    return tuple(with_model_settings(rule, entries) for rule in rules)


def _chosen(settings: Settings) -> Iterator[type[Rule]]:
    """The rules' classes. A rule that the names already exclude is not even imported."""
    select, ignore = _select(settings), _ignore(settings)
    for file in _in_use(settings):
        selected, ignored = _closest(select or (), file), _closest(ignore, file)
        if selected is not None and (ignored is None or selected > ignored):
            yield file.load()
        elif ignored is None and (select is None or file.family == FAMILY_OF_TOOL_RULES):
            rule = file.load()
            if (issubclass(rule, ToolRule) and rule.always) or (select is None and rule.default):
                yield rule


def _in_use(settings: Settings) -> Iterator[RuleFile]:
    """Every rule but those of folders that other settings name."""
    return (file for file in rule_files() if file.folder is None or file.folder in settings.rule_paths)


def rules_digest(settings: Settings) -> str:
    """The content of the user's own rules in short, empty where there are none."""
    from paramlint.lint.own_rules import digest

    use_rule_folders(settings.rule_paths)
    own = [file for file in _in_use(settings) if file.file is not None]
    return digest(own) if own else ""


def _select(settings: Settings) -> tuple[str, ...] | None:
    """None where nobody selects: then the rules run that are on by default."""
    return settings.command_line.select or settings.select


def _ignore(settings: Settings) -> tuple[str, ...]:
    """What the file ignores does not count where the command line selects."""
    from_file = () if settings.command_line.select else settings.ignore
    return settings.command_line.ignore + from_file


def _closest(selectors: Iterable[str], file: RuleFile) -> int | None:
    found = (specificity(selector, file) for selector in selectors)
    return max((closeness for closeness in found if closeness is not None), default=None)


def _ignored_in(file: Path, settings: Settings) -> Iterator[str]:
    from paramlint.config.globs import matches

    path = settings.relative(file)
    for pattern, selectors in settings.per_file_ignores.items():
        if matches(pattern, path):
            yield from selectors


def _refuse_unknown(settings: Settings) -> None:
    place, given = settings.place, settings.command_line
    refuse_unknown_selectors(settings.select or (), place.at("select"))
    refuse_unknown_selectors(settings.ignore, place.at("ignore"))
    refuse_unknown_selectors(given.select, Place(key="--select"))
    refuse_unknown_selectors(given.ignore, Place(key="--ignore"))
    for pattern, selectors in settings.per_file_ignores.items():
        refuse_unknown_selectors(selectors, place.at("per-file-ignores").at(pattern))
    files = {file.name: file for file in rule_files()}
    for name in settings.rules:
        if name not in files:
            by_code = next((file.name for file in files.values() if file.code == name.upper()), None)
            remedy = f"did you mean `{by_code}`?" if by_code else nearest_rule(name)
            raise place.at("rules").at(name).error("there is no rule of this name", remedy)
        configured_rule(files[name].load(), settings)
