"""Small projects of several files, and what paramlint knows of the names of one of them."""

from collections.abc import Mapping
from pathlib import Path

from paramlint.evaluate.library import Library
from paramlint.evaluate.machine import GLOBAL_SCOPE, Machine
from paramlint.evaluate.program import run
from paramlint.evaluate.values import Value
from paramlint.source.modules import Modules
from paramlint.syntax.tree import parse
from tests.evaluate.snippets import NoLibrary, plain


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write the files of a project."""
    for name, code in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")


def machine_of(
    root: Path, file: str = "main.py", library: Library | None = None, assumed: Mapping[str, Value] | None = None
) -> Machine:
    """The evaluation of one file of a project."""
    code = (root / file).read_text(encoding="utf-8")
    modules = Modules(root / file, root, code)
    return run(parse(code), library or NoLibrary(), modules=modules, assumed=assumed)


def names_of(root: Path, file: str = "main.py", **assumed: Value) -> dict[str, object]:
    """The names of a file at its end: see `snippets.plain`."""
    machine = machine_of(root, file, assumed=assumed)
    return {name: plain(value, machine) for name, value in machine.live.scopes[GLOBAL_SCOPE].items()}
