"""The grammar of a directive: the text of one comment in, directives out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paramlint.source.span import Span
from paramlint.syntax.comments import Comment
from paramlint.syntax.directives import (
    Assume,
    Assumed,
    Directive,
    FileIgnore,
    Ignore,
    Malformed,
    RuleName,
    SamplesDirective,
)

KEYWORDS = ("ignore", "file-ignore", "samples", "assume")
_START = re.compile(r"#+\s*(?:(?P<ours>paramlint\s*:)|noqa\b)", re.IGNORECASE)
_KEYWORD = re.compile(r"\s*(?P<keyword>[\w-]*)\s*(?P<rest>.*)", re.DOTALL)
_NAMES = re.compile(r"\[(?P<names>[^\]]*)\](?P<reason>.*)", re.DOTALL)
_NAME = re.compile(r"[^\s,]+")
_NOQA_CODES = re.compile(r"\s*:\s*(?P<codes>(?:[A-Z]+[0-9]+(?:[\s,]+|$))+)", re.IGNORECASE)
_OUR_CODE = re.compile(r"\bPML[0-9]+\b", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9][0-9_]*|[0-9]{1,3}(?:,[0-9]{3})+")
_MOST_DIGITS = 18


def parse_comment(comment: Comment, covered: int | None) -> Iterator[Directive]:
    """The directives of a comment; one comment may hold several, each behind its own `#`.

    `covered` is the code line that an `ignore` in this comment covers.
    """
    starts = list(_START.finditer(comment.text))
    ends = [*(following.start() for following in starts), len(comment.text)][1:]
    for start, end in zip(starts, ends, strict=True):
        text = comment.text[:end].rstrip()
        span = Span(comment.span.start + start.start(), comment.span.start + len(text))
        if not start["ours"]:
            yield from _noqa(text, start.end(), span, comment)
        else:
            yield _directive(text, start.end(), span, comment, covered)


def _noqa(text: str, begin: int, span: Span, comment: Comment) -> Iterator[Directive]:
    """The codes of ours in a `# noqa`, which covers its own line. One without codes is not meant for paramlint."""
    codes = _NOQA_CODES.match(text, begin)
    names = _names(_OUR_CODE, text, *codes.span(), comment) if codes else ()
    if codes and names:
        listed = _listed(comment, codes.start("codes"), codes.end("codes"))
        yield Ignore(names, "", span, listed, None if comment.alone else comment.line)


def _directive(text: str, begin: int, span: Span, comment: Comment, covered: int | None) -> Directive:
    found = _KEYWORD.match(text, begin)
    assert found is not None
    match found["keyword"]:
        case "ignore" | "file-ignore" as keyword:
            return _ignore(keyword, text, found.start("rest"), span, comment, covered)
        case "samples":
            return _samples(found["rest"], span, comment.line)
        case "assume":
            return _assume(found["rest"], span)
        case "":
            return Malformed("this comment tells paramlint nothing", span, f"known are {', '.join(KEYWORDS)}")
        case unknown:
            return Malformed(f"`{unknown}` is nothing that paramlint knows", span, written=unknown)


def _ignore(keyword: str, text: str, begin: int, span: Span, comment: Comment, covered: int | None) -> Directive:
    found = _NAMES.match(text, begin)
    names = _names(_NAME, text, *found.span("names"), comment) if found else ()
    if found is None or not names:
        return Malformed(f"`{keyword}` names no rule", span, f"write {keyword}[the-rules-name]")
    reason = found["reason"].strip()
    listed = _listed(comment, *found.span("names"))
    return (
        Ignore(names, reason, span, listed, covered) if keyword == "ignore" else FileIgnore(names, reason, span, listed)
    )


def _listed(comment: Comment, begin: int, end: int) -> Span:
    return Span(comment.span.start + begin, comment.span.start + end)


def _names(pattern: re.Pattern[str], text: str, begin: int, end: int, comment: Comment) -> tuple[RuleName, ...]:
    offset = comment.span.start
    found = pattern.finditer(text, begin, end)
    return tuple(RuleName(name[0], Span(offset + name.start(), offset + name.end())) for name in found)


def _samples(rest: str, span: Span, line: int) -> Directive:
    """A number, perhaps with a comment of its own behind it."""
    sign, _, written = rest.partition("=")
    number = written.partition("#")[0].strip()
    digits = number.replace("_", "").replace(",", "")
    if sign or not _NUMBER.fullmatch(number) or len(digits) > _MOST_DIGITS or not int(digits):
        return Malformed("`samples` needs a whole number above 0", span, "write samples=20000")
    return SamplesDirective(int(digits), span, line)


def _assume(rest: str, span: Span) -> Directive:
    values = _values(rest)
    if not values:
        problem = "`assume` needs names and their values: numbers, strings, True, False, None, or tuples of them"
        return Malformed(problem, span, "write assume vocab_size=20000, maxlen=400")
    return Assume(values, span)


def _values(text: str) -> dict[str, Assumed] | None:
    """The values of `a=1, b=(2, 3)`, read as Python reads keyword arguments; None where that is not what it says."""
    import ast
    import warnings

    try:
        with warnings.catch_warnings(action="ignore"):  # a stray backslash is no news to whoever runs paramlint
            call = ast.parse(f"f({text}\n)", mode="eval").body
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.args:
            return None
        values = {str(argument.arg): ast.literal_eval(argument.value) for argument in call.keywords if argument.arg}
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError):
        return None
    complete = len(values) == len(call.keywords) and all(map(_is_assumable, values.values()))
    return values if complete else None


def _is_assumable(value: object) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return all(part is None or isinstance(part, bool | int | float | str) for part in parts)
