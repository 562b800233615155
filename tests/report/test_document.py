"""The JSON documents: their values, and the schema that other programs rely on."""

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from paramlint.graph.count import Count
from paramlint.graph.model import Layer, Model, Samples, Shapes, Summary
from paramlint.keras.cost import Cost, unknown_cost
from paramlint.keras.weight import Weight
from paramlint.lint.checked import CheckedFile
from paramlint.lint.finding import Edit, Fix, Related
from paramlint.report.document import check_document, json_text, summary_document
from paramlint.source.file import Cell, Problem, SourceFile
from paramlint.source.span import Span
from paramlint.unknown import Source, Unknown
from paramlint.version import __version__
from tests.report.samples import (
    EMBEDDING,
    at,
    dense,
    embedding_layer,
    embedding_model,
    finding,
    imdb,
    notebook,
    script,
)

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "paramlint.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
NOWHERE = Span(0, 0)


def model_record(model: Model, text: str = EMBEDDING) -> dict[str, Any]:
    """The JSON of a model, once it has been found valid."""
    document = summary_document([CheckedFile(script(text), (model,))])
    VALIDATOR.validate(document)
    record: dict[str, Any] = document["files"][0]["models"][0]
    return record


def finding_record(source: SourceFile, **changes: Any) -> dict[str, Any]:
    """The JSON of a finding, once it has been found valid."""
    span = changes.pop("span", NOWHERE)
    document = check_document([CheckedFile(source, (), (finding(span, **changes),))])
    VALIDATOR.validate(document)
    record: dict[str, Any] = document["files"][0]["findings"][0]
    return record


