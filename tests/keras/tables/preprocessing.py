"""What is drawn for the layers of `paramlint/keras/preprocessing` over text, categories, numbers and sounds."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from paramlint.keras.shape import Several
from tests.keras.draws import Arguments, Table, few, flags, formats, rates, several_axes
from tests.keras.oracle import Nested

_bins = st.one_of(few, few, st.sampled_from([0, 1, 2.5, True]))
_indexed_modes = st.sampled_from(["int", "one_hot", "multi_hot", "count"])
_lookup_modes = st.sampled_from(["int", "int", "one_hot", "multi_hot", "count", "tf_idf", "binary", "tf-idf"])
_words = st.sampled_from(["a", "b", "c", "", "[UNK]", "[MASK]"])
_vocabulary = st.one_of(
    st.none(),
    st.sampled_from(
        [["a"], ["a", "b"], ("a", "b", "c"), ["[UNK]", "a", "b"], ["", "[UNK]", "a"], ["[UNK]"] * 2 + ["a"]]
    ),
    st.lists(_words, max_size=4),
    st.sampled_from([[1, 2], {"a", "b"}, range(3), 3]),
)
_numbers = st.one_of(
    st.none(),
    st.sampled_from([[1], [1, 2], (1, 2, 3), [-1, 1, 2], [0, -1, 1], [0, 1], [-1, -1, 3]]),
    st.lists(st.integers(-2, 3), max_size=4),
    st.sampled_from([{1, 2}, range(3), 3]),
)
_idf_weights = st.sampled_from([None, None, [0.5], [0.5, 1], (1, 2, 3), ["x"], 3])
_statistics = st.sampled_from(
    [None, 0, 1.5, True, [1.0], (0.0, 1.0), [1, 2, 3], [[1, 2]], ((1, 2), (3, 4)), [[1], [2, 3]]]
)
_sounds = {
    "mode": st.sampled_from(["log", "magnitude", "psd", "real", "imag", "angle", "stft"]),
    "frame_step": few,
    "fft_length": st.sampled_from([None, 4, 5, 8, 16]),
    "periodic": flags,
    "scaling": st.sampled_from([None, "density", "spectrum"]),
    "padding": st.sampled_from(["valid", "same"]),
    "expand_dims": flags,
    "data_format": formats,
}


def _lookup(vocabulary: st.SearchStrategy[Any], mask: Any, oov: Any) -> Arguments:
    return {
        "vocabulary": vocabulary,
        "max_tokens": st.one_of(st.none(), st.none(), st.integers(1, 6)),
        "num_oov_indices": st.sampled_from([0, 1, 1, 2, 3]),
        "mask_token": st.sampled_from([None, None, mask, 2.5, True]),
        "oov_token": st.sampled_from([oov, oov, None, 7, "x"]),
        "idf_weights": _idf_weights,
        "invert": st.sampled_from([False, False, False, True]),
        "output_mode": _lookup_modes,
        "pad_to_max_tokens": flags,
        "sparse": st.sampled_from([False, False, False, True]),
        "salt": st.sampled_from([None, None, 3, (1, 2)]),
    }


_crossed = st.one_of(
    st.sampled_from([((None, 1), (None, 1)), ((3, 1), (3, 1)), ((None,), (None,)), ((None, 3), (None, 3))]),
    st.sampled_from(
        [((None, 1), (None, 2)), ((None, 1),), ((None, 1),) * 3, ((None, None), (None, 1)), ((2,), (3, 2))]
    ),
)

_piped = st.sampled_from(
    [
        Nested("Rescaling", {"scale": 0.5}),
        Nested("Normalization", {}),
        Nested("Resizing", {"height": 3, "width": 2}),
        Nested("RandomCrop", {"height": 4, "width": 2}),
        Nested("CenterCrop", {"height": 2, "width": 1, "data_format": "channels_first"}),
        Nested("RandomFlip", {}),
        Nested("RandomRotation", {"factor": 0.1}),
        Nested("RandomHue", {"factor": 0.1}),
        Nested("CutMix", {}),
        Nested("Dense", {"units": 3}),
    ]
)

TABLES: dict[str, Table] = {
    "Rescaling": Table({"scale": st.sampled_from([1 / 255, 2])}, {"offset": rates}),
    "Normalization": Table({}, {"axis": st.none() | several_axes, "mean": _statistics, "variance": _statistics, "invert": flags}),
    "Discretization": Table(
        {},
        {
            "bin_boundaries": st.sampled_from([None, None, [0.0, 1.0], (1, 2, 3), [], "ab"]),
            "num_bins": st.none() | _bins,
            "epsilon": rates,
            "output_mode": _indexed_modes,
            "sparse": st.sampled_from([False, False, True]),
        },
    ),
    "CategoryEncoding": Table(
        {"num_tokens": _bins}, {"output_mode": st.sampled_from(["one_hot", "multi_hot", "count", "binary"]), "sparse": flags}
    ),
    "Hashing": Table(
        {"num_bins": _bins},
        {
            "output_mode": _indexed_modes,
            "sparse": flags,
            "salt": st.sampled_from([None, 3, (1, 2), [1, 2], (1, 2, 3)]),
            "dtype": st.sampled_from([None, "int32", "int64", "float32"]),
        },
        dtype="string",
    ),
    "HashedCrossing": Table(
        {"num_bins": _bins},
        {"output_mode": st.sampled_from(["int", "one_hot", "one_hot"]), "sparse": flags},
        inputs=_crossed.map(Several),
        dtype="int32",
    ),
    "StringLookup": Table({}, _lookup(_vocabulary, "[MASK]", "[UNK]"), (1, 2, 3), dtype="string"),
    "IntegerLookup": Table(
        {},
        {**_lookup(_numbers, 0, -1), "oov_method": st.sampled_from(["floormod", "farmhash"])},
        (1, 2, 3),
        dtype="int64",
    ),
    "TextVectorization": Table(
        {},
        {
            "vocabulary": _vocabulary,
            "max_tokens": st.one_of(st.none(), st.none(), st.integers(1, 6)),
            "standardize": st.sampled_from([None, "lower", "strip_punctuation", "lower_and_strip_punctuation"]),
            "split": st.sampled_from([None, "whitespace", "character"]),
            "ngrams": st.sampled_from([None, 2, (1, 3), [1, 3]]),
            "output_mode": _lookup_modes,
            "output_sequence_length": st.sampled_from([None, None, None, 7, -3]),
            "pad_to_max_tokens": flags,
            "idf_weights": _idf_weights,
            "sparse": st.sampled_from([False, False, False, True]),
            "ragged": st.sampled_from([False, False, False, True]),
        },
        (1, 2, 3),
        dtype="string",
    ),
    "STFTSpectrogram": Table(
        {"frame_length": st.integers(1, 6), "window": st.none() | st.lists(st.integers(1, 3), min_size=1, max_size=4)},
        _sounds,
        (3,),
        longest=30,
    ),
    "MelSpectrogram": Table(
        {},
        {
            "fft_length": st.sampled_from([16, 64]),
            "sequence_stride": few,
            "sequence_length": st.sampled_from([None, 8, 32]),
            "sampling_rate": st.sampled_from([8000, 16000.5]),
            "num_mel_bins": few,
            "max_freq": st.sampled_from([None, 0, 4000]),
        },
        (1, 2, 3),
        longest=30,
    ),
    "Pipeline": Table(
        {"layers": st.lists(_piped, min_size=1, max_size=3)},
        inputs=st.tuples(st.sampled_from([None, 2]), *[st.sampled_from([1, 3, 6, 9, None])] * 2, st.sampled_from([3, 3, 1, 6])),
    ),
}  # fmt: skip
