"""The keys of a plan file as pages to look them up in.

`python tools/write_plan_file_pages.py` writes docs/plan-file.md and docs/plan-file.zh-CN.md from the JSON Schema.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from gapcalc.messages.locale import Language
from gapcalc.plan.schema import SCHEMA

ROOT = Path(__file__).parent.parent
PAGES: dict[Language, Path] = {
    "en": ROOT / "docs" / "plan-file.md",
    "zh": ROOT / "docs" / "plan-file.zh-CN.md",
}
HEADS: dict[Language, str] = {
    "en": """# The plan file

Every key of a plan file. A minimal plan has `plan` with its two years and `targets` with one target of `name`, `goal`,
`unit` and `path`; [own-plan.md](own-plan.md) builds one step by step. Keys marked ● must be given. A quantity is
written with its unit (`3 万亿元`), a share as `5%` or `0.05`, a name as one text or `{zh: …, en: …}`. The file is YAML
in UTF-8; every scalar is read as text, so that `no` and `1.10` stay what they are. `gapcalc check plan.yaml` names
every mistake with line and column. With `gapcalc schema > plan.schema.json` and the first line
`# yaml-language-server: $schema=plan.schema.json`, editors complete the keys.
中文：[plan-file.zh-CN.md](plan-file.zh-CN.md).

This page is written by `python tools/write_plan_file_pages.py`.""",
    "zh": """# 规划文件

以下是规划文件的全部键。最小的规划只需 `plan`（两个年份）和 `targets`，其中一个目标写明 `name`、`goal`、`unit`、
`path`；逐步写法见 [own-plan.zh-CN.md](own-plan.zh-CN.md)。标 ● 的键必须填写。数量连同单位一起写（`3 万亿元`），比例写作
`5%` 或 `0.05`；名称可以只写一种，也可写作 `{zh: …, en: …}`。文件为 UTF-8 编码的 YAML，所有值先按文字读取，`no`、`1.10`
等不会变样。`gapcalc check plan.yaml` 指出每处错误的行和列；`gapcalc schema > plan.schema.json` 供编辑器补全和检查
（首行写 `# yaml-language-server: $schema=plan.schema.json`）。English: [plan-file.md](plan-file.md).

本页由 `python tools/write_plan_file_pages.py` 生成。""",
}
COLUMNS: dict[Language, str] = {
    "en": "| key | type | meaning | default | example |",
    "zh": "| 键 | 类型 | 含义 | 默认 | 示例 |",
}
KINDS: dict[str, dict[Language, str]] = {
    "word": {"en": "one of", "zh": "可选"},
    "list": {"en": "list", "zh": "列表"},
    "keys": {"en": "keys", "zh": "若干键"},
    "name": {"en": "name", "zh": "名称"},
    "year": {"en": "year", "zh": "年份"},
    "text": {"en": "text or number", "zh": "文字或数"},
}
_TARGET = SCHEMA["$defs"]["target"]["properties"]
# Each part with its titles; their order is that of the page.
PARTS: list[tuple[dict[str, Any], str, str]] = [
    (SCHEMA, "The file", "文件"),
    (SCHEMA["properties"]["plan"], "plan", "plan（规划）"),
    (SCHEMA["$defs"]["target"], "targets: each target", "targets（目标）"),
    (SCHEMA["$defs"]["goal"]["anyOf"][1], "goal: one of these", "goal（目标要求，择一）"),
    (_TARGET["at"], "at", "at（出处）"),
    (_TARGET["or"], "or", "or（另一读法）"),
    (SCHEMA["$defs"]["region"], "regions: each region", "regions（地区）"),
    (SCHEMA["$defs"]["series"], "series: each series", "series（对照数列）"),
]


def page(lang: Language) -> str:
    """Return the whole page in Markdown."""
    return (
        "\n\n".join(
            [
                HEADS[lang],
                *(section(part, (zh if lang == "zh" else en), lang) for part, en, zh in PARTS),
            ]
        )
        + "\n"
    )


def section(part: dict[str, Any], title: str, lang: Language) -> str:
    """Return the table of the keys of one part."""
    rows = [
        row(key, form, key in part["required"], lang) for key, form in part["properties"].items()
    ]
    return "\n".join([f"## {title}\n", COLUMNS[lang], "|---|---|---|---|---|", *rows])


def row(key: str, form: dict[str, Any], needed: bool, lang: Language) -> str:
    """Return what the page says of one key."""
    kind = KINDS[kind_of(form)][lang] + "".join(f" `{option}`" for option in form.get("enum", ()))
    en, zh = form["description"].split("\n")
    examples = "<br>".join(f"`{written(key, example)}`" for example in form.get("examples", ()))
    cells = [
        f"`{key}`{' ●' * needed}",
        kind,
        zh if lang == "zh" else en,
        form.get("default", ""),
        examples,
    ]
    return f"| {' | '.join(cells)} |"


def kind_of(form: dict[str, Any]) -> str:
    """Return the key of `KINDS` for what may stand behind a key."""
    if "enum" in form:
        return "word"
    if (
        "properties" in form
        or "additionalProperties" in form
        or {"const": "none"} in form.get("anyOf", ())
    ):
        return "keys"
    if "anyOf" in form:
        return "name" if "zh" in form["anyOf"][1]["properties"] else "text"
    return "list" if form["type"] == "array" else "year" if "pattern" in form else "text"


def written(key: str, value: Any) -> str:
    """Return an example as it stands in a plan file."""
    return yaml.safe_dump(
        {key: value}, allow_unicode=True, default_flow_style=True, sort_keys=False, width=1000
    ).strip()[1:-1]


if __name__ == "__main__":
    for lang, path in PAGES.items():
        path.write_text(page(lang), encoding="utf-8")
