"""Preprocessing worked out by hand: vocabularies, statistics, images and sounds."""

from __future__ import annotations

from typing import Any

import keras
import pytest

from paramlint.keras.build import Built, build
from paramlint.keras.layer import KerasLayer
from paramlint.keras.preprocessing.discretization import Discretization
from paramlint.keras.preprocessing.lookup import _Lookup
from paramlint.unknown import Unknown
from tests.keras.oracle import Nested, described, is_refusal

HIDDEN = Unknown("runtime-value", "hidden", name="words")
ABC = ("a", "b", "c")


def made_of(result: Built) -> tuple[object, object]:
    """The weights and the output's shape."""
    return result.weights, result.output_shape


def made(name: str, **arguments: Any) -> KerasLayer:
    layer = described(name, arguments)
    assert isinstance(layer, KerasLayer), layer.why
    return layer


def lookup(name: str, **arguments: Any) -> _Lookup:
    layer = made(name, **arguments)
    assert isinstance(layer, _Lookup)
    return layer


def parameters(built: Built) -> int:
    assert isinstance(built.weights, tuple)
    sizes = [weight.size for weight in built.weights]
    return sum(size for size in sizes if isinstance(size, int))


SIZES: list[tuple[str, dict[str, Any], int]] = [
    # One index for other tokens; the mask has one only where indices are handed out as they are.
    ("StringLookup", {"vocabulary": ABC}, 1 + 3),
    ("StringLookup", {"vocabulary": ABC, "mask_token": ""}, 1 + 1 + 3),
    ("StringLookup", {"vocabulary": ABC, "mask_token": "", "output_mode": "one_hot"}, 1 + 3),
    ("StringLookup", {"vocabulary": ABC, "num_oov_indices": 0}, 3),
    ("StringLookup", {"vocabulary": ("[UNK]", *ABC)}, 1 + 3),
    ("StringLookup", {"vocabulary": ABC, "num_oov_indices": 10**6}, 10**6 + 3),
    ("StringLookup", {}, 1),
    ("IntegerLookup", {"vocabulary": (7, 8), "num_oov_indices": 2}, 2 + 2),
    ("IntegerLookup", {"vocabulary": (7, 8), "mask_token": 0}, 1 + 1 + 2),
    ("TextVectorization", {"vocabulary": ABC}, 2 + 3),
    ("TextVectorization", {"vocabulary": ("", "[UNK]", *ABC)}, 2 + 3),
    ("TextVectorization", {"vocabulary": ABC, "output_mode": "count"}, 1 + 3),
    ("TextVectorization", {"max_tokens": 20_000}, 2),
]


@pytest.mark.parametrize(("name", "arguments", "size"), SIZES)
def test_vocabulary_size(name: str, arguments: dict[str, Any], size: int) -> None:
    assert lookup(name, **arguments).vocabulary_size() == size
    assert getattr(keras.layers, name)(**arguments).vocabulary_size() == size


def test_a_hidden_mask_has_no_index_in_vectors() -> None:
    layer = lookup("StringLookup", vocabulary=ABC, mask_token=HIDDEN, output_mode="one_hot")
    assert layer.vocabulary_size() == 1 + 3


HIDING: list[tuple[str, dict[str, Any], str]] = [
    ("StringLookup", {"vocabulary": HIDDEN}, "hidden"),
    ("StringLookup", {"vocabulary": ("a", HIDDEN)}, "hidden"),
    ("StringLookup", {"vocabulary": ABC, "num_oov_indices": HIDDEN}, "hidden"),
    ("StringLookup", {"vocabulary": ABC, "mask_token": HIDDEN}, "hidden"),
    ("TextVectorization", {"vocabulary": "vocabulary.txt"}, "the vocabulary is in the file 'vocabulary.txt'"),
]


@pytest.mark.parametrize(("name", "arguments", "why"), HIDING)
def test_a_hidden_vocabulary_has_no_size(name: str, arguments: dict[str, Any], why: str) -> None:
    size = lookup(name, **arguments).vocabulary_size()
    assert isinstance(size, Unknown)
    assert size.why == why


def test_only_the_data_knows_the_vocabulary_after_adapt() -> None:
    layer = lookup("TextVectorization", max_tokens=20_000, output_mode="multi_hot")
    assert build(layer, (None,)).output_shape == (None, None)
    size = layer.adapted().vocabulary_size()
    assert isinstance(size, Unknown)
    assert size.why == "only the data given to `adapt` knows the vocabulary, of 20000 tokens at most"
    assert size.hint is not None
    assert "vocabulary" in size.hint
    assert build(layer.adapted(), (None,)).output_shape == (None, size)


def test_padding_says_the_size_whatever_the_data_is() -> None:
    layer = lookup("TextVectorization", max_tokens=20_000, output_mode="multi_hot", pad_to_max_tokens=True)
    assert build(layer, (None,)).output_shape == build(layer.adapted(), (None,)).output_shape == (None, 20_000)


