"""Write the keys of a plan file as pages to look them up in, from the JSON Schema.

`python tools/write_plan_file_pages.py` writes docs/plan-file.md and docs/plan-file.zh-CN.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from gapcalc.messages.locale import Bilingual, Language
from gapcalc.plan.schema import SCHEMA

ROOT = Path(__file__).parent.parent
PAGES: dict[Language, Path] = {
    "en": ROOT / "docs" / "plan-file.md",
    "zh": ROOT / "docs" / "plan-file.zh-CN.md",
}
HEADS: dict[Language, str] = {
    "en": """# The plan file

Every key of a plan file. A minimal plan has `plan` with its two years and `targets` with one target
of `name`, `goal` (or `regions`), `unit` and `path`; [own-plan.md](own-plan.md) builds one step by
step. Keys marked ● must be given. A quantity is written with its unit (`3 万亿元`), a share as
`5%` or `0.05`, a name as one text or `{zh: …, en: …}`. The file is YAML in UTF-8; every scalar is
read as text, so that `no` and `1.10` stay what they are. What repeats is written once, with an
anchor (`&areas`), and meant again by `*areas` or `<<: *areas`. `gapcalc check plan.yaml` names
every mistake with line and column. With `gapcalc schema > plan.schema.json` and the first line
`# yaml-language-server: $schema=plan.schema.json`, editors complete the keys.
中文：[plan-file.zh-CN.md](plan-file.zh-CN.md).

This page is written by `python tools/write_plan_file_pages.py`.""",
    "zh": """# 规划文件

以下是规划文件的全部键。最小的规划只需 `plan`（两个年份）和 `targets`，
其中一个目标写明 `name`、`goal`（或 `regions`）、`unit`、`path`；
逐步写法见 [own-plan.zh-CN.md](own-plan.zh-CN.md)。标 ● 的键必须填写。
数量连同单位一起写（`3 万亿元`），比例写作 `5%` 或 `0.05`；
名称可以只写一种，也可写作 `{zh: …, en: …}`。
文件为 UTF-8 编码的 YAML，所有值先按文字读取，`no`、`1.10` 等不会变样；
重复的内容可用锚点（`&areas`）写一次，再以 `*areas` 或 `<<: *areas` 引用。
`gapcalc check plan.yaml` 指出每处错误的行和列；
`gapcalc schema > plan.schema.json` 供编辑器补全和检查
（首行写 `# yaml-language-server: $schema=plan.schema.json`）。
English: [plan-file.md](plan-file.md).

本页由 `python tools/write_plan_file_pages.py` 生成。""",
}
COLUMNS: dict[Language, str] = {
    "en": "| key | type | meaning | default | example |",
    "zh": "| 键 | 类型 | 含义 | 默认 | 示例 |",
}
TYPES: dict[str, Bilingual] = {
    "word": Bilingual("可选", "one of"),
    "list": Bilingual("列表", "list"),
    "keys": Bilingual("若干键", "keys"),
    "name": Bilingual("名称", "name"),
    "year": Bilingual("年份", "year"),
    "text": Bilingual("文字或数", "text or number"),
    "truth": Bilingual("true 或 false", "true or false"),
}
_TARGET = SCHEMA["$defs"]["target"]
# Each part of the file with its title, in the order of the page.
PARTS: list[tuple[dict[str, Any], Bilingual]] = [
    (SCHEMA, Bilingual("文件", "The file")),
    (SCHEMA["properties"]["plan"], Bilingual("plan（规划）", "plan")),
    (_TARGET, Bilingual("targets（目标）", "targets: each target")),
    (
        SCHEMA["$defs"]["goal"]["anyOf"][1],
        Bilingual("goal（目标要求，择一）", "goal: one of these"),
    ),
    (
        _TARGET["properties"]["per"]["anyOf"][1],
        Bilingual("per（除以另一数列）", "per: what values are divided by"),
    ),
    (_TARGET["properties"]["at"], Bilingual("at（出处）", "at")),
    (_TARGET["properties"]["or"], Bilingual("or（另一读法）", "or")),
    (SCHEMA["$defs"]["region"], Bilingual("regions（地区）", "regions: each region")),
    (SCHEMA["$defs"]["series"], Bilingual("series（对照数列）", "series: each series")),
    (SCHEMA["$defs"]["source"], Bilingual("sources（数据文件）", "sources: each source")),
    (SCHEMA["$defs"]["unit"], Bilingual("units（自定义单位）", "units: each unit")),
]


def page(language: Language) -> str:
    """Return the whole page in Markdown."""
    sections = [section(part, title.of(language), language) for part, title in PARTS]
    return "\n\n".join([HEADS[language], *sections]) + "\n"


def section(part: dict[str, Any], title: str, language: Language) -> str:
    """Return the table of the keys of one part."""
    rows = []
    for key, schema in part["properties"].items():
        rows.append(row(key, schema, key in part["required"], language))
    return "\n".join([f"## {title}\n", COLUMNS[language], "|---|---|---|---|---|", *rows])


def row(key: str, schema: dict[str, Any], required: bool, language: Language) -> str:
    """Return what the page says about one key."""
    words = "".join(f" `{word}`" for word in schema.get("enum", ()))
    english, chinese = schema["description"].split("\n")
    examples = [f"`{in_yaml(key, example)}`" for example in schema.get("examples", ())]
    cells = [
        f"`{key}` ●" if required else f"`{key}`",
        TYPES[type_of(schema)].of(language) + words,
        Bilingual(chinese, english).of(language),
        str(schema.get("default", "")),
        "<br>".join(examples),
    ]
    return f"| {' | '.join(cells)} |"


def type_of(schema: dict[str, Any]) -> str:
    """Return the key of `TYPES` for the values that a schema admits."""
    if "enum" in schema:
        return "word"
    if schema.get("type") == "boolean":
        return "truth"
    if "properties" in schema or "additionalProperties" in schema:
        return "keys"
    if "anyOf" in schema and len(schema["anyOf"]) > 2:  # goals by area
        return "keys"
    if "anyOf" in schema:
        return type_of_alternatives(schema["anyOf"])
    if schema["type"] == "array":
        return "list"
    if "pattern" in schema:
        return "year"
    return "text"


def type_of_alternatives(schemas: list[dict[str, Any]]) -> str:
    """Return the key of `TYPES` for a value of one of two forms, the second of which is a mapping.

    A goal is none or a mapping, a name is a text or a mapping of languages, and the figure of a
    relative goal is a text or a mapping with its comparator.
    """
    first, mapping = schemas
    if "$ref" in mapping:
        return "keys"
    if first == {"const": "none"}:
        return "keys"
    return "name" if "zh" in mapping.get("properties", ()) else "text"


def in_yaml(key: str, value: Any) -> str:
    """Return an example as it stands in a plan file: goal: {at_least: 65%}."""
    text = yaml.safe_dump(
        {key: value}, allow_unicode=True, default_flow_style=True, sort_keys=False, width=1000
    )
    return text.strip().removeprefix("{").removesuffix("}")


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")
