"""A model in the place of a layer's argument, as in `TimeDistributed(model)`: described like any other layer."""

from __future__ import annotations

from collections.abc import Iterable

from paramlint.evaluate.machine import Machine
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference
from paramlint.graph.layer import Layer, distinct
from paramlint.keras.errors import Undescribed
from paramlint.keras.layer import Inert, KerasLayer
from paramlint.keras.shape import Several, Shape
from paramlint.keras.weight import Weight
from paramlint.overlays.keras.chain import Chain, input_shape, read_chain
from paramlint.overlays.keras.functional import FunctionalContent
from paramlint.overlays.keras.latest import latest
from paramlint.overlays.keras.nesting import output_of, refused_input
from paramlint.overlays.keras.rows import network_rows
from paramlint.overlays.keras.sequential import SequentialContent
from paramlint.unknown import Unknown


def described_model(reference: Reference, machine: Machine) -> KerasLayer:
    """The model as a layer. It is read when it is asked, with whatever was done to it since."""
    return _Model(reference=reference, machine=machine)


class _Model(KerasLayer):
    reference: Inert
    machine: Inert

    owns_weights = False

    def weights(self, shape: Shape) -> Iterable[Weight]:
        for row in distinct(self._rows(shape)):
            if row.unknown is not None and not row.weights:
                raise Undescribed(f"a layer of the model inside it is not counted: {row.unknown.why}")
            yield from row.weights

    def output_shape(self, shape: Shape) -> Shape | Several | Unknown:
        content = self._content()
        if isinstance(content, FunctionalContent):
            return output_of(content, (shape,), self._machine())
        return self._chain(shape).shape

    def _rows(self, shape: Shape) -> list[Layer]:
        content = self._content()
        if isinstance(content, FunctionalContent):
            return network_rows(content.network, self._machine())
        return self._chain(shape).layers

    def _chain(self, shape: Shape) -> Chain:
        content, machine = self._content(), self._machine()
        if not isinstance(content, SequentialContent):
            raise Undescribed("what is known of a model inside it is not enough")
        stated = input_shape(content, machine)
        refused = refused_input(content.name, stated, shape)
        return Chain(None, refused) if refused else read_chain(content, machine, shape)

    def _content(self) -> Content | None:
        assert isinstance(self.reference, Reference)
        return latest(self.reference, self._machine())

    def _machine(self) -> Machine:
        assert isinstance(self.machine, Machine)
        return self.machine
