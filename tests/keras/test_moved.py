"""The table of what Keras 3 no longer has is right, line by line, about Keras itself."""

import importlib
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import keras
import pytest
import tensorflow as tf
import tf_keras

from paramlint.keras.api import public_names
from paramlint.keras.api.gone import exists, gone, gone_method
from paramlint.keras.api.keywords import most_by_position, old_keyword
from paramlint.keras.api.moved import Arguments, moved

TABLE = moved()
STUBS = "keras.optimizers.legacy"
"""A module of which Keras 3 has the names, and refuses their use."""


def resolved(name: str) -> Any:
    """What a public name of Keras 3 stands for."""
    found: Any = keras
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found


def can_import(name: str, root: str) -> bool:
    """Whether `import name` or `from home import name` works, with `keras` read as another package."""
    name = root + name.removeprefix("keras")
    home, _, last = name.rpartition(".")
    try:
        importlib.import_module(name)
        return True
    except ImportError:
        pass
    try:
        return hasattr(importlib.import_module(home), last)
    except ImportError:
        return False


@pytest.mark.parametrize("module", sorted(TABLE.modules.keys() - {STUBS}))
def test_modules_are_gone_and_their_successors_are_there(module: str) -> None:
    assert not can_import(module, "keras")
    assert can_import(module, "keras._tf_keras.keras") == (module in public_names("tf_keras3"))
    if TABLE.modules[module]:
        assert inspect.ismodule(resolved(TABLE.modules[module]))


def test_the_legacy_optimizers_are_stubs_that_refuse_to_be_made() -> None:
    with pytest.raises(ImportError, match=r"`keras.optimizers.legacy` is not supported in Keras 3"):
        keras.optimizers.legacy.Adam()
    assert gone("keras.optimizers.legacy.Adam", of_tensorflow=True) is not None


@pytest.mark.parametrize("name", sorted(TABLE.names))
def test_names_are_gone(name: str) -> None:
    assert not can_import(name, "keras")
    assert can_import(name, "keras._tf_keras.keras") == (name in public_names("tf_keras3"))


def parameters_of(callee: Any) -> list[inspect.Parameter]:
    found = inspect.signature(callee).parameters.values()
    return [one for one in found if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD) and one.name != "name"]


@pytest.mark.parametrize("name", sorted(name for name, new in TABLE.names.items() if new))
def test_the_names_that_replace_them_take_the_same(name: str) -> None:
    new = resolved(TABLE.names[name])
    old: Any = tf_keras
    for part in name.split(".")[1:]:
        old = getattr(old, part, None)
    if not callable(old):
        return
    before, now = parameters_of(old), parameters_of(new)
    assert len(before) <= len(now)
    for one, other in zip(before, now, strict=False):
        assert one.default in (one.empty, other.default)


@pytest.mark.parametrize("name", sorted({*TABLE.names.values(), *TABLE.similar.values()} - {""}))
def test_what_stands_for_them_now_is_there(name: str) -> None:
    assert resolved(name) is not None
    assert exists(name)


@pytest.mark.parametrize("name", sorted(TABLE.similar))
def test_what_only_resembles_something_is_gone(name: str) -> None:
    assert not can_import(name, "keras")


def test_every_name_of_keras_2_that_is_said_to_be_gone_is() -> None:
    claimed = [name for name in public_names("2") if gone(name) is not None]
    assert len(claimed) > 250
    stubs = [name for name in claimed if not name.startswith(STUBS) and can_import(name, "keras")]
    assert [
        name for name in stubs if not name.startswith(("keras.Model.", "keras.Sequential.", "keras.layers.Layer."))
    ] == []


def test_every_name_of_tensorflows_keras_that_is_said_to_be_gone_is() -> None:
    claimed = [name for name in public_names("2") if gone(name, of_tensorflow=True) is not None]
    assert [
        name
        for name in claimed
        if not name.startswith((STUBS, "keras.Model.", "keras.Sequential.", "keras.layers.Layer."))
        and can_import(name, "keras._tf_keras.keras")
    ] == []
    assert gone("keras.backend.mean", of_tensorflow=True) is None
    assert tf.keras.backend.mean is not None


TENSOR = keras.Input((1,))
MODELS = [keras.Sequential(), keras.Model(TENSOR, TENSOR), type("Own", (keras.Model,), {})()]


def test_methods_are_gone_and_their_successors_are_there() -> None:
    known = {name.rpartition(".")[2] for name in public_names("2") if gone_method(name)}
    assert {"fit_generator", "reset_states", "get_input_at"} <= known
    for method in known | {*TABLE.methods, *TABLE.similar_methods}:
        assert not any(hasattr(model, method) for model in MODELS), method
    for new in TABLE.methods.values():
        assert all(hasattr(model, new) for model in MODELS)
    assert gone_method("keras.Model.fit") is None
    assert gone_method("keras.Layer.reset_states") is None
    assert gone_method("keras.Model.my_own") is None


NEEDED: dict[str, tuple[Any, ...]] = {
    "Dense": (2,),
    "Embedding": (3, 2),
    "SimpleRNN": (2,),
    "LSTM": (2,),
    "GRU": (2,),
    "RNN": (keras.layers.LSTMCell(2),),
    "Conv1D": (2, 3),
    "Conv2D": (2, 3),
    "Conv3D": (2, 3),
    "MultiHeadAttention": (2, 2),
    "GaussianNoise": (0.1,),
    "Dropout": (0.1,),
    "SpatialDropout1D": (0.1,),
    "SpatialDropout2D": (0.1,),
    "SpatialDropout3D": (0.1,),
    "GaussianDropout": (0.1,),
    "ModelCheckpoint": ("m.keras",),
    "to_categorical": ([1],),
    "load_img": ("none.png",),
    "relu": (1.0,),
    "save": ("/nowhere/m.keras",),
    "load_weights": ("/nowhere/m.weights.h5",),
    "compile": ("sgd", "mse"),
    "fit": ([[1.0]], [1.0]),
    "evaluate": ([[1.0]], [1.0]),
    "predict": ([[1.0]],),
}
EVERY_LAYER = ["Dense", "Conv2D", "LSTM", "MaxPooling2D", "Flatten", "Activation", "Dropout", "TimeDistributed"]
NEEDED_OF_LAYERS = {**NEEDED, "Activation": ("relu",), "TimeDistributed": (keras.layers.Dense(1),)}


