"""The real pre-commit runs our hook on a small repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import BAD, GOOD

ROOT = Path(__file__).parent.parent.parent
IDENTITY = {f"GIT_{who}_{what}": "paramlint" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(*arguments: str, cwd: Path) -> None:
    subprocess.run(["git", *arguments], cwd=cwd, check=True, capture_output=True, env={**os.environ, **IDENTITY})


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("pre-commit-home")
    return {**os.environ, **IDENTITY, "PRE_COMMIT_HOME": str(home)}


def try_repo(repository: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    git("add", "-A", cwd=repository)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "paramlint", "--all-files"]
    return subprocess.run(command, cwd=repository, env=environment, capture_output=True, timeout=400, check=False)


def test_it_fails_on_a_finding_and_passes_without(tmp_path: Path, environment: dict[str, str]) -> None:
    git("init", "-q", cwd=tmp_path)
    file = tmp_path / "mein Modell ä.py"
    file.write_text(BAD, encoding="utf-8")
    failed = try_repo(tmp_path, environment)
    assert failed.returncode == 1, (failed.stdout + failed.stderr).decode()
    assert b"19 parameters are learned from 10 samples" in failed.stdout
    file.write_text(GOOD, encoding="utf-8")
    passed = try_repo(tmp_path, environment)
    assert passed.returncode == 0, (passed.stdout + passed.stderr).decode()
