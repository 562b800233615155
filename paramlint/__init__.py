"""paramlint: shapes and parameter counts of Keras models, without TensorFlow and without running the code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paramlint.version import __version__

if TYPE_CHECKING:
    from paramlint.graph.model import Layer, Model
    from paramlint.lint.checked import CheckedFile
    from paramlint.lint.finding import Finding
    from paramlint.lint.rule import Rule

__all__ = ["CheckedFile", "Finding", "Layer", "Model", "Rule", "__version__", "check", "summarize"]

_HOMES = {
    "CheckedFile": "paramlint.lint.checked",
    "Finding": "paramlint.lint.finding",
    "Layer": "paramlint.graph.model",
    "Model": "paramlint.graph.model",
    "Rule": "paramlint.lint.rule",
}


def check(*paths: str | Path) -> tuple[CheckedFile, ...]:
    """The models and findings of files and folders, as `paramlint check` finds them; files without Keras are left out.

    Raises paramlint.config.errors.ConfigError where the settings are at fault.
    """
    from paramlint.project import CHECK

    return _carry_out(CHECK, paths)


def summarize(*paths: str | Path) -> tuple[CheckedFile, ...]:
    """The models of files and folders, as `paramlint summary` prints them."""
    from paramlint.project import SUMMARY

    return _carry_out(SUMMARY, paths)


def _carry_out(kind: str, paths: Iterable[str | Path]) -> tuple[CheckedFile, ...]:
    from paramlint.project import Request, carry_out

    return carry_out(Request(kind, tuple(map(Path, paths)))).files


def __getattr__(name: str) -> Any:
    """The public types, imported when they are first asked for: `import paramlint` stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
