"""The lines that are signed at the foot of a form: 填表人：张三    审核人：李四."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.core.text import halfwidth

__all__ = ["is_signed"]

# Who signs, when, and how to reach them. A label begins with what was done and ends with by whom;
# 负责人 alone is one too, and 就业人 is none.
_LABEL = re.compile(
    r"(?:填[表报]|制表|编制|审核|审定|复核|核对|经办|报[出送]|签[发字]|上报|统计|单位|部门|分管|科室|业务)*"
    r"(?:人员?|负责人|领导|联系人|联系电话|电话|手机|日期|时间|签[字章名]|盖章|公章|单位|部门)"
    r"(?:\((?:签[字章名]|盖章|公章)\))?",
)
_ENGLISH_LABEL = re.compile(
    r"(?:(?:filled in|compiled|prepared|checked|approved|reviewed|reported|signed)(?: by| on)?"
    r"|signature|contact(?: person)?|telephone|phone|date|name|seal)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 20
_LAST_SIGNS = frozenset("人员导话机期间字章名位门)）")
# 单位：亿元 and 时间：2024年 stand above a table and say something of its rows.
_BARE = {"单位", "部门", "人员", "时间", "日期"}
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")


def is_signed(cells: Sequence[str]) -> bool:
    """Whether a row is a line that is signed: its first filled cell is a label.

    With a colon that is enough. Without one the row may as well hold the value of an indicator of
    that name (统计单位, 就业人员), unless no number stands in it.
    """
    first = next((cell for cell in cells if cell), "")
    # Asked of every row, and nearly none is one.
    if not (first[-1:] in _LAST_SIGNS or ":" in first or "：" in first):
        return False

    label, colon, _ = halfwidth(first).partition(":")
    label = label.strip()
    # 附：各区县统计联系人名单见后 is a sentence.
    if not 1 < len(label) <= _LONGEST_LABEL:
        return False

    written = label.replace(" ", "")
    # 填 表 人：张三, its letters spaced out
    if _LABEL.fullmatch(written):
        is_bare = written in _BARE
        return _has_other_label(cells) if is_bare else bool(colon) or not _holds_number(cells)

    return bool(colon) and _ENGLISH_LABEL.fullmatch(label) is not None


def _has_other_label(cells: Sequence[str]) -> bool:
    """Whether another cell of the row is a label with a colon."""
    labels = 0

    for cell in cells:
        label, colon, _ = halfwidth(cell[:_LONGEST_LABEL]).partition(":")
        labels += bool(colon) and _LABEL.fullmatch(label.replace(" ", "")) is not None

    return labels > 1


def _holds_number(cells: Sequence[str]) -> bool:
    return any(_NUMBER.fullmatch(cell) for cell in cells)
