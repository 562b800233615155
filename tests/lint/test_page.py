"""What `paramlint rule` has to print."""

from typing import Annotated

import msgspec
from msgspec import Meta

from paramlint.lint.page import page, sections, snippets
from paramlint.lint.rule import RuleOptions
from tests.lint.models import Loud


class Documented(Loud):
    """First sentence.

    ## What it does

    This.

    ```python
    ## no heading
    x = 1
    ```

    ## References

    - A book
    """

    __module__ = "rules.house.pml003_documented"
    fix_safety = "unsafe"
    default = False

    class Options(RuleOptions, frozen=True):
        """Two."""

        max_size: Annotated[int, Meta(description="the largest")] = 1_000_000
        mode: Annotated[str | None, Meta(description="the mode")] = None
        word: Annotated[str, Meta(description="the word")] = "a"


PAGE = """# documented (PML003)

Family house, advice, off by default, unsafe fix.

First sentence.

## What it does

This.

```python
## no heading
x = 1
```

## Options

In `[tool.paramlint.rules.documented]`, with the defaults:

- `max-size = 1_000_000`: the largest
- `mode`: the mode; not set
- `word = "a"`: the word
- `severity = "advice"`: "error", "warning" or "advice"

## References

- A book
"""


def test_a_page() -> None:
    assert page(Documented) == PAGE


def test_a_page_without_options_or_headings() -> None:
    assert page(Loud) == (
        "# loud (PML001)\n\nFamily house, advice, on by default, no fix.\n\n"
        "Says something about every model: its number of layers.\n\n## Options\n\n"
        "In `[tool.paramlint.rules.loud]`, with the defaults:\n\n"
        '- `severity = "advice"`: "error", "warning" or "advice"\n'
    )


def test_snippets_are_found_by_language() -> None:
    text = sections(Documented)["What it does"]
    assert snippets(text, "python") == ["## no heading\nx = 1\n"]
    assert snippets(text, "toml") == []


def test_the_defaults_on_the_page_are_those_that_hold() -> None:
    assert msgspec.convert({}, Documented.Options) == Documented.Options(max_size=1_000_000, mode=None, word="a")
