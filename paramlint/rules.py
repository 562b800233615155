"""In a checkout, makes `paramlint.rules` the folder `rules/` beside the package; wheels hold that folder itself."""

from pathlib import Path

__path__ = [str(Path(__file__).resolve().parent.parent / "rules")]
