"""The form of a plan file, as a JSON Schema: editors complete and check with it, the loader takes its keys from it.

A description has two lines, English and Chinese, so that an editor shows its reader either. `default` and `examples`
are annotations; docs/plan-file.md is rendered from all of them.
"""

from __future__ import annotations

from typing import Any

from gapcalc.plan.model import (
    COMMITMENTS,
    COMPARATORS,
    DIRECTIONS,
    MEASURES,
    PATHS,
    ROLES,
    WINDOWS,
    Stage,
)

__all__ = ["SCHEMA", "keys", "required"]

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number"]}
_YEAR: Schema = {
    "type": ["integer", "string"],
    "pattern": "^(19|20)[0-9]{2}$",
    "minimum": 1900,
    "maximum": 2099,
}
_TEXTS: Schema = {"type": "array", "items": _TEXT}


def _closed(properties: Schema, *needed: str, **more: Any) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
        **more,
    }


def _one(properties: Schema) -> Schema:
    return _closed(properties, minProperties=1, maxProperties=1)


def _told(form: Schema, en: str, zh: str, *examples: Any, **more: Any) -> Schema:
    return {
        **form,
        "description": f"{en}\n{zh}",
        **({"examples": list(examples)} if examples else {}),
        **more,
    }


def _choice(options: Any, en: str, zh: str, *examples: str, **more: Any) -> Schema:
    return _told({"enum": list(options)}, en, zh, *examples, **more)


