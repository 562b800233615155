"""Which settings hold for a file."""

import subprocess
import sys
from pathlib import Path

import pytest

from paramlint.config.discover import settings_for
from paramlint.config.errors import ConfigError

OURS = "[tool.paramlint]\nsamples = {}\n"


def test_without_any_file_the_defaults_hold_below_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = settings_for(tmp_path / "model.py")
    assert (settings.root, settings.place.file, settings.samples) == (tmp_path, None, None)


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text(OURS.format(1))
    (inner / "pyproject.toml").write_text("[project]\nname = 'paramlint-demo'\n")
    settings = settings_for(inner / "model.py")
    assert (settings.samples, settings.root) == (1, tmp_path)


def test_the_nearest_file_wins_for_files_that_do_not_exist_too(tmp_path: Path) -> None:
    near = tmp_path / "a" / "b"
    near.mkdir(parents=True)
    (tmp_path / "paramlint.toml").write_text("samples = 1")
    (tmp_path / "a" / "pyproject.toml").write_text(OURS.format(2))
    assert settings_for(near / "model.py").samples == 2
    assert settings_for(near).samples == 2
    assert settings_for(near / "not" / "there.py").samples == 2
    assert settings_for(near / ".." / ".." / "model.py").samples == 1


def test_our_own_file_stands_above_pyproject_in_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "paramlint.toml").write_text("samples = 1")
    (tmp_path / "pyproject.toml").write_text(OURS.format(2))
    assert settings_for(tmp_path / "model.py").samples == 1


def test_a_folder_called_like_a_settings_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(OURS.format(1))
    (tmp_path / "inner" / "paramlint.toml").mkdir(parents=True)
    assert settings_for(tmp_path / "inner" / "model.py").samples == 1


def test_an_explicit_file_stands_above_all_and_is_the_root(tmp_path: Path) -> None:
    (tmp_path / "paramlint.toml").write_text("samples = 1")
    other = tmp_path / "ci" / "strict.toml"
    other.parent.mkdir()
    other.write_text("samples = 2")
    settings = settings_for(tmp_path / "model.py", other)
    assert (settings.samples, settings.root) == (2, other.parent)


def test_an_explicit_pyproject_must_have_our_table(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text("[project]\n")
    with pytest.raises(ConfigError, match=r"has no \[tool\.paramlint\] table; add one"):
        settings_for(tmp_path / "model.py", file)


def test_each_folder_is_looked_at_once(tmp_path: Path) -> None:
    (tmp_path / "paramlint.toml").write_text("samples = 1")
    first = settings_for(tmp_path / "model.py")
    (tmp_path / "paramlint.toml").write_text("samples = 2")
    assert settings_for(tmp_path / "other.py") is first


def test_without_settings_nothing_slow_is_imported(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'demo'\n")
    code = (
        "import sys; from pathlib import Path; from paramlint.config.discover import settings_for;"
        "settings_for(Path(sys.argv[1]));"
        "sys.exit(' '.join({'tomllib', 'pathspec', 'difflib', 'libcst', 'rich'} & set(sys.modules)) or 0)"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
