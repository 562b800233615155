"""Many files: found, read, analysed and linted, or taken from the cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from paramlint.analyze import mentions_keras
from paramlint.config.discover import forget_settings, settings_for
from paramlint.config.fingerprint import fingerprint
from paramlint.config.offered import rules_are_offered
from paramlint.config.settings import CommandLine, Settings
from paramlint.lint.cache import cache_in
from paramlint.lint.checked import CheckedFile
from paramlint.source.file import Problem, SourceFile, unreadable
from paramlint.source.limits import FILE_BYTES
from paramlint.source.read import read_bytes, to_source
from paramlint.source.walk import display_path, find_files

if TYPE_CHECKING:
    from paramlint.fixing.fixed import Fixed
    from paramlint.lint.rule import Rule

STANDARD_INPUT = Path("-")
UNNAMED = "<stdin>"
"""What standard input is called that was given no name."""
CHECK, SUMMARY = "check", "summary"


@dataclass(frozen=True)
class Request:
    """What to look at and how. `kind` is `check` (models and findings) or `summary` (models only).

    `stdin` is the content of standard input where one of the paths is `-`, and `stdin_name` what to call it. With `fix`
    the outcome is that of the files with their fixes made; no file is written. The settings say whether unsafe ones are
    made where `unsafe_fixes` does not.
    """

    kind: str
    paths: tuple[Path, ...] = (Path("."),)
    command_line: CommandLine = field(default_factory=CommandLine)
    config: Path | None = None
    force_exclude: bool = False
    use_cache: bool = True
    stdin: bytes | None = None
    stdin_name: str = UNNAMED
    fix: bool = False
    unsafe_fixes: bool | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a request: the files there is something to say about, and how many were looked at.

    `keras` is the version of Keras that the settings ask for, 3 where they leave it to the files. `fixed` are the
    files, by their paths, that there was something to fix in; `stdin` is what became of standard input.
    """

    files: tuple[CheckedFile, ...]
    looked_at: int
    missing: tuple[Path, ...] = ()
    unlisted: tuple[Path, ...] = ()
    keras: str = "3"
    fixed: Mapping[Path, Fixed] = field(default_factory=dict)
    stdin: bytes | None = None


def carry_out(request: Request) -> Outcome:
    """Look at every file of the request, in order. ConfigError where the settings are at fault."""
    run = _Run(request)
    here = run.settings(Path.cwd())
    run.refuse_unknown_rules(here)
    exclude = (*(here.exclude or ()), *here.extend_exclude)
    paths = [path for path in request.paths if path != STANDARD_INPUT]
    found = find_files(paths, exclude=exclude, force_exclude=request.force_exclude, root=here.root)
    looked_at = [*run.standard_input(), *map(run.look_at, found.files)]
    files = tuple(file for file in looked_at if file is not None)
    keras = "3" if here.keras_version == "auto" else str(here.keras_version)
    piped = run.fixed.get(STANDARD_INPUT)
    stdin = piped.after.data if piped else request.stdin
    return Outcome(files, len(looked_at), found.missing, found.unreadable, keras, run.fixed, stdin)


@dataclass(frozen=True)
class _File:
    """A file by the path that its settings hang on, by what it is called in print, and by where it is read from."""

    path: Path
    shown: str
    place: Path


