"""Settings: every key that paramlint reads from pyproject.toml or paramlint.toml."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from paramlint.config.errors import Place
from paramlint.config.globs import matches

FailOn = Literal["error", "warning", "advice"]
KerasVersion = Literal["auto", "3", "2", "1"]
Scalar = bool | int | float | str
Assumed = Scalar | tuple[Scalar, ...]
SampleCount = Annotated[int, Meta(ge=1, description="how many samples a model is trained on, a whole number")]
ParameterCount = Annotated[int, Meta(ge=1, description="how many parameters a model may have, a whole number")]
Selectors = Annotated[tuple[str, ...], Meta(description='a list of rules, as in ["budget", "PML102"]')]
Patterns = Annotated[tuple[str, ...], Meta(description='a list of patterns as in a .gitignore, as in ["legacy/"]')]
Values = Annotated[dict[str, Assumed], Meta(description="a table of names and their values, as in maxlen = 400")]


class ModelSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What is said of the models of one path, of one name, or of one name in one path."""

    path: Annotated[str, Meta(description='a pattern as in a .gitignore, as in "models/*.py"')] | None = None
    name: Annotated[str, Meta(description="the model's name or the variable that holds it")] | None = None
    samples: SampleCount | None = None
    max_params: ParameterCount | None = None
    assume: Values = {}

    def __post_init__(self) -> None:
        if self.path is None and self.name is None:
            raise ValueError("says neither `path` nor `name`: which models is it about?")
        if self.assume and self.path is None:
            raise ValueError("`assume` needs a `path`: a value is assumed in a whole file")
        _require_names(self.assume)

    def speaks_of(self, file: str) -> bool:
        """Whether it is about models in this file, named relative to the settings' root, with `/`."""
        return self.path is None or matches(self.path, file)

    def is_about(self, names: Sequence[str]) -> bool:
        """Whether it is about a model of these names."""
        return self.name is None or self.name in names


class Keys(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The keys of `[tool.paramlint]`. The options of a rule are a plain table: only the rule knows what it takes."""

    select: Selectors | None = None
    ignore: Selectors = ()
    per_file_ignores: Annotated[
        dict[str, tuple[str, ...]], Meta(description='a table of patterns, as in "tests/*" = ["budget"]')
    ] = {}
    exclude: Patterns | None = None
    extend_exclude: Patterns = ()
    rule_folders: Annotated[
        tuple[str, ...], Meta(description='a list of folders with rules of your own, as in ["lint/rules"]')
    ] = ()
    samples: SampleCount | None = None
    max_params: ParameterCount | None = None
    unsafe_fixes: bool = False
    fail_on: Annotated[FailOn, Meta(description='"error", "warning" or "advice"')] = "warning"
    keras_version: Annotated[
        KerasVersion | Literal[3, 2, 1], Meta(description='3, 2, 1 or "auto": the Keras that the code is written for')
    ] = "auto"
    assume: Values = {}
    rules: Annotated[dict[str, dict[str, object]], Meta(description="a table for each rule by its name")] = {}
    models: Annotated[tuple[ModelSettings, ...], Meta(description="written as [[models]] tables")] = ()

    def __post_init__(self) -> None:
        _require_names(self.assume)


class CommandLine(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says, which stands above the file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    samples: int | None = None
    fail_on: FailOn | None = None
    keras_version: KerasVersion | None = None


class Settings(Keys, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The keys, where they stand, and what the command line adds.

    `root` is the folder that patterns are relative to: the file's own, or the working directory without a file.
    `place` is the table that holds the keys.
    """

    root: Path
    place: Place = Place()
    command_line: CommandLine = CommandLine()

    def with_overrides(
        self,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        samples: int | None = None,
        fail_on: FailOn | None = None,
        keras_version: KerasVersion | None = None,
    ) -> Settings:
        """The settings under this command line.

        `select` starts afresh: the file's `select` and `ignore` no longer count. `ignore` adds to the file's.
        """
        given = CommandLine(
            select=tuple(select), ignore=tuple(ignore), samples=samples, fail_on=fail_on, keras_version=keras_version
        )
        return msgspec.structs.replace(
            self,
            command_line=given,
            fail_on=fail_on or self.fail_on,
            keras_version=keras_version or self.keras_version,
        )

    @property
    def rule_paths(self) -> tuple[Path, ...]:
        """The folders with the user's own rules, each as an absolute path; ConfigError for one outside the project.

        Rules are code that runs: what a settings file can make run is in the same project, where it can be seen.
        """
        root = self.root.resolve()
        folders = tuple((self.root / folder).resolve() for folder in self.rule_folders)
        for index, folder in enumerate(folders):
            if not folder.is_relative_to(root):
                place = self.place.at("rule-folders").item(index)
                raise place.error(f"`{self.rule_folders[index]}` is outside the project", f"move it into {root}")
        return folders

    def relative(self, file: Path) -> str:
        """The file's path as patterns see it: relative to the root where it lies below it, with `/`."""
        import os

        path = Path(os.path.abspath(file))
        return (path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix()

    def samples_for(self, file: Path, names: Sequence[str]) -> tuple[int, str] | None:
        """How many samples the model of these names is trained on, and who says so; the last entry that fits wins."""
        if self.command_line.samples is not None:
            return self.command_line.samples, "command-line"
        fitting = [entry.samples for entry in self.models_in(file) if entry.is_about(names)]
        stated = [samples for samples in (self.samples, *fitting) if samples is not None]
        return (stated[-1], "settings") if stated else None

    def assumed_for(self, file: Path) -> dict[str, Assumed]:
        """The values that names have in this file; the last entry that fits wins."""
        values = dict(self.assume)
        for entry in self.models_in(file):
            values |= entry.assume
        return values

    def models_in(self, file: Path) -> tuple[ModelSettings, ...]:
        """The entries of `models` that may be about models in this file."""
        return tuple(entry for entry in self.models if entry.speaks_of(self.relative(file)))


def _require_names(values: Iterable[str]) -> None:
    for name in values:
        if not name.isidentifier():
            raise ValueError(f"`assume` gives a value to `{name}`, which is not a Python name")
