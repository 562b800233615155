"""A rule with the options and the severity that the settings give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from paramlint.config.convert import convert, refuse_unknown
from paramlint.config.errors import Place
from paramlint.config.settings import ModelSettings, Settings
from paramlint.config.suggest import did_you_mean
from paramlint.lint.finding import Severity
from paramlint.lint.rule import Rule, Variant

_SEVERITY = "severity"


def configured_rule(kind: type[Rule], settings: Settings) -> Rule:
    """The rule with its table of the settings; ConfigError for what it does not take.

    A setting that is called like an option (`max-params`) is that option's value unless the table has its own.
    """
    place = settings.place.at("rules").at(kind.name)
    table = dict(settings.rules.get(kind.name, {}))
    refuse_unknown(table, (*kind.Options.__struct_encode_fields__, _SEVERITY), place)
    severity = _severity(table.pop(_SEVERITY, None), place.at(_SEVERITY))
    return kind(convert({**_shared(settings, kind), **table}, kind.Options, place), severity)


def with_model_settings(rule: Rule, entries: Sequence[ModelSettings]) -> Rule:
    """The rule with other options for the models that the entries are about, where they say something it takes."""
    said = ((entry, _shared(entry, type(rule))) for entry in entries)
    return rule.with_variants([Variant(entry, _changed(rule, values)) for entry, values in said if values])


def _changed(rule: Rule, values: dict[str, Any]) -> Any:
    names = {key.replace("-", "_"): value for key, value in values.items()}
    return msgspec.structs.replace(rule.options, **names)


def _shared(said: msgspec.Struct, kind: type[Rule]) -> dict[str, Any]:
    """What the settings, or an entry of their models, say under the name of one of the rule's options."""
    options = kind.Options.__struct_encode_fields__
    values = {key: getattr(said, key.replace("-", "_"), None) for key in options}
    return {key: value for key, value in values.items() if value is not None}


def _severity(written: object, place: Place) -> Severity | None:
    if written is None:
        return None
    known = [severity.value for severity in Severity]
    if written not in known:
        remedy = did_you_mean(str(written), known) or f"known are {', '.join(known)}"
        raise place.error(f"`{written}` is no severity", remedy)
    return Severity(written)
