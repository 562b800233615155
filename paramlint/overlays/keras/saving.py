"""Models that a program writes to a file or down as text, and makes anew from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from paramlint.evaluate.call import Call
from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import NONE, Known, Reference, Value, same
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.snapshots import DescriptionContent, Snapshot, snapshot_of
from paramlint.unknown import Unknown


@dataclass(frozen=True, slots=True, eq=False)
class FilesContent(Content):
    """The models that the program has saved so far, by the paths it gave; Unknown where it is open which it was."""

    saved: dict[str, Snapshot | Unknown] = field(default_factory=dict)
    described = "files"

    def joined(self, other: Content, cause: Unknown) -> Content:
        assert isinstance(other, FilesContent)
        paths = self.saved.keys() | other.saved.keys()
        return FilesContent({path: _joined(self.saved.get(path), other.saved.get(path), cause) for path in paths})

    def alike(self, other: Content) -> bool:
        return isinstance(other, FilesContent) and all(
            path in other.saved and _alike(one, other.saved[path]) for path, one in self.saved.items()
        )

    def widened(self, cause: Unknown) -> Content:
        return FilesContent(dict.fromkeys(self.saved, cause))


def _joined(one: Snapshot | Unknown | None, other: Snapshot | Unknown | None, cause: Unknown) -> Snapshot | Unknown:
    """What is in a file after either of two paths. What only one of them saves is what can be read at all."""
    if one is None or other is None:
        return one or other or cause
    return one if _alike(one, other) else cause


def _alike(one: Snapshot | Unknown, other: Snapshot | Unknown) -> bool:
    if isinstance(one, Snapshot) and isinstance(other, Snapshot):
        return one.alike(other)
    return isinstance(one, Unknown) and isinstance(other, Unknown)


def save(reference: Reference, path: Value | None, machine: Machine, session: Session) -> None:
    """`model.save(path)`; under a path that is not known, it may be any of the files."""
    files = _files(session, machine)
    assert session.files is not None
    if isinstance(path, Known):
        snapshot = snapshot_of(reference, machine)
        machine.store(session.files, FilesContent({**files.saved, str(path.value): snapshot}))
    else:
        cause = Unknown("runtime-value", "a file of an unknown name is saved after it", machine.statement)
        machine.store(session.files, files.widened(cause))


def _files(session: Session, machine: Machine) -> FilesContent:
    assert session.files is not None
    content = machine.content(session.files)
    assert isinstance(content, FilesContent)
    return content


def call_saving(name: str, call: Call, session: Session) -> Value | None:
    """The functions that save, load and copy models, by canonical name; None for what is not followed of them."""
    function = _FUNCTIONS.get(name.rpartition(".")[2])
    return None if function is None or call.rest is not None else function(call, session)


def _save(call: Call, session: Session) -> Value | None:
    model = call.argument(0, "model")
    if isinstance(model, Reference):
        save(model, call.argument(1, "filepath"), call.machine, session)
    return NONE


def _load(call: Call, session: Session) -> Value | None:
    path = call.argument(0, "filepath")
    if not isinstance(path, Known):
        return None
    found = _files(session, call.machine).saved.get(str(path.value))
    return _copied(found, call, session) if isinstance(found, Snapshot) else found


def _clone(call: Call, session: Session) -> Value | None:
    model = call.argument(0, "model")
    changed = [given for given in (call.argument(1, "input_tensors"), call.argument(2, "clone_function")) if given]
    if not isinstance(model, Reference) or any(not same(given, NONE) for given in changed):
        return None
    return _copied(snapshot_of(model, call.machine), call, session)


def _from_description(call: Call, session: Session) -> Value | None:
    given = call.argument(0, "config") or call.named().get("json_string")
    content = call.machine.content(given) if isinstance(given, Reference) else None
    return _copied(content.snapshot, call, session) if isinstance(content, DescriptionContent) else None


def copy_of(value: Value | None, call: Call, session: Session) -> Value | None:
    """`copy.deepcopy(model)`; None where the value is neither a model nor a layer."""
    content = call.machine.content(value) if isinstance(value, Reference) else None
    if not isinstance(value, Reference) or not (isinstance(content, LayerContent) or is_model(content)):
        return None
    return _copied(snapshot_of(value, call.machine), call, session)


def is_model(content: Content | None) -> bool:
    """Whether it is a model that can be saved."""
    return content is not None and content.described == "model"


def _copied(snapshot: Snapshot, call: Call, session: Session) -> Value:
    from paramlint.overlays.keras.copying import copied

    return copied(snapshot, call, session)


_FUNCTIONS: dict[str, Callable[[Call, Session], Value | None]] = {
    "save_model": _save,
    "load_model": _load,
    "clone_model": _clone,
    "model_from_json": _from_description,
    "model_from_yaml": _from_description,
    "model_from_config": _from_description,
    "from_config": _from_description,
}


def write_down(reference: Reference, name: str, call: Call, session: Session) -> Value:
    """`model.save(path)`, `model.to_json()` and the like."""
    if name == "save":
        save(reference, call.argument(0, "filepath"), call.machine, session)
        return NONE
    return call.machine.allocate(DescriptionContent(snapshot_of(reference, call.machine)))