_NAME: Schema = {
    "anyOf": [
        {"type": "string"},
        _closed(
            {
                "zh": _told(_TEXT, "The name in Chinese", "中文名称", "地区生产总值"),
                "en": _told(_TEXT, "The name in English", "英文名称", "GDP"),
            }
        ),
    ]
}
_COMPARED: Schema = {
    "over": _told(
        _TEXT,
        "More than this: equality does not reach it",
        "大于（超过、突破）：恰好相等不算达到",
        "3 万亿元",
    ),
    "at_least": _told(_TEXT, "This or more", "不低于（达到、以上）", "54%"),
    "at_most": _told(_TEXT, "This or less", "不高于（以内）", "5.5%"),
    "below": _told(
        _TEXT,
        "Less than this: equality does not reach it",
        "小于（低于）：恰好相等不算达到",
        "30 微克/立方米",
    ),
    "about": _told(
        _TEXT,
        "This, give or take what plan.about allows",
        "左右：容许 plan.about 规定的出入",
        "7000 万千瓦",
    ),
}
_SHARE: Schema = {"anyOf": [_TEXT, _one(dict.fromkeys(COMPARATORS, _TEXT))]}
_GOAL: Schema = {
    "anyOf": [
        {"const": "none"},
        _one(
            {
                **_COMPARED,
                "between": _told(
                    {**_TEXTS, "minItems": 2, "maxItems": 2},
                    "From the first to the second; the lower bound suffices",
                    "区间；达到下限即可",
                    ["8 个", "10 个"],
                ),
                "times_base": _told(
                    _SHARE,
                    "A multiple of the base value",
                    "基期值的倍数；翻一番为 2",
                    2,
                    {"over": "1.5"},
                ),
                "average_growth": _told(
                    _SHARE,
                    "Mean growth a year from the base year on",
                    "自基期起的年均增速",
                    "10%",
                    {"over": "7%"},
                ),
                "reduce_by": _told(
                    _SHARE,
                    "A cut from the base value over the whole span",
                    "比基期累计下降",
                    "13.5%",
                ),
                "over_series": _told(
                    _TEXT,
                    "More than this series in the same year",
                    "高于同年的对照数列（series 中的键）",
                    "nation_rd",
                ),
                "rank_at_most": _told(
                    _TEXT, "This place in a ranking or a better one", "位次在第几以内", 3
                ),
                "stage": _choice(
                    tuple(Stage),
                    "The stage that a project has to reach",
                    "项目应达到的阶段",
                    "in_operation",
                ),
                "none": _told(
                    _NAME,
                    "Cannot be assessed, and why",
                    "无法评估及原因",
                    {"zh": "没有数值", "en": "No figure"},
                ),
            }
        ),
    ]
}
_AT = _closed(
    {
        "action": _told(
            _TEXT,
            "The action, a key of actions where there are any",
            "行动；有 actions 时为其中的键",
            3,
        ),
        "item": _told(_TEXT, "The numbered paragraph; 0 is the lead", "条目序号；0 为总述", 12),
    }
)
_OR = _closed(
    {
        "window": _choice(
            WINDOWS, "The span of time in the reading not chosen", "未采用读法的时间口径", "sum"
        ),
        "base_year": _told(
            _YEAR, "The base year in the reading not chosen", "未采用读法的基期年", 2021
        ),
    }
)
_TARGET = _closed(
    {
        "name": _told(
            _NAME,
            "What is measured",
            "指标名称",
            {"zh": "常住人口城镇化率", "en": "Urbanisation rate"},
        ),
        "also": _told(
            _TEXTS,
            "Other names under which data files carry it",
            "数据文件中的其他名称",
            ["城镇化率"],
        ),
        "region": _told(
            _TEXT,
            "Where it holds: a key of regions; without it plan.region",
            "适用地区：regions 中的键；不写为 plan.region",
            "metro",
        ),
        "at": _told(_AT, "Its place in the document", "在文件中的位置", {"action": 1, "item": 0}),
        "goal": _told(
            _GOAL,
            "What is asked for: one of the forms below",
            "目标要求：下列形式之一",
            {"at_least": "65%"},
        ),
        "reason": _told(
            _NAME,
            "Why a goal of none cannot be assessed",
            "goal 为 none 时的原因",
            {"zh": "没有数值", "en": "No figure"},
        ),
        "commitment": _choice(
            COMMITMENTS,
            "strive where the plan says 力争 or 争取",
            "原文为力争、争取的填 strive",
            "strive",
            default="commit",
        ),
        "role": _choice(
            ROLES,
            "forecast for a demand expected and not aimed at: shown, never scored",
            "forecast 为预测的需求，不是目标：只列出、不评价",
            "forecast",
            default="aim",
        ),
        "unit": _told(
            _TEXT,
            "The unit in which offices publish it; only stage and none go without",
            "公布时所用单位；只有 stage 和 none 可以不写",
            "亿元",
        ),
        "measure": _choice(
            MEASURES,
            "stock: a state at a moment, read at any month's end; flow: a year's amount; rate: a ratio over a year",
            "stock 时点数（任一月末有效），flow 全年总量，rate 全年比率",
            "flow",
        ),
        "path": _choice(
            PATHS, "The shape of the way from base to goal", "由基期到目标的路径", "compound"
        ),
        "window": _choice(
            WINDOWS,
            "The span of time meant; without it sum on cumulative, each_year on hold, average for growth goals",
            "数值所指的时间；不写时 cumulative 为 sum，hold 为 each_year，增速目标为 average",
            "since_start",
            default="end",
        ),
        "or": _told(
            _OR, "The other reading of an open text", "原文可作两解时的另一读法", {"window": "sum"}
        ),
        "base_year": _told(
            _YEAR, "Its own base year where it is not the plan's", "与规划不同的基期年", 2021
        ),
        "direction": _choice(
            DIRECTIONS,
            "The good side of a goal of about; without it the base tells",
            "about 目标以哪一侧为好；不写则由基期判断",
            "up",
        ),
        "note": _told(
            _NAME, "What must be known to read the number", "理解数值所需的说明", "按现价计算。"
        ),
    },
    "name",
    "goal",
    "path",
)
_REGION = _closed(
    {
        "zh": _told(_TEXT, "Its name in Chinese", "中文名称", "主城都市区"),
        "en": _told(_TEXT, "Its name in English", "英文名称", "Main metropolitan area"),
        "also": _told(
            _TEXTS,
            "Other names under which data files carry it",
            "数据文件中的其他名称",
            ["重庆主城都市区"],
        ),
        "within": _told(
            _TEXT,
            "Where offices list a scope that is no area of its own, such as private firms",
            "口径不是行政区域（如民营企业）时，数据列在哪个地区之下",
            "city",
        ),
    }
)
_SERIES = _closed(
    {
        "name": _told(
            _NAME,
            "What is measured",
            "数列名称",
            {"zh": "全国研发投入强度", "en": "National R&D intensity"},
        ),
        "also": _told(
            _TEXTS,
            "Other names under which data files carry it",
            "数据文件中的其他名称",
            ["研发投入强度"],
        ),
        "region": _told(
            _TEXT, "Where it holds: a key of regions", "适用地区：regions 中的键", "nation"
        ),
        "unit": _told(_TEXT, "The unit in which offices publish it", "公布时所用单位", "%"),
    },
    "name",
    "unit",
)
_PLAN = _closed(
    {
        "id": _told(
            _TEXT, "A short name; without it the file's", "简称；不写则用文件名", "china-2020-2025"
        ),
        "name": _told(
            _NAME, "The full name; without it the id", "全称；不写则用 id", "“十四五”规划主要指标"
        ),
        "document": _told(
            _TEXT, "Number or title of the document", "文号或文件名称", "渝府发〔2023〕8号"
        ),
        "issued": _told(_TEXT, "The day it was issued", "印发日期", "2023-03-10"),
        "base_year": _told(_YEAR, "The year the way is measured from", "基期年", 2020),
        "target_year": _told(_YEAR, "The year in which the goals are due", "目标年", 2025),
        "region": _told(
            _TEXT,
            "The region meant where a data file names none: a key of regions",
            "数据未写地区时所指的地区：regions 中的键",
            "city",
        ),
        "tolerance": _told(
            _TEXT,
            "How short of the path still counts as on it, as a share of the way",
            "容差：比应达进度少多少仍算达到进度",
            "5%",
            default="5%",
        ),
        "about": _told(
            _TEXT,
            "What 左右 (about) allows, as a share of the figure",
            "“左右”容许的出入",
            "2%",
            default="2%",
        ),
    },
    "base_year",
    "target_year",
)


