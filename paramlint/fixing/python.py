"""Edits made in the bytes of a Python file, which stay what they are everywhere else."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from paramlint.fixing.refused import Refused
from paramlint.fixing.text import edited, with_line_breaks_of
from paramlint.lint.finding import Edit
from paramlint.source.encoding import Undecodable, decode, encoding_of

_UTF_8 = ("utf-8", "utf-8-sig", "ascii")


def rewrite_python(data: bytes, text: str, edits: Sequence[Edit]) -> bytes:
    """The bytes with the edits made in their text, in the file's encoding and with its line breaks; raises Refused."""
    edits = [with_line_breaks_of(text, edit) for edit in edits]
    encoding = encoding_of(data)
    written = [_encoded(edit.text, encoding) for edit in edits]
    head = len(data) - len(data.removeprefix(codecs.BOM_UTF8))
    places = _byte_places(
        data[head:], text, encoding, [at for edit in edits for at in (edit.span.start, edit.span.end)]
    )
    parts: list[bytes] = []
    done = 0
    for new, edit in zip(written, edits, strict=True):
        parts += data[done : head + places[edit.span.start]], new
        done = head + places[edit.span.end]
    result = b"".join((*parts, data[done:]))
    if _decoded(result) != edited(text, edits):
        raise Refused(f"the file's encoding, {encoding}, would make another text of it")
    return result


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise Refused(f"the file's encoding, {encoding}, cannot hold `{text[error.start]}`") from None


def _decoded(data: bytes) -> str | None:
    try:
        return decode(data)
    except Undecodable:
        return None


def _byte_places(body: bytes, text: str, encoding: str, wanted: Sequence[int]) -> dict[int, int]:
    """The byte at which each of the characters begins; the wanted ones are in order."""
    if encoding not in _UTF_8:
        return _decoded_places(body, encoding, wanted)
    places: dict[int, int] = {}
    byte = before = 0
    for at in wanted:
        byte += len(text[before:at].encode("utf-8"))
        places[at] = byte
        before = at
    return places


def _decoded_places(body: bytes, encoding: str, wanted: Sequence[int]) -> dict[int, int]:
    """Byte by byte, for encodings that have several ways to write a character, or whose bytes mean what came before."""
    decoder = codecs.getincrementaldecoder(encoding)()
    places = {0: 0}
    characters = 0
    for byte in range(len(body)):
        if wanted and characters > wanted[-1]:
            break
        decoded = len(decoder.decode(body[byte : byte + 1]))
        if decoded:
            characters += decoded
            places[characters] = byte + 1
    if any(at not in places for at in wanted):
        raise Refused(f"the file's encoding, {encoding}, writes what is to change together with what is not")
    return places
