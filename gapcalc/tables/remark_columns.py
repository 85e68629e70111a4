"""The columns of a template in which an office says in words how a target stands.

No column is known by its heading alone: 进展 may as well hold the stage of a project, and 问题 the
number of complaints. Two of the three together are what an office was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gapcalc.core.text import fold

__all__ = ["REMARK_COLUMNS", "REMARK_TEXTS", "remark_places"]

# What was done, what hinders, what comes next.
REMARK_TEXTS = ("progress", "problems", "measures")
# The columns of remarks with the headings under which offices write them, the first one in the
# Chinese template. `last_value` is shown to who fills in, and says nothing of the row.
REMARK_COLUMNS: dict[str, tuple[str, ...]] = {
    "progress": ("进展", "进展情况", "工作进展", "推进情况", "progress made"),
    "problems": ("问题", "存在问题", "主要问题", "困难问题", "存在的问题", "difficulties"),
    "measures": ("措施", "下一步措施", "工作措施", "下一步工作", "下一步打算", "next steps"),
    "reported_by": ("填报人", "填表人", "报送人"),
    "reported_on": ("填报日期", "填表日期", "报送日期", "填报时间"),
    "last_value": ("上次数值", "last value"),
}
_FEWEST = 2
_LONGEST_HEADING = 20


@cache
def _roles_by_heading() -> dict[str, str]:
    roles = {}
    for column, names in REMARK_COLUMNS.items():
        for name in (column, *names):
            roles[fold(name).replace("_", "")] = column

    return roles


def remark_places(headings: Sequence[str]) -> dict[str, int]:
    """Return the places of the columns of remarks by what they hold, 0-based.

    None are where fewer than two of the headings speak of progress, problems and measures.
    """
    known = _roles_by_heading()
    places: dict[str, int] = {}

    for place, text in enumerate(headings):
        # A row of remarks themselves
        if len(text) > _LONGEST_HEADING:
            continue

        column = known.get(fold(text).replace("_", ""))
        # 存在问题, 下一步措施
        if column is not None:
            places.setdefault(column, place)

    texts = [column for column in REMARK_TEXTS if column in places]
    return places if len(texts) >= _FEWEST else {}
