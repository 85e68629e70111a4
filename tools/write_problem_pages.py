"""Write the catalogue of problems as pages to read and link to.

`python tools/write_problem_pages.py` writes docs/problems.md and docs/problems.zh-CN.md.
"""

from __future__ import annotations

from pathlib import Path

from gapcalc.core.catalogue import CATALOGUE
from gapcalc.messages.locale import Language
from gapcalc.messages.problem_texts import LABELS, SECTIONS

ROOT = Path(__file__).parent.parent
PAGES: dict[Language, Path] = {
    "en": ROOT / "docs" / "problems.md",
    "zh": ROOT / "docs" / "problems.zh-CN.md",
}
HEADS: dict[Language, str] = {
    "en": """# Problems in data and plan files

What `gapcalc check` reports, and what `status` refuses or doubts: each code with what it means for
the numbers, an example (in red as found, in green as mended) and what to do. An error is left out
of every figure; a warning points at what may be wrong or was not used.
`gapcalc check --explain CODE` shows the same in a terminal. ‹value› stands for what a message says
at that place; the figures of the examples are made up.
中文：[problems.zh-CN.md](problems.zh-CN.md).

This page is written by `python tools/write_problem_pages.py`.""",
    "zh": """# 数据文件和规划文件中的问题

以下是 `gapcalc check` 报告的全部问题，也就是 `status` 拒绝采用或存疑的内容。
每个代码列出含义、对结果的影响、示例（红色为原文，绿色为改后）和改法。
有错误的数据一律不计入结果；警告指出可能有误或未采用之处。
在终端中可用 `gapcalc check --explain 代码` 查看。
〈值〉等处在实际提示中为具体内容；示例中的数字均为虚构。

本页由 `python tools/write_problem_pages.py` 生成。English: [problems.md](problems.md).""",
}


def page(language: Language) -> str:
    """Return the whole page in Markdown: a list of the codes by section, then each of them."""
    index = []
    sections = []
    for bilingual_title, codes in SECTIONS.items():
        title = bilingual_title.of(language)
        if language == "zh":
            links = "、".join(f"[{code}](#{code})" for code in codes)
            index.append(f"- {title}：{links}")
        else:
            links = ", ".join(f"[{code}](#{code})" for code in codes)
            index.append(f"- {title}: {links}")
        entries = "\n\n".join(entry(code, language) for code in codes)
        sections.append(f"## {title}\n\n{entries}")
    return "\n\n".join([HEADS[language], "\n".join(index), *sections]) + "\n"


def entry(code: str, language: Language) -> str:
    """Return what the page says about one code."""
    problem = CATALOGUE[code]
    message, meaning, remedy = problem.texts(language)
    parts = [
        f"### {code}",
        f"**{LABELS[problem.severity].of(language)}** · {message}",
        meaning,
        "\n".join(["```diff", *problem.example, "```"]),
        f"{LABELS['remedy'].of(language)}{remedy}",
    ]
    return "\n\n".join(parts)


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")
