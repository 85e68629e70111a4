"""What stands over a column of a table of goals: whose goals it has, for which year, in which unit.

Names are those of the plan. Beside them stand years, units, words for goals, and words of columns
that hold none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gapcalc.core.text import fold, nfkc
from gapcalc.core.unit import is_unit
from gapcalc.tables.label import readings
from gapcalc.tables.vocabulary import (
    BASE_WORDS,
    BESIDE_WITHIN,
    CODES_WITHIN,
    COLUMNS,
    ENDS_OF_PLACES,
    GOAL_FILLERS,
    LEVEL_WORDS,
    PLANNED,
)

__all__ = ["GoalHeading", "TargetNames", "is_beside", "read_heading", "stated_unit"]

_LONGEST = 120
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)\s*年?(?:末|底)?")
_UNIT_LINE = re.compile(r"(?:计量)?单位\s*[:：]\s*(?P<unit>[^\s,，;；)）]+)")
_AROUND = " 　()（）[]【】:：,，、-—–~～至·"
# What stands around a name besides a year and a unit: 到2027年地区生产总值目标值.
_WORDS_OF_GOALS = sorted(
    {fold(word) for word in PLANNED if len(word) > 1} | GOAL_FILLERS, key=len, reverse=True
)
_WORDS_OF_LEVELS = frozenset(fold(word) for word in LEVEL_WORDS if word) - BASE_WORDS
_HEADINGS_BESIDE = frozenset(
    fold(word)
    for role in ("region", "note", "source", "publisher", "url")
    for word in COLUMNS[role]
)

# The ids of the targets that each folded name stands for.
TargetNames = Mapping[str, Sequence[str]]


class GoalHeading(NamedTuple):
    """What the lines of a heading say.

    `targets` are the ids that its name can stand for, () where it holds no name of the plan. `year`
    is the last one that it names. `is_base` tells that its values are those of the base. `unknown`
    is what is left of it that means nothing here.
    """

    targets: tuple[str, ...] = ()
    unit: str = ""
    year: int | None = None
    is_base: bool = False
    unknown: str = ""


def read_heading(lines: Sequence[str], names: TargetNames) -> GoalHeading:
    """Return what the lines over a column say together."""
    found = GoalHeading()

    for line in lines:
        found = _with_line(found, line, names)

    return found


def _with_line(found: GoalHeading, line: str, names: TargetNames) -> GoalHeading:
    """Return what a heading says with one more line: a target, a year, or none of both."""
    if len(line) > _LONGEST:
        return found._replace(unknown=line[:_LONGEST])

    # 2022—2027年目标 is for the last of its years.
    years = [int(year) for year in _YEAR.findall(nfkc(line))]
    if years:
        found = found._replace(year=max(years))

    for name, unit in _ways_to_read(line):
        targets = names.get(fold(name), ())
        if targets and not found.targets:
            return found._replace(targets=tuple(targets), unit=unit or found.unit)

    return _without_name(found, line)


def _without_name(found: GoalHeading, line: str) -> GoalHeading:
    """Take in a line that names no target: a year, a unit, a word for goals or for the base."""
    for name, stated in _ways_to_read(line):
        rest = fold(name)
        unit = stated or found.unit
        if rest in BASE_WORDS:
            return found._replace(is_base=True, unit=unit)
        # 2027年（亿元） leaves nothing but the unit.
        if not rest or rest in _WORDS_OF_LEVELS:
            return found._replace(unit=unit)
        # 亿元 alone in its line.
        if is_unit(name):
            return found._replace(unit=name)

    return found._replace(unknown=line)


def _ways_to_read(line: str) -> Iterator[tuple[str, str]]:
    """Yield the names that a line may hold, each with its unit, the literal one first.

    地区生产总值2027年目标（亿元） is 地区生产总值 in 亿元.
    """
    unit_beside = ""
    stated = _UNIT_LINE.search(nfkc(line))
    if stated is not None:
        line = _UNIT_LINE.sub("", nfkc(line))
        unit_beside = stated["unit"] if is_unit(stated["unit"]) else ""

    for reading in readings(line):
        unit = reading.unit or unit_beside
        yield reading.name, unit

        bare = _name_without_years(reading.name)
        if bare == reading.name:
            continue

        yield bare, unit
        # Without 2027年目标 what is left may end with a unit of its own.
        for again in readings(bare):
            yield again.name, again.unit or unit


def _name_without_years(name: str) -> str:
    """Return a name without the years and the words for goals around it."""
    text = _YEAR.sub("", nfkc(name)).strip(_AROUND)
    before = ""

    # 地区生产总值2027年规划目标 sheds one word after the other.
    while text != before:
        before = text

        for word in _WORDS_OF_GOALS:
            folded = text.casefold()
            if folded.endswith(word):
                text = text[: -len(word)].strip(_AROUND)
            elif folded.startswith(word):
                text = text[len(word) :].strip(_AROUND)

    return text


def is_beside(lines: Sequence[str]) -> bool:
    """Whether a heading is that of a column beside the goals: numbers, remarks, offices, places."""
    for line in lines:
        folded = fold(line)
        if folded in _HEADINGS_BESIDE or folded.endswith(ENDS_OF_PLACES):
            return True
        if any(word in folded for word in (*BESIDE_WITHIN, *CODES_WITHIN)):
            return True

    return False


def stated_unit(text: str) -> str:
    """Return the unit that a line beside a table states (单位：亿元), "" for none."""
    match = _UNIT_LINE.search(nfkc(text[:_LONGEST]))
    if match is None or not is_unit(match["unit"]):
        return ""

    return match["unit"]
