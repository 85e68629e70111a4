"""Which columns set the rows of a table apart, beside indicator, region and period.

    Year,Region,Sex,Code,Value
    2023,Ruritania,Total,101,5.2
    2023,Ruritania,Female,102,4.9

Sex sets rows apart: two rows are alike in all that names a value but for it. Code does too, but
says no more than Sex says. A column is judged by its heading (Sex, 性别), by its members (Female,
城镇), and by what it does. Where none of the three explains it and it may set rows apart, its rows
are not used.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from gapcalc.core.text import fold, mostly, nfkc, plain_form
from gapcalc.tables.account import Why
from gapcalc.tables.cell import is_missing
from gapcalc.tables.header import header_words, holds_value
from gapcalc.tables.vocabulary import (
    BESIDE_WITHIN,
    BESIDE_WORDS,
    CODES_WITHIN,
    DIMENSION_WORDS,
    DIMENSIONS_WITHIN,
    GROUPS_WITHIN,
    PARTS,
    PLANNED,
    STATISTICS_WITHIN,
    WAYS_OF_COUNTING,
    WEAK_DIMENSION_WORDS,
    WEAK_DIMENSIONS_WITHIN,
    WHOLE,
)

__all__ = [
    "ColumnVerdict",
    "SideColumn",
    "is_answer",
    "is_part",
    "is_type",
    "is_whole",
    "judge_columns",
    "names_dimension",
]

# --- members

# SEX_T, AGE_TOTAL, TOTAL_ALL: code lists write the total behind the name of the dimension.
_CODE_OF_WHOLE = re.compile(r"(?:\w+_)?(?:t|total|all|_t)", re.IGNORECASE | re.ASCII)
# 15-24, 65+, 65岁及以上, Y15T24, Y_GE65, AGE_YTHADULT_Y15-24, <15, 15 to 24 years.
_AGES = (
    r"(?i)(?:age[_ ]?)?y?_?(?:ge|lt|le|gt|<|>|≥|≤)?\s*\d{1,2}\s*(?:[-–—~至到t]|to)?\s*\d{0,2}\s*"
    r"\+?\s*(?:years?|yrs?|岁|周岁)?\s*(?:and over|and above|plus|及以上|以上|及以下|以下)?"
)


def is_whole(member: str) -> bool:
    """Whether a member of a dimension stands for all of it: Total, _T, 合计, or a blank cell."""
    folded = fold(member)
    if folded in WHOLE or folded.startswith("不分"):  # 不分性别
        return True

    return member.isascii() and _CODE_OF_WHOLE.fullmatch(member.strip()) is not None


def is_part(member: str) -> bool:
    """Whether a word tells by itself that it is a part: Female, 城镇, 15-24, Forecast."""
    if fold(member) in PARTS:
        return True
    if plain_form(member).strip().lower() in PLANNED:
        return True

    return _is_age(member)


def _is_age(member: str) -> bool:
    """Whether a word is a group of ages: 15-24, 65+; a bare 15 may be anything."""
    # 60岁及以上老年人口占常住人口比重 is a name.
    if len(member) > _LONGEST_AGE:
        return False
    if member.strip().isdigit():
        return False
    if not any(map(str.isdigit, member)):
        return False

    return re.fullmatch(_AGES, nfkc(member).strip()) is not None


_LONGEST_AGE = 40
# C10, 01, AM, 5: members of a list of codes.
_MEMBER_CODE = re.compile(r"(?=.{1,3}$)(?:[A-Z]+\d*|\d+)", re.ASCII)
_ANSWERS = {"y", "n", "yes", "no", "true", "false", "是", "否"}
# Letters of languages whose words are not known here: neither English nor Chinese.
_OTHER_LETTER = re.compile(r"[^\W\d_a-zA-Z\u3400-\u9fff]")


def is_answer(word: str) -> bool:
    """Whether a word is a yes or a no."""
    return word.strip().lower() in _ANSWERS


def _may_be_member(heading: str, word: str) -> bool:
    """Whether the one word of a column may make all of its rows a part of the whole.

    Mulheres under Sexo and Median under Statistic are known by a word. 3 under Wave, AM under UF
    and kobiety under Płeć are known by none, but are codes, or in a language in which nothing can
    be told to be beside the point. Main table under Dataset is.
    """
    if is_answer(word):  # Y under Printed
        return False

    words = {*header_words(heading), *header_words(word)}
    if words & (WAYS_OF_COUNTING | GROUPS_WITHIN | STATISTICS_WITHIN):
        return True
    # 3 under Wave, AM under UF
    if _MEMBER_CODE.fullmatch(word):
        return True
    # A heading of one letter says nothing that could be held against it.
    if len(heading) == 1:
        return True

    return _OTHER_LETTER.search(nfkc(heading) + nfkc(word)) is not None


# --- columns


class ColumnVerdict(NamedTuple):
    """What a column is: "dimension", "beside" the point, or "unknown"; and why."""

    role: str
    why: Why


class SideColumn(NamedTuple):
    """A column that is neither a key nor of values: its heading, and its cells in the sample rows,
    "" for blank ones.
    """

    place: int
    heading: str
    cells: list[str]


# A text this long on average is a remark and no member of anything.
_RUNNING_TEXT = 24


def judge_columns(
    columns: Sequence[SideColumn],
    keys: Sequence[tuple[str, ...]],
    series: Sequence[tuple[str, ...]],
) -> dict[int, ColumnVerdict]:
    """Return what each of `columns` is, by place.

    `keys` has for each sample row the cells that name its value (indicator, region, period), and
    `series` the same without the period.
    """
    verdicts: dict[int, ColumnVerdict] = {}
    for column in columns:
        verdict = _by_itself(column)
        if verdict is not None:
            verdicts[column.place] = verdict

    _judge_codes(columns, verdicts)
    dimensions = _dimensions(columns, verdicts)
    undecided = [column for column in columns if column.place not in verdicts]

    # Rows that are still alike are set apart by the columns that differ between them. Words come
    # first and of these the fewest: 5 industries rather than 900 remarks. Numbers come last.
    groups = _groups_of_rows(keys, dimensions)
    undecided.sort(key=lambda column: (_is_numeric(column), len(set(column.cells))))
    for column in undecided:
        # GDP of 2023 twice, with something else beside each
        are_alike = len(set(groups)) < len(groups)
        if are_alike and _splits(column, groups):
            verdicts[column.place] = ColumnVerdict("unknown", "unknown")
            groups = _divided(groups, column.cells)
            dimensions.append(column)

    names = _groups_of_rows(series, dimensions)
    for column in undecided:
        if column.place not in verdicts:
            verdicts[column.place] = _beside(column, names)

    return verdicts


def _judge_codes(columns: Sequence[SideColumn], verdicts: dict[int, ColumnVerdict]) -> None:
    """Judge the columns of codes: 部门代码 is beside the point where 部门 stands beside it.

    Without it the codes set rows apart themselves.
    """
    dimensions = _dimensions(columns, verdicts)
    for column in columns:
        if column.place in verdicts or not _is_code_of_dimension(column.heading):
            continue

        # Each word under 部门 has one code beside it.
        is_named = any(_follows(column, other) for other in dimensions)
        role = "beside" if is_named else "dimension"
        verdicts[column.place] = ColumnVerdict(role, "heading")


def _dimensions(
    columns: Sequence[SideColumn], verdicts: dict[int, ColumnVerdict]
) -> list[SideColumn]:
    """Return the columns that were found to be dimensions."""
    dimensions = []
    for column in columns:
        verdict = verdicts.get(column.place)
        if verdict is not None and verdict.role == "dimension":
            dimensions.append(column)

    return dimensions


def _by_itself(column: SideColumn) -> ColumnVerdict | None:
    """Return what a column is by its heading and its words alone, None where they do not tell."""
    filled = [cell for cell in column.cells if cell]
    if mostly(filled, _is_member):
        return ColumnVerdict("dimension", "values")
    if _is_code_of_dimension(column.heading):
        return None  # 部门代码: that depends on whether 部门 stands beside it

    words = set(header_words(column.heading))
    written = plain_form(column.heading).lower()
    # Source, Note
    if words & BESIDE_WORDS:
        return ColumnVerdict("beside", "heading")
    # 行政区划代码
    if _holds_any(written, CODES_WITHIN):
        return ColumnVerdict("beside", "heading")

    if _is_numeric(column):
        # Population 321 is measured, Income group 3 is not.
        may_be_measure = words <= _MEASURES
        if may_be_measure or not names_dimension(column.heading) or not _holds_codes(column):
            return None
        return ColumnVerdict("dimension", "heading")

    # Sex, Energy source
    if words & DIMENSION_WORDS:
        return ColumnVerdict("dimension", "heading")
    # 能源来源 sets rows apart although 来源 does not.
    if _holds_any(written, DIMENSIONS_WITHIN):
        return ColumnVerdict("dimension", "heading")
    if _holds_any(written, BESIDE_WITHIN):
        return ColumnVerdict("beside", "heading")

    return None


def _holds_any(written: str, words: Sequence[str]) -> bool:
    return any(word in written for word in words)


# Words for codes. 责任部门 and 主管部门 are beside the point whatever stands next to them.
_CODES = frozenset(["code", "codes", "id", "ids", "key", "no", "nr"])
_CODES_IN_CHINESE = ("代码", "编码", "编号")
# Words for dimensions that alone may as well be a measure: Population 321, but Income group 3.
_MEASURES = frozenset(
    ["population", "income", "price", "prices", "energy", "fuel", "wealth", "household", "size"]
)
# 1 and 2 under Sex, 015 under Industry; 3213.4 is none.
_SHORT_CODE = re.compile(r"\d{1,3}", re.ASCII)


def _is_code_of_dimension(heading: str) -> bool:
    """Whether a heading speaks of the codes of what sets rows apart: sex_code, 部门代码."""
    # 责任部门代码
    if not names_dimension(heading):
        return False
    # sex_code
    if not _CODES.isdisjoint(header_words(heading)):
        return True

    return _holds_any(plain_form(heading), _CODES_IN_CHINESE)


def _follows(column: SideColumn, other: SideColumn) -> bool:
    """Whether each word of `other` always has the same word of `column` beside it."""
    groups = _group_numbers(other.cells)
    return not _splits(column, groups)


def _holds_codes(column: SideColumn) -> bool:
    """Whether nothing but short codes stands in a column: 1 and 2 under Sex."""
    return all(_SHORT_CODE.fullmatch(cell) or is_missing(cell) for cell in column.cells)


def names_dimension(heading: str) -> bool:
    """Whether a heading speaks of what sets rows apart: Sex, Energy source, 能源来源, 行业."""
    if not DIMENSION_WORDS.isdisjoint(header_words(heading)):
        return True

    return _holds_any(plain_form(heading), DIMENSIONS_WITHIN)


def is_type(heading: str) -> bool:
    """Whether a heading speaks of groups, of rows or of the indicators themselves: 类别, type."""
    if not WEAK_DIMENSION_WORDS.isdisjoint(header_words(heading)):
        return True

    written = plain_form(heading).lower()
    return _holds_any(written, WEAK_DIMENSIONS_WITHIN)


def _is_member(cell: str) -> bool:
    """Whether a word is known for a part or for the whole; - may stand for no value as well."""
    return is_part(cell) or (is_whole(cell) and not is_missing(cell))


def _is_numeric(column: SideColumn) -> bool:
    """Whether most of what stands in a column are numbers; of one without any value it is so."""
    filled = [cell for cell in column.cells if cell and not is_missing(cell)]
    if not filled:
        return True

    return mostly(filled, holds_value)


def _splits(column: SideColumn, groups: Sequence[int]) -> bool:
    """Whether rows that are alike in all that names them differ in this column."""
    seen: dict[int, str] = {}
    for group, cell in zip(groups, column.cells, strict=True):
        if seen.setdefault(group, cell) != cell:
            return True

    return False


def _groups_of_rows(names: Sequence[tuple[str, ...]], columns: Sequence[SideColumn]) -> list[int]:
    """Return for each row the number of the group of rows that have its names, and its members of
    `columns`.
    """
    groups = _group_numbers(names)
    for column in columns:
        groups = _divided(groups, column.cells)

    return groups


def _divided(groups: Sequence[int], cells: Sequence[str]) -> list[int]:
    """Return `groups` divided by the words of one more column."""
    return _group_numbers(zip(groups, cells, strict=True))


def _group_numbers(rows: Iterable[Hashable]) -> list[int]:
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(row, len(numbers)) for row in rows]


def _beside(column: SideColumn, names: Sequence[int]) -> ColumnVerdict:
    """Return what a column is in which no two rows that are otherwise alike differ.

    `names` has for each row the number of its series, which rows of several periods share.
    """
    filled = [cell for cell in column.cells if cell]
    # A column without a single cell
    if not filled:
        return ColumnVerdict("beside", "constant")
    # 数据来源于各区县统计局年报，经核对
    if sum(map(len, filled)) > _RUNNING_TEXT * len(filled):
        return ColumnVerdict("beside", "text")

    if _is_numeric(column):
        if _is_one_code(column) or _may_hold_members(column, names):
            return ColumnVerdict("unknown", "unknown")

        is_coded = is_type(column.heading) and _holds_codes(column)
        if not is_coded:  # a rank, a growth rate, an index beside the value
            return ColumnVerdict("beside", "values")

    # A code beside a name, the name in another language, a group to which an indicator belongs.
    if _repeats(column, names):
        return ColumnVerdict("beside", "repeats")

    return _words_beside(column)


def _words_beside(column: SideColumn) -> ColumnVerdict:
    """Return what a column of words is that tells no rows apart, by its heading and its words."""
    heading = column.heading
    is_of_types = is_type(heading)
    is_topic = not _TOPICS.isdisjoint(header_words(heading))
    words = set(column.cells)

    # Goal 8 in all rows is what the table is about.
    if len(words) == 1 and is_topic:
        return ColumnVerdict("beside", "constant")
    if len(words) == 1 and not is_of_types:
        # Mulheres under Sexo
        if _may_be_member(heading, column.cells[0]):
            return ColumnVerdict("unknown", "unknown")
        return ColumnVerdict("beside", "constant")

    # TXG_FOB_USD beside Exports
    if _is_codes(column):
        return ColumnVerdict("beside", "repeats")
    # 类别 of 合计 and 城镇
    if is_of_types:
        return ColumnVerdict("dimension", "heading")

    has_one_for_each = len(words) == len(column.cells)
    if has_one_for_each and len(words) > _MOST_MEMBERS:  # a remark or an address for each row
        return ColumnVerdict("beside", "text")

    return ColumnVerdict("unknown", "unknown")


def _is_one_code(column: SideColumn) -> bool:
    """Whether each of several rows has the same number: 3 under Wave.

    What is measured beside a value changes from row to row.
    """
    # A single row has one of everything.
    if len(column.cells) < _LEAST_ROWS:
        return False
    # 3.2 and 4.1 beside the values are a rate or a rank.
    if len(set(column.cells)) > 1:
        return False
    # Wave, Round: of which survey a value is
    if not WAYS_OF_COUNTING.isdisjoint(header_words(column.heading)):
        return True

    return _SHORT_CODE.fullmatch(column.cells[0]) is not None


def _may_hold_members(column: SideColumn, names: Sequence[int]) -> bool:
    """Whether a column of numbers may be the codes of two or three members: 1 and 2 under Sx.

    They differ within a series, as the number of decimals does not. What is measured beside a value
    has more digits, ranks and numbers of rows say so, and of more rows there are more numbers.
    """
    if not _splits(column, names):
        return False

    words = header_words(column.heading)
    if not _NUMBERINGS.isdisjoint(words) or _holds_any(plain_form(column.heading), _COUNTS):
        return False

    members = {cell for cell in column.cells if cell}
    return 1 < len(members) <= _MOST_CODES and all(_DIGIT.fullmatch(cell) for cell in members)


_MOST_CODES = 3
_DIGIT = re.compile(r"\d", re.ASCII)
_NUMBERINGS = frozenset(
    [
        "no",
        "nr",
        "n",
        "number",
        "id",
        "rank",
        "ranking",
        "order",
        "index",
        "row",
        "count",
        "position",
    ]
)
_COUNTS = ("序", "号", "名次", "位次", "排名", "位", "次", "数")
_LEAST_ROWS = 2
# Words for what a whole table is about.
_TOPICS = frozenset(["topic", "theme", "goal", "pillar", "chapter", "domain"])
# TXG_FOB_USD, SL.TLF.UEM
_CODE = re.compile(r"[A-Z0-9]+(?:[_.][A-Z0-9]+)+", re.ASCII)


def _is_codes(column: SideColumn) -> bool:
    """Whether a column holds a code of its own for each row: TXG_FOB_USD beside Exports."""
    different = set(column.cells)
    if len(different) < len(column.cells) or len(different) < _LEAST_CODES:
        return False

    return all(_CODE.fullmatch(cell) for cell in column.cells)


_LEAST_CODES = 2
# So many different words, one for each row, are no members of a dimension.
_MOST_MEMBERS = 12


def _repeats(column: SideColumn, names: Sequence[int]) -> bool:
    """Whether what names a row tells what stands in this column too.

    There has to be a sign of it: a name that comes back with the same word (GDP and Economy in
    2023 and in 2024), or a word that several names share (领域: 经济发展 for each of four rows).
    """
    # 第一产业 and 第二产业 beside one name
    if _splits(column, names):
        return False

    words = set(column.cells)
    if len(words) < 2:
        return False

    pairs = set(zip(names, column.cells, strict=True))
    name_comes_back = len(pairs) < len(names)
    names_share_a_word = len(words) < len(pairs)
    return name_comes_back or names_share_a_word
