"""Whether a column named 口径 or basis says on which basis a value stands, or sets parts apart.

    indicator,period,basis,value            指标,年份,口径,数值
    retail,2022,before the census,13926     社会消费品零售总额,2023,合计,15629
    retail,2022,after the census,14300      社会消费品零售总额,2023,限额以上,6063
    retail,2023,after the census,15630

The left one holds one quantity under two definitions, of which the later takes the place of the
earlier: a basis. The right one holds a whole and a part of it, side by side in each year: a
dimension. In a file of the canonical form the column `basis` is a basis. Elsewhere the words tell,
and where they do not, it is told by which periods they stand beside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from gapcalc.core.text import fold, nfkc, simplified
from gapcalc.tables.cell import is_missing
from gapcalc.tables.dimensions import is_part, is_whole

__all__ = ["BasisColumn", "holds_bases", "is_part_of_basis"]

# Headings of a table in canonical form, beside which `basis` is what the form says. A template
# in Chinese says 口径 basis.
_CANONICAL = ({"indicator", "period", "value"}, {"指标", "时期", "数值"})
_CANONICAL_BASIS = {"basis", "口径basis"}
# Words for the one that was before and the one that came after.
_VINTAGE = re.compile(
    r"普查|经普|人普|修订|调整[前后]|[新旧老原现]口径|现行口径|(?:19|20)\d\d年?[起前后版]?.*口径"
    r"|\b(?:census|revis\w+|rebas\w+|vintage|benchmark\w*|(?:old|new|former|previous|current) "
    r"(?:basis|definition|series|scope|method\w*)|(?:before|after|until|since|from) (?:19|20)\d\d"
    r"|(?:ESA|SNA) ?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SUFFIX = "口径"


class BasisColumn(NamedTuple):
    """A column that may hold bases: its heading and cells in the sample rows, with what names the
    row beside each of them (`series`: indicator and region) and its period, "" where it has none.
    """

    heading: str
    cells: Sequence[str]
    series: Sequence[tuple[str, ...]]
    periods: Sequence[str]


def holds_bases(
    column: BasisColumn, headings: Collection[str], is_basis: Callable[[str], bool]
) -> bool:
    """Whether `column` holds bases.

    `headings` are those of the whole table, and `is_basis` tells the bases that the plan knows.
    """
    # indicator,period,basis,value
    if _is_canonical(column.heading, headings):
        return True

    words = {cell for cell in column.cells if cell and not is_missing(cell)}
    # The template comes with a column of bases that most offices leave blank.
    if not words:
        return True
    # 经普前, as the plan names its basis
    if any(map(is_basis, words)):
        return True
    # 限额以上, 合计
    if any(map(is_part_of_basis, words)):
        return False

    return all(map(_is_vintage, words)) or _follow_each_other(column)


def _is_canonical(heading: str, headings: Collection[str]) -> bool:
    """Whether a column is `basis` in a table that has the other columns of the canonical form."""
    if fold(heading) not in _CANONICAL_BASIS:
        return False

    present = set(map(fold, headings))
    return any(present >= form for form in _CANONICAL)


def _is_vintage(word: str) -> bool:
    """Whether a word says before or after what a value was defined anew: 经普后, new definition."""
    return _VINTAGE.search(simplified(nfkc(word))) is not None


def is_part_of_basis(word: str) -> bool:
    """Whether a word says that a value is of a part, or of the whole: 限额以上口径, 合计."""
    bare = simplified(nfkc(word)).strip().removesuffix(_SUFFIX)
    return is_part(bare) or is_whole(bare)


def _follow_each_other(column: BasisColumn) -> bool:
    """Whether of each series one word takes the place of the other in the course of time.

    They meet in some periods, which link them, but not in more than those in which one stands
    alone: a part stands beside its whole throughout.
    """
    words_of: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
    periods_of: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = zip(column.series, column.periods, column.cells, strict=True)

    for series, period, word in rows:
        if period:
            words_of[series, period].add(word)
            periods_of[series][word].add(period)

    shared = sum(1 for words in words_of.values() if len(words) > 1)
    # 2023 has both the old and the new value, 2022 and 2024 one of them.
    if not 0 < shared * 2 <= len(words_of):
        return False

    # A series under one word has nothing that takes the place of it.
    several = [periods for periods in periods_of.values() if len(periods) > 1]
    if not several:
        return False

    return all(_in_turn(list(periods.values())) for periods in several)


def _in_turn(spans: Sequence[set[str]]) -> bool:
    """Whether no two spans of periods end together: the later of two bases goes on alone."""
    ends = {max(span) for span in spans}
    return len(ends) == len(spans)
