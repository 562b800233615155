"""What a notebook's cell showed when it last ran: the value it ends in and the text it printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paramlint.source.progress import Progress, progress_in

_KEPT = 200_000
"""Characters of printed text that are kept, from the end."""


def shown_value(cell: Mapping[str, object]) -> str | None:
    """The text of the value that the cell ends in, None where it has none."""
    for output in _outputs(cell):
        if output.get("output_type") in ("execute_result", "pyout"):
            data = output.get("data")
            return _text(data.get("text/plain") if isinstance(data, dict) else output.get("text"))
    return None


def printed_text(cell: Mapping[str, object]) -> str:
    """What the cell wrote to standard output, its end where that is long."""
    return _written(cell, "stdout")[-_KEPT:]


def warnings_text(cell: Mapping[str, object]) -> str:
    """What the cell wrote to standard error, its end where that is long."""
    return _written(cell, "stderr")[-_KEPT:]


def training_progress(cell: Mapping[str, object]) -> Progress:
    """What the trainings in the cell printed of their progress."""
    return progress_in(_written(cell, "stdout"))


def _written(cell: Mapping[str, object], name: str) -> str:
    streams = [output for output in _outputs(cell) if output.get("output_type") == "stream"]
    written = [stream for stream in streams if stream.get("name", stream.get("stream", "stdout")) == name]
    return "".join(_text(stream.get("text")) or "" for stream in written)


def run_number(cell: Mapping[str, object]) -> int | None:
    """Which run of the session the cell's last one was, None where the file does not say."""
    number = cell.get("execution_count", cell.get("prompt_number"))
    return number if isinstance(number, int) else None


def _outputs(cell: Mapping[str, object]) -> Iterator[dict[str, object]]:
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else ():
        if isinstance(output, dict):
            yield output


def _text(value: object) -> str | None:
    """Text as notebooks keep it: one string, or a list of lines."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return value if isinstance(value, str) else None
