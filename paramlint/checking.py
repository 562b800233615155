"""One file: its models with all that is stated about them, and what the rules say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from paramlint.analyze import read_program
from paramlint.config.settings import Settings
from paramlint.graph.program import Program
from paramlint.lint.checked import CheckedFile
from paramlint.lint.engine import lint
from paramlint.lint.rule import Rule
from paramlint.lint.samples import with_samples
from paramlint.lint.selection import rules_for
from paramlint.source.file import UNREADABLE, Problem, SourceFile
from paramlint.source.looked_at import LookedAt
from paramlint.source.modules import Modules
from paramlint.source.span import Span
from paramlint.syntax.directives import Directives, read_directives

INTERNAL_ERROR = "internal-error"


def check_source(
    source: SourceFile, path: Path, settings: Settings, rules: Sequence[Rule], modules: Modules | None = None
) -> CheckedFile:
    """The models of a file and the findings of the rules; without `modules`, none of its project are read."""
    directives = read_directives(source)
    program = _program(source, path, settings, directives, modules)
    findings = lint(program, directives, rules_for(path, rules, settings))
    return CheckedFile(program.source, program.models, findings, _looked_at(modules))


def summarize_source(source: SourceFile, path: Path, settings: Settings, modules: Modules | None = None) -> CheckedFile:
    """The models of a file; without `modules`, none of its project are read."""
    program = _program(source, path, settings, read_directives(source), modules)
    return CheckedFile(program.source, program.models, looked_at=_looked_at(modules))


def _looked_at(modules: Modules | None) -> LookedAt:
    return {} if modules is None else modules.looks.found


def _program(
    source: SourceFile, path: Path, settings: Settings, directives: Directives, modules: Modules | None
) -> Program:
    """The program; a file that paramlint itself fails on is a problem of that file, and the others go on."""
    assumed = {**settings.assumed_for(path), **directives.assumed()}
    if not source.code.strip():
        return Program(source)
    from paramlint.syntax.tree import UnsupportedSyntax

    try:
        program = read_program(source, assumed, str(settings.keras_version), modules)
    except UnsupportedSyntax as error:
        problem = Problem(UNREADABLE, str(error), Span(0, 0))
        return Program(replace(source, problems=(*source.problems, problem)))
    except Exception as error:
        message = (
            f"paramlint failed here with {type(error).__name__}: {error}; this is a bug in paramlint, please report it"
        )
        problem = Problem(INTERNAL_ERROR, " ".join(message.split()), Span(0, 0))
        return Program(replace(source, problems=(*source.problems, problem)))
    return replace(program, models=with_samples(program.models, directives, settings, path))
