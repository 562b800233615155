"""Finding loose ends: tensors that a program computes, gives a name, and never reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.values import Reference, Tuple, Value
from paramlint.graph.loose import LooseEnd
from paramlint.overlays.keras.custom import CustomContent
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.layer import LayerContent
from paramlint.overlays.keras.operations import OperationContent
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.tensor import Node, TensorContent, Use


def read_loose_ends(session: Session, machine: Machine) -> list[LooseEnd]:
    """The inputs of models and what comes from them that lead nowhere; none where code was not read to its end."""
    if machine.cut_short or not session.connected:
        return []
    models = [content for content in machine.last_contents.values() if isinstance(content, FunctionalContent)]
    listed = [content for content in _latest(session.models, machine) if isinstance(content, FunctionalContent)]
    in_models = {node for model in models for node in model.network.nodes}
    read = _read([*(use.node for use in session.connected), *in_models])
    loose = [use for use in session.connected if use.node not in in_models and _is_unread(use.result, read, machine)]
    once = Counter(use.node.span for use in session.connected)
    found: list[LooseEnd] = []
    for use in loose:  # of a loop, the last round may be left over
        if once[use.node.span] == 1 and _is_layer(latest(use.node.layer, machine)):
            found += _of_models(use, listed, machine)
    for model in listed:
        found += _unread_inputs(model, read, machine)
    return found


def _read(nodes: Iterable[Node]) -> set[int]:
    """The tensors that are read by layers; those of models made anew were never connected by the program itself."""
    return {value.identity for node in nodes for value in node.inputs if isinstance(value, Reference)}


def _unread_inputs(model: FunctionalContent, read: set[int], machine: Machine) -> Iterator[LooseEnd]:
    """The inputs that no layer of the program reads, of a model that is known in full."""
    outputs = {value.identity for value in model.network.outputs if isinstance(value, Reference)}
    for value in () if model.network.gaps or model.network.replaced else model.network.inputs:
        node = _node(value, machine)
        unread = isinstance(value, Reference) and value.identity not in read | outputs
        if node is not None and node.is_input and unread:
            yield LooseEnd(getattr(latest(node.layer, machine), "name", "?"), "InputLayer", None, node.span, model.span)


def _of_models(use: Use, models: Iterable[FunctionalContent], machine: Machine) -> Iterator[LooseEnd]:
    """The loose end, of the first model that has all the inputs it is computed from."""
    begins = _beginnings(use.node, machine)
    for model in models:
        inputs = {_node(value, machine) for value in model.network.inputs}
        if begins and begins <= inputs:
            layer = latest(use.node.layer, machine)
            name, kind = getattr(layer, "name", "?"), getattr(layer, "class_name", "?")
            yield LooseEnd(name, kind, _name(use.result, machine), use.node.span, model.span)
            return


def _is_layer(content: object) -> bool:
    """Whether this makes tensors and does nothing else: a layer, or a function that is described."""
    operation = isinstance(content, OperationContent) and content.computes is not None
    return operation or isinstance(content, (LayerContent, CustomContent))


def _latest(references: Iterable[Reference], machine: Machine) -> Iterator[object]:
    return (latest(reference, machine) for reference in references)


def _is_unread(result: Value, read: set[int], machine: Machine) -> bool:
    """Whether the tensors have a name of their own, and no name, no layer and no collection leads to any of them."""
    tensors = _tensors(result)
    untouched = all(one.identity not in read and one.identity not in machine.looked_at for one in tensors)
    return untouched and len(tensors) == 1 and _name(result, machine).isidentifier()


def _tensors(result: Value) -> list[Reference]:
    if isinstance(result, Tuple):
        return [tensor for item in result.items for tensor in _tensors(item)]
    return [result] if isinstance(result, Reference) else []


def _name(result: Value, machine: Machine) -> str:
    bound = machine.bindings.get(result.identity, []) if isinstance(result, Reference) else []
    return bound[0].name if len(bound) == 1 else ""


def _node(value: Value, machine: Machine) -> Node | None:
    content = latest(value, machine) if isinstance(value, Reference) else None
    return content.node if isinstance(content, TensorContent) else None


def _beginnings(node: Node, machine: Machine) -> set[Node | None]:
    """The nodes of the inputs that a node is computed from; None among them for what is not known."""
    begins: set[Node | None] = set()
    waiting, seen = [node], {node}
    while waiting:
        here = waiting.pop()
        if here.is_input:
            begins.add(here)
        for value in here.inputs:
            before = _node(value, machine)
            if before is None:
                begins.add(None)
            elif before not in seen:
                seen.add(before)
                waiting.append(before)
    return begins