def test_indices_stay_indices_after_adapt() -> None:
    layer = lookup("TextVectorization", output_sequence_length=200)
    assert made_of(build(layer.adapted(), (None, 1))) == ((), (None, 200))


def test_the_number_of_bins_is_unknown_after_adapt() -> None:
    """Keras makes 50 bins of 49 where there is enough data, by how it rounds; and fewer where there is little."""
    layer = made("Discretization", num_bins=49, output_mode="one_hot")
    assert isinstance(layer, Discretization)
    assert build(layer, (None, 1)).output_shape == (None, 49)
    output = build(layer.adapted(), (None, 1)).output_shape
    assert isinstance(output, tuple)
    assert isinstance(output[-1], Unknown)


def test_a_hidden_split_hides_the_rank() -> None:
    layer = lookup("TextVectorization", vocabulary=ABC, output_mode="count", split=HIDDEN)
    assert build(layer, (None, 1)).output_shape == HIDDEN


def test_a_hidden_last_dimension_hides_the_rank_of_one_hot() -> None:
    layer = lookup("StringLookup", vocabulary=ABC, output_mode="one_hot")
    assert build(layer, (None, HIDDEN)).output_shape == HIDDEN.unnamed()


COUNTS: list[tuple[str, dict[str, Any], tuple[int | None, ...], int, tuple[int | None, ...]]] = [
    # mean and variance for each of the 13 features, and one count
    ("Normalization", {"axis": -1}, (None, 13), 13 + 13 + 1, (None, 13)),
    ("Normalization", {"axis": None}, (None, 13), 1 + 1 + 1, (None, 13)),
    ("Normalization", {"axis": (1, 2)}, (None, 4, 5), 2 * 4 * 5 + 1, (None, 4, 5)),
    ("Normalization", {"mean": 0.0, "variance": 1.0}, (None, 13), 0, (None, 13)),
    ("TextVectorization", {"output_sequence_length": 250}, (None, 1), 0, (None, 250)),
    ("TextVectorization", {}, (None, 1), 0, (None, None)),
    ("TextVectorization", {"vocabulary": ABC, "output_mode": "tf_idf", "idf_weights": (1, 2, 3)}, (None,), 0, (None, 4)),
    ("StringLookup", {"vocabulary": ABC, "output_mode": "one_hot"}, (None, 1), 0, (None, 4)),
    ("StringLookup", {"vocabulary": ABC, "output_mode": "one_hot"}, (None, 7), 0, (None, 7, 4)),
    ("StringLookup", {"vocabulary": ABC, "output_mode": "multi_hot"}, (None, 7), 0, (None, 4)),
    ("CategoryEncoding", {"num_tokens": 5}, (None, 7), 0, (None, 5)),
    ("CategoryEncoding", {"num_tokens": 5, "output_mode": "one_hot"}, (None, 1), 0, (None, 5)),
    ("CategoryEncoding", {"num_tokens": 5, "output_mode": "one_hot"}, (None,), 0, (None, 5)),
    ("Hashing", {"num_bins": 5}, (None, 7), 0, (None, 7)),
    ("Hashing", {"num_bins": 5, "output_mode": "multi_hot"}, (None, 7), 0, (None, 5)),
    ("Discretization", {"bin_boundaries": (0.0, 1.0, 2.0), "output_mode": "one_hot"}, (None, 1), 0, (None, 4)),
    ("Resizing", {"height": 224, "width": 192}, (None, None, None, 3), 0, (None, 224, 192, 3)),
    ("Resizing", {"height": 2, "width": 3, "data_format": "channels_first"}, (None, 3, 8, 8), 0, (None, 3, 2, 3)),
    ("RandomCrop", {"height": 20, "width": 10}, (None, 32, 32, 3), 0, (None, 20, 10, 3)),
    ("RandomFlip", {"mode": "horizontal"}, (None, 32, 32, 3), 0, (None, 32, 32, 3)),
    ("RandomContrast", {"factor": 0.2, "seed": 1}, (None, 32, 32, 3), 0, (None, 32, 32, 3)),
    # two kernels of 256 samples by 129 frequencies; (16000 - 256) / 128 + 1 = 124 frames
    ("STFTSpectrogram", {}, (None, 16_000, 1), 2 * 256 * 129, (None, 124, 129)),
    ("STFTSpectrogram", {"mode": "real"}, (None, 16_000, 2), 256 * 129, (None, 124, 2 * 129)),
    ("STFTSpectrogram", {"mode": "stft", "expand_dims": True}, (None, 16_000, 2), 66_048, (None, 124, 258, 2)),
    ("STFTSpectrogram", {"frame_length": 300, "padding": "same"}, (None, 15_000, 1), 2 * 300 * 257, (None, 100, 257)),
    ("MelSpectrogram", {"num_mel_bins": 80, "sequence_stride": 128}, (None, 16_000), 0, (None, 80, 126)),
    ("Pipeline", {"layers": [Nested("Resizing", {"height": 4, "width": 4}), Nested("Normalization", {})]}, (None, 8, 8, 3), 7, (None, 4, 4, 3)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "count", "output"), COUNTS)
