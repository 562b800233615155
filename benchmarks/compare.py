"""Times `paramlint check`, cold and warm, against Keras building the same model and printing its summary.

    python benchmarks/compare.py [FILE] [ROUNDS]

Whole processes, in turn, in one run; the medians of the wall time and their ratios are printed. Needs TensorFlow.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECK = [sys.executable, "-m", "paramlint", "check"]


def seconds(command: list[str], folder: Path) -> float:
    """The wall time of one process. Findings make `check` exit with 1, which is no failure here."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"})
    if done.returncode not in (0, 1) or (done.returncode and done.stderr):
        sys.exit(done.stderr.decode())
    return time.perf_counter() - started


def main(file: Path, rounds: int) -> None:
    """Print the medians and the ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "model.py").write_bytes(file.read_bytes())
        commands = {
            "keras": [sys.executable, "model.py"],
            "cold": [*CHECK, "--no-cache", "model.py"],
            "warm": [*CHECK, "model.py"],
        }
        for command in commands.values():
            seconds(command, folder)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command, folder))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{name:6}{median:8.3f} s{medians['keras'] / median:8.1f} times as fast as Keras")


if __name__ == "__main__":
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples" / "imdb_simple_rnn.py",
        int(sys.argv[2]) if len(sys.argv) > 2 else 5,
    )
