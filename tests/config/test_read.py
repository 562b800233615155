"""What a settings file may say, and how it is told what it may not."""

from pathlib import Path

import pytest

from paramlint.config.errors import ConfigError
from paramlint.config.read import read_settings
from paramlint.config.settings import Settings

REFUSED = [
    pytest.param("selct = []", "selct: unknown key; did you mean `select`?", id="a misspelled key"),
    pytest.param(
        "fix = true",
        "fix: unknown key; known are select, ignore, per-file-ignores, exclude, extend-exclude, rule-folders, samples,"
        " max-params, unsafe-fixes, fail-on, keras-version, assume, rules, models",
        id="a key that is like no other",
    ),
    pytest.param("root = 'x'", "root: unknown key; known are", id="what Settings adds to the keys is no key"),
    pytest.param(
        'select = "PML1"',
        'select: expected `list`, got `str`; `select` is a list of rules, as in ["budget", "PML102"]',
        id="a word instead of a list",
    ),
    pytest.param("select = [1]", "select: expected `str`, got `int`", id="a list of the wrong things"),
    pytest.param(
        "samples = true",
        "samples: expected `int`, got `bool`; `samples` is how many samples a model is trained on, a whole number",
        id="a truth value is no number",
    ),
    pytest.param("samples = 0", "samples: expected `int` >= 1", id="no samples at all"),
    pytest.param("max-params = 1.5", "max-params: expected `int`, got `float`", id="half a parameter"),
    pytest.param("fail-on = 'never'", '`fail-on` is "error", "warning" or "advice"', id="an unknown severity"),
    pytest.param('per-file-ignores = {"a/*" = "b"}', 'per-file-ignores."a/*": expected `list`', id="which pattern"),
    pytest.param("[assume]\na = 1\nb = {}", "assume.b: expected", id="which assumed value"),
    pytest.param("[assume]\n'a.b' = 1", "`a.b`, which is not a Python name", id="an assumed name with a dot"),
    pytest.param("[rules]\nparam-budget = 1", "rules.param-budget: expected `table`, got `int`", id="which rule"),
    pytest.param("models = 3", "models: expected `list`, got `int`", id="models are a list"),
    pytest.param(
        "[[models]]\nname = 'a'\n[[models]]\nname = 'b'\nsmples = 3",
        "models[2].smples: unknown key; did you mean `samples`?",
        id="which model, counted from one",
    ),
    pytest.param("[[models]]\nsamples = 3", "models[1]: says neither `path` nor `name`", id="about no model"),
    pytest.param(
        "[[models]]\nname = 'a'\nassume = {x = 1}", "models[1]: `assume` needs a `path`", id="assumed for a name only"
    ),
    pytest.param("select = ", "is not valid TOML", id="no TOML"),
]


def own_file(folder: Path, text: str, name: str = "paramlint.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refuses_and_names_file_key_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    file = own_file(tmp_path, text)
    with pytest.raises(ConfigError) as refused:
        read_settings(file)
    assert str(refused.value).startswith(f"{file}: ")
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_keys_of_pyproject_are_named_in_full(tmp_path: Path) -> None:
    file = own_file(tmp_path, "[tool.paramlint]\nsample = 3", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"tool\.paramlint\.sample: unknown key; did you mean `samples`\?"):
        read_settings(file)


def test_other_keys_beside_the_table_are_refused_in_our_own_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="select: unknown key"):
        read_settings(own_file(tmp_path, "select = []\n[tool.paramlint]\nsamples = 3"))


def test_a_table_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"tool\.paramlint: must be a table"):
        read_settings(own_file(tmp_path, "[tool]\nparamlint = 3", "pyproject.toml"))


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "paramlint.toml"
    file.write_bytes(b"samples = 1 # caf\xe9")
    with pytest.raises(ConfigError, match="is not UTF-8 at byte 17; save it as UTF-8"):
        read_settings(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        read_settings(tmp_path / "missing.toml")


def test_errors_survive_the_way_between_processes() -> None:
    import pickle

    error = ConfigError("unknown key", Path("a.toml"), "selct", "did you mean `select`?")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize("text", ["", "[project]\nname = 'paramlint'", "[tool.ruff]\n# paramlint"])
def test_a_pyproject_without_our_table_holds_no_settings(tmp_path: Path, text: str) -> None:
    assert read_settings(own_file(tmp_path, text, "pyproject.toml")) is None


def test_a_pyproject_that_does_not_name_us_is_not_even_parsed(tmp_path: Path) -> None:
    assert read_settings(own_file(tmp_path, "not [ valid", "pyproject.toml")) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("paramlint.toml", "samples = 20_000"),
        ("paramlint.toml", "[tool.paramlint]\nsamples = 20_000"),
        ("pyproject.toml", "[tool.paramlint]\r\nsamples = 20_000\r\n"),
        ("pyproject.toml", "\ufeff[tool]\nparamlint.samples = 20_000"),
    ],
)
def test_the_same_settings_in_every_spelling(tmp_path: Path, name: str, text: str) -> None:
    settings = read_settings(own_file(tmp_path, text, name))
    assert settings is not None
    assert (settings.samples, settings.root, settings.place.file) == (20000, tmp_path, tmp_path / name)


def test_every_key(tmp_path: Path) -> None:
    settings = read_settings(
        own_file(
            tmp_path,
            """
            select = ["budget"]
            ignore = ["PML102"]
            exclude = ["legacy/"]
            extend-exclude = ["old/"]
            samples = 20_000
            max-params = 1_000_000
            fail-on = "error"
            per-file-ignores = { "tests/*" = ["ALL"] }
            assume = { vocab_size = 20_000, rate = 0.5, mode = "fit", wide = true, shape = [28, 28] }
            [rules.params-exceed-samples]
            limit = 2
            severity = "error"
            [[models]]
            path = "big/*.py"
            name = "teacher"
            samples = 5
            max-params = 6
            assume = { maxlen = 7 }
            """,
        )
    )
    assert isinstance(settings, Settings)
    (model,) = settings.models
    assert (settings.select, settings.ignore) == (("budget",), ("PML102",))
    assert (settings.exclude, settings.extend_exclude) == (("legacy/",), ("old/",))
    assert (settings.samples, settings.max_params, settings.fail_on) == (20000, 1000000, "error")
    assert settings.per_file_ignores == {"tests/*": ("ALL",)}
    assert settings.assume == {"vocab_size": 20000, "rate": 0.5, "mode": "fit", "wide": True, "shape": (28, 28)}
    assert settings.rules == {"params-exceed-samples": {"limit": 2, "severity": "error"}}
    assert (model.path, model.name, model.samples, model.max_params, model.assume) == (
        "big/*.py",
        "teacher",
        5,
        6,
        {"maxlen": 7},
    )
