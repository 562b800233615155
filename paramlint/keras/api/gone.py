"""Names that Keras 3 no longer has: what exactly is missing, and what has taken its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from paramlint.keras.api import public_names
from paramlint.keras.api.moved import moved

_METHODS_OF = ("keras.Model.", "keras.Sequential.")


@dataclass(frozen=True, slots=True)
class Gone:
    """A name that is gone. `missing` is it, or the first of its modules that is gone.

    `replacement` is the name that does the same, `similar` one that does nearly the same: each None where there is
    none.
    """

    name: str
    missing: str
    replacement: str | None = None
    similar: str | None = None

    @property
    def is_one_module(self) -> bool:
        """Whether the name is that of a module, and not of something in one."""
        return self.name in moved().modules and self.name not in moved().names


def exists(name: str, of_tensorflow: bool = False) -> bool:
    """Whether Keras 3 has a name; `tf.keras` (`of_tensorflow`) has some that the package `keras` has not."""
    if of_tensorflow and name in public_names("tf_keras3"):
        return True
    return name in public_names("3") and name not in moved().modules and _home(name) is None


@cache
def gone(name: str, of_tensorflow: bool = False) -> Gone | None:
    """What is missing where a program names something by its full public name; None where nothing is known to be."""
    known = name in moved().names or name in moved().modules or name in public_names("2") or _home(name) is not None
    if not known or exists(name, of_tensorflow):
        return None
    new = replacement(name, of_tensorflow)
    similar = next((moved().similar[one] for one in (name, _home(name)) if one in moved().similar), None)
    return Gone(name, _missing(name, of_tensorflow), new, similar)


def gone_method(name: str) -> Gone | None:
    """The same of a method of models: `keras.Model.fit_generator`. A replacement is the name of another method."""
    table, method = moved(), name.rpartition(".")[2]
    if not name.startswith(_METHODS_OF) or name in public_names("3"):
        return None
    new, similar = table.methods.get(method), table.similar_methods.get(method)
    in_keras_2 = public_names("2").get(name) is not None
    return Gone(name, name, new, similar) if new or similar or in_keras_2 else None


def replacement(name: str, of_tensorflow: bool = False) -> str | None:
    """The name in Keras 3 that does the same as one that is gone; None where there is none."""
    table = moved()
    if name in table.names:
        return table.names[name] or None
    if name in table.modules:
        return table.modules[name] or None
    home = _home(name)
    if home is None or not table.modules[home]:
        return None
    new = table.modules[home] + name[len(home) :]
    if new in table.names:
        return table.names[new] or None
    return new if exists(new, of_tensorflow) else None


def _home(name: str) -> str | None:
    """The longest module that is gone and that the name is in."""
    home = name
    while "." in home:
        home = home.rpartition(".")[0]
        if home in moved().modules:
            return home
    return None


def _missing(name: str, of_tensorflow: bool) -> str:
    """The first part of the name, from the left, that is not there."""
    parts = name.split(".")
    for end in range(2, len(parts)):
        part = ".".join(parts[:end])
        if not exists(part, of_tensorflow):
            return part
    return name
