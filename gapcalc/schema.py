"""The form of a plan file, as a JSON Schema: editors complete and check with it, the loader takes its keys from it."""

from __future__ import annotations

from typing import Any

from .plan import COMMITMENTS, COMPARATORS, DIRECTIONS, MEASURES, PATHS, ROLES, STAGES, WINDOWS

__all__ = ["SCHEMA", "keys", "required"]

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number"]}
_QUANTITY: Schema = {**_TEXT, "description": "A number and its unit, as the plan words it: 3 万亿元"}
_RATIO: Schema = {**_TEXT, "description": "A share or rate: 5% or 0.05"}
_YEAR: Schema = {"type": ["integer", "string"], "pattern": "^(19|20)[0-9]{2}$", "minimum": 1900, "maximum": 2099}


def _names(of: str) -> Schema:
    return {"type": "array", "items": _TEXT, "description": f"Other names under which data files carry {of}"}


def _closed(properties: Schema, *needed: str, **more: Any) -> Schema:
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False, **more}


def _choice(options: Any, description: str) -> Schema:
    return {"enum": list(options), "description": description}


_NAME: Schema = {
    "description": "A name in both languages, or one text for both",
    "anyOf": [{"type": "string"}, _closed({"zh": _TEXT, "en": _TEXT})],
}
_STRICT: Schema = {"anyOf": [_RATIO, _closed(dict.fromkeys(COMPARATORS, _RATIO), minProperties=1, maxProperties=1)]}
_GOAL: Schema = {
    "description": "What the target asks for: one of these",
    "anyOf": [
        {"const": "none"},
        _closed(
            {
                **dict.fromkeys(COMPARATORS, _QUANTITY),
                "between": {"type": "array", "items": _QUANTITY, "minItems": 2, "maxItems": 2},
                "times_base": {**_STRICT, "description": "A multiple of the base value: 2 for 翻一番"},
                "average_growth": {**_STRICT, "description": "Mean growth a year from the base year on: 10%"},
                "reduce_by": {**_STRICT, "description": "A cut from the base value: 15%"},
                "over_series": {**_TEXT, "description": "More than this series in the same year"},
                "rank_at_most": {**_TEXT, "description": "This place in a ranking, or a better one"},
                "stage": _choice(STAGES, "The stage a project has to reach"),
                "none": {**_NAME, "description": "Cannot be assessed, and why"},
            },
            minProperties=1,
            maxProperties=1,
        ),
    ],
}
_TARGET = _closed(
    {
        "name": _NAME,
        "also": _names("the indicator"),
        "region": {**_TEXT, "description": "The scope the target is set for: a key of regions"},
        "at": _closed({"action": _TEXT, "item": _TEXT}, description="Its place in the document"),
        "goal": _GOAL,
        "reason": {**_NAME, "description": "Why a goal of none cannot be assessed"},
        "commitment": _choice(COMMITMENTS, "strive where the plan says 力争 or 争取"),
        "role": _choice(ROLES, "forecast for a demand that is expected, not aimed at: shown, never scored"),
        "unit": {**_TEXT, "description": "The unit in which offices publish the indicator"},
        "measure": _choice(MEASURES, "A state at a moment, an amount over a year, or a ratio over a year"),
        "path": _choice(PATHS, "The shape of the way from base to goal"),
        "window": _choice(WINDOWS, "The span of time the figure speaks of"),
        "or": _closed(
            {"window": _choice(WINDOWS, "The reading not chosen"), "base_year": _YEAR},
            description="The other reading of an open text",
        ),
        "base_year": {**_YEAR, "description": "Where it is not the plan's"},
        "direction": _choice(DIRECTIONS, "Which side of a goal of about is the good one"),
        "note": {**_NAME, "description": "What must be known to read the number"},
    },
    "name",
    "goal",
    "path",
)
_REGION = _closed(
    {
        "zh": _TEXT,
        "en": _TEXT,
        "also": _names("the region"),
        "within": {**_TEXT, "description": "The region under which offices list a scope that is no area of its own"},
    }
)
_SERIES = _closed({"name": _NAME, "also": _names("the series"), "region": _TEXT, "unit": _TEXT}, "name", "unit")
_PLAN = _closed(
    {
        "id": _TEXT,
        "name": _NAME,
        "document": _TEXT,
        "issued": _TEXT,
        "base_year": {**_YEAR, "description": "The year the way is measured from"},
        "target_year": {**_YEAR, "description": "The year in which the targets are to be reached"},
        "region": {**_TEXT, "description": "The region meant where a data file names none"},
        "tolerance": {**_RATIO, "description": "How short of the path, as a share of the way, still counts as on it"},
        "about": {**_RATIO, "description": "What 左右 allows, as a share of the figure"},
    },
    "base_year",
    "target_year",
)

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "gapcalc plan",
    **_closed(
        {
            "plan": _PLAN,
            "actions": {"type": "object", "additionalProperties": _NAME},
            "regions": {"type": "object", "additionalProperties": {"$ref": "#/$defs/region"}},
            "series": {"type": "object", "additionalProperties": {"$ref": "#/$defs/series"}},
            "targets": {"type": "object", "additionalProperties": {"$ref": "#/$defs/target"}, "minProperties": 1},
        },
        "plan",
        "targets",
    ),
    "$defs": {"target": _TARGET, "region": _REGION, "series": _SERIES, "goal": _GOAL},
}

_PARTS: dict[str, Schema] = {
    "file": SCHEMA,
    "plan": _PLAN,
    "target": _TARGET,
    "region": _REGION,
    "series": _SERIES,
    "goal": _GOAL["anyOf"][1],
    "at": _TARGET["properties"]["at"],
    "or": _TARGET["properties"]["or"],
    "name": _NAME["anyOf"][1],
}


def keys(part: str) -> tuple[str, ...]:
    """Return the keys that may stand in `part`: "file", "plan", "target", "region", "series", "goal", "at", "or"."""
    return tuple(_PARTS[part]["properties"])


def required(part: str) -> tuple[str, ...]:
    """Return the keys that must stand in `part`."""
    return tuple(_PARTS[part]["required"])
