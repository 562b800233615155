"""The modules of a project: the ones that a file imports, found as Python would find them, and their text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paramlint.source.file import Problem, SourceFile, unreadable
from paramlint.source.limits import MODULE_BYTES
from paramlint.source.looked_at import FILE, FOLDER, Looks
from paramlint.source.search_path import INIT, SearchPath


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the project: its dotted name, its file, and the file as people are told of it.

    `folders` are those that hold the modules of a package. A package without `__init__.py` has no `path`.
    """

    name: str
    path: str
    shown: str
    folders: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        """The folder that `from . import` in this module leads to."""
        return self.folders[0] if self.folders else os.path.dirname(self.path)


@dataclass(frozen=True, slots=True)
class Missing:
    """A module that ought to be in the project and is not: why. `certain` is False where several may be meant."""

    why: str
    certain: bool = True


Found = tuple[Module, ...] | Missing | None
"""A module after the packages it is in; None for what the project does not have, so that it is a library's."""


class Modules:
    """The modules that one file can import from its project, and what was looked at to find and read them.

    `file` is where the file stands (or would: it need not exist), `root` the folder of its settings, `code` what is
    written in it. Nothing outside of the root is looked at, and no installed library.
    """

    def __init__(self, file: Path, root: Path, code: str = "") -> None:
        self.file = os.path.abspath(file)
        self.looks = Looks()
        self._sources: dict[str, SourceFile] = {}
        self._search = SearchPath(self.file, os.path.abspath(root), code, self.looks)

    def find(self, name: str, level: int = 0, importer: Module | None = None) -> Found:
        """The module of a dotted name as `importer` (None: the file) would import it, after `level` leading dots.

        Without a name it is the package that the dots lead to, which may be a mere folder.
        """
        parts = name.split(".") if name else []
        if level:
            package = self._package(level, importer)
            return package if isinstance(package, Missing) else self._below((package,), parts, certain=True)
        found = self._from_top(parts, importer.path if importer is not None else self.file)
        chains: list[tuple[Module, ...]] = []
        missing: Missing | None = None
        for one in found:
            if isinstance(one, Missing):
                missing = missing or one
            elif one is not None and self._search.begins_beside:
                return one
            elif one is not None:
                chains.append(one)
        ends = [chain[-1] for chain in chains]
        if len({end.path for end in ends}) > 1:
            return Missing(f"`{name}` may be {ends[0].shown} or {ends[1].shown}", certain=False)
        return chains[0] if chains else missing

    def read(self, module: Module) -> SourceFile:
        """The text of a module; one that cannot be read has a problem instead."""
        if module.path not in self._sources:
            self._sources[module.path] = self._read(module)
        return self._sources[module.path]

    def _read(self, module: Module) -> SourceFile:
        from paramlint.source.python import python_source

        data = self.looks.read(module.path, MODULE_BYTES)
        if isinstance(data, Problem):
            return unreadable(module.shown, data.message)
        return python_source(data, module.shown)

    def is_file_itself(self, module: Module) -> bool:
        """Whether the module is the very file whose imports are followed."""
        return module.path == self.file

    def is_in_package(self) -> bool:
        """Whether the file is itself a module of a package."""
        return self._search.is_package(self._search.home)

    def _from_top(self, parts: list[str], importer: str) -> Iterator[Found]:
        """What each folder of the search path holds of a module; then what they hold together of a mere folder."""
        mere: list[str] = []
        for folder in self._search.folders_for(parts[0]):
            first = self._in((folder,), parts[0], parts[0])
            if first is not None and not first.path:
                mere += first.folders
            elif first is not None and first.path != importer:
                yield self._below((first,), parts[1:], certain=True)
        if mere:
            yield self._below((self._mere(parts[0], tuple(mere)),), parts[1:], certain=False)

    def _below(self, chain: tuple[Module, ...], parts: list[str], *, certain: bool) -> Found:
        """The chain of modules from a package on; that a mere folder holds no module is no more than a coincidence."""
        for part in parts:
            package = chain[-1]
            inner = self._in(package.folders, f"{package.name}.{part}".lstrip("."), part)
            if inner is None:
                return Missing(self._why_missing(package, part)) if certain or package.path else None
            chain = (*chain, inner)
        return chain if chain[-1].path or (certain and not parts) else None

    def _why_missing(self, package: Module, part: str) -> str:
        if not package.folders:
            return f"{package.shown} is not a package, and has no module `{part}`"
        return f"{self._search.shown(os.path.join(package.folders[0], part))}.py does not exist"

    def _in(self, folders: tuple[str, ...], name: str, part: str) -> Module | None:
        """A module in one of the folders, else the mere folders of that name."""
        mere: list[str] = []
        for folder in folders:
            inner = os.path.join(folder, part)
            if not self._search.holds(inner):
                continue
            for file, held in ((os.path.join(inner, INIT), (inner,)), (f"{inner}.py", ())):
                if self.looks.kind(file) == FILE:
                    return Module(name, file, self._search.shown(file), held)
            if self.looks.kind(inner) == FOLDER:
                mere.append(inner)
        return self._mere(name, tuple(mere)) if mere else None

    def _mere(self, name: str, folders: tuple[str, ...]) -> Module:
        return Module(name, "", self._search.shown(folders[0]), folders)

    def _package(self, level: int, importer: Module | None) -> Module | Missing:
        """The package that so many dots lead to."""
        folder = importer.package if importer is not None else self._search.home
        for _ in range(level - 1):
            folder = os.path.dirname(folder)
            if not self._search.may_be_package(folder):
                return Missing(f"`{'.' * level}` leads out of the package")
        name = self._search.name_of(folder)
        if not self._search.is_package(folder):
            return self._mere(name, (folder,))
        file = os.path.join(folder, INIT)
        return Module(name, file, self._search.shown(file), (folder,))
