"""The models of TensorFlow Hub that are known here, by their handles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from paramlint.keras.applications.architecture import Architecture
from paramlint.keras.applications.names import find_application
from paramlint.keras.errors import RankError
from paramlint.keras.pretrained.encoder import Encoder
from paramlint.keras.shape import Several, Shape
from paramlint.keras.weight import Weight

Outputs = Callable[[Any], Shape | Several]
_HOST = re.compile(r"https?://tfhub\.dev/")
_BERT_VOCABULARIES = {
    "bert_en_uncased": 30522,
    "bert_en_wwm_uncased": 30522,
    "small_bert/bert_en_uncased": 30522,
    "bert_en_cased": 28996,
    "bert_en_wwm_cased": 28996,
    "bert_multi_cased": 119547,
    "bert_zh": 21128,
}
_BERT_LENGTH = 128
"""The length to which texts are cut and filled where nothing else is said."""
_CLASSES = 1001
"""ImageNet's classes, and one for whatever is none of them."""


@dataclass(frozen=True, slots=True)
class Module:
    """A model as a layer: its weights, what it takes, and what it makes of a shape.

    `names` are the keys of the dictionary that comes out, sorted as Keras sorts them; none where one tensor does.
    `is_trained` says whether the weights marked as trainable are really all that `trainable=True` trains.
    """

    weights: tuple[Weight, ...]
    output: Outputs
    rank: int | None = None
    names: tuple[str, ...] = ()
    is_trained: bool = True


def find_module(handle: str) -> Module | None:
    """The model of that handle; None where it is not known here."""
    path = _HOST.sub("", handle, count=1).partition("?")[0].rstrip("/")
    if path == handle:
        return None
    for pattern, made in _FAMILIES:
        found = re.fullmatch(pattern, path)
        if found is not None:
            return made(*found.groups())
    return None


def _text(rows: int, width: int) -> Module:
    """A table of embeddings of words, whose mean or sum is the embedding of a text."""
    return Module((Weight("embeddings", (rows, width)),), lambda shape: (shape[0], width), 1)


def _sentences() -> Module:
    """The Universal Sentence Encoder, of whose weights only the number is published."""
    weights = (Weight("variables", (256_797_824,)),)
    return Module(weights, lambda shape: (shape[0], 512), 1, is_trained=False)


def _preprocessing() -> Module:
    def output(shape: Shape) -> Several:
        return Several(((shape[0], _BERT_LENGTH),) * 3)

    return Module((), output, 1, ("input_mask", "input_type_ids", "input_word_ids"))


def _bert(kind: str, blocks: str, width: str, version: str) -> Module | None:
    """An encoder; its first versions took and gave lists, in orders of their own."""
    vocabulary = _BERT_VOCABULARIES.get(kind)
    if vocabulary is None:
        return None
    encoder = Encoder(vocabulary=vocabulary, width=int(width), blocks=int(blocks))
    # One more number stands in the file that every version is saved in, and is never trained.
    weights = (*encoder.weights(), Weight("total_steps", (1,), trainable=False))
    if kind != "small_bert/bert_en_uncased" and int(version) < 3:
        return Module(weights, lambda shapes: _first_versions(shapes, encoder))
    names = ("default", "encoder_outputs", "pooled_output", "sequence_output")
    return Module(weights, lambda shapes: _encoded(shapes, encoder), names=names)


def _first_versions(shapes: Any, encoder: Encoder) -> Several:
    pooled, _, _, sequence = _encoded(shapes, encoder).shapes
    return Several((pooled, sequence))


def _encoded(shapes: Any, encoder: Encoder) -> Several:
    words = shapes.shapes[0] if isinstance(shapes, Several) else shapes
    if not isinstance(words, tuple) or len(words) != 2:
        raise RankError("an encoder of texts expects the numbers of words, tensors of 2 dimensions")
    batch, length = words
    pooled, sequence = (batch, encoder.width), (batch, length, encoder.width)
    return Several((pooled, Several((sequence,) * encoder.blocks), pooled, sequence))


def _application(name: str, kind: str, left_out: Callable[[Weight], bool] | None = None, **arguments: Any) -> Module:
    """A model that keras.applications has as well, its head with one class more."""
    head = {"include_top": True, "classes": _CLASSES} if kind == "classification" else {"include_top": False}
    application = find_application(f"keras.applications.{name}")
    made = getattr(application, "architecture")([], {"weights": None, "pooling": "avg", **head, **arguments})  # noqa: B009
    assert isinstance(made, Architecture)
    weights = [weight for built in made.built if isinstance(built.weights, tuple) for weight in built.weights]
    output = made.built[-1].output_shape
    assert isinstance(output, tuple)
    kept = tuple(weight for weight in weights if left_out is None or not left_out(weight))
    return Module(kept, lambda shape: (shape[0], output[1]), 4)


def _mobilenet_v2(width: str, kind: str) -> Module:
    return _application("MobileNetV2", kind, alpha=int(width) / 100)


def _is_bias(weight: Weight) -> bool:
    return weight.name == "bias"


def _is_of_normalized_pixels(weight: Weight) -> bool:
    """Keras's EfficientNets begin with a layer that the published ones do not have."""
    return weight.name in ("mean", "variance", "count")


_FAMILIES: tuple[tuple[str, Callable[..., Module | None]], ...] = (
    (r"google/(?:tf2-preview/)?nnlm-en-dim50/\d", lambda: _text(963_812, 50)),
    (r"google/(?:tf2-preview/)?nnlm-en-dim128/\d", lambda: _text(973_771, 128)),
    (r"google/tf2-preview/gnews-swivel-20dim/1", lambda: _text(20_001, 20)),
    (r"google/universal-sentence-encoder/4", _sentences),
    (r"tensorflow/bert_(?:en_uncased|en_cased|multi_cased|zh)_preprocess/\d", _preprocessing),
    (r"tensorflow/((?:small_bert/)?bert_\w+?)_L-(\d+)_H-(\d+)_A-\d+/(\d)", _bert),
    (
        r"google/(?:tf2-preview|imagenet)/mobilenet_v2/(feature_vector|classification)/[2-5]",
        lambda kind: _mobilenet_v2("100", kind),
    ),
    (
        r"google/imagenet/mobilenet_v2_(035|050|075|100|130|140)_\d+/(feature_vector|classification)/[345]",
        _mobilenet_v2,
    ),
    (
        r"google/(?:tf2-preview|imagenet)/inception_v3/(feature_vector)/[345]",
        lambda kind: _application("InceptionV3", kind),
    ),
    (r"google/imagenet/resnet_v2_50/(feature_vector)/[345]", lambda kind: _application("ResNet50V2", kind)),
    (r"tensorflow/resnet_50/(feature_vector)/1", lambda kind: _application("ResNet50", kind, _is_bias)),
    (
        r"(?:google|tensorflow)/efficientnet/b([0-7])/(feature-vector)/1",
        lambda number, kind: _application(f"EfficientNetB{number}", kind, _is_of_normalized_pixels),
    ),
)
"""Handles, and what is known of the models behind them."""
