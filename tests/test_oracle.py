"""Real Keras builds our examples and our test models; every name, shape, weight and count must agree."""

import ast
import json
import math
import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from paramlint.analyze import analyze
from paramlint.graph.model import Layer, Model, Shapes
from paramlint.lint.page import sections, snippets
from paramlint.lint.refusal import RefusalRule
from paramlint.lint.registry import find_rule, rule_files
from paramlint.source.file import SourceFile
from paramlint.source.read import to_source
from paramlint.testing import findings

ROOT = Path(__file__).parent.parent
FILES = sorted([*ROOT.glob("examples/*.py"), *ROOT.glob("examples/*.ipynb"), *ROOT.glob("tests/models/*.py")])
FILES = [file for file in FILES if file.name != "__init__.py"]


def rule_snippets(refused: bool = False) -> list[tuple[str, str]]:
    """The snippets on the rules' pages that Keras builds, or those that it refuses."""
    found = []
    for file in rule_files():
        parts = sections(file.load())
        for heading in ("Example", "Use instead"):
            is_refused = heading == "Example" and issubclass(file.load(), RefusalRule)
            for number, code in enumerate(snippets(parts.get(heading, ""), "python")):
                if "keras" in code and is_refused is refused:
                    found.append((f"{file.name} {heading} {number}", code))
    return found


FAIL_IN_TRAINING = {
    "shared-optimizer-instance Example 0": "can only be called for the variables",
    "stale-monitor Example 0": "monitor=val_acc",
}
"""What Keras raises in examples whose models are built before."""


@pytest.fixture(autouse=True)
def _no_downloads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data sets are loaded from the net: sixty-four black pictures do as well here."""
    part = np.zeros((64, 28, 28), "uint8"), np.zeros(64, "uint8")
    monkeypatch.setattr(keras.datasets.mnist, "load_data", lambda: (part, part))


def executed(code: str, fails: str | None = None) -> dict[str, keras.Model]:
    """The models that the code's names hold after Keras has run it, to the end or to where it fails as it must."""
    keras.backend.clear_session()
    names: dict[str, Any] = {"__name__": "__main__"}
    with pytest.raises(ValueError, match=fails) if fails else nullcontext():
        exec(compile(code, "<model>", "exec"), names)
    return {name: value for name, value in names.items() if isinstance(value, keras.Model)}


def described(layer: Any, model: keras.Model) -> dict[str, object]:
    """What Keras says of a layer it has built. Its output is that of its last use in the model."""
    network = getattr(model, "_functional", model)
    own = [node for nodes in network._nodes_by_depth.values() for node in nodes]
    used = [node for node in layer._inbound_nodes if node in own]
    weights = getattr(layer, "weights", [])
    return {
        "name": re.sub(r"keras_tensor.*CLONE", "CLONE", layer.name),
        "class": type(layer).__name__,
        "output": shapes_of(used[-1].output_tensors),
        "params": sum(math.prod(weight.shape) for weight in weights),
        "weights": [(weight.name, tuple(weight.shape), weight.trainable) for weight in weights],
    }


def shapes_of(tensors: Any) -> Any:
    """One shape, or a list of those of several tensors; of a list of one, that one."""
    shapes = [tuple(tensor.shape) for tensor in keras.tree.flatten(tensors)]
    return shapes[0] if len(shapes) == 1 else shapes


def listed(real: keras.Model) -> list[Any]:
    """The layers as Keras's summary lists them: of a functional model with what functions on tensors have become."""
    return real.operations if type(real).__name__ == "Functional" else real.layers


def claimed(layer: Layer) -> dict[str, object]:
    """The same, as paramlint says it."""
    return {
        "name": re.sub(r"keras_tensor.*CLONE", "CLONE", layer.name),
        "class": layer.class_name,
        "output": plain(layer.output_shape),
        "params": layer.params.exact,
        "weights": [(weight.name, weight.shape, weight.trainable) for weight in layer.weights],
    }


def plain(shape: Any) -> Any:
    return list(shape.shapes) if isinstance(shape, Shapes) else shape


def assert_agrees(model: Model, real: keras.Model) -> None:
    assert [claimed(layer) for layer in model.listed] == [described(layer, real) for layer in listed(real)]
    assert model.name == real.name
    assert model.params.exact == real.count_params()
    assert model.trainable_params.exact == sum(keras.ops.size(w) for w in real.trainable_weights)
    assert model.non_trainable_params.exact == sum(keras.ops.size(w) for w in real.non_trainable_weights)
    assert plain(model.input_shape) == shapes_of(real.inputs)
    assert plain(model.output_shape) == shapes_of(real.outputs)


def assert_code_agrees(source: SourceFile, fails: str | None = None) -> None:
    real = executed(source.code, fails)
    models = {name: model for model in analyze(source) for name in model.names}
    assert real, "the code defines no model"
    assert real.keys() <= models.keys()
    for name, built in real.items():
        if built.built:
            assert_agrees(models[name], built)
        else:
            assert models[name].params.exact is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_keras_builds_what_paramlint_understood(file: Path) -> None:
    assert_code_agrees(to_source(file.read_bytes(), file.name))


@pytest.mark.parametrize(("name", "code"), rule_snippets(), ids=lambda value: value if "\n" not in value else "")
def test_the_examples_of_every_rule_agree_with_keras(name: str, code: str) -> None:
    assert_code_agrees(to_source(code.encode(), "example.py"), FAIL_IN_TRAINING.get(name))


@pytest.mark.parametrize(("name", "code"), rule_snippets(refused=True), ids=lambda value: value.partition("\n")[0])
def test_keras_refuses_the_examples_of_the_rules_about_that_in_the_words_they_quote(name: str, code: str) -> None:
    rule = find_rule(name.partition(" ")[0]).load()
    (finding,) = findings(rule, code)
    (quoted,) = re.findall(r'\(Keras: "(.*)"\)', finding.message)
    with pytest.raises((ValueError, TypeError)) as raised:
        executed(code)
    words = " ".join(str(raised.value).split())
    assert all(part in words for part in quoted.split(", "))


def test_every_rule_about_models_has_an_example_and_its_mending() -> None:
    named = {name.rsplit(" ", 1)[0] for name, _ in rule_snippets() + rule_snippets(refused=True)}
    for file in rule_files():
        if file.family != "tool":
            assert {f"{file.name} Example", f"{file.name} Use instead"} <= named


def test_the_story_begins_with_37551() -> None:
    """17,550 = 300 × 50 + 50 × 50 + 50 for the recurrent layer, and 20,001 = 400 × 50 × 1 + 1 behind it."""
    file = ROOT / "examples" / "imdb_simple_rnn.py"
    (model,) = analyze(to_source(file.read_bytes(), file.name))
    assert [layer.params.exact for layer in model.layers] == [17_550, 0, 0, 20_001]
    assert model.params.exact == 37_551


def test_models_are_our_own_python() -> None:
    for file in FILES:
        if file.suffix == ".py":
            ast.parse(file.read_text(encoding="utf-8"))
        else:
            json.loads(file.read_text(encoding="utf-8"))
