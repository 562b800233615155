"""What the cache gives back, and that nothing which happens to it matters."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paramlint.graph.compiled import Compiled, Identifier
from paramlint.graph.count import Count
from paramlint.graph.model import Call, Layer, Model, Samples, Shapes, Summary
from paramlint.keras.cost import Cost
from paramlint.keras.weight import Weight
from paramlint.lint.cache import Cache, cache_in
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Edit, Finding, Fix, Related, Severity
from paramlint.source.file import Cell, Problem, Skipped, SourceFile
from paramlint.source.span import Span
from paramlint.unknown import Source, Unknown

DATA = b"import keras\n"
SPAN = Span(0, 6)
WHY = Unknown("runtime-value", "only the data knows", SPAN, "say it", "vocab_size", (Source("`a` (None, 3)", SPAN),))
SEVERAL = Shapes(((None, 3), None, (None, WHY)))
EVERYTHING = CheckedFile(
    SourceFile(
        "m.ipynb", "import keras\n", "", (Cell(1, SPAN),), (Problem("x", "y", None),), (Skipped(SPAN, frozenset("ab")),)
    ),
    (
        Model(
            "sequential",
            "sequential",
            SPAN,
            (
                Layer(
                    "embedding",
                    "Embedding",
                    "core",
                    SPAN,
                    (Weight("embeddings", (WHY, 64), False, "forward"),),
                    {"a": 1, "b": 2.5, "c": None, "d": (1, "x", None), "e": True, "f": 2**80},
                    (None, WHY),
                    (None, 3, WHY),
                    WHY,
                    400,
                    2,
                    cost=Cost(WHY, 2**70, 4, 400, 8),
                ),
                Layer("net", "Functional", None, SPAN, output_shape=SEVERAL, layers=(Layer("x", "X", None, SPAN),)),
            ),
            (Call(0, (), None, (None, 3)), Call(1, (0,), SEVERAL, SEVERAL, (0,), 2, Cost(1, 2, WHY, 4, 5))),
            (None, 3),
            None,
            ("net", "model"),
            "model",
            "build",
            SPAN,
            (Summary(SPAN, Count(1, 1), Count(1, None, (WHY,)), Count()),),
            Samples(20000, "comment", SPAN),
            compiled=Compiled(
                SPAN,
                Identifier("LossScaleOptimizer", (WHY, 0.5), {"a": (1, "x"), "b": WHY}, Identifier("Adam")),
                (Identifier("mse"),),
                (Identifier("?", unknown=WHY),),
            ),
            batch_size=WHY,
        ),
    ),
    (
        Finding(
            "PML101",
            "params-exceed-samples",
            Severity.WARNING,
            "…",
            SPAN,
            "help",
            (Related("r", SPAN),),
            "model",
            "dense",
            1.88,
            Fix("t", (Edit(SPAN, "x"),), "unsafe"),
        ),
    ),
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return cache_in(tmp_path, "fingerprint", "check")


def entry(cache: Cache) -> Path:
    """The one entry of the cache."""
    (file,) = cache.folder.glob("*.json")
    return file


def test_an_empty_cache_knows_nothing_and_makes_no_folder(cache: Cache) -> None:
    assert cache.get("m.ipynb", DATA) is None
    assert not cache.folder.exists()


def test_gives_back_everything_that_was_put(cache: Cache) -> None:
    EVERYTHING.models[0].params  # noqa: B018  # what was computed on the way must do no harm
    cache.put("m.ipynb", DATA, EVERYTHING)
    assert cache.get("m.ipynb", DATA) == EVERYTHING


def test_code_is_not_kept(cache: Cache) -> None:
    source = replace(EVERYTHING.source, code=EVERYTHING.source.text)
    cache.put("m.ipynb", DATA, replace(EVERYTHING, source=source))
    assert cache.get("m.ipynb", DATA) == EVERYTHING


@settings(max_examples=30, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.none() | st.integers() | st.builds(Unknown, st.text(max_size=3), st.text(max_size=3)), max_size=4),
    st.dictionaries(st.text(max_size=3), st.none() | st.booleans() | st.integers() | st.text(max_size=3), max_size=3),
)
def test_gives_back_texts_shapes_and_arguments(
    tmp_path_factory: pytest.TempPathFactory, text: str, shape: list[int | Unknown | None], arguments: dict[str, object]
) -> None:
    cache = cache_in(tmp_path_factory.mktemp("cache"), "", "check")
    layer = Layer("a", "B", None, SPAN, (), arguments, None, tuple(shape))  # type: ignore[arg-type]
    checked = CheckedFile(SourceFile("m.py", text, ""), (Model("sequential", "s", SPAN, (layer,)),))
    cache.put("m.py", DATA, checked)
    assert cache.get("m.py", DATA) == checked


OTHERS: list[tuple[str, Callable[[Cache], object]]] = [
    ("another content", lambda cache: cache.get("m.ipynb", DATA + b" ")),
    ("another path", lambda cache: cache.get("n.ipynb", DATA)),
    ("other settings", lambda cache: replace(cache, fingerprint="x").get("m.ipynb", DATA)),
    ("another kind", lambda cache: replace(cache, kind="summary").get("m.ipynb", DATA)),
    ("a path that ends in the content", lambda cache: cache.get("m.ipynbi", DATA[1:])),
]


@pytest.mark.parametrize(("what", "get"), OTHERS, ids=[what for what, _ in OTHERS])
def test_does_not_answer_for(what: str, get: Callable[[Cache], object], cache: Cache) -> None:
    cache.put("m.ipynb", DATA, EVERYTHING)
    assert get(cache) is None


def test_the_same_relative_path_elsewhere_is_another_file(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.put("m.ipynb", DATA, EVERYTHING)
    monkeypatch.chdir(tmp_path)
    assert cache.get("m.ipynb", DATA) is None


DAMAGE: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("emptied", lambda data: b""),
    ("cut short", lambda data: data[:-20]),
    ("without its first line", lambda data: data.partition(b"\n")[2]),
    ("overwritten", lambda data: b"\xff" * len(data)),
    ("one digit changed", lambda data: data.replace(b"20000", b"20001")),
    ("deeply nested", lambda data: b"[" * 100_000),
]


@pytest.mark.parametrize(("what", "damage"), DAMAGE, ids=[what for what, _ in DAMAGE])
def test_a_damaged_entry_is_none_and_is_replaced(what: str, damage: Callable[[bytes], bytes], cache: Cache) -> None:
    cache.put("m.ipynb", DATA, EVERYTHING)
    file = entry(cache)
    file.write_bytes(damage(file.read_bytes()))
    assert cache.get("m.ipynb", DATA) is None
    cache.put("m.ipynb", DATA, EVERYTHING)
    assert cache.get("m.ipynb", DATA) == EVERYTHING


@pytest.mark.parametrize("body", ["{}", "[]", "null", '{"source": 3}', "[" * 100_000])
def test_an_entry_of_another_shape_is_none_even_with_its_checksum(body: str, cache: Cache) -> None:
    from hashlib import sha256

    cache.put("m.ipynb", DATA, EVERYTHING)
    data = body.encode()
    entry(cache).write_bytes(sha256(data).hexdigest().encode() + b"\n" + data)
    assert cache.get("m.ipynb", DATA) is None


def test_a_file_where_the_folder_should_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / ".paramlint_cache").write_text("in the way")
    cache = cache_in(tmp_path, "", "check")
    cache.put("m.ipynb", DATA, EVERYTHING)
    assert cache.get("m.ipynb", DATA) is None


def test_a_folder_that_cannot_be_written_is_no_error(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put("m.ipynb", DATA, EVERYTHING)

    def refuse(*arguments: object, **others: object) -> None:
        raise PermissionError(13, "Read-only file system")

    for module, name in ((Path, "write_bytes"), (Path, "mkdir"), (Path, "unlink"), (os, "replace"), (os, "utime")):
        monkeypatch.setattr(module, name, refuse)
    cache.put("other.py", DATA, EVERYTHING)
    assert cache.get("other.py", DATA) is None
    assert cache.get("m.ipynb", DATA) == EVERYTHING


def test_an_old_entry_of_a_read_only_folder_is_still_an_answer(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put("m.ipynb", DATA, EVERYTHING)
    age(entry(cache), days=3)

    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Read-only file system")

    monkeypatch.setattr(os, "utime", refuse)
    assert cache.get("m.ipynb", DATA) == EVERYTHING


def test_what_json_cannot_hold_is_not_kept(cache: Cache) -> None:
    source = replace(EVERYTHING.source, path="caf\udce9.py")
    cache.put("caf\udce9.py", DATA, replace(EVERYTHING, source=source))
    assert cache.get("caf\udce9.py", DATA) is None


def test_leaves_nothing_unfinished_and_is_ignored_by_git_and_backups(cache: Cache) -> None:
    cache.put("m.ipynb", DATA, EVERYTHING)
    names = sorted(file.name for file in cache.folder.iterdir())
    assert names == sorted([".gitignore", "CACHEDIR.TAG", entry(cache).name])
    assert (cache.folder / ".gitignore").read_text() == "*\n"
    assert (cache.folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def age(file: Path, days: float) -> None:
    when = time.time() - days * 24 * 60 * 60
    os.utime(file, (when, when))


def test_what_nobody_used_for_thirty_days_goes_and_what_somebody_used_stays(cache: Cache) -> None:
    for name in ("unused.py", "used.py", "recent.py"):
        cache.put(name, DATA, EVERYTHING)
    files = {name: cache._entry(name, DATA) for name in ("unused.py", "used.py", "recent.py")}
    left_behind = cache.folder / "abc.123.456"
    left_behind.write_text("by a process that was killed")
    for name, days in (("unused.py", 31.0), ("used.py", 31.0), ("recent.py", 29.0)):
        age(files[name], days)
    age(left_behind, 31)
    age(cache.folder / ".gitignore", 31)
    cache.get("used.py", DATA)
    cache.put("new.py", DATA, EVERYTHING)
    assert files["unused.py"].exists()  # it was tidied today already
    age(cache.folder / "CACHEDIR.TAG", 2)
    cache.put("newer.py", DATA, EVERYTHING)
    assert [file.exists() for file in files.values()] == [False, True, True]
    assert not left_behind.exists()
    assert (cache.folder / ".gitignore").exists()


WRITER = """
import sys
from pathlib import Path
from tests.lint.test_cache import DATA, EVERYTHING
from paramlint.lint.cache import cache_in
cache = cache_in(Path(sys.argv[1]), "fingerprint", "check")
for _ in range(150):
    cache.put("m.ipynb", DATA, EVERYTHING)
    assert cache.get("m.ipynb", DATA) == EVERYTHING
"""


def test_processes_that_write_the_same_entry_never_see_a_part_of_it(cache: Cache) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WRITER, str(cache.folder.parent)]
    writers = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    assert cache.get("m.ipynb", DATA) == EVERYTHING
    assert len(list(cache.folder.iterdir())) == 3


def test_an_entry_is_json_that_people_can_read(cache: Cache) -> None:
    cache.put("m.ipynb", DATA, EVERYTHING)
    _, _, body = entry(cache).read_bytes().partition(b"\n")
    assert json.loads(body)["findings"][0]["name"] == "params-exceed-samples"


def test_loading_imports_neither_the_parser_nor_the_rules(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from paramlint.lint.cache import cache_in;"
        "cache_in(Path(sys.argv[1]), '', 'check').get('m.py', b'');"
        "slow = [name for name in sys.modules if name.startswith(('libcst', 'paramlint.rules', 'rich', 'pathspec'))];"
        "sys.exit(' '.join(slow) or 0)"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
