"""Counts and shapes of the other core layers, and of spectral normalization, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from paramlint.keras.build import build
from paramlint.keras.construct import construct
from paramlint.keras.core.lambda_layer import Lambda
from paramlint.keras.layer import KerasLayer
from paramlint.keras.shape import Several
from paramlint.unknown import Unknown
from tests.keras.oracle import Nested, described
from tests.keras.test_exact import built, total, weights_of

FUNCTION = Unknown("library-object", "a function of the file")
SIZE = Unknown("runtime-value", "hidden", name="size")
DENSE = Nested("Dense", {"units": 5})


def _einsum(equation: str, target: Any, **more: Any) -> dict[str, Any]:
    return {"equation": equation, "output_shape": target, **more}


COUNTS = [
    ("EinsumDense", _einsum("ab,bc->ac", 64), (None, 32), 32 * 64, (None, 64)),
    ("EinsumDense", _einsum("ab,bc->ac", 64, bias_axes="c"), (None, 32), 32 * 64 + 64, (None, 64)),
    ("EinsumDense", _einsum("abc,cd->abd", (None, 64), bias_axes="d"), (None, 10, 32), 32 * 64 + 64, (None, None, 64)),
    ("EinsumDense", _einsum("abc,cd->abd", (10, 64), bias_axes="bd"), (None, 10, 32), 32 * 64 + 10 * 64, (None, 10, 64)),
    ("EinsumDense", _einsum("abc,cde->abde", (10, 2, 3), bias_axes="e"), (None, 10, 32), 32 * 6 + 3, (None, 10, 2, 3)),
    ("EinsumDense", _einsum("...x,xy->...y", 64, bias_axes="y"), (None, 10, 32), 32 * 64 + 64, (None, 10, 64)),
    ("EinsumDense", _einsum("ab...,bc->ac...", 64), (None, 32, 5, 7), 32 * 64, (None, 64, 5, 7)),
    ("EinsumDense", _einsum("ab,bc->ac", 64, lora_rank=2), (None, 32), 32 * 64 + 32 * 2 + 2 * 64, (None, 64)),
    ("ReversibleEmbedding", {"input_dim": 100, "output_dim": 8}, (None, 10), 800, (None, 10, 8)),
    ("ReversibleEmbedding", {"input_dim": 100, "output_dim": 8, "tie_weights": False}, (None, 10), 1600, (None, 10, 8)),
    ("SpectralNormalization", {"layer": DENSE}, (None, 4), 4 * 5 + 5 + 5, (None, 5)),
    ("SpectralNormalization", {"layer": Nested("Conv2D", {"filters": 2, "kernel_size": 2})}, (None, 10, 10, 1), 8 + 2 + 2, (None, 9, 9, 2)),
    ("Lambda", {"function": FUNCTION, "output_shape": (3, 4)}, (None, 9), 0, (None, 3, 4)),
    ("Lambda", {"function": FUNCTION, "output_shape": ()}, (8, 9), 0, (8,)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "parameters", "output"), COUNTS)
def test_counts(
    name: str, arguments: dict[str, Any], shape: tuple[Any, ...], parameters: int, output: tuple[Any, ...]
) -> None:
    result = built(name, arguments, shape)
    assert (total(result), result.output_shape) == (parameters, output)


def test_the_vector_of_a_spectral_normalization_is_not_learned() -> None:
    result = built("SpectralNormalization", {"layer": DENSE}, (None, 4))
    assert isinstance(result.weights, tuple)
    assert [(weight.name, weight.shape, weight.trainable) for weight in result.weights] == [
        ("kernel", (4, 5), True),
        ("vector_u", (1, 5), False),
        ("bias", (5,), True),
    ]


def test_an_unknown_size_of_the_target_is_one_of_the_weight() -> None:
    result = built("EinsumDense", _einsum("abc,cd->abd", (None, SIZE), bias_axes="d"), (None, 10, 32))
    assert weights_of(result) == {"kernel": (32, SIZE), "bias": (SIZE,)}
    assert result.output_shape == (None, None, SIZE)


def test_a_target_of_unknown_rank_makes_the_layer_unknown() -> None:
    assert described("EinsumDense", _einsum("abc,cd->abd", SIZE)) is SIZE


UNTOLD = [
    ({"function": FUNCTION}, "what the function of a Lambda makes of its input is not followed"),
    ({"function": FUNCTION, "output_shape": FUNCTION}, "the `output_shape` of a Lambda is itself a function, which is not followed"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "why"), UNTOLD)
def test_a_lambda_is_known_but_for_its_output(arguments: dict[str, Any], why: str) -> None:
    layer = construct(Lambda, (), arguments | {"arguments": {"scale": SIZE}}).layer
    assert isinstance(layer, Lambda)
    assert (layer.function, layer.arguments) == (FUNCTION, {"scale": SIZE})
    result = build(layer, (None, 9))
    assert isinstance(result.output_shape, Unknown)
    assert (result.weights, result.output_shape.kind, result.output_shape.why) == ((), "lambda", why)


def test_a_lambda_takes_several_tensors_and_states_several() -> None:
    layer = construct(Lambda, (FUNCTION, ((3,), (4, 5))), {}).layer
    assert isinstance(layer, KerasLayer)
    result = build(layer, Several(((8, 1), (8, 2))))
    assert result.output_shape == Several(((8, 3), (8, 4, 5)))


REFUSED = [
    ("EinsumDense", _einsum("abc,cd->abd", 64), (None, 32), "invalid-shape", "EinsumDense cannot apply `abc,cd->abd` to (None, 32): the equation has more axes than (None, 32)"),
    ("EinsumDense", _einsum("ab,bc->ac", 64), (None, None), "open-dimension", "EinsumDense cannot apply `ab,bc->ac` to (None, None): its `kernel` would be (None, 64)"),
    ("EinsumDense", _einsum("abc,cd->abd", (9, 64)), (None, 10, 32), "invalid-shape", "EinsumDense cannot apply `abc,cd->abd` to (None, 10, 32): axis `b` of the equation is 10 in the input and 9 in the output"),
    ("EinsumDense", _einsum("ab,bc->ac", 64, bias_axes="d"), (None, 32), "invalid-shape", "EinsumDense cannot apply `ab,bc->ac` to (None, 32): bias axes 'd' are not in the output of the equation"),
    ("EinsumDense", _einsum("ab,bc", 64), (None, 32), "invalid-argument", "EinsumDense expects an equation like `ab,bc->ac` for `equation`, got 'ab,bc'"),
    ("SpectralNormalization", {"layer": Nested("Flatten", {})}, (None, 4), "invalid-shape", "SpectralNormalization needs a layer with a kernel or embeddings, got Flatten"),
    ("SpectralNormalization", {"layer": Nested("LSTM", {"units": 2})}, (None, 4, 3), "invalid-shape", "SpectralNormalization needs a layer with a kernel or embeddings, got LSTM"),
    ("Wrapper", {"layer": DENSE}, (None, 4), "invalid-shape", "Wrapper is the base class of wrappers and has no `call` of its own"),
    ("Lambda", {"function": FUNCTION, "output_shape": 3}, (None, 9), "invalid-shape", "Lambda needs a tuple of sizes for `output_shape`, got 3"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "kind", "why"), REFUSED)
def test_refusals_name_the_numbers(name: str, arguments: dict[str, Any], shape: Any, kind: str, why: str) -> None:
    result = built(name, arguments, shape)
    assert result.output_shape == Unknown(kind, why)