class _Run:
    """One request under way: the settings of a folder are read, and its rules made, once."""

    def __init__(self, request: Request) -> None:
        forget_settings()
        self._request = request
        self._settings: dict[Path, Settings] = {}
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self._fingerprints: dict[int, str] = {}
        self.fixed: dict[Path, Fixed] = {}

    def settings(self, path: Path) -> Settings:
        """The settings for a file or a folder, under the command line."""
        folder = path if path.is_dir() else path.parent
        if folder not in self._settings:
            given = self._request.command_line
            found = settings_for(folder, self._request.config)
            self._settings[folder] = found.with_overrides(
                select=given.select,
                ignore=given.ignore,
                samples=given.samples,
                fail_on=given.fail_on,
                keras_version=given.keras_version,
            )
        return self._settings[folder]

    def refuse_unknown_rules(self, settings: Settings) -> None:
        """ConfigError for a rule that does not exist, even where nothing is going to be checked."""
        given = settings.command_line
        named = (
            given.select,
            given.ignore,
            settings.select,
            settings.ignore,
            settings.rules,
            settings.per_file_ignores,
            settings.rule_folders,
        )
        if self._request.kind == CHECK and any(named):
            self._selected(settings)

    def standard_input(self) -> Iterator[CheckedFile | None]:
        """What there is to say about standard input, if it was asked for."""
        if self._request.stdin is not None:
            name = self._request.stdin_name
            yield self._look_into(_File(Path(name), name, STANDARD_INPUT), self._request.stdin)

    def look_at(self, path: Path) -> CheckedFile | None:
        """What there is to say about a file, None for one that has nothing to do with Keras."""
        shown = display_path(path, Path.cwd())
        data = read_bytes(path, FILE_BYTES)
        if isinstance(data, Problem):
            return self._finished(unreadable(shown, data.message), path)
        return self._look_into(_File(path, shown, path), data)

    def _look_into(self, file: _File, data: bytes) -> CheckedFile | None:
        if not mentions_keras(data):
            return None
        checked = self._checked(file, data)
        return self._with_fixes(file, data, checked) if self._request.fix else checked

    def _checked(self, file: _File, data: bytes) -> CheckedFile:
        """What there is to say about a file of this content, from the cache if it has been said before."""
        if not self._request.use_cache:
            return self._finished(to_source(data, file.shown), file.path)
        settings = self.settings(file.path)
        kept = cache_in(settings.root, self._fingerprint(settings), self._request.kind)
        checked = kept.get(file.shown, data)
        if checked is None:
            checked = self._finished(to_source(data, file.shown), file.path)
            kept.put(file.shown, data, checked)
        return checked

    def _with_fixes(self, file: _File, data: bytes, checked: CheckedFile) -> CheckedFile:
        """What there is to say about a file once its fixes are made."""
        from paramlint.fixing.passes import fix_file, fixable

        asked = self._request.unsafe_fixes
        unsafe = self.settings(file.path).unsafe_fixes if asked is None else asked
        if not fixable(checked, unsafe=unsafe):
            return checked

        def check(new: bytes) -> CheckedFile:
            found = self._checked(file, new)
            if found.source.code:
                return found
            return replace(found, source=replace(to_source(new, file.shown), problems=found.source.problems))

        fixed = fix_file(data, check(data), check, unsafe=unsafe)
        self.fixed[file.place] = fixed
        return fixed.after.checked

    def _fingerprint(self, settings: Settings) -> str:
        """The settings in short, with what the user's own rules hold where there are any."""
        if id(settings) not in self._fingerprints:
            self._fingerprints[id(settings)] = fingerprint(settings, self._own_rules(settings))
        return self._fingerprints[id(settings)]

    def _own_rules(self, settings: Settings) -> str:
        if self._request.kind == SUMMARY or not (settings.rule_folders or rules_are_offered()):
            return ""
        from paramlint.lint.selection import rules_digest

        return rules_digest(settings)

    def _finished(self, source: SourceFile, path: Path) -> CheckedFile:
        from paramlint.checking import check_source, summarize_source
        from paramlint.source.modules import Modules

        settings = self.settings(path)
        # Standard input without a name stands nowhere, and so beside no modules.
        modules = Modules(path, settings.root, source.code) if str(path) != UNNAMED else None
        if self._request.kind == SUMMARY:
            return summarize_source(source, path, settings, modules)
        return check_source(source, path, settings, self._selected(settings), modules)

    def _selected(self, settings: Settings) -> tuple[Rule, ...]:
        from paramlint.lint.selection import select_rules

        key = self._fingerprint(settings)
        if key not in self._rules:
            self._rules[key] = select_rules(settings)
        return self._rules[key]
