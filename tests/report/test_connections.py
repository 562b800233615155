"""The column Connected to, and the layers of models inside models."""

from paramlint.graph.model import Call, Layer, Model, Shapes
from paramlint.keras.weight import Weight
from paramlint.lint.checked import CheckedFile
from paramlint.report.connections import is_chain
from paramlint.report.summary import summary
from paramlint.source.span import Span
from tests.report.samples import script

HERE = Span(0, 5)
SIZE = (None, 4)


def layer(name: str, *, inner: tuple[Layer, ...] = (), size: int = 0, identity: int | None = None) -> Layer:
    weights = (Weight("kernel", (size,)),) if size else ()
    kind = "Functional" if inner else "Dense"
    return Layer(name, kind, "core", HERE, weights, output_shape=SIZE, layers=inner, identity=identity)


def model(layers: tuple[Layer, ...], *calls: Call) -> Model:
    return Model("functional", "functional", HERE, layers, calls)


def cells(shown: Model, column: int, depth: int = 0) -> list[str]:
    lines = summary([CheckedFile(script("model = ..."), (shown,))], depth=depth)
    return [line.split("│")[column + 1].strip() for line in lines if line.startswith("│")]


def call(number: int, *inputs: int, tensors: tuple[int, ...] = (), use: int = 0) -> Call:
    return Call(number, inputs, SIZE, SIZE, tensors, use)


def test_a_chain_needs_no_connections() -> None:
    chain = model((layer("a"), layer("b")), call(0), call(1, 0))
    assert is_chain(chain)
    assert "Connected to" not in "".join(summary([CheckedFile(script("model = ..."), (chain,))]))


def test_branches_several_inputs_and_shared_layers_are_no_chain() -> None:
    layers = (layer("a"), layer("b"), layer("c"))
    assert not is_chain(model(layers, call(0), call(1, 0), call(2, 0)))
    assert not is_chain(model(layers, call(0), call(1), call(2, 0, 1)))
    assert not is_chain(model(layers[:2], call(0), call(1, 0), call(1, 1, use=1)))


def test_connections_name_the_use_of_a_layer_and_its_output() -> None:
    layers = (layer("a"), layer("shared"), layer("states"), layer("sum"))
    calls = (call(0), call(1, 0), call(1, 1, use=1), call(2, 2), call(3, 0, 2, 3, tensors=(0, 0, 2)))
    connected = cells(model(layers, *calls), 5)
    assert connected == ["-", "a[0][0], shared[0][0]", "shared[1][0]", "a[0][0], shared[1][0], states[0][2]"]


def test_models_inside_models_are_shown_when_asked_for() -> None:
    inner = layer("encoder", inner=(layer("x", size=3, identity=7), layer("y", inner=(layer("z", size=2),))))
    outer = model((layer("a"), inner), call(0), call(1, 0))
    assert cells(outer, 0) == ["a (Dense)", "encoder (Functional)"]
    assert cells(outer, 0, depth=1)[1:] == ["encoder (Functional)", "└ x (Dense)", "└ y (Functional)"]
    assert cells(outer, 0, depth=9)[-1] == "└ z (Dense)"
    assert cells(outer, 2, depth=9) == ["0", "5", "3", "2", "2"]


def test_what_stands_in_two_models_counts_once() -> None:
    shared = layer("x", size=3, identity=7)
    outer = model((layer("encoder", inner=(shared,), identity=8), shared, layer("y", size=2, identity=9)))
    assert [one.params.exact for one in outer.layers] == [3, 3, 2]
    assert outer.params.exact == 5
    assert [one.name for one in outer.distinct] == ["x", "y"]


def test_several_shapes_stand_in_brackets() -> None:
    several = Layer("lstm", "LSTM", "recurrent", HERE, output_shape=Shapes(((None, 4), None)))
    assert cells(model((several,), call(0)), 1) == ["[(None, 4), ?]"]
