"""Models of TensorFlow Hub and of transformers between the layers of Keras."""

import pytest

from tests.overlays.reading import counts, read_one

HEAD = (
    "import tensorflow as tf, tensorflow_hub as hub, transformers\nfrom tensorflow.keras import *\n"
    "from tensorflow.keras.layers import *\nBERT = 'https://tfhub.dev/tensorflow/small_bert/bert_en_uncased_L-2_H-128_A-2/1'\n"
    "text = Input((), dtype=tf.string)\n"
    "words = hub.KerasLayer('https://tfhub.dev/tensorflow/bert_en_uncased_preprocess/3')(text)\n"
)  # fmt: skip
NNLM = "'https://tfhub.dev/google/nnlm-en-dim50/2'"
BERT_SIZE, DISTILBERT_SIZE = 109_482_240, 66_362_880


@pytest.mark.parametrize(
    ("output", "width"),
    [
        ("['pooled_output']", 128),
        ("['default']", 128),
        ("['sequence_output'][:, 0]", 128),
        ("['encoder_outputs'][1][:, 0, :8]", 8),
    ],
)
def test_encoders_give_dictionaries(output: str, width: int) -> None:
    code = f"x = hub.KerasLayer(BERT, trainable=True)(words){output}\nm = Model(text, Dense(3)(x))"
    model = read_one(code, HEAD)
    assert model.layers[2].class_name == "KerasLayer"
    assert model.params.exact == 4_385_921 + width * 3 + 3
    assert model.trainable_params.exact == 4_385_920 + width * 3 + 3


def test_the_first_encoders_give_lists() -> None:
    code = "bert = hub.KerasLayer('https://tfhub.dev/tensorflow/bert_en_uncased_L-12_H-768_A-12/1', True)\n"
    code += "i = [Input((64,)), Input((64,)), Input((64,))]\npooled, words = bert(i)\nm = Model(i, Dense(2)(words))"
    model = read_one(code, HEAD)
    assert counts(model)[-2:] == [BERT_SIZE + 1, 768 * 2 + 2]
    assert model.output_shape == (None, 64, 2)


@pytest.mark.parametrize(
    ("arguments", "after", "trained"),
    [
        ("", "", 51),
        ("trainable=False", "", 51),
        ("trainable=True", "", 48_190_600 + 51),
        ("", "hub_layer.trainable = True\n", 48_190_600 + 51),
        ("trainable=True", "hub_layer.trainable = False\n", 51),
    ],
)
def test_they_are_trained_only_where_that_is_said(arguments: str, after: str, trained: int) -> None:
    code = f"hub_layer = hub.KerasLayer({NNLM}, input_shape=[], dtype=tf.string, {arguments})\n{after}"
    code += "m = Sequential([hub_layer, Dense(1)])"
    model = read_one(code, HEAD)
    assert (counts(model), model.trainable_params.exact) == ([48_190_600, 51], trained)


@pytest.mark.parametrize(
    "made",
    [
        "hub.KerasLayer('https://tfhub.dev/google/elmo/3', input_shape=[])",
        "hub.KerasLayer(handle(), input_shape=[])",
        f"hub.KerasLayer({NNLM}, signature='other', input_shape=[])",
        f"hub.KerasLayer({NNLM}, input_shape=[8])",
        f"hub.KerasLayer({NNLM}, **options())",
        "hub.KerasLayer('https://tfhub.dev/google/universal-sentence-encoder/4', trainable=True, input_shape=[])",
        f"hub.KerasLayer(hub.load({NNLM}), input_shape=[])",
    ],
)
def test_what_is_not_known_of_them(made: str) -> None:
    model = read_one(f"m = Sequential([{made}, Dense(1)])", HEAD)
    assert counts(model)[0] is None
    assert model.layers[0].unknown is not None


