"""Random generators: `np.random.default_rng()` has the functions of `np.random` for methods."""

from __future__ import annotations

from paramlint.evaluate.call import Call
from paramlint.evaluate.objects import Content
from paramlint.evaluate.values import Reference, Value
from paramlint.overlays.arrays.operations import apply


class GeneratorContent(Content):
    """A source of random numbers."""

    described = "random generator"
    inert = True

    def truth(self) -> bool:
        return True

    def joined(self, other: Content, cause: object) -> Content:
        return self

    def call_method(self, reference: Reference, name: str, call: Call) -> Value:
        from paramlint.overlays.numpy.overlay import operations

        operation = operations().get(f"numpy.random.{name}")
        return super().call_method(reference, name, call) if operation is None else apply(operation, call)
