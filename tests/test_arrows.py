"""A room imports only from rooms on lower floors, and nothing of what paramlint lints."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {
    **dict.fromkeys(("source", "config", "version"), 1),
    **dict.fromkeys(("syntax", "unknown"), 2),
    **dict.fromkeys(("evaluate", "keras"), 3),
    "graph": 4,
    **dict.fromkeys(("overlays", "lint"), 5),
    **dict.fromkeys(("analyze", "fixing", "rules"), 6),
    **dict.fromkeys(("checking", "report"), 7),
    "testing": 8,
    "project": 8,
    "cli": 9,
}
FORBIDDEN = {"numpy", "tensorflow", "keras", "IPython", "torch", "jax"}
MODULES = sorted([*ROOT.glob("paramlint/*/**/*.py"), *ROOT.glob("paramlint/*.py"), *ROOT.glob("rules/**/*.py")])


def room_of(file: Path) -> str:
    parts = file.relative_to(ROOT).parts
    return "rules" if parts[0] == "rules" else parts[1].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_imports_go_down_only(file: Path) -> None:
    room = room_of(file)
    names = list(imported(file))
    assert not {name.split(".")[0] for name in names} & FORBIDDEN
    if room in ("__init__", "__main__"):
        return
    for name in names:
        parts = name.split(".")
        if parts[0] == "paramlint" and len(parts) > 1 and parts[1] in FLOORS and parts[1] != room:
            assert FLOORS[parts[1]] < FLOORS[room], f"{room} imports {name}"
            assert room != "rules" or parts[1] in ("lint", "graph"), f"a rule imports {name}"


def test_the_walls_stand_around_something() -> None:
    assert {room_of(file) for file in MODULES} >= FLOORS.keys()
