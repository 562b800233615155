"""The pages in docs/rules/ are what the rules say today."""

from scripts.rule_pages import FOLDER, pages


def test_every_page_is_current() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*")}
    assert written == pages(), "run `python -m scripts.rule_pages`"
