"""How often paramlint agrees with the `model.summary()` tables that notebooks printed when they ran.

    python benchmarks/printed_summaries.py NOTEBOOK_OR_FOLDER ...

paramlint never reads these tables: they are what it is held against. A notebook whose code was changed after it ran
differs without being misread.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_TOTAL = re.compile(r"Total params:\D{0,20}?([\d,]+)")


def printed(notebook: Path) -> Iterator[tuple[int, int]]:
    """The cells in which a summary was printed, and the total that it shows."""
    cells = json.loads(notebook.read_bytes()).get("cells", [])
    for number, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", []):
            for total in _TOTAL.findall("".join(output.get("text", []))):
                yield number, int(total.replace(",", ""))


def verdict(file: dict[str, object], cell: int, total: int) -> str:
    """Whether one of the summaries that paramlint saw in the cell has that total."""
    models: list[dict[str, list[dict[str, object]]]] = file["models"]  # type: ignore[assignment]
    shown = [one for model in models for one in model["summaries"] if one["cell"] == cell]
    totals = [one["params"]["total"] for one in shown]  # type: ignore[index]
    if total in totals:
        return "the same total"
    if not totals:
        return "no summary seen"
    return "unknown, with its reason" if any(not isinstance(one, int) for one in totals) else "another total"


def main(paths: list[Path]) -> None:
    """Compare every notebook and print how often which verdict was reached."""
    notebooks = [path for root in paths for path in ([root] if root.is_file() else sorted(root.rglob("*.ipynb")))]
    command = [sys.executable, "-m", "paramlint", "summary", "--format", "json", "--no-cache", *map(str, notebooks)]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    files = {Path(file["path"]).resolve(): file for file in report["files"]}
    verdicts = Counter(
        verdict(files[notebook.resolve()], cell, total)
        for notebook in notebooks
        if notebook.resolve() in files
        for cell, total in printed(notebook)
    )
    for text, count in verdicts.most_common():
        print(f"{count:6}  {text}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
