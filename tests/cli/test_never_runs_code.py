"""An audit hook watches while paramlint reads a file that would do everything it must not."""

import subprocess
import sys
from pathlib import Path

from tests.cli.running import ROOT

HOSTILE = """
import os, socket, subprocess, sys
import local_module
from keras import Input, Sequential
from keras.layers import Dense
open("written.txt", "w").write("x")
exec("open('written.txt', 'w')")
eval("__import__('local_module')")
os.system("touch written.txt")
subprocess.run(["touch", "written.txt"])
socket.create_connection(("127.0.0.1", 9))
m = Sequential([Input((4,)), Dense(3)])
m.summary()
"""
WATCH = """
import sys
seen = []
def watch(event, arguments):
    first = arguments[0] if arguments else None
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "ctypes.", "urllib.")):
        seen.append((event, str(arguments)))
    elif event == "import" and first in ("local_module", "tensorflow", "numpy", "keras"):
        seen.append((event, first))
    elif event == "exec" and "hostile" in getattr(first, "co_filename", ""):
        seen.append((event, first.co_filename))
    elif event == "open" and isinstance(first, str) and any(mark in str(arguments[1]) for mark in "wax+"):
        if ".paramlint_cache" not in first and "__pycache__" not in first:
            seen.append((event, first))
sys.addaudithook(watch)
import paramlint
for _ in range(2):
    (checked,) = paramlint.check("hostile.py")
    (summarized,) = paramlint.summarize("hostile.py")
assert summarized.models[0].params.exact == 15
forbidden = {"tensorflow", "numpy", "keras", "local_module"} & set(sys.modules)
print(seen, forbidden)
sys.exit(bool(seen or forbidden))
"""


def test_nothing_that_is_read_is_run(tmp_path: Path) -> None:
    (tmp_path / "hostile.py").write_text(HOSTILE)
    (tmp_path / "local_module.py").write_text("open('imported.txt', 'w')\n")
    watched = subprocess.run(
        [sys.executable, "-c", WATCH], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert watched.returncode == 0, (watched.stdout + watched.stderr).decode()
    assert {file.name for file in tmp_path.iterdir()} == {"hostile.py", "local_module.py", ".paramlint_cache"}


def modules_after(code: str, cwd: Path) -> set[str]:
    script = f"import sys\nsys.argv = ['paramlint', *{code!r}.split()]\nfrom paramlint.cli import main\n"
    script += "try:\n    main()\nexcept SystemExit:\n    pass\nprint('MODULES', *sys.modules)\n"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=cwd, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    return set(done.stdout.decode().partition("MODULES")[2].split())


def test_what_needs_no_parser_imports_none(tmp_path: Path) -> None:
    (tmp_path / "model.py").write_text("from keras import Sequential\nm = Sequential()\n")
    (tmp_path / "plain.py").write_text("x = 1\n")
    assert "libcst" in modules_after("check model.py", tmp_path)
    for command in ("--version", "rule PML101", "rule", "check plain.py", "check model.py"):
        assert not {"libcst", "numpy", "keras", "tensorflow"} & modules_after(command, tmp_path), command
