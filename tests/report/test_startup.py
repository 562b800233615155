"""What printing the findings may import: startup time is a feature."""

import subprocess
import sys
from pathlib import Path

CHECK = """
import sys
before = set(sys.modules)
from tests.report.samples import imdb
from paramlint.report.concise import concise
from paramlint.report.document import check_document, json_text
from paramlint.report.full import full
from paramlint.report.problems import problems_text
from paramlint.report.statistics import statistics
from paramlint.report.style import COLOURED
files = [imdb()]
print(*full(files, 1, COLOURED), *concise(files, 1, COLOURED), *statistics(files), *problems_text(files))
print(json_text(check_document(files)))
slow = {"rich", "typer", "libcst", "jsonschema", "difflib", "msgspec", "numpy", "keras", "tensorflow"}
sys.exit(", ".join(sorted((set(sys.modules) - before) & slow)) or 0)
"""


def test_a_check_is_printed_without_the_slow_libraries() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", CHECK], cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
