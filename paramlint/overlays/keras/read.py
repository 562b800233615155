"""From the values of the evaluator to the graph: models with every layer's weights, shapes and counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from paramlint.evaluate.call import Call as CallOfProgram
from paramlint.evaluate.machine import Binding, Machine
from paramlint.evaluate.values import Known, Reference, Value
from paramlint.graph.model import Call, Layer, Model, Summary
from paramlint.keras.cost import Cost, unknown_cost
from paramlint.keras.shape import Dim
from paramlint.overlays.keras.chain import read_chain
from paramlint.overlays.keras.costs import as_defined, use_costs
from paramlint.overlays.keras.custom import MODEL, CustomContent
from paramlint.overlays.keras.custom_calls import result_for
from paramlint.overlays.keras.custom_rows import custom_rows
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.network import Network
from paramlint.overlays.keras.outputs import chain_outputs, network_outputs
from paramlint.overlays.keras.rows import gap_row, known, network_rows
from paramlint.overlays.keras.samples import samples_of
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.overlays.keras.session import Session
from paramlint.overlays.keras.tensor import TensorContent
from paramlint.overlays.keras.training import Training
from paramlint.unknown import Unknown

_SEVERAL = Unknown("several-values", "the same code makes the model and compiles it in several ways")
Readable = SequentialContent | FunctionalContent | CustomContent
"""What a model may be while the program runs."""


def read_models(session: Session, machine: Machine) -> list[Model]:
    """Every model of the program in the order they were made; equal ones made by the same call only once."""
    models: list[Model] = []
    handed_over: list[Model] = []
    for reference in session.models:
        if _is_only_of_module(reference, machine):
            continue
        content = latest(reference, machine)
        if isinstance(content, (SequentialContent, FunctionalContent, CustomContent)):
            read = _trained(_read(content, reference, machine), content.training)
            model = _named(read, reference, session, machine)
            elsewhere = any(reference.identity in numbers for numbers in machine.handed_over)
            _merge(_as_far_as_read(model, reference, machine), handed_over if elsewhere else models, machine)
    for model in handed_over:
        _add_handed_over(model, models)
    return models


def _is_only_of_module(reference: Reference, machine: Machine) -> bool:
    """Whether a model is one that another module makes when it is imported, and that the file does nothing with."""
    number = reference.identity
    if number in machine.used or not any(number in made for made in machine.made_on_import):
        return False
    return all(binding.elsewhere for binding in machine.bindings.get(number, ()))


def _add_handed_over(model: Model, models: list[Model]) -> None:
    """A model that code which is not read may have made: a model of its own, unless the file makes it as well."""
    for index, before in enumerate(models):
        if before.span == model.span:
            shown = tuple(replace(summary, layers=summary.layers or model.listed) for summary in model.summaries)
            identities = before.identities | model.identities
            models[index] = replace(before, summaries=(*before.summaries, *shown), identities=identities)
            return
    models.append(model)


def _as_far_as_read(model: Model, reference: Reference, machine: Machine) -> Model:
    """A model of code that was not evaluated to its end: more layers may follow than were seen."""
    cut = next((part for part in machine.cut_short if part.made(reference)), None)
    if cut is None:
        return model
    rest = Layer("?", "?", None, model.span, unknown=cut.why, cost=unknown_cost(cut.why))
    summaries = tuple(replace(summary, layers=summary.layers or model.listed) for summary in model.summaries)
    return replace(model, layers=(*model.layers, rest), output_shape=None, outputs=(), summaries=summaries)


def counted(reference: Reference, call: CallOfProgram) -> Value:
    """`model.count_params()`."""
    content = call.machine.content(reference)
    assert isinstance(content, (SequentialContent, FunctionalContent, CustomContent))
    params = _read(content, reference, call.machine).params
    unknown = params.reasons[0] if params.reasons else Unknown("runtime-value", "the parameters are not counted")
    return Known(params.exact) if params.exact is not None else unknown.at(call.span)


def note_summary(content: Readable, reference: Reference, machine: Machine) -> None:
    """Remember what a model looked like when the program asked for its summary."""
    model = _read(content, reference, machine)
    summary = Summary(machine.statement, model.params, model.trainable_params, model.non_trainable_params)
    content.session.summaries.setdefault(reference.identity, []).append((summary, model.listed))


def _named(model: Model, reference: Reference, session: Session, machine: Machine) -> Model:
    """The model with its names and the summaries it was asked for."""
    bindings = machine.bindings.get(reference.identity, [])
    summaries = tuple(
        summary if layers == model.listed else replace(summary, layers=layers)
        for summary, layers in session.summaries.get(reference.identity, [])
    )
    names = tuple(dict.fromkeys(binding.name for binding in bindings))
    samples = samples_of(reference, session)
    return replace(
        model,
        names=names,
        variable=_variable(bindings),
        summaries=summaries,
        samples=samples,
        handed_on=session.handed_on.get(reference.identity),
        identities=frozenset({reference.identity}),
    )


def _variable(bindings: list[Binding]) -> str | None:
    """The last name at the top level of the file, else the first of all."""
    top = [binding.name for binding in bindings if binding.top_level]
    return top[-1] if top else next((binding.name for binding in bindings), None)


def _merge(model: Model, models: list[Model], machine: Machine) -> None:
    """Add a model, or what is new about it to an equal one that the same code has made before."""
    for index, before in enumerate(models):
        same_call = before.span == model.span and _site(before, machine) is _site(model, machine)
        if same_call and _shape_of(before) == _shape_of(model):
            names = tuple(dict.fromkeys(before.names + model.names))
            summaries = (*before.summaries, *(one for one in model.summaries if one not in before.summaries))
            variable, samples = before.variable or model.variable, before.samples or model.samples
            identities = before.identities | model.identities
            handed_on = before.handed_on or model.handed_on
            merged = replace(
                before, names=names, variable=variable, summaries=summaries, samples=samples, identities=identities
            )
            merged = replace(merged, handed_on=handed_on)
            models[index] = _trained(merged, _training(before).joined(_training(model), _SEVERAL.at(model.span)))
            return
    models.append(model)


def _site(model: Model, machine: Machine) -> object:
    """The call in another module that makes the model, where its place is only what led there."""
    return next((machine.sites[number] for number in model.identities if number in machine.sites), None)


def _training(model: Model) -> Training:
    return Training(model.compiled, model.batch_size)


def _trained(model: Model, training: Training) -> Model:
    """The model as it is compiled and fitted; a batch size that its input states holds for every batch."""
    stated = model.input_shape[0] if isinstance(model.input_shape, tuple) and model.input_shape else None
    fitted: Dim = training.batch_size if stated is None else stated
    return replace(model, compiled=training.compiled, batch_size=fitted)


def _shape_of(model: Model) -> object:
    """What two runs of the same code must share to be one model: everything but automatic names."""
    layers = [(layer.span, layer.weights, layer.output_shape, layer.unknown) for layer in model.layers]
    return model.function, model.input_shape, layers


def _read(content: Readable, reference: Reference, machine: Machine) -> Model:
    if isinstance(content, FunctionalContent):
        return read_functional(content, machine)
    if isinstance(content, CustomContent):
        return _read_custom(content, reference, machine)
    chain = read_chain(content, machine)
    return Model(
        "sequential",
        content.name,
        content.span,
        tuple(chain.layers),
        tuple(chain.calls),
        chain.input_shape,
        known(chain.shape),
        function=content.function,
        called_from=content.called_from,
        trainable=content.trainable is not False,
        outputs=chain_outputs(chain),
    )


def _read_custom(content: CustomContent, reference: Reference, machine: Machine) -> Model:
    """A model of a class of the file: what it holds, in the order in which it was set."""
    given = content.built_on
    return Model(
        MODEL,
        content.name,
        content.span,
        tuple(custom_rows(content, reference, machine)),
        (),
        known(given),
        None if given is None else known(result_for(content, given)),
        function=content.function,
        called_from=content.called_from,
        trainable=content.trainable is not False,
    )


def read_functional(content: FunctionalContent, machine: Machine) -> Model:
    """A functional model: its layers in Keras's order, and how they are connected."""
    network = content.network
    calls = network_calls(network, machine)
    doubts = [] if content.listed is None else [gap_row(_changed(content))]
    return Model(
        "functional",
        content.name,
        content.span,
        (*_with_costs(network_rows(network, machine), calls), *doubts),
        calls,
        known(content.input_shape),
        known(content.output_shape),
        function=content.function,
        called_from=content.called_from,
        trainable=content.trainable is not False,
        outputs=tuple(network_outputs(content, machine)),
    )


