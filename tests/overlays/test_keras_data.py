"""What Keras has for data, by shapes that can be looked up or worked out by hand; what must stay unknown first."""

import pytest

from paramlint.unknown import Unknown
from tests.overlays.reading import names_of, shapes_of

HEAD = (
    "import elsewhere, keras, numpy as np, tensorflow as tf\nfrom keras.datasets import mnist, cifar10, imdb, reuters\n"
    "from keras.utils import to_categorical, pad_sequences\nfrom keras.preprocessing.text import Tokenizer\n"
    "from keras.preprocessing.image import ImageDataGenerator, load_img, img_to_array\n"
    "from keras.preprocessing.sequence import TimeseriesGenerator\n"
    "(x, y), (x_test, y_test) = mnist.load_data()\nwords = Tokenizer()\nsome = Tokenizer(num_words=500)\n"
    "texts = elsewhere.texts()\nimages = ImageDataGenerator(rescale=1 / 255)\n"
)


def shape_of(code: str) -> object:
    return shapes_of(f"{HEAD}n = {code}")


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("keras.datasets.imdb.load_data(maxlen=100)[0][0]", ("?",)),
        ("keras.datasets.california_housing.load_data(version=elsewhere.version())", "?"),
        ("keras.datasets.boston_housing.load_data(test_split=elsewhere.share())", "?"),
        ("keras.datasets.quantum.load_data()", "?"),
        ("len(imdb.get_word_index())", "?"),
        ("to_categorical(y[:100])", (100, "?")),
        ("to_categorical(y + 1)", (60000, "?")),
        ("to_categorical(elsewhere.labels())", "?"),
        ("to_categorical(elsewhere.labels(), 10)", "?"),
        ("to_categorical(np.zeros(5), elsewhere.classes())", (5, "?")),
        ("to_categorical(np.zeros((5, elsewhere.width())), 10)", "?"),
        ("pad_sequences(elsewhere.sequences(), maxlen=20)", "?"),
        ("pad_sequences(words.texts_to_sequences(texts))", ("?", "?")),
        ("pad_sequences(words.texts_to_sequences(texts), maxlen=20)", ("?", 20)),
        ("len(words.word_index) + 1", "?"),
        ("len(words.texts_to_sequences(texts))", "?"),
        ("words.texts_to_matrix(texts)", ("?", "?")),
        ("words.quantum()", "?"),
        ("np.array(words.texts_to_sequences(texts))", "?"),
        ("img_to_array(load_img('a.png'))", ("?", "?", 3)),
        ("img_to_array(load_img('a.png', color_mode=elsewhere.mode(), target_size=(8, 9)))", (8, 9, "?")),
        ("img_to_array(load_img('a.png', target_size=(8, 9)), data_format=elsewhere.order())", "?"),
        ("images.flow_from_directory('a').num_classes", "?"),
        ("images.flow_from_directory('a').samples", "?"),
        ("len(images.flow_from_directory('a'))", "?"),
        ("images.flow_from_directory('a', class_mode=elsewhere.mode())", "?"),
        ("ImageDataGenerator(data_format='channels_first').flow_from_directory('a')", "?"),
        ("tf.keras.utils.image_dataset_from_directory('a', data_format='channels_first')", "?"),
        ("len(tf.keras.utils.image_dataset_from_directory('a').class_names)", "?"),
        ("tf.data.Dataset.from_tensor_slices(elsewhere.data())", "?"),
        ("tf.data.Dataset.from_tensor_slices(x).map(elsewhere.change)", "?"),
        ("tf.data.Dataset.from_tensor_slices(x).window(5)", "?"),
        ("len(tf.data.Dataset.from_tensor_slices(x).filter(elsewhere.good))", "?"),
        ("len(tf.data.Dataset.from_tensor_slices(x).batch(32).take(3))", "?"),
        ("tf.data.Dataset.from_generator(elsewhere.generate, tf.float32)", "?"),
        ("tf.data.Dataset.from_tensor_slices(x).padded_batch(32)", "?"),
    ],
)
def test_what_stays_unknown(code: str, shape: object) -> None:
    assert shape_of(code) == shape


