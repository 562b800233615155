"""`from module import *`, and what hangs on which names it binds."""

from __future__ import annotations

from collections.abc import Iterator

from paramlint.evaluate.iteration import items_of
from paramlint.evaluate.join import join_values
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.modules import ModuleContent, binds_for_certain, member, with_hint
from paramlint.evaluate.scope import bind
from paramlint.evaluate.values import Known, Reference, Value
from paramlint.unknown import Unknown


def bind_all(package: Reference, machine: Machine) -> None:
    """`from module import *`: the names in `__all__`, else those that do not begin with an underscore."""
    content = machine.content(package)
    assert isinstance(content, ModuleContent)
    if content.failure is not None:
        add_star_import(content.module.name, machine)
        return
    stated = _stated_names(package, machine)
    if stated is None:
        for module in machine.star_imports.get(package.identity, ()):
            add_star_import(module, machine)
    for name in tuple(_public_names(package, machine)) if stated is None else stated:
        value = member(package, name, machine)
        if value is not None:
            bind(name, with_hint(_or_as_before(name, value, package, machine), name, machine), machine)


def _or_as_before(name: str, value: Value, package: Reference, machine: Machine) -> Value:
    """What a name is worth that was bound before, where it is not certain that the module has it to give."""
    before = machine.live.scopes[machine.frame.scopes[-1]].get(name)
    unstated = machine.live.scopes[package.identity].get("__all__") is not None and not _stated_names(package, machine)
    if before is None or (binds_for_certain(package, name, machine) and not unstated):
        return value
    shown = "the module" if (module := machine.loaded.get(package.identity)) is None else module.module.shown
    why = f"it depends on whether {shown} has a `{name}` to import"
    return join_values(before, value, Unknown("condition", why, machine.frame.place))


def _public_names(package: Reference, machine: Machine) -> Iterator[str]:
    names = machine.live.scopes[package.identity]
    return (name for name in names if not name.startswith("_") and "." not in name)


def _stated_names(package: Reference, machine: Machine) -> list[str] | None:
    """What `__all__` holds, None where the module has none or not all of it is known."""
    value = machine.live.scopes[package.identity].get("__all__")
    items = items_of(value, machine) if value is not None else None
    if items is None or isinstance(items, Unknown):
        return None
    names = [item.value for item in items if isinstance(item, Known) and isinstance(item.value, str)]
    return names if len(names) == len(items) else None


def add_star_import(module: str, machine: Machine) -> None:
    """What the library exports is looked up when a name is not found otherwise."""
    modules = machine.star_imports.setdefault(machine.frame.scopes[0], [])
    if module not in modules:
        modules.append(module)
