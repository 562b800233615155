"""Runs the real command line in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def paramlint(
    *arguments: str, cwd: Path, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The finished process; whatever happens, a traceback is never shown."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-m", "paramlint", *arguments]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=env, timeout=120, check=False)
    assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode()
    return done


def text(output: bytes) -> str:
    return output.decode("utf-8", "replace").replace("\r\n", "\n")
