"""What the settings say about one file and one model."""

from pathlib import Path

import pytest

from paramlint.config.fingerprint import fingerprint
from paramlint.config.settings import ModelSettings, Settings
from paramlint.config.suggest import did_you_mean

ROOT = Path("/project")
FILE = ROOT / "big" / "teacher.py"


def test_nothing_is_said_by_default() -> None:
    settings = Settings(root=ROOT)
    assert settings.samples_for(FILE, ["model"]) is None
    assert settings.assumed_for(FILE) == {}
    assert (settings.fail_on, settings.select, settings.exclude) == ("warning", None, None)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (ModelSettings(name="student", samples=5), (100, "settings")),
        (ModelSettings(path="small/*.py", samples=5), (100, "settings")),
        (ModelSettings(path="big/*.py", name="student", samples=5), (100, "settings")),
        (ModelSettings(path="big/*.py", name="teacher"), (100, "settings")),
        (ModelSettings(name="teacher", samples=5), (5, "settings")),
        (ModelSettings(path="big/*.py", samples=5), (5, "settings")),
        (ModelSettings(path="big/", samples=5), (5, "settings")),
        (ModelSettings(path="teacher.py", samples=5), (5, "settings")),
        (ModelSettings(path="/teacher.py", samples=5), (100, "settings")),
    ],
)
def test_an_entry_for_a_model_stands_above_the_number_for_all(entry: ModelSettings, expected: tuple[int, str]) -> None:
    settings = Settings(root=ROOT, samples=100, models=(entry,))
    assert settings.samples_for(FILE, ["model", "teacher"]) == expected


def test_the_last_entry_that_says_a_number_wins() -> None:
    entries = (
        ModelSettings(path="big/*.py", samples=5),
        ModelSettings(name="teacher", samples=6),
        ModelSettings(name="teacher", max_params=7),
    )
    assert Settings(root=ROOT, models=entries).samples_for(FILE, ["teacher"]) == (6, "settings")


def test_the_command_line_stands_above_the_file() -> None:
    settings = Settings(root=ROOT, samples=1, models=(ModelSettings(name="a", samples=2),), fail_on="error")
    assert settings.with_overrides(samples=3).samples_for(FILE, ["a"]) == (3, "command-line")
    assert settings.with_overrides(fail_on="advice").fail_on == "advice"
    assert settings.with_overrides().fail_on == "error"
    assert settings.with_overrides().samples_for(FILE, ["a"]) == (2, "settings")


def test_assumed_values_of_a_path_stand_above_those_for_all() -> None:
    entries = (ModelSettings(path="big/", assume={"a": 2}), ModelSettings(path="small/", assume={"a": 3}))
    settings = Settings(root=ROOT, assume={"a": 1, "b": 1}, models=entries)
    assert settings.assumed_for(FILE) == {"a": 2, "b": 1}
    assert settings.assumed_for(ROOT / "other.py") == {"a": 1, "b": 1}


def test_patterns_see_paths_below_the_root_relative_to_it() -> None:
    settings = Settings(root=ROOT)
    assert settings.relative(FILE) == "big/teacher.py"
    assert settings.relative(ROOT / "small" / ".." / "a.py") == "a.py"
    assert settings.relative(Path("/elsewhere/a.py")) == "/elsewhere/a.py"


def test_a_file_outside_the_root_is_matched_by_no_relative_pattern() -> None:
    entry = ModelSettings(path="big/*.py", samples=5)
    assert Settings(root=ROOT, models=(entry,)).samples_for(Path("/elsewhere/big/a.py"), ["a"]) is None


def test_equal_settings_have_equal_fingerprints_and_others_do_not() -> None:
    one = Settings(root=ROOT, samples=1, rules={"a": {"b": 1}})
    assert fingerprint(one) == fingerprint(Settings(root=ROOT, samples=1, rules={"a": {"b": 1}}))
    others = [Settings(root=ROOT, samples=2), one.with_overrides(select=["ALL"]), Settings(root=Path("/p"), samples=1)]
    assert len({fingerprint(settings) for settings in [one, *others]}) == 4


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Settings(root=ROOT).samples = 3  # type: ignore[misc]


@pytest.mark.parametrize(("written", "question"), [("zzz", None), ("selct", "did you mean `select`?"), ("", None)])
def test_did_you_mean(written: str, question: str | None) -> None:
    assert did_you_mean(written, ["select", "ignore"]) == question
