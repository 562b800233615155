"""scikit-learn: shapes that its documentation states; what must stay unknown first."""

import pytest

from tests.overlays.reading import shapes_of

HEAD = (
    "import elsewhere, numpy as np\nfrom sklearn.datasets import *\nimport sklearn.datasets as sets\n"
    "from sklearn import datasets, decomposition, model_selection, preprocessing\n"
    "from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer\n"
    "from sklearn.model_selection import KFold, StratifiedKFold, train_test_split\n"
    "x, y = datasets.load_iris(return_X_y=True)\nfile = np.load('file.npy')\nsome = x[y > 0]\n"
)


def shape_of(code: str) -> object:
    return shapes_of(f"{HEAD}n = {code}")


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("datasets.load_quantum()", "?"),
        ("datasets.load_digits(n_class=5).data", "?"),
        ("datasets.load_iris().quantum", "?"),
        ("datasets.load_iris(return_X_y=elsewhere.flag())", "?"),
        ("datasets.fetch_openml('quantum')", "?"),
        ("datasets.make_moons(elsewhere.count())[0]", "?"),
        ("train_test_split(some)", [("?", 4), ("?", 4)]),
        ("train_test_split(file)", ["?", "?"]),
        ("train_test_split(x, test_size=elsewhere.share())", [("?", 4), ("?", 4)]),
        ("train_test_split([1, 2, 3, 4])", ["?", "?"]),
        ("preprocessing.OneHotEncoder().fit_transform(x)", (150, "?")),
        ("preprocessing.LabelBinarizer().fit_transform(y[:100])", (100, "?")),
        ("preprocessing.PolynomialFeatures().fit_transform(x)", (150, "?")),
        ("preprocessing.StandardScaler().fit_transform(file)", "?"),
        ("decomposition.PCA(0.95).fit_transform(x)", (150, "?")),
        ("decomposition.PCA().fit_transform(x)", (150, "?")),
        ("TfidfVectorizer(max_features=500).fit_transform(['a', 'b'])", (2, "?")),
        ("CountVectorizer().fit_transform(elsewhere.texts())", ("?", "?")),
        ("preprocessing.QuantumScaler().fit_transform(x)", "?"),
        ("[train.shape for train, test in KFold(elsewhere.count()).split(x)]", "?"),
        ("[len(test) for train, test in StratifiedKFold(3).split(x, y)]", ["?", "?", "?"]),
    ],
)
def test_what_stays_unknown(code: str, shape: object) -> None:
    assert shape_of(code) == shape


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("datasets.load_iris().data", (150, 4)),
        ("datasets.load_iris()['target']", (150,)),
        ("len(datasets.load_iris().feature_names)", 4),
        ("sets.load_wine().data.shape", (178, 13)),
        ("load_breast_cancer().data", (569, 30)),
        ("datasets.load_digits().data", (1797, 64)),
        ("datasets.load_digits().images", (1797, 8, 8)),
        ("datasets.load_diabetes(return_X_y=True)", ((442, 10), (442,))),
        ("datasets.load_boston().data", (506, 13)),
        ("datasets.fetch_california_housing().data", (20640, 8)),
        ("datasets.fetch_openml('mnist_784', version=1).data.values", (70000, 784)),
        ("datasets.load_iris(as_frame=True).frame.values", (150, 5)),
        ("datasets.make_moons()", ((100, 2), (100,))),
        ("datasets.make_circles(n_samples=(30, 50), noise=0.1)[0]", (80, 2)),
        ("datasets.make_blobs(n_samples=60, centers=3, n_features=5)", ((60, 5), (60,))),
        ("datasets.make_blobs(60, centers=[[0, 0, 0], [1, 1, 1]])[0]", (60, 3)),
        ("datasets.make_classification(n_samples=1000, n_features=7)", ((1000, 7), (1000,))),
        ("datasets.make_classification()", ((100, 20), (100,))),
        ("datasets.make_regression(50, 3)", ((50, 3), (50,))),
        ("datasets.make_regression(50, 3, n_targets=2)", ((50, 3), (50, 2))),
        ("datasets.make_multilabel_classification(50, 6, 4)", ((50, 6), (50, 4))),
        ("train_test_split(x, y)", [(112, 4), (38, 4), (112,), (38,)]),
        ("train_test_split(x, test_size=0.2)", [(120, 4), (30, 4)]),
        ("train_test_split(x, test_size=0.33)", [(100, 4), (50, 4)]),
        ("train_test_split(x, train_size=0.75)", [(112, 4), (38, 4)]),
        ("train_test_split(x, test_size=0.1, train_size=0.2)", [(30, 4), (15, 4)]),
        ("train_test_split(x, test_size=10)", [(140, 4), (10, 4)]),
        ("preprocessing.StandardScaler().fit(x).transform(x[:7])", (7, 4)),
        ("preprocessing.MinMaxScaler().fit_transform(some)", ("?", 4)),
        ("preprocessing.LabelEncoder().fit_transform(y)", (150,)),
        ("preprocessing.OneHotEncoder(sparse=False).fit_transform(y.reshape(-1, 1))", (150, 3)),
        ("preprocessing.OneHotEncoder().fit_transform(y[:, None]).toarray()", (150, "?")),
        ("preprocessing.LabelBinarizer().fit_transform(y)", (150, 3)),
        ("preprocessing.LabelBinarizer().fit_transform(load_breast_cancer().target)", (569, 1)),
        ("decomposition.PCA(n_components=2).fit_transform(x)", (150, 2)),
        ("HashingVectorizer(n_features=256).transform(['a', 'b'])", (2, 256)),
        ("[x[train].shape for train, test in KFold(n_splits=4).split(x)]", [(112, 4), (112, 4), (113, 4), (113, 4)]),
    ],
)
def test_what_is_known(code: str, shape: object) -> None:
    assert shape_of(code) == shape