def test_counts(
    name: str, arguments: dict[str, Any], shape: tuple[Any, ...], count: int, output: tuple[Any, ...]
) -> None:
    result = build(made(name, **arguments), shape)
    assert (parameters(result), result.output_shape) == (count, output)


def test_statistics_are_not_learned_and_kernels_are() -> None:
    statistics = build(made("Normalization"), (None, 13)).weights
    kernels = build(made("STFTSpectrogram"), (None, 512, 1)).weights
    assert isinstance(statistics, tuple)
    assert isinstance(kernels, tuple)
    assert [(weight.name, weight.trainable) for weight in statistics] == [
        ("mean", False),
        ("variance", False),
        ("count", False),
    ]
    assert [(weight.name, weight.trainable) for weight in kernels] == [("real_kernel", True), ("imag_kernel", True)]


def test_statistics_that_may_be_none_may_be_weights() -> None:
    result = build(made("Normalization", mean=HIDDEN, variance=HIDDEN), (None, 13))
    assert made_of(result) == (HIDDEN, (None, 13))


def test_statistics_in_an_array_are_constants() -> None:
    array = Unknown("library-object", "an object of a library")
    assert made_of(build(made("Normalization", mean=array, variance=array), (None, 13))) == ((), (None, 13))


REFUSED: list[tuple[str, dict[str, Any], tuple[int | None, ...], str]] = [
    ("Normalization", {}, (None, None), "Normalization needs a defined dimension at axis -1, its input is (None, None)"),
    ("Normalization", {"axis": 3}, (None, 13), "Normalization has no axis 3 in its input (None, 13)"),
    ("Normalization", {"mean": (1, 2), "variance": (1, 2)}, (None, 13), "Normalization cannot spread a `mean` of shape (2,) over its input (None, 13)"),
    ("STFTSpectrogram", {}, (None, 100, 1), "STFTSpectrogram's window (256,) does not fit into its input (None, 100, 1)"),
    ("STFTSpectrogram", {}, (None, 16_000), "STFTSpectrogram expects 3 dimensions, its input (None, 16000) has 2"),
    ("CenterCrop", {"height": 2, "width": 2}, (None, 8), "CenterCrop expects one image or a batch of them, its input is (None, 8)"),
    ("RandomColorDegeneration", {"factor": 0.5}, (None, 8, 8, 4), "RandomColorDegeneration expects 3 channels, its input (None, 8, 8, 4) has 4"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "shape", "why"), REFUSED)
def test_refusals_name_the_numbers(name: str, arguments: dict[str, Any], shape: tuple[Any, ...], why: str) -> None:
    result = build(made(name, **arguments), shape)
    assert result.weights == result.output_shape
    assert is_refusal(result.weights, why)


OBJECTIONS: list[tuple[str, dict[str, Any], str]] = [
    ("CategoryEncoding", {}, "CategoryEncoding expects a number of at least 1 for `num_tokens`, got None"),
    ("Discretization", {}, "Discretization needs either `num_bins` or `bin_boundaries`"),
    ("Normalization", {"mean": 1.0}, "Normalization needs both `mean` and `variance`, or neither"),
    ("Pipeline", {"layers": []}, "Pipeline expects a list of layers for `layers`, got []"),
    ("RandomZoom", {"height_factor": 2}, "RandomZoom expects a number from -1 to 1, or two of them for `height_factor`, got 2"),
    ("StringLookup", {"vocabulary": ("a", "a")}, "StringLookup expects every token once for `vocabulary`, got ('a', 'a')"),
    ("StringLookup", {"vocabulary": ABC, "max_tokens": 3}, "StringLookup has room for 3 tokens, its vocabulary needs 4"),
    ("TextVectorization", {"output_sequence_length": 9, "output_mode": "count"}, "TextVectorization expects None unless output_mode='int' for `output_sequence_length`, got 9"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "why"), OBJECTIONS)
def test_objections_say_what_was_expected(name: str, arguments: dict[str, Any], why: str) -> None:
    assert is_refusal(described(name, arguments), why)


def test_seeds_are_no_parameters() -> None:
    """The totals that Keras's summary prints, over layers that each keep a seed and learn nothing."""
    entries = [("RandomFlip", {}), ("RandomZoom", {"height_factor": 0.2}), ("AugMix", {}), ("Dropout", {"rate": 0.5})]
    model = keras.Sequential([keras.Input((8, 8, 3))])
    for name, arguments in entries:
        model.add(getattr(keras.layers, name)(**arguments))
    assert len(model.variables) > len(entries)
    ours = sum(parameters(build(made(name, **arguments), (None, 8, 8, 3))) for name, arguments in entries)
    assert ours == model.count_params() == 0
