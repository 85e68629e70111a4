"""The form of a plan file, as a JSON Schema (draft 2020-12).

Editors complete and check a plan file with it (`gapcalc schema` prints it), the reader takes the
keys of each part from it, and docs/plan-file.md is written from it. The texts stand in
messages/schema_texts.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gapcalc.core.data_options import COLUMN_ROLES
from gapcalc.messages.schema_texts import KEY_TEXTS
from gapcalc.plan.model import (
    COMMITMENTS,
    COMPARATORS,
    DIRECTIONS,
    MEASURES,
    PATHS,
    ROLES,
    SERIES_KINDS,
    WINDOWS,
    Stage,
)

__all__ = ["SCHEMA", "allowed_keys", "required_keys"]

Schema = dict[str, Any]


def _mapping_schema(properties: Schema, required: Iterable[str] = (), **more: Any) -> Schema:
    """Return the schema of a mapping with these keys and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def _exactly_one(properties: Schema) -> Schema:
    """Return the schema of a mapping with one of these keys."""
    return _mapping_schema(properties, minProperties=1, maxProperties=1)


def _key(key: str, form: Schema, **more: Any) -> Schema:
    """Return the schema of a key's value, with its texts.

    `key` is a key of KEY_TEXTS. The description has two lines, English and Chinese, so that an
    editor shows its reader either. `more` are further annotations, such as the default.
    """
    text = KEY_TEXTS[key]
    schema = {**form, "description": f"{text.en}\n{text.zh}"}

    if text.examples:
        schema["examples"] = list(text.examples)

    schema.update(more)

    return schema


def _enumeration(words: Iterable[str]) -> Schema:
    """Return the schema of a text that is one of `words`."""
    return {"enum": list(words)}