@pytest.mark.parametrize(
    ("name", "arguments", "train", "test"),
    [
        ("mnist", "", ((60000, 28, 28), (60000,)), ((10000, 28, 28), (10000,))),
        ("mnist", "'mnist.npz'", ((60000, 28, 28), (60000,)), ((10000, 28, 28), (10000,))),
        ("fashion_mnist", "", ((60000, 28, 28), (60000,)), ((10000, 28, 28), (10000,))),
        ("cifar10", "", ((50000, 32, 32, 3), (50000, 1)), ((10000, 32, 32, 3), (10000, 1))),
        ("cifar100", "label_mode='coarse'", ((50000, 32, 32, 3), (50000, 1)), ((10000, 32, 32, 3), (10000, 1))),
        ("imdb", "num_words=10000", ((25000,), (25000,)), ((25000,), (25000,))),
        ("imdb", "maxlen=None", ((25000,), (25000,)), ((25000,), (25000,))),
        ("reuters", "num_words=10000", ((8982,), (8982,)), ((2246,), (2246,))),
        ("reuters", "test_split=0.5", ((5614,), (5614,)), ((5614,), (5614,))),
        ("boston_housing", "", ((404, 13), (404,)), ((102, 13), (102,))),
        ("california_housing", "", ((16512, 8), (16512,)), ((4128, 8), (4128,))),
        ("california_housing", "version='small'", ((480, 8), (480,)), ((120, 8), (120,))),
    ],
)
@pytest.mark.parametrize("home", ["keras.datasets", "tf.keras.datasets"])
def test_data_sets(home: str, name: str, arguments: str, train: object, test: object) -> None:
    assert shape_of(f"{home}.{name}.load_data({arguments})") == (train, test)


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("to_categorical(y)", (60000, 10)),
        ("to_categorical(y_test.astype('int').reshape(-1, 1))", (10000, 10)),
        ("to_categorical(cifar10.load_data()[0][1])", (50000, 10)),
        ("to_categorical(reuters.load_data()[1][1])", (2246, 46)),
        ("to_categorical(keras.datasets.cifar100.load_data(label_mode='coarse')[0][1])", (50000, 20)),
        ("keras.utils.np_utils.to_categorical(np.zeros(5), num_classes=3)", (5, 3)),
        ("to_categorical(np.zeros((5, 1)), 3)", (5, 3)),
        ("to_categorical(np.zeros((5, 7)), 3)", (5, 7, 3)),
        ("to_categorical([0, 1, 2, 1], 3)", (4, 3)),
        ("pad_sequences(imdb.load_data()[0][0], maxlen=100)", (25000, 100)),
        ("pad_sequences([[1, 2], [3, 4]], 5)", (2, 5)),
        ("pad_sequences(some.texts_to_sequences(['a', 'b']), maxlen=5)", (2, 5)),
        ("some.texts_to_matrix(['a', 'b', 'c'])", (3, 500)),
        ("some.num_words", 500),
        ("img_to_array(load_img('a.png', target_size=(224, 200)))", (224, 200, 3)),
        ("np.array(load_img('a.png', target_size=(8, 9), color_mode='grayscale'))", (8, 9)),
        ("img_to_array(load_img('a.png', target_size=(8, 9), color_mode='grayscale'))", (8, 9, 1)),
        ("images.flow_from_directory('a', (64, 64), class_mode='binary')", [(None, 64, 64, 3), (None,)]),
        ("images.flow_from_directory('a', color_mode='grayscale', class_mode=None)", (None, 256, 256, 1)),
        ("images.flow_from_directory('a', target_size=(64, 32))", [(None, 64, 32, 3), (None, "?")]),
        ("images.flow_from_directory('a', target_size=(64, 32)).image_shape", (64, 32, 3)),
        ("images.flow(x.reshape(-1, 28, 28, 1), to_categorical(y))", [(None, 28, 28, 1), (None, 10)]),
        ("keras.utils.image_dataset_from_directory('a', image_size=(180, 90))", [(None, 180, 90, 3), (None,)]),
        ("keras.utils.image_dataset_from_directory('a', labels=None, batch_size=None)", (256, 256, 3)),
        ("keras.utils.image_dataset_from_directory('a', label_mode='binary')", [(None, 256, 256, 3), (None, 1)]),
        ("keras.utils.text_dataset_from_directory('a')", [(None,), (None,)]),
        ("keras.utils.timeseries_dataset_from_array(np.zeros((99, 4)), np.zeros(99), 10)", [(None, 10, 4), (None,)]),
        ("TimeseriesGenerator(np.zeros((99, 4)), np.zeros(99), length=10)", [(None, 10, 4), (None,)]),
        ("TimeseriesGenerator(np.zeros((99, 4)), np.zeros(99), length=10, sampling_rate=3)", [(None, 4, 4), (None,)]),
        ("tf.data.Dataset.from_tensor_slices((x, y))", [(28, 28), ()]),
        ("tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9).batch(32).repeat()", [(None, 28, 28), (None,)]),
        ("tf.data.Dataset.from_tensor_slices((x, y)).map(lambda a, b: (a[..., None] / 255, b))", [(28, 28, 1), ()]),
        ("tf.data.Dataset.from_tensor_slices({'a': x}).batch(8)", [(None, 28, 28)]),
        ("tf.data.Dataset.from_tensor_slices(x).batch(8).element_spec.shape", (None, 28, 28)),
        ("len(tf.data.Dataset.from_tensor_slices(x).take(100))", 100),
        ("len(tf.data.Dataset.from_tensor_slices(x).skip(59000).map(elsewhere.change))", 1000),
        ("len(tf.data.Dataset.range(7))", 7),
        ("tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices(x), tf.data.Dataset.range(9)))", [(28, 28), ()]),
    ],
)
def test_what_is_known(code: str, shape: object) -> None:
    assert shape_of(code) == shape


def test_the_number_of_words_says_who_knows_it() -> None:
    value = names_of(f"{HEAD}vocab_size = len(words.word_index) + 1")["vocab_size"]
    assert isinstance(value, Unknown)
    assert value.why == "`vocab_size` is `len(words.word_index) + 1`: only the data knows"
    assert value.hint == "# paramlint: assume vocab_size=..."