def _by_id(part: str, en: str, zh: str, **more: Any) -> Schema:
    return _told(
        {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{part}"}}, en, zh, **more
    )


SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "gapcalc plan",
    **_closed(
        {
            "plan": _told(_PLAN, "What holds for the whole plan", "整个规划的设定"),
            "actions": _told(
                {"type": "object", "additionalProperties": _NAME},
                "The parts of the plan by id, each with its name",
                "规划的各部分（行动）：编号及名称",
                {"1": {"zh": "经济发展", "en": "Economic development"}},
            ),
            "regions": _by_id(
                "region",
                "The areas and scopes that targets hold for, by id",
                "目标所适用的地区和口径，按编号列出",
            ),
            "series": _by_id(
                "series",
                "Series that goals are set against, by id",
                "目标所对照的数列（如全国平均），按编号列出",
            ),
            "targets": _by_id(
                "target",
                "What the plan sets out to reach, by id",
                "各项目标，按编号列出",
                minProperties=1,
            ),
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
    "at": _AT,
    "or": _OR,
    "name": _NAME["anyOf"][1],
}


def keys(part: str) -> tuple[str, ...]:
    """Return the keys that may stand in `part`: "file", "plan", "target", "region", "series", "goal", "at", "or"."""
    return tuple(_PARTS[part]["properties"])


def required(part: str) -> tuple[str, ...]:
    """Return the keys that must stand in `part`."""
    return tuple(_PARTS[part]["required"])
