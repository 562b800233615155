"""What was found in the room of preprocessing."""

from __future__ import annotations

from typing import Any

from paramlint.keras.shape import Several
from tests.keras.oracle import Nested

NAN = float("nan")

REGRESSIONS: list[tuple[str, dict[str, Any], Any]] = [
    # Before `adapt` the places of vectors are open, unless the output is padded.
    ("StringLookup", {"output_mode": "one_hot", "num_oov_indices": 3}, (None, 1)),
    ("TextVectorization", {"output_mode": "multi_hot", "max_tokens": 10}, (None,)),
    ("TextVectorization", {"output_mode": "multi_hot", "max_tokens": 10, "pad_to_max_tokens": True}, (None,)),
    # The axis of a single text stays, beside that of its words.
    ("TextVectorization", {"output_mode": "multi_hot", "vocabulary": ["a", "b"]}, (None, 1)),
    ("TextVectorization", {"output_mode": "count", "vocabulary": ["a", "b"], "split": None}, (None,)),
    # Special tokens stand first, all of them, or nowhere.
    ("StringLookup", {"vocabulary": ["[UNK]", "a"], "output_mode": "count"}, (None, 3)),
    ("StringLookup", {"vocabulary": ["a", "[UNK]"], "output_mode": "count"}, (None, 3)),
    ("StringLookup", {"vocabulary": ["a", "[UNK]"], "invert": True}, (None, 3)),
    ("StringLookup", {"vocabulary": ["[UNK]"]}, (None, 3)),
    ("IntegerLookup", {"vocabulary": [0, 1, 2], "mask_token": 0, "output_mode": "count"}, (None, 3)),
    ("IntegerLookup", {"vocabulary": [0, -1, 1, 2], "mask_token": 0}, (None, 3)),
    ("IntegerLookup", {"mask_token": True}, (None, 3)),
    ("StringLookup", {"num_oov_indices": 2.5}, (None, 1)),
    ("StringLookup", {"num_oov_indices": 2.5, "vocabulary": ["a"]}, (None, 1)),
    ("StringLookup", {"max_tokens": 2.5, "pad_to_max_tokens": True, "output_mode": "count"}, (None, 1)),
    ("StringLookup", {"vocabulary": ["a", "b"], "max_tokens": 2}, (None, 1)),
    # Discretization takes the second axis away where it counts, whatever its rank.
    ("Discretization", {"num_bins": 3, "output_mode": "count"}, (None, 4, 5)),
    ("Discretization", {"num_bins": 3, "output_mode": "multi_hot"}, (None,)),
    ("Discretization", {"bin_boundaries": [], "output_mode": "one_hot"}, (None, 1)),
    ("Discretization", {"bin_boundaries": True, "output_mode": "one_hot"}, (None, 1)),
    ("HashedCrossing", {"num_bins": 3, "output_mode": "one_hot"}, Several(((1,), (1,)))),
    # An axis that is kept twice fits only where it has one element.
    ("Normalization", {"axis": (1, 1)}, (None, 3)),
    ("Normalization", {"axis": (1, -1)}, (None, 1)),
    ("Normalization", {"mean": [1.0, 2.0], "variance": [1.0, 2.0]}, (None, 3)),
    ("Normalization", {"axis": (1, 2), "mean": [1.0, 2.0], "variance": [1.0, 2.0]}, (None, 3, 2)),
    ("Normalization", {"axis": None, "mean": "x", "variance": "y"}, (None, 3)),
    # Pairs of factors are not looked at closely, except where they are.
    ("RandomHue", {"factor": (-3, 0.5)}, (None, 8, 8, 3)),
    ("RandAugment", {"factor": (-3, 0.5)}, (None, 8, 8, 3)),
    ("RandomShear", {"x_factor": (-3, 0.5)}, (None, 8, 8, 3)),
    ("RandomZoom", {"height_factor": -1}, (None, 8, 8, 3)),
    ("RandomBrightness", {"factor": ""}, (None, 8, 8, 3)),
    ("RandomSaturation", {"factor": ""}, (None, 8, 8, 3)),
    ("AugMix", {"factor": NAN}, (None, 8, 8, 3)),
    ("CutMix", {"factor": NAN}, (None, 8, 8, 3)),
    # A single image has no batch.
    ("Resizing", {"height": 2, "width": 3}, (8, 8, 3)),
    ("CenterCrop", {"height": 2, "width": None, "data_format": "channels_first"}, (3, 8, 8)),
    ("RandomCrop", {"height": 2, "width": 3}, (None, 4, 8, 8, 3)),
    ("Pipeline", {"layers": []}, (None, 8, 8, 3)),
    (
        "Pipeline",
        {"layers": [Nested("Resizing", {"height": 4, "width": 4}), Nested("Normalization", {})]},
        (None, 8, 8, 3),
    ),
    ("IntegerLookup", {"idf_weights": ["x"], "output_mode": "tf_idf", "vocabulary": None}, (None, 3)),
    ("StringLookup", {"idf_weights": [1, None], "output_mode": "tf_idf"}, (None, 3)),
    ("StringLookup", {"idf_weights": 3, "output_mode": "tf_idf", "max_tokens": 9}, (None, 3)),
]