def _by_id(part: str) -> Schema:
    """Return the schema of a mapping from ids of the author's choice to one part of the plan."""
    return {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{part}"}}


# --- values

# YAML takes 3 and 5.0 for numbers, 3 亿元 and 5% for text. The reader takes them all as text.
_TEXT: Schema = {"type": ["string", "number"]}
_TEXT_LIST: Schema = {"type": "array", "items": _TEXT}
_YEAR: Schema = {
    "type": ["integer", "string"],
    "pattern": "^(19|20)[0-9]{2}$",
    "minimum": 1900,
    "maximum": 2099,
}
# 2020, or the mean of 2018-2020
_YEAR_OR_YEARS: Schema = {
    **_YEAR,
    "pattern": "^(19|20)[0-9]{2}( *[-–—~～至] *(19|20)[0-9]{2})?$",
}
_BILINGUAL_NAME = _mapping_schema({"zh": _key("name.zh", _TEXT), "en": _key("name.en", _TEXT)})
_NAME_FORM: Schema = {"anyOf": [{"type": "string"}, _BILINGUAL_NAME]}

# --- goals

_RANGE: Schema = {**_TEXT_LIST, "minItems": 2, "maxItems": 2}
# 10%, or {over: 7%}, or {between: [6%, 7%]}
_COMPARED_TEXT: Schema = {
    "anyOf": [_TEXT, _exactly_one({**dict.fromkeys(COMPARATORS, _TEXT), "between": _RANGE})]
}
_GOAL_KEYS: Schema = {
    "over": _key("goal.over", _TEXT),
    "at_least": _key("goal.at_least", _TEXT),
    "at_most": _key("goal.at_most", _TEXT),
    "below": _key("goal.below", _TEXT),
    "about": _key("goal.about", _TEXT),
    "between": _key("goal.between", _RANGE),
    "times_base": _key("goal.times_base", _COMPARED_TEXT),
    "average_growth": _key("goal.average_growth", _COMPARED_TEXT),
    "reduce_by": _key("goal.reduce_by", _COMPARED_TEXT),
    "increase_by": _key("goal.increase_by", _COMPARED_TEXT),
    "over_series": _key("goal.over_series", _TEXT),
    "rank_at_most": _key("goal.rank_at_most", _TEXT),
    "stage": _key("goal.stage", _enumeration(Stage)),
    "none": _key("goal.none", _NAME_FORM),
}
_GOAL_FORM = _exactly_one(_GOAL_KEYS)
_GOAL: Schema = {"anyOf": [{"const": "none"}, _GOAL_FORM]}
_BY: Schema = {"type": "object", "additionalProperties": _TEXT}
# The goal of one area may have waypoints of its own beside it.
_AREA_GOAL: Schema = {
    "anyOf": [
        {"const": "none"},
        _mapping_schema(
            {**_GOAL_KEYS, "by": _key("area.by", _BY)}, minProperties=1, maxProperties=2
        ),
    ]
}
# The form of the goals that a table has, unless its cells say another.
_TABLE_FORM = _mapping_schema(
    {
        "table": _enumeration(
            (*COMPARATORS, "times_base", "average_growth", "reduce_by", "increase_by")
        )
    },
    required=["table"],
)
_GOALS_OF_AREAS: Schema = {
    "anyOf": [
        {"const": "table"},
        _TABLE_FORM,
        {"type": "object", "additionalProperties": _AREA_GOAL, "minProperties": 1},
    ]
}

# --- the parts of the file

# Where the plan's document states a target: {action: "2", item: "3"}.
_AT = _mapping_schema({"action": _key("at.action", _TEXT), "item": _key("at.item", _TEXT)})
# The other reading of a target's text: {window: sum} for 20,000 jobs that may be a yearly number.
_OR = _mapping_schema(
    {
        "window": _key("or.window", _enumeration(WINDOWS)),
        "base_year": _key("or.base_year", _YEAR),
    }
)
# What values are divided by: {series: population, unit: 万元/人}.
_PER = _mapping_schema(
    {"series": _key("per.series", _TEXT), "unit": _key("per.unit", _TEXT)}, required=["series"]
)
_TARGET = _mapping_schema(
    {
        "name": _key("target.name", _NAME_FORM),
        "also": _key("target.also", _TEXT_LIST),
        "region": _key("target.region", _TEXT),
        "at": _key("target.at", _AT),
        "goal": _key("target.goal", _GOAL),
        "by": _key("target.by", _BY),
        "regions": _key("target.regions", _GOALS_OF_AREAS),
        "total": _key("target.total", _TEXT),
        "reason": _key("target.reason", _NAME_FORM),
        "commitment": _key("target.commitment", _enumeration(COMMITMENTS), default="commit"),
        "role": _key("target.role", _enumeration(ROLES), default="aim"),
        "unit": _key("target.unit", _TEXT),
        "index": _key("target.index", _YEAR),
        "per": _key("target.per", {"anyOf": [_TEXT, _PER]}),
        "measure": _key("target.measure", _enumeration(MEASURES)),
        "path": _key("target.path", _enumeration(PATHS)),
        "window": _key("target.window", _enumeration(WINDOWS), default="end"),
        "or": _key("target.or", _OR),
        "base_year": _key("target.base_year", _YEAR_OR_YEARS),
        "target_year": _key("target.target_year", _YEAR),
        "tolerance": _key("target.tolerance", _TEXT),
        "weight": _key("target.weight", _TEXT),
        "direction": _key("target.direction", _enumeration(DIRECTIONS)),
        "same_as": _key("target.same_as", _TEXT),
        "basis": _key("target.basis", _TEXT),
        "series": _key("target.series", _enumeration(SERIES_KINDS)),
        "note": _key("target.note", _NAME_FORM),
        "lead": _key("target.lead", _NAME_FORM),
    },
    required=["name", "path"],
    # Either a goal, or goals by area.
    oneOf=[
        {"required": ["goal"], "not": {"required": ["total"]}},
        {"required": ["regions"], "not": {"required": ["region"]}},
    ],
)
_REGION = _mapping_schema(
    {
        "zh": _key("region.zh", _TEXT),
        "en": _key("region.en", _TEXT),
        "also": _key("region.also", _TEXT_LIST),
        "within": _key("region.within", _TEXT),
    }
)
_ACTION = _mapping_schema(
    {
        "zh": _key("action.zh", _TEXT),
        "en": _key("action.en", _TEXT),
        "lead": _key("action.lead", _NAME_FORM),
    }
)
# What targets are set against or divided by, such as the nation's R&D intensity.
_SERIES_ENTRY = _mapping_schema(
    {
        "name": _key("series.name", _NAME_FORM),
        "also": _key("series.also", _TEXT_LIST),
        "region": _key("series.region", _TEXT),
        "unit": _key("series.unit", _TEXT),
    },
    required=["name", "unit"],
)
_PLAN_HEAD = _mapping_schema(
    {
        "id": _key("plan.id", _TEXT),
        "name": _key("plan.name", _NAME_FORM),
        "document": _key("plan.document", _TEXT),
        "issued": _key("plan.issued", _TEXT),
        "base_year": _key("plan.base_year", _YEAR),
        "target_year": _key("plan.target_year", _YEAR),
        "region": _key("plan.region", _TEXT),
        "tolerance": _key("plan.tolerance", _TEXT, default="5%"),
        "about": _key("plan.about", _TEXT, default="2%"),
    },
    required=["base_year", "target_year"],
)
# A file with goals by area, as plans have them in an annex.
_GOAL_TABLE = _mapping_schema(
    {
        "file": _key("goal_table.file", {"type": "string"}),
        "sheet": _key("goal_table.sheet", _TEXT),
        "skip": _key("goal_table.skip", _TEXT_LIST),
    },
    required=["file"],
)
# What the data files of one folder or pattern do not say themselves.
_SOURCE = _mapping_schema(
    {
        "files": _key("source.files", {"type": "string"}),
        "unit": _key("source.unit", _TEXT),
        "region": _key("source.region", _TEXT),
        "indicator": _key("source.indicator", _TEXT),
        "period": _key("source.period", _TEXT),
        "sheet": _key("source.sheet", {"anyOf": [_TEXT, _TEXT_LIST]}),
        "columns": _key(
            "source.columns",
            {"type": "object", "additionalProperties": _enumeration(COLUMN_ROLES)},
        ),
        "where": _key("source.where", {"type": "object", "additionalProperties": _TEXT}),
        "skip": _key("source.skip", {"anyOf": [_TEXT, _TEXT_LIST]}),
        "header_row": _key("source.header_row", {"type": "integer", "minimum": 1}),
        "encoding": _key("source.encoding", _TEXT),
        "hidden": _key("source.hidden", {"type": "boolean"}),
    },
    required=["files"],
)
# A unit of the plan's own: 间: {is: 个, en: room}.
_UNIT = _mapping_schema(
    {
        "is": _key("unit.is", _TEXT),
        "zh": _key("unit.zh", _TEXT),
        "en": _key("unit.en", _TEXT),
        "also": _key("unit.also", _TEXT_LIST),
    },
    required=["is"],
)
_FILE = _mapping_schema(
    {
        "plan": _key("file.plan", _PLAN_HEAD),
        "fresh": _key("file.fresh", _TEXT, default=1),
        "units": _key(
            "file.units",
            {
                "type": "object",
                "additionalProperties": {"anyOf": [_TEXT, {"$ref": "#/$defs/unit"}]},
            },
        ),
        "actions": _key(
            "file.actions",
            {
                "type": "object",
                "additionalProperties": {"anyOf": [_NAME_FORM, {"$ref": "#/$defs/action"}]},
            },
        ),
        "regions": _key("file.regions", _by_id("region")),
        "series": _key("file.series", _by_id("series")),
        "sources": _key("file.sources", {"type": "array", "items": {"$ref": "#/$defs/source"}}),
        "goal_tables": _key(
            "file.goal_tables",
            {
                "type": "array",
                "items": {"anyOf": [{"type": "string"}, _GOAL_TABLE]},
            },
        ),
        "targets": _key("file.targets", _by_id("target"), minProperties=1),
    },
    required=["plan", "targets"],
)

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "gapcalc plan",
    **_FILE,
    "$defs": {
        "target": _TARGET,
        "action": _ACTION,
        "region": _REGION,
        "series": _SERIES_ENTRY,
        "goal": _GOAL,
        "source": _SOURCE,
        "unit": _UNIT,
    },
}

# The parts of a plan file whose keys the reader asks for.
_PARTS: dict[str, Schema] = {
    "file": _FILE,
    "plan": _PLAN_HEAD,
    "target": _TARGET,
    "action": _ACTION,
    "region": _REGION,
    "series": _SERIES_ENTRY,
    "goal_table": _GOAL_TABLE,
    "source": _SOURCE,
    "unit": _UNIT,
    "goal": _GOAL_FORM,
    "at": _AT,
    "or": _OR,
    "per": _PER,
    "name": _BILINGUAL_NAME,
}


def allowed_keys(part: str) -> tuple[str, ...]:
    """Return the keys that may stand in `part`.

    Parts are "file", "plan", "target", "action", "region", "series", "goal_table", "source",
    "unit", "goal", "at", "or", "per" and "name".
    """
    return tuple(_PARTS[part]["properties"])


def required_keys(part: str) -> tuple[str, ...]:
    """Return the keys that must stand in `part`."""
    return tuple(_PARTS[part]["required"])
