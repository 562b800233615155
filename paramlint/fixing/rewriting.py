"""A file with its fixes made: from the bytes there are to the bytes there will be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from paramlint.fixing.protected import is_protected
from paramlint.fixing.refused import Refused
from paramlint.fixing.settling import edits_of
from paramlint.lint.finding import Edit, Finding
from paramlint.source.file import SourceFile
from paramlint.source.read import is_notebook


def rewrite(data: bytes, source: SourceFile, findings: Sequence[Finding]) -> bytes:
    """The bytes of the file with the fixes of the findings, which go together; raises Refused."""
    for finding in findings:
        _refuse_senseless(edits_of([finding]), source.text)
    edits = edits_of(findings)
    if any(is_protected(source, edit) for edit in edits):
        raise Refused("it would change what is not read as Python")
    if is_notebook(source.path):
        from paramlint.fixing.notebook import rewrite_notebook

        return rewrite_notebook(data, source, edits)
    from paramlint.fixing.python import rewrite_python

    return rewrite_python(data, source.text, edits)


def _refuse_senseless(edits: Sequence[Edit], text: str) -> None:
    """Refused where the edits of one fix, in order, contradict each other or the text."""
    if any(not 0 <= edit.span.start <= edit.span.end <= len(text) for edit in edits):
        raise Refused("its edits are about text that is not there", bug=True)
    ends = (end for edit in edits for end in (edit.span.start, edit.span.end))
    if any(text.startswith("\r\n", end - 1) for end in ends if end):
        raise Refused("its edits divide a line break", bug=True)
    for before, after in pairwise(edits):
        if after.span.start < before.span.end or after.span == before.span:
            raise Refused("its own edits overlap", bug=True)
