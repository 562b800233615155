"""The folders in which Python looks for the modules that a file imports, as far as they are the project's."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from paramlint.source.looked_at import FILE, Looks

INIT = "__init__.py"
_RELATIVE = re.compile(r"^[ \t]*from[ \t]+\.", re.MULTILINE)
_LOADED_ALREADY = frozenset(
    {*sys.builtin_module_names, "abc", "codecs", "encodings", "genericpath", "io", "os", "posixpath", "site", "stat"}
)
"""What Python has imported before a program begins, so that no file of the program can take its place."""


class SearchPath:
    """Where `file`, in which `code` is written, finds the modules of its project, which is what lies in `root`.

    A file that does not lie in the root has its own folder, or that around its package, for a project.
    """

    def __init__(self, file: str, root: str, code: str, looks: Looks) -> None:
        self.home = os.path.dirname(file)
        self._looks = looks
        self._root = root if is_below(file, root) else None
        self._imports_relatively = _RELATIVE.search(code) is not None
        self._changes_path = "sys.path" in code
        self._is_notebook = file.lower().endswith(".ipynb")

    def folders_for(self, name: str) -> tuple[str, ...]:
        """The folders in which a module at the top may be found, in order; none for what Python has before."""
        if name in _LOADED_ALREADY:
            return ()
        if name in sys.stdlib_module_names:
            return (self.home,) if self.begins_beside and not self._is_notebook else ()
        return self._folders

    @cached_property
    def begins_beside(self) -> bool:
        """Whether Python looks beside the file before it looks anywhere else: the file is a plain script."""
        return not (self._imports_relatively or self._changes_path or self.is_package(self.home))

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        beside = () if self._imports_relatively else (self.home,)
        of_root = (self._root, os.path.join(self._root, "src")) if self._root is not None else ()
        return tuple(dict.fromkeys((*beside, self._above, *of_root)))

    @cached_property
    def boundary(self) -> str:
        """The folder outside of which nothing is looked at."""
        return self._above if self._root is None else self._root

    def holds(self, path: str) -> bool:
        """Whether the path lies in the project."""
        return is_below(path, self.boundary)

    def may_be_package(self, folder: str) -> bool:
        """Whether the modules in a folder can be those of a package, which need not have an `__init__.py`."""
        return self.is_package(folder) or (self.holds(folder) and folder != self.boundary)

    def is_package(self, folder: str) -> bool:
        """Whether the folder has an `__init__.py`; outside of the root nobody looks."""
        if self._root is not None and not is_below(folder, self._root):
            return False
        return self._looks.kind(os.path.join(folder, INIT)) == FILE

    def name_of(self, folder: str) -> str:
        """The dotted name of a package; nothing for a folder that is none."""
        return ".".join(reversed([os.path.basename(inner) for inner in self._packages(folder)]))

    def shown(self, path: str) -> str:
        """The path as people know it: from the project's folder on, with forward slashes."""
        return Path(path).relative_to(self.boundary).as_posix() if self.holds(path) else Path(path).name

    @cached_property
    def _above(self) -> str:
        """The folder in which the outermost package around the file stands."""
        packages = tuple(self._packages(self.home))
        return os.path.dirname(packages[-1]) if packages else self.home

    def _packages(self, folder: str) -> Iterator[str]:
        """The folder and those around it, as far as they are packages."""
        while self.is_package(folder) and folder != os.path.dirname(folder):
            yield folder
            folder = os.path.dirname(folder)


def is_below(path: str, folder: str) -> bool:
    """Whether a path is the folder, or lies in it; both absolute."""
    return path == folder or path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)
