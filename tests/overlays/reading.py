"""Reads models out of snippets."""

from paramlint.analyze import analyze
from paramlint.evaluate.lists import ListContent
from paramlint.evaluate.machine import GLOBAL_SCOPE, Machine
from paramlint.evaluate.program import run
from paramlint.evaluate.values import Known, Reference, Tuple, Value
from paramlint.graph.model import Model
from paramlint.overlays.arrays.content import ArrayContent
from paramlint.overlays.keras.data.stream import Part, Several, StreamContent
from paramlint.overlays.library import Overlays
from paramlint.source.read import to_source
from paramlint.syntax.tree import parse
from paramlint.unknown import Unknown
from tests.evaluate.snippets import plain

HEAD = "from keras import *\nfrom keras.layers import *\nfrom keras.models import *\n"


def read(code: str, head: str = HEAD, keras_version: str = "auto") -> tuple[Model, ...]:
    """The models of a snippet; everything of Keras is already imported."""
    return analyze(to_source((head + code).encode(), "snippet.py"), keras_version=keras_version)


def read_one(code: str, head: str = HEAD, keras_version: str = "auto") -> Model:
    (model,) = read(code, head, keras_version)
    return model


def counts(model: Model) -> list[int | None]:
    return [layer.params.exact for layer in model.layers]


UNKNOWN = "?"


def machine_after(code: str) -> Machine:
    """The evaluation of a snippet, with every library at hand."""
    library = Overlays()
    library.overlay("keras")
    return run(parse(code), library)


def shapes_of(code: str, name: str = "n") -> object:
    """What a name is at a snippet's end: arrays by their shapes, `?` for every size and value that is not known."""
    machine = machine_after(code)
    return _shown(machine.live.scopes[GLOBAL_SCOPE][name], machine)


def _shown(value: Value, machine: Machine) -> object:
    content = machine.content(value) if isinstance(value, Reference) else None
    if isinstance(content, ArrayContent):
        shape = content.shape
        return UNKNOWN if isinstance(shape, Unknown) else tuple(UNKNOWN if isinstance(d, Unknown) else d for d in shape)
    if isinstance(content, StreamContent):
        return _element(content.element)
    if isinstance(content, ListContent):
        return [_shown(item, machine) for item in content.values]
    if isinstance(value, Tuple):
        return tuple(_shown(item, machine) for item in value.items)
    return value.value if isinstance(value, Known) else UNKNOWN


def _element(part: Part) -> object:
    if isinstance(part, Several):
        return [_element(inner) for inner in part.parts]
    return UNKNOWN if isinstance(part, Unknown) else tuple(UNKNOWN if isinstance(d, Unknown) else d for d in part)


def names_of(code: str) -> dict[str, object]:
    """What a snippet's names are at its end, with every library at hand: see `snippets.plain`."""
    machine = machine_after(code)
    return {name: plain(value, machine) for name, value in machine.live.scopes[GLOBAL_SCOPE].items()}
