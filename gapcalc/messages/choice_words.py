"""Chinese words for what an option takes: --by 地区 is --by region.

Statuses and kinds of commitment have words of their own, which every output prints; these are the
words of options alone. The program's own names stay, for scripts.
"""

from __future__ import annotations

from collections.abc import Iterable

from gapcalc.messages.statuses import STATUS_WORDS

__all__ = ["choice_named", "choices_in_chinese"]

# The first word of each is the one that is shown.
_WORDS: dict[str, tuple[str, ...]] = {
    # --by, --split
    "region": ("地区", "区域", "区县"),
    "lead": ("牵头单位", "责任单位"),
    # --format
    "table": ("表格", "表"),
    "html": ("网页",),
    "xlsx": ("工作簿", "excel"),
    "docx": ("文档", "word"),
    # --column NAME=ROLE
    "indicator": ("指标", "指标名称"),
    "period": ("时期", "年份", "时间"),
    "part": ("月份", "季度"),
    "value": ("数值", "值"),
    "unit": ("计量单位", "单位"),
    "multiplier": ("倍数",),
    "bound": ("界限",),
    "status": ("数据性质",),
    "source": ("来源",),
    "publisher": ("发布单位",),
    "url": ("网址", "链接"),
    "note": ("备注", "说明"),
    "basis": ("口径",),
    "published": ("发布日期", "公布日期"),
    "dimension": ("分组", "维度"),
    "skip": ("略过", "忽略"),
}


def choice_named(word: str, choices: Iterable[str]) -> str | None:
    """Return the one of `choices` that a Chinese word stands for; None where it is no such word."""
    for choice in choices:
        if word in _WORDS.get(choice, ()):
            return choice

    return None


def choices_in_chinese(choices: Iterable[str]) -> list[str]:
    """Return choices as a Chinese reader is offered them: region（地区）, csv."""
    return [_with_word(choice) for choice in choices]


def _with_word(choice: str) -> str:
    if choice in STATUS_WORDS:
        return f"{choice}（{STATUS_WORDS[choice].zh}）"
    if choice in _WORDS:
        return f"{choice}（{_WORDS[choice][0]}）"

    return choice