def rich_document() -> dict[str, Any]:
    """A document in which every key of the contract has a value that is not null."""
    fix = Fix("Remove it", (Edit(Span(0, 5), "x"),), "unsafe")
    found = finding(Span(0, 5), Related("there", Span(8, 9)), help="do", model="m", layer="l", measure=0.5, fix=fix)
    unknown = Layer("x", "X", None, Span(0, 1), unknown=Unknown("budget", "too big", Span(0, 1), "say it"))
    weighted = embedding_layer()
    summary = Summary(Span(1, 2), Count(1, 2), Count(1, 1), Count(0, None), (weighted,))
    model = embedding_model(unknown, dense("dense", 64, 32, Span(3, 4)))
    model = replace(
        model,
        names=("net", "model"),
        variable="model",
        function="build",
        called_from=Span(5, 6),
        input_shape=(None, 10),
        output_shape=(None, 32),
        summaries=(summary,),
        samples=Samples(7, "comment", Span(0, 1)),
    )
    problems = (Problem("invalid-syntax", "no", Span(2, 3)),)
    source = SourceFile("nb.ipynb", EMBEDDING, EMBEDDING, (Cell(2, Span(0, len(EMBEDDING))),), problems)
    return check_document([CheckedFile(source, (model,), (found,))])


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in the document."""
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from objects(child)
    elif isinstance(node, list):
        for child in node:
            yield from objects(child)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_missing_renamed_or_further_key_breaks_the_schema() -> None:
    document = rich_document()
    VALIDATOR.validate(document)
    tried = 0
    for number, record in enumerate(objects(document)):
        for key in record:
            for change in ("remove", "rename"):
                broken = copy.deepcopy(document)
                target = list(objects(broken))[number]
                value = target.pop(key)
                if change == "rename":
                    target[f"{key}_"] = value
                allowed = key == "findings" and change == "remove"
                assert VALIDATOR.is_valid(broken) == allowed, (key, change)
                tried += 1
    assert tried > 200


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 2),
        (("files", 0, "models", 0, "status"), "fine"),
        (("files", 0, "models", 0, "location", "line"), 0),
        (("files", 0, "models", 0, "params", "total"), -1),
        (("files", 0, "models", 0, "params", "total"), "12"),
        (("files", 0, "models", 0, "input_shape"), [None, "?"]),
        (("files", 0, "findings", 0, "severity"), "info"),
        (("files", 0, "findings", 0, "fix", "safety"), "perhaps"),
        (("files", 0, "errors", 0, "line"), None),
    ],
)
def test_wrong_values_break_the_schema(path: tuple[str | int, ...], value: object) -> None:
    document: Any = rich_document()
    target = document
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    assert not VALIDATOR.is_valid(document)


def test_the_document_of_the_design() -> None:
    document = summary_document([imdb()])
    VALIDATOR.validate(document)
    head = {key: document[key] for key in ("schema", "paramlint", "keras")}
    assert head == {"schema": 1, "paramlint": __version__, "keras": "3"}
    (file,) = document["files"]
    assert (file["path"], file["errors"]) == ("examples/imdb_simple_rnn.py", [])
    (model,) = file["models"]
    layers = model.pop("layers")
    assert model == {
        "kind": "sequential",
        "name": "sequential",
        "variable": "model",
        "names": ["model"],
        "function": None,
        "location": {"cell": None, "line": 14, "column": 9},
        "called_from": None,
        "status": "exact",
        "input_shape": [None, 400, 300],
        "output_shape": [None, 1],
        "params": {"total": 37551, "trainable": 37551, "non_trainable": 0},
        "cost": {
            "multiply_accumulates": 7020000,
            "activations": 20001,
            "activation_bytes": 80004,
            "sequential_steps": 401,
            "training_memory": {
                "batch_size": 32,
                "optimizer": "Adam",
                "weights": 4 * 37551,
                "gradients": 4 * 37551,
                "optimizer_slots": 2 * 4 * 37551,
                "activations_per_sample": 80004,
                "activations": 32 * 80004,
                "total": 4 * 4 * 37551 + 32 * 80004,
            },
        },
        "summaries": [],
        "samples": {"value": 20000, "source": "comment", "location": {"cell": None, "line": 13, "column": 1}},
        "saved_outputs": [],
    }
    assert layers[0] == {
        "name": "simple_rnn",
        "class": "SimpleRNN",
        "location": {"cell": None, "line": 15, "column": 11},
        "output_shape": [None, 400, 50],
        "params": 17550,
        "trainable_params": 17550,
        "cost": {
            "multiply_accumulates": 7000000,
            "activations": 20000,
            "activation_bytes": 80000,
            "sequential_steps": 400,
        },
        "weights": [
            {"name": "kernel", "shape": [300, 50], "trainable": True},
            {"name": "recurrent_kernel", "shape": [50, 50], "trainable": True},
            {"name": "bias", "shape": [50], "trainable": True},
        ],
        "unknown": None,
    }
    assert [layer["params"] for layer in layers] == [17550, 0, 20001]


def test_a_check_is_the_same_document_with_findings() -> None:
    checked = check_document([imdb()])
    VALIDATOR.validate(checked)
    (found,) = checked["files"][0].pop("findings")
    assert checked == summary_document([imdb()])
    assert found == {
        "code": "PML101",
        "name": "params-exceed-samples",
        "severity": "warning",
        "message": "37,551 parameters are learned from 20,000 samples, 1.88 for each (limit 1)",
        "help": "return only the last state (17,601 parameters in all), use fewer units, or train on more samples",
        "location": {"cell": None, "line": 14, "column": 9},
        "end_location": {"cell": None, "line": 14, "column": 21},
        "model": "model",
        "layer": None,
        "measure": 1.87755,
        "related": [
            {"message": "20,000 stated here", "location": {"cell": None, "line": 13, "column": 1}},
            {"message": "20,001 of the parameters (53 %)", "location": {"cell": None, "line": 18, "column": 11}},
        ],
        "fix": None,
    }


def test_a_file_without_findings_has_an_empty_list_in_a_check_only() -> None:
    files = [CheckedFile(script("x = 1\n"))]
    assert check_document(files)["files"] == [{"path": "model.py", "errors": [], "models": [], "findings": []}]
    assert summary_document(files)["files"] == [{"path": "model.py", "errors": [], "models": []}]


def test_an_unknown_size_is_null_and_its_dimension_says_why() -> None:
    model = model_record(embedding_model())
    why = "`words` is `len(tokenizer.word_index) + 1`: only run time knows"
    assert (model["status"], model["input_shape"]) == ("unknown", None)
    assert model["params"] == {"total": None, "trainable": None, "non_trainable": 0}
    (layer,) = model["layers"]
    assert (layer["params"], layer["trainable_params"]) == (None, None)
    assert layer["weights"] == [{"name": "embeddings", "shape": [{"unknown": why}, 64], "trainable": True}]
    assert layer["unknown"] == {
        "kind": "runtime-value",
        "why": why,
        "location": {"cell": None, "line": 1, "column": 9},
        "hint": "# paramlint: assume words=20000",
        "sources": [],
    }


def test_a_lower_bound_has_no_maximum() -> None:
    model = model_record(embedding_model(dense("dense", 64, 32, at(EMBEDDING, "Dense(32)"))))
    assert model["status"] == "partial"
    assert model["params"] == {
        "total": {"min": 2080, "max": None},
        "trainable": {"min": 2080, "max": None},
        "non_trainable": 0,
    }


def test_an_unknown_without_a_place_has_none() -> None:
    layer = Layer("x", "X", None, NOWHERE, unknown=Unknown("unsupported-layer", "nobody has described X"))
    record = model_record(Model("functional", "functional", NOWHERE, (layer,)))["layers"][0]
    assert (record["unknown"]["location"], record["unknown"]["hint"]) == (None, None)
    assert (record["params"], record["output_shape"], record["weights"]) == (None, None, [])


def test_shapes_tell_any_size_from_an_unknown_one() -> None:
    layer = Layer("x", "X", None, NOWHERE, output_shape=(None, Unknown("budget", "too big"), 3))
    record = model_record(Model("functional", "functional", NOWHERE, (layer,)))["layers"][0]
    assert record["output_shape"] == [None, {"unknown": "too big"}, 3]


def test_the_weights_of_a_wrapper_keep_the_names_of_keras() -> None:
    weights = (Weight("kernel", (3, 4), part="forward"), Weight("kernel", (3, 4), False, "backward"))
    record = model_record(Model("sequential", "s", NOWHERE, (Layer("b", "Bidirectional", None, NOWHERE, weights),)))
    assert record["layers"][0]["weights"] == [
        {"name": "kernel", "shape": [3, 4], "trainable": True},
        {"name": "kernel", "shape": [3, 4], "trainable": False},
    ]
    assert record["params"] == {"total": 24, "trainable": 12, "non_trainable": 12}


def test_an_unknown_cost_says_why_in_the_layer_and_has_no_bounds_in_the_model() -> None:
    unknown = unknown_cost(Unknown("undefined-dimension", "it may be of any length"))
    layer = Layer("x", "X", None, NOWHERE, cost=unknown)
    model = model_record(Model("sequential", "s", NOWHERE, (layer,)))
    assert set(map(str, model["layers"][0]["cost"].values())) == {"{'unknown': 'it may be of any length'}"}
    assert model["cost"]["multiply_accumulates"] is None
    assert model["cost"]["training_memory"]["batch_size"] is None
    known = Layer("y", "Y", None, NOWHERE, cost=Cost(5, 6, 24, 1))
    model = model_record(Model("sequential", "s", NOWHERE, (layer, known)))
    assert model["cost"]["sequential_steps"] == {"min": 1, "max": None}
    assert model["layers"][1]["cost"]["activation_bytes"] == 24


def test_summaries_count_as_it_stood() -> None:
    then = (dense("dense", 2, 3, NOWHERE),)
    place = at(EMBEDDING, "model.add(Dense(32))")
    first = Summary(place, Count(5, 9), Count(5, None), Count(0, None))
    model = model_record(replace(embedding_model(), summaries=(first, replace(first, layers=then))))
    params = {"total": {"min": 5, "max": 9}, "trainable": {"min": 5, "max": None}, "non_trainable": None}
    assert model["summaries"][0] == {"cell": None, "line": 5, "params": params, "layers": None}
    assert [layer["params"] for layer in model["summaries"][1]["layers"]] == [9]


def test_samples_may_come_from_outside_the_file() -> None:
    model = model_record(replace(embedding_model(), samples=Samples(60000, "settings")))
    assert model["samples"] == {"value": 60000, "source": "settings", "location": None}


def test_places_in_a_notebook_count_within_the_cell() -> None:
    source = notebook("a = 1\n", "b = 2\nmodel = c", numbers=(2, 7))
    whole_cell = source.cells[0].span
    record = finding_record(source, span=at(source.text, "model = c"))
    assert record["location"] == {"cell": 7, "line": 2, "column": 1}
    assert record["end_location"] == {"cell": 7, "line": 2, "column": 10}
    assert finding_record(source, span=whole_cell)["end_location"] == {"cell": 2, "line": 2, "column": 1}


def test_a_span_never_ends_in_the_next_cell() -> None:
    source = notebook("a = 1", "b = 2", numbers=(2, 7))
    end = {"cell": 2, "line": 1, "column": 6}
    assert finding_record(source, span=Span(0, 5))["end_location"] == end
    assert finding_record(source, span=Span(0, 6))["end_location"] == end
    assert finding_record(source, span=Span(6, 11))["end_location"] == {"cell": 7, "line": 1, "column": 6}


def test_columns_count_characters_and_lines_count_every_newline() -> None:
    source = script("é\r\n\t'日本🎉' x\r\n")
    record = finding_record(source, span=at(source.text, "x"))
    assert record["location"] == {"cell": None, "line": 2, "column": 8}


def test_a_deleted_line_ends_at_the_start_of_the_next() -> None:
    fix = Fix("Remove the line", (Edit(Span(0, 6), ""),))
    record = finding_record(script("a = 1\nb = 2\n"), fix=fix)
    assert record["fix"] == {
        "title": "Remove the line",
        "safety": "safe",
        "edits": [
            {
                "location": {"cell": None, "line": 1, "column": 1},
                "end_location": {"cell": None, "line": 2, "column": 1},
                "text": "",
            }
        ],
    }


@pytest.mark.parametrize("number", [float("inf"), float("nan"), None])
def test_a_measure_that_json_cannot_hold_is_null(number: float | None) -> None:
    assert finding_record(script("x"), measure=number)["measure"] is None


def test_problems_become_errors() -> None:
    problems = (Problem("invalid-syntax", "never closed", Span(3, 4)), Problem("unreadable-file", "no such file"))
    document = summary_document([CheckedFile(SourceFile("a.py", "x\ny(", "", problems=problems))])
    VALIDATOR.validate(document)
    assert document["files"][0]["errors"] == [
        {"cell": None, "line": 2, "column": 2, "message": "never closed"},
        {"cell": None, "line": 1, "column": 1, "message": "no such file"},
    ]


def test_the_text_is_readable_and_reads_back() -> None:
    document = check_document([imdb()])
    text = json_text(document)
    assert json.loads(text) == document
    assert text.startswith('{\n  "schema": 1,\n  "paramlint": ')


def test_the_text_can_be_written_whatever_the_path_is() -> None:
    document = summary_document([CheckedFile(script("", "größe\udce9.py"))])
    text = json_text(document)
    assert '"path": "größe\\udce9.py"' in text
    assert json.loads(text.encode("utf-8")) == document


def test_a_layer_of_several_outputs_has_a_list_of_shapes() -> None:
    lstm = Layer("lstm", "LSTM", "recurrent", NOWHERE, output_shape=Shapes(((None, 7, 5), (None, 5), None)))
    model = Model("functional", "functional", NOWHERE, (lstm,), input_shape=Shapes(((None, 7), (None, 5))))
    record = model_record(model)
    assert record["layers"][0]["output_shape"] == [[None, 7, 5], [None, 5], None]
    assert record["input_shape"] == [[None, 7], [None, 5]]


def test_shapes_that_do_not_fit_name_their_sources() -> None:
    sources = (Source("`a` (None, 4)", at(EMBEDDING, "Embedding")), Source("`b` (None, 5)", at(EMBEDDING, "Mystery")))
    unknown = Unknown("invalid-shape", "4 is not 5", NOWHERE, sources=sources)
    layer = Layer("add", "Add", "merging", NOWHERE, unknown=unknown)
    record = model_record(Model("functional", "functional", NOWHERE, (layer,)))
    assert [(one["what"], one["location"]["line"]) for one in record["layers"][0]["unknown"]["sources"]] == [
        ("`a` (None, 4)", 3), ("`b` (None, 5)", 4),
    ]  # fmt: skip
