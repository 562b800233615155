"""The checkpoints of Hugging Face's transformers whose configurations are known here, by their names."""

from __future__ import annotations

from paramlint.keras.pretrained.encoder import Encoder

_ORGANIZATIONS = ("google-bert/", "distilbert/", "FacebookAI/", "albert/")
"""Under which the same checkpoints, once without any, are found today."""
_VOCABULARIES = {
    "uncased": 30522,
    "cased": 28996,
    "multilingual-uncased": 105879,
    "multilingual-cased": 119547,
    "chinese": 21128,
}
_BERT = {
    **{f"bert-base-{kind}": Encoder(vocabulary=size) for kind, size in _VOCABULARIES.items()},
    **{
        f"bert-large-{kind}{masking}": Encoder(vocabulary=_VOCABULARIES[kind], width=1024, blocks=24)
        for kind in ("uncased", "cased")
        for masking in ("", "-whole-word-masking")
    },
}
_DISTILBERT = {
    f"distilbert-base-{kind}{task}": Encoder(vocabulary=_VOCABULARIES[kind], blocks=6, segments=0, is_pooled=False)
    for kind, tasks in (
        ("uncased", ("", "-distilled-squad", "-finetuned-sst-2-english")),
        ("cased", ("", "-distilled-squad")),
        ("multilingual-cased", ("",)),
    )
    for task in tasks
}
_ROBERTA = {
    "roberta-base": Encoder(vocabulary=50265, places=514, segments=1),
    "roberta-large": Encoder(vocabulary=50265, places=514, segments=1, width=1024, blocks=24),
    "distilroberta-base": Encoder(vocabulary=50265, places=514, segments=1, blocks=6),
}
_XLM_ROBERTA = {
    **dict.fromkeys(
        ("xlm-roberta-base", "jplu/tf-xlm-roberta-base"), Encoder(vocabulary=250002, places=514, segments=1)
    ),
    **dict.fromkeys(
        ("xlm-roberta-large", "jplu/tf-xlm-roberta-large"),
        Encoder(vocabulary=250002, places=514, segments=1, width=1024, blocks=24),
    ),
}
_CAMEMBERT = dict.fromkeys(
    ("camembert-base", "jplu/tf-camembert-base"), Encoder(vocabulary=32005, places=514, segments=1)
)
_ALBERT = {
    f"albert-{size}-v{version}": Encoder(vocabulary=30000, embedding=128, blocks=1, width=width, repeats=repeats)
    for size, width, repeats in (("base", 768, 12), ("large", 1024, 24), ("xlarge", 2048, 24), ("xxlarge", 4096, 12))
    for version in (1, 2)
}
_ELECTRA = {
    "google/electra-small-discriminator": Encoder(vocabulary=30522, embedding=128, width=256, is_pooled=False),
    "google/electra-base-discriminator": Encoder(vocabulary=30522, is_pooled=False),
    "google/electra-large-discriminator": Encoder(vocabulary=30522, width=1024, blocks=24, is_pooled=False),
}
CLASSES = {
    "TFBertModel": _BERT,
    "TFDistilBertModel": _DISTILBERT,
    "TFRobertaModel": _ROBERTA,
    "TFXLMRobertaModel": _XLM_ROBERTA,
    "TFCamembertModel": _CAMEMBERT,
    "TFAlbertModel": _ALBERT,
    "TFElectraModel": _ELECTRA,
}
"""The checkpoints of each class of models."""


def find_checkpoint(class_name: str, checkpoint: str) -> tuple[str, Encoder] | None:
    """The class of the model that `<class_name>.from_pretrained(checkpoint)` makes, and its encoder."""
    for organization in _ORGANIZATIONS:
        checkpoint = checkpoint.removeprefix(organization)
    classes = CLASSES if class_name == "TFAutoModel" else {class_name: CLASSES.get(class_name, {})}
    for name, encoders in classes.items():
        if checkpoint in encoders:
            return name, encoders[checkpoint]
    return None
