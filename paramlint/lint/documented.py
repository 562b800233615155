"""Counts that are written beside a model, in comments and in the saved outputs of a notebook."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from paramlint.graph.model import Model
from paramlint.graph.program import Program
from paramlint.source.span import Span
from paramlint.syntax.comments import Comment, Scan, line_at, scan

_NUMBER = r"(?P<number>\d{1,3}(?:[,_]\d{3})+|\d+)"
_TOTAL = re.compile(rf"total\s+(?:params|parameters)\s*[:=]\s*{_NUMBER}(?![\d.,]*\d|\s*[kKmM]\b)", re.IGNORECASE)
_OF_OPTIMIZER = re.compile(rf"optimizer params\s*[:=]\s*{_NUMBER}", re.IGNORECASE)
_MENTIONS = re.compile(r"total\s+param", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Documented:
    """A total that is written down for a model. `span` is the number in a comment, None in a saved output."""

    model: Model
    number: int
    span: Span | None = None
    cell: int | None = None


def documented(program: Program) -> Iterator[Documented]:
    """Every total that belongs to one model of the program for certain."""
    yield from _in_comments(program)
    yield from _in_outputs(program)


def _in_comments(program: Program) -> Iterator[Documented]:
    if not program.models or not _MENTIONS.search(program.source.code):
        return
    seen = scan(program.source)
    for comment in seen.comments:
        found = _TOTAL.search(comment.text)
        model = _model_beside(comment, seen, program) if found else None
        if found is not None and model is not None:
            start = comment.span.start
            span = Span(start + found.start("number"), start + found.end("number"))
            yield Documented(model, _value(found["number"]), span)


def _model_beside(comment: Comment, seen: Scan, program: Program) -> Model | None:
    """The model of the statement that the comment stands on or directly above; None where there are several."""
    index = bisect_left(seen.statements, comment.line, key=lambda statement: statement.last)
    if index == len(seen.statements):
        return None
    statement = seen.statements[index]
    gap = range(comment.line + 1, statement.first)
    if any(line not in {other.line for other in seen.comments} for line in gap):
        return None
    lines = range(statement.first, statement.last + 1)
    models = [model for model in program.models if line_at(program.source, model.span.start) in lines]
    return models[0] if len(models) == 1 else None


def _in_outputs(program: Program) -> Iterator[Documented]:
    """The total under a `summary()` that is the only one of its cell."""
    for cell in program.source.cells:
        printed = _TOTAL.findall(cell.printed)
        shown = [
            (model, summary)
            for model in program.models
            for summary in model.summaries
            if (own := program.source.cell_at(summary.span.start)) is not None and own.number == cell.number
        ]
        if len(printed) == len(shown) == 1 and shown[0][1].total.exact == shown[0][0].params.exact:
            of_optimizer = _OF_OPTIMIZER.search(cell.printed)
            number = _value(printed[0]) - (_value(of_optimizer["number"]) if of_optimizer else 0)
            yield Documented(shown[0][0], number, cell=cell.number)


def _value(written: str) -> int:
    return int(written.replace(",", "").replace("_", ""))