def test_a_model_that_is_not_known_is_named() -> None:
    model = read_one("m = Sequential([hub.KerasLayer('https://tfhub.dev/google/elmo/3'), Dense(1)])", HEAD)
    assert model.layers[0].unknown is not None
    assert "https://tfhub.dev/google/elmo/3" in model.layers[0].unknown.why


def test_texts_are_no_part_of_a_model() -> None:
    code = "bert = hub.KerasLayer(BERT)\npre = hub.KerasLayer('https://tfhub.dev/tensorflow/bert_en_uncased_preprocess/3')\n"
    code += "n = bert(pre(['some', 'words']))['pooled_output'].shape\n"
    code += "m = Model(text, Dense(n[0])(bert(pre(text))['pooled_output']))"
    assert counts(read_one(code, HEAD)) == [0, 0, 4_385_921, 128 * 2 + 2]


@pytest.mark.parametrize(
    ("called", "output"),
    [
        ("bert(i)[1]", (None, 768)),
        ("bert(i).pooler_output", (None, 768)),
        ("bert(i)['last_hidden_state'][:, 0]", (None, 768)),
        ("bert([i, j])[0]", (None, 32, 768)),
        ("bert({'input_ids': i, 'attention_mask': j})[0]", (None, 32, 768)),
        ("bert(i, attention_mask=j).last_hidden_state", (None, 32, 768)),
        ("bert(input_ids=i, attention_mask=j)[1]", (None, 768)),
        ("bert.bert(i)[1]", (None, 768)),
    ],
)
def test_transformers(called: str, output: tuple[int | None, ...]) -> None:
    code = "bert = transformers.TFBertModel.from_pretrained('bert-base-uncased', from_pt=True)\n"
    code += f"i, j = Input((32,), dtype='int32'), Input((32,), dtype='int32')\nm = Model([i, j], Dense(2)({called}))"
    model = read_one(code, HEAD)
    assert (model.params.exact, model.output_shape) == (BERT_SIZE + 768 * 2 + 2, (*output[:-1], 2))
    assert ("tf_bert_model", "TFBertModel") in [(layer.name, layer.class_name) for layer in model.layers]


@pytest.mark.parametrize(
    "freezing",
    [
        "bert.trainable = False",
        "bert.layers[0].trainable = False",
        "bert.distilbert.trainable = False",
        "for layer in bert.layers:\n    layer.trainable = False",
    ],
)
def test_freezing_transformers(freezing: str) -> None:
    code = "from transformers import TFAutoModel\nbert = TFAutoModel.from_pretrained('distilbert-base-uncased')\n"
    code += f"{freezing}\ni = Input((32,), dtype='int32')\nm = Model(i, Dense(1)(bert(i)[0][:, 0]))"
    model = read_one(code, HEAD)
    assert (model.params.exact, model.trainable_params.exact) == (DISTILBERT_SIZE + 769, 769)


@pytest.mark.parametrize(
    "made",
    [
        "TFBertModel.from_pretrained('bert-base-uncased', config=config())",
        "TFBertModel.from_pretrained('my-own-bert')",
        "TFDistilBertModel.from_pretrained('distilbert-base-uncased')",
        "TFBertModel(config())",
    ],
)
def test_what_is_not_known_of_transformers(made: str) -> None:
    """A DistilBERT has no second output."""
    code = f"bert = transformers.{made}\ni = Input((32,), dtype='int32')\nm = Model(i, Dense(1)(bert(i)[1]))"
    assert read_one(code, HEAD).status != "exact"


def test_all_hidden_states_are_given_where_that_is_asked() -> None:
    code = "bert = transformers.TFAlbertModel.from_pretrained('albert-base-v2', output_hidden_states=True)\n"
    code += "i = Input((32,), dtype='int32')\nstates = bert(i).hidden_states\n"
    code += "m = Model(i, Dense(len(states))(Concatenate()([states[-1], states[-4]])))"
    assert read_one(code, HEAD).params.exact == 11_683_584 + 2 * 768 * 13 + 13