def _changed(content: FunctionalContent) -> Unknown:
    """Why a model of whose list the program has taken layers is not known."""
    if isinstance(content.listed, Unknown):
        return content.listed
    return Unknown("keras-version", "the program changes the model's list of layers, but not what it computes")


def _with_costs(rows: list[Layer], calls: tuple[Call, ...]) -> Iterator[Layer]:
    """The layers with what all their uses cost; which of these wait for each other a layer does not say."""
    costs: dict[int, Cost] = {}
    for call in calls:
        costs[call.layer] = costs[call.layer].beside(call.cost) if call.layer in costs else call.cost
    return (replace(row, cost=costs.get(index, row.cost)) for index, row in enumerate(rows))


def network_calls(network: Network, machine: Machine) -> tuple[Call, ...]:
    """The uses of the layers, each after those it reads."""
    layers = {layer.identity: index for index, layer in enumerate(network.layers)}
    places = {node: index for index, node in enumerate(network.nodes)}
    costs = use_costs(network, as_defined(network), machine)
    calls = []
    for node in network.nodes:
        read = [latest(network.tensor(value), machine) for value in node.inputs if isinstance(value, Reference)]
        tensors = [one for one in read if isinstance(one, TensorContent) and one.node in places]
        calls.append(
            Call(
                layers[node.layer.identity],
                tuple(places[one.node] for one in tensors),
                known(node.input_shape),
                known(node.output_shape),
                tuple(one.position for one in tensors),
                node.number,
                costs[node],
            )
        )
    return tuple(calls)