def callee(call: str) -> Callable[..., Any]:
    """What to call: a method on a model that can do it."""
    if call.startswith("keras.Model."):
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
        if not call.endswith("compile"):
            model.compile("sgd", "mse")
        return getattr(model, call.rpartition(".")[2])
    found = resolved(call)
    assert callable(found)
    return found


def needed(call: str) -> tuple[Any, ...]:
    return NEEDED_OF_LAYERS.get(call.rpartition(".")[2], ())


def entries(kind: str) -> Iterator[tuple[str, str]]:
    for group in TABLE.arguments:
        for call in group.of:
            of = [f"keras.layers.{name}" for name in EVERY_LAYER] if call == "keras.layers.*" else [call]
            yield from ((one, keyword) for one in of for keyword in getattr(group, kind))


@pytest.mark.parametrize(
    ("call", "keyword"), sorted({*entries("renamed"), *entries("without_effect"), *entries("gone")})
)
def test_refused_keywords_are_refused(call: str, keyword: str) -> None:
    arguments = needed(call)
    if keyword in ("p", "sigma", "input_dim") or (keyword in ("y", "output_dim", "nb_filter") and arguments):
        arguments = arguments[1:]
    with pytest.raises((TypeError, ValueError)) as refused:
        callee(call)(*arguments, **{keyword: (3, 4) if keyword == "batch_input_shape" else 1})
    said = str(refused.value)
    assert f"'{keyword}'" in said or "missing 1 required" in said
    found = old_keyword(call, keyword)
    assert found is not None
    assert found.refused


@pytest.mark.parametrize(("call", "keyword"), sorted(entries("warned")))
def test_keywords_that_are_taken_with_a_warning(call: str, keyword: str) -> None:
    with pytest.warns(UserWarning, match=keyword):
        callee(call)(*needed(call), **{keyword: (3,) if keyword == "input_shape" else 0.5})
    found = old_keyword(call, keyword)
    assert found is not None
    assert not found.refused


def renamings() -> Iterator[tuple[str, str, str]]:
    for group in TABLE.arguments:
        for old, new in [*group.renamed.items(), *group.warned.items()]:
            yield from ((call, old, new) for call in group.of if new)


@pytest.mark.parametrize(("call", "old", "new"), sorted(set(renamings())))
def test_the_new_keyword_is_one_that_the_call_takes(call: str, old: str, new: str) -> None:
    if call == "keras.Model":
        tensor = keras.Input((1,))
        assert keras.Model(inputs=tensor, outputs=tensor) is not None
    else:
        assert new in inspect.signature(callee(call)).parameters
    found = old_keyword(call, old)
    assert found is not None
    assert found.new == new


def test_keywords_that_keras_3_takes_are_no_old_ones() -> None:
    for call, keyword in [
        ("keras.layers.Embedding", "weights"),
        ("keras.layers.Bidirectional", "weights"),
        ("keras.layers.LSTM", "implementation"),
        ("keras.layers.BatchNormalization", "renorm"),
        ("keras.layers.Dense", "input_shape"),
        ("keras.layers.InputLayer", "batch_input_shape"),
        ("keras.layers.Dense", "made_up"),
        ("keras.Model.save", "save_format"),
        ("keras.layers.EinsumDense", "activity_regularizer"),
        ("keras.callbacks.LambdaCallback", "on_batch_end"),
        ("keras.optimizers.Adam", "epsilon"),
        ("keras.Model.fit", "epochs"),
    ]:
        assert old_keyword(call, keyword) is None, (call, keyword)


def test_a_layer_of_two_names_has_one_entry() -> None:
    found = old_keyword("keras.layers.Convolution2D", "border_mode")
    assert found is not None
    assert found.new == "padding"


def test_what_only_keras_2_took_without_being_in_the_table_is_refused_as_well() -> None:
    found = old_keyword("keras.Model.save_weights", "save_format")
    assert found is not None
    assert found.refused
    with pytest.raises(TypeError, match="save_format"):
        MODELS[0].save_weights("/nowhere/m.weights.h5", save_format="h5")


@pytest.mark.parametrize(
    "call",
    [
        name
        for name in public_names("2")
        if most_by_position(name) is not None and not name.startswith("keras.backend.")
    ],
)
def test_calls_that_take_fewer_by_position(call: str) -> None:
    most = most_by_position(call)
    assert most is not None
    given = [None] * (most + 1)
    if call.startswith(("keras.Model.", "keras.Sequential.", "keras.layers.Layer.")):
        found = getattr(resolved(call.rpartition(".")[0]), call.rpartition(".")[2])
        given = [None, *given]
    else:
        found = callee(call)
    with pytest.raises(TypeError, match="positional argument"):
        found(*given)


def test_a_group_names_no_keyword_twice() -> None:
    for group in TABLE.arguments:
        assert isinstance(group, Arguments)
        names = [*group.renamed, *group.without_effect, *group.gone, *group.warned]
        assert len(names) == len(set(names))
