"""Write the data of the applications.

    python -m scripts.applications [NAME ...]

Builds every model with real Keras, one at a time, and needs about 3 GB and ten minutes for all of them. The MobileNets
are left out: their layers follow from `alpha`, so paramlint describes them in code. The format is told in
paramlint/keras/applications/data.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.applications.index import index, model_names, module_of
from scripts.applications.parts import model_data
from scripts.applications.writing import write

DATA = Path(__file__).parent.parent.parent / "paramlint" / "keras" / "applications" / "data"
IN_CODE = frozenset({"mobilenet", "mobilenet_v2", "mobilenet_v3"})


def main(names: list[str]) -> None:
    """Write the data of the named models, or of all of them and the index too."""
    DATA.mkdir(exist_ok=True)
    for name in names or model_names():
        if module_of(name) not in IN_CODE:
            write(DATA / f"{name}.json", model_data(name))
            print(name, (DATA / f"{name}.json").stat().st_size, flush=True)
    if not names:
        write(DATA / "index.json", index())


if __name__ == "__main__":
    main(sys.argv[1:])
