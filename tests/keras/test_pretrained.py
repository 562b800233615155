"""Trained models of other libraries: their numbers are those that published summaries print."""

import pytest

from paramlint.keras.arithmetic import total
from paramlint.keras.catalogue import described_names
from paramlint.keras.pretrained.checkpoints import find_checkpoint
from paramlint.keras.pretrained.modules import find_module

HUB = "https://tfhub.dev/"
HANDLES = {
    "google/nnlm-en-dim50/2": 48_190_600,
    "google/tf2-preview/nnlm-en-dim50/1": 48_190_600,
    "google/tf2-preview/nnlm-en-dim128/1": 124_642_688,
    "google/tf2-preview/gnews-swivel-20dim/1": 400_020,
    "google/universal-sentence-encoder/4": 256_797_824,
    "google/tf2-preview/mobilenet_v2/feature_vector/4": 2_257_984,
    "google/tf2-preview/mobilenet_v2/classification/2": 3_540_265,
    "google/imagenet/mobilenet_v2_140_224/feature_vector/4": 4_363_712,
    "google/imagenet/mobilenet_v2_140_224/classification/5": 6_158_505,
    "google/tf2-preview/inception_v3/feature_vector/4": 21_802_784,
    "google/imagenet/resnet_v2_50/feature_vector/4": 23_564_800,
    "tensorflow/resnet_50/feature_vector/1": 23_561_152,
    "tensorflow/efficientnet/b0/feature-vector/1": 4_049_564,
    "tensorflow/efficientnet/b7/feature-vector/1": 64_097_680,
    "tensorflow/bert_en_uncased_preprocess/3": 0,
    "tensorflow/bert_en_uncased_L-12_H-768_A-12/4": 109_482_241,
    "tensorflow/bert_en_uncased_L-24_H-1024_A-16/1": 335_141_889,
    "tensorflow/bert_en_cased_L-12_H-768_A-12/3": 108_310_273,
    "tensorflow/bert_multi_cased_L-12_H-768_A-12/2": 177_853_441,
    "tensorflow/small_bert/bert_en_uncased_L-4_H-512_A-8/1": 28_763_649,
    "tensorflow/small_bert/bert_en_uncased_L-2_H-128_A-2/1": 4_385_921,
}
CHECKPOINTS = {
    ("TFBertModel", "bert-base-uncased"): 109_482_240,
    ("TFBertModel", "google-bert/bert-base-cased"): 108_310_272,
    ("TFBertModel", "bert-base-multilingual-cased"): 177_853_440,
    ("TFBertModel", "bert-base-chinese"): 102_267_648,
    ("TFBertModel", "bert-large-uncased"): 335_141_888,
    ("TFDistilBertModel", "distilbert-base-uncased"): 66_362_880,
    ("TFRobertaModel", "roberta-base"): 124_645_632,
    ("TFXLMRobertaModel", "jplu/tf-xlm-roberta-base"): 278_043_648,
    ("TFAlbertModel", "albert-base-v2"): 11_683_584,
    ("TFAutoModel", "distilbert-base-cased"): 28_996 * 768 - 30_522 * 768 + 66_362_880,
}


@pytest.mark.parametrize(("handle", "count"), HANDLES.items(), ids=HANDLES)
def test_models_of_tensorflow_hub(handle: str, count: int) -> None:
    for written in (HUB + handle, f"{HUB}{handle}?tf-hub-format=compressed"):
        module = find_module(written)
        assert module is not None
        assert total(*(weight.size for weight in module.weights)) == count


@pytest.mark.parametrize(
    "handle",
    [
        "google/nnlm-en-dim50/2",  # a path, and no address
        f"{HUB}google/universal-sentence-encoder/2",
        f"{HUB}google/universal-sentence-encoder-large/5",
        f"{HUB}google/nnlm-de-dim50/2",
        f"{HUB}tensorflow/bert_en_uncased_L-12_H-768/4",
        f"{HUB}google/experts/bert/wiki_books/2",
        f"{HUB}google/imagenet/mobilenet_v2_060_224/feature_vector/4",
        f"{HUB}google/imagenet/mobilenet_v2_100_224/feature_vector/1",
        f"{HUB}tensorflow/efficientnet/b8/feature-vector/1",
        f"{HUB}",
    ],
)
def test_other_handles_are_not_known(handle: str) -> None:
    assert find_module(handle) is None


@pytest.mark.parametrize(("names", "count"), CHECKPOINTS.items(), ids=map("-".join, CHECKPOINTS))
def test_checkpoints_of_transformers(names: tuple[str, str], count: int) -> None:
    found = find_checkpoint(*names)
    assert found is not None
    assert total(*(weight.size for weight in found[1].weights())) == count


@pytest.mark.parametrize(
    ("class_name", "checkpoint"),
    [("TFBertModel", "distilbert-base-uncased"), ("TFBertModel", "./mine"), ("BertModel", "bert-base-uncased")],
)
def test_other_checkpoints_are_not_known(class_name: str, checkpoint: str) -> None:
    assert find_checkpoint(class_name, checkpoint) is None


def test_they_are_no_layers_of_keras() -> None:
    assert not {"HubLayer", "KerasLayer", "Transformer"} & set(described_names())
