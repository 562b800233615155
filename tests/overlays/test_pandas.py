"""pandas: only what the code names is known of a frame; what must stay unknown first."""

import pytest

from tests.overlays.reading import shapes_of

HEAD = (
    "import elsewhere, numpy as np, pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
    "df = pd.read_csv('file.csv')\nthree = df[['a', 'b', 'c']]\n"
    "made = pd.DataFrame({'a': [1, 2, 3, 4], 'b': [5, 6, 7, 8]})\n"
)


def shape_of(code: str) -> object:
    return shapes_of(f"{HEAD}n = {code}")


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("df.shape", ("?", "?")),
        ("len(df)", "?"),
        ("len(df.columns)", "?"),
        ("df.values", ("?", "?")),
        ("df[elsewhere.columns()]", "?"),
        ("df[df['a'] > 3]", ("?", "?")),
        ("three[df['a'] > 3]", ("?", 3)),
        ("df.iloc[:, 0:13]", ("?", "?")),
        ("df.iloc[:, :-1]", ("?", "?")),
        ("df.iloc[:100]", ("?", "?")),
        ("df.loc[:, 'a':'c']", ("?", "?")),
        ("df.loc[elsewhere.row()]", "?"),
        ("df.drop('a', axis=1)", ("?", "?")),
        ("df.drop(columns=['a'])", ("?", "?")),
        ("three.drop(elsewhere.columns(), axis=1)", ("?", "?")),
        ("three.drop([0, 1])", ("?", 3)),
        ("three.dropna()", ("?", 3)),
        ("three.dropna(axis=1)", ("?", "?")),
        ("three.reset_index()", ("?", "?")),
        ("three.groupby('a')", "?"),
        ("df['a'].max()", "?"),
        ("df['a'].unique()", ("?",)),
        ("df['a'].apply(elsewhere.change)", "?"),
        ("pd.get_dummies(df['a'])", ("?", "?")),
        ("pd.get_dummies(three)", ("?", "?")),
        ("pd.read_csv('a', usecols=elsewhere.columns())", ("?", "?")),
        ("pd.read_csv('a', usecols=['a', 'b'], index_col=0)", ("?", "?")),
        ("pd.read_csv('a', chunksize=10)", "?"),
        ("pd.concat([three, three])", ("?", "?")),
        ("pd.concat(elsewhere.frames())", "?"),
        ("pd.merge(three, three)", "?"),
        ("pd.DataFrame(elsewhere.rows())", ("?", "?")),
    ],
)
def test_what_stays_unknown(code: str, shape: object) -> None:
    assert shape_of(code) == shape


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("three.values", ("?", 3)),
        ("three.to_numpy().astype('float32') / 255", ("?", 3)),
        ("three.shape[1]", 3),
        ("len(three.columns)", 3),
        ("np.array(three)", ("?", 3)),
        ("df['a']", ("?",)),
        ("df['a'].values.reshape(-1, 1)", ("?", 1)),
        ("df.Close.values.reshape(-1, 1)", ("?", 1)),
        ("df[['a']].values", ("?", 1)),
        ("df.iloc[:, [1, 2]]", ("?", 2)),
        ("df.iloc[:, 1]", ("?",)),
        ("df.loc[:, ['a', 'b']].values", ("?", 2)),
        ("three.iloc[:, 0:2]", ("?", 2)),
        ("three.iloc[:, :-1]", ("?", 2)),
        ("three.iloc[:, 0:13]", ("?", 3)),
        ("three.drop('a', axis=1)", ("?", 2)),
        ("three.drop(columns=['a', 'b'])", ("?", 1)),
        ("three.fillna(0).sample(frac=1).reset_index(drop=True)", ("?", 3)),
        ("three.sample(10)", (10, 3)),
        ("[part.shape[1] for part in train_test_split(three, test_size=0.2)]", [3, 3]),
        ("train_test_split(three)[0]['a'].values", ("?",)),
        ("made.shape", (4, 2)),
        ("made.head(3)", (3, 2)),
        ("made.head()", (4, 2)),
        ("made[['a']].values", (4, 1)),
        ("made.T.values", (2, 4)),
        ("pd.DataFrame(np.zeros((5, 3))).values", (5, 3)),
        ("pd.DataFrame(np.zeros((5, 3)), columns=['a', 'b', 'c'])", (5, 3)),
        ("pd.DataFrame(elsewhere.rows(), columns=['a', 'b'])", ("?", 2)),
        ("pd.Series([1, 2, 3])", (3,)),
        ("pd.read_csv('a', usecols=['a', 'b'])", ("?", 2)),
        ("pd.read_csv('a', names=['a', 'b', 'c'])", ("?", 3)),
        ("pd.concat([three, df['d']], axis=1)", ("?", 4)),
    ],
)
def test_what_is_known(code: str, shape: object) -> None:
    assert shape_of(code) == shape


@pytest.mark.parametrize(
    ("change", "columns"),
    [
        ("three['d'] = 1", 4),
        ("three['a'] = 1", 3),
        ("three[elsewhere.column()] = 1", "?"),
        ("three[['a', 'd']] = 1", "?"),
        ("three.loc[:, 'd'] = 1", "?"),
        ("three.loc[three['a'] > 1] = 1\nthree = three[['a']]", 1),
        ("three.drop('a', axis=1, inplace=True)", 2),
        ("three.drop(columns=elsewhere.columns(), inplace=True)", "?"),
        ("del three['a']", 2),
        ("three.pop('a')", 2),
        ("three.insert(0, 'd', 1)", 4),
        ("three.columns = ['x', 'y', 'z']\nthree['a'] = 1", 4),
        ("if elsewhere.flag():\n    three['d'] = 1", "?"),
    ],
)
def test_frames_that_change(change: str, columns: object) -> None:
    assert shapes_of(f"{HEAD}{change}\nn = three.shape[1]") == columns


def test_a_column_that_is_set_may_be_a_new_one_of_a_file() -> None:
    assert (
        shapes_of("import pandas as pd\ndf = pd.read_csv('a', names=['a', 'b'])\ndf['c'] = 1\nn = df.shape[1]") == "?"
    )
