"""A rule's page: its docstring with what the class itself says, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

from paramlint.config.convert import descriptions
from paramlint.lint.rule import Rule

OPTIONS = "Options"
REFERENCES = "References"
_FENCED = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def page(rule: type[Rule]) -> str:
    """Everything there is to know about the rule; ends with a line break."""
    parts = sections(rule)
    references = parts.pop(REFERENCES, None)
    parts[OPTIONS] = "\n".join(_options(rule))
    if references:
        parts[REFERENCES] = references
    first = parts.pop("")
    head = f"# {rule.name} ({rule.code})\n\n{_facts(rule)}\n\n{first}\n"
    return head + "".join(f"\n## {heading}\n\n{text}\n" for heading, text in parts.items())


def sections(rule: type[Rule]) -> dict[str, str]:
    """The text under each heading of the docstring, in order; what stands before the first heading is under ''."""
    found: dict[str, str] = {}
    heading, fenced = "", False
    for line in cleandoc(rule.__doc__ or "").splitlines():
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            heading = line.removeprefix("## ").strip()
            found[heading] = ""
        else:
            found[heading] = f"{found.get(heading, '')}{line}\n"
    return {heading: text.strip("\n") for heading, text in found.items()}


def snippets(text: str, language: str) -> list[str]:
    """The fenced blocks of a language in the text of a section."""
    return [found["code"] for found in _FENCED.finditer(text) if found["language"] == language]


def _facts(rule: type[Rule]) -> str:
    default = "on by default" if rule.default else "off by default"
    fix = f"{rule.fix_safety} fix" if rule.fix_safety else "no fix"
    return f"Family {rule.family}, {rule.severity}, {default}, {fix}."


def _options(rule: type[Rule]) -> Iterator[str]:
    """What the rule's table in the settings may say, with the defaults."""
    effects = descriptions(rule.Options)
    yield f"In `[tool.paramlint.rules.{rule.name}]`, with the defaults:"
    yield ""
    for name, default in _defaults(rule).items():
        yield f"- `{_assignment(name, default)}`: {effects[name]}{'; not set' if default is None else ''}"
    yield f'- `severity = "{rule.severity}"`: "error", "warning" or "advice"'


def _defaults(rule: type[Rule]) -> dict[str, object]:
    fields = rule.Options.__struct_encode_fields__
    return dict(zip(fields, rule.Options.__struct_defaults__, strict=True))


def _assignment(name: str, default: object) -> str:
    """The option as the file would say it; TOML has no word for one that is not set."""
    if default is None:
        return name
    return f'{name} = "{default}"' if isinstance(default, str) else f"{name} = {default:_}"
