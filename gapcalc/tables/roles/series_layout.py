"""The layout of a table whose lines above the dates name its series."""

from __future__ import annotations

from collections import Counter

from gapcalc.core.problem import Problem
from gapcalc.core.text import fold, nfkc
from gapcalc.tables.account import ColumnAccount
from gapcalc.tables.dimensions import is_whole
from gapcalc.tables.formats import SERIES_ROWS
from gapcalc.tables.formats.series_rows import Series, SeriesBlock
from gapcalc.tables.layout import Column, Layout, Row
from gapcalc.tables.roles.surroundings import Surroundings
from gapcalc.tables.unit_cell import unit_in_cell

__all__ = ["layout_of_series"]

# Members of Series Type that leave a series as it was counted.
_UNADJUSTED = frozenset({"original", "notseasonallyadjusted", "unadjusted", "nsa", "未季调"})


def layout_of_series(row: Row, block: SeriesBlock, around: Surroundings) -> Layout:
    """Return the layout of a table whose lines above the dates name its series."""
    problems: list[Problem] = []
    values = []
    where = {fold(name): fold(member) for name, member in around.given.where}
    left_out: Counter[tuple[str, str]] = Counter()

    for one in block.series:
        region, name = _parted_name(one, around)
        apart = [
            (heading, word)
            for heading, word in one.members
            if not _is_wanted(word, where.get(fold(heading)))
        ]
        if apart:
            left_out.update(apart)
            continue
        if one.months == 0:
            details = {"value": one.name}
            problems.append(Problem("column-not-read", details, line=row.line, field=one.name))
            continue

        unit = "" if one.unit in {"-", "--"} else unit_in_cell(one.unit)
        values.append(Column(one.place, one.name, name, region, unit, months=one.months))

    for (line, word), count in left_out.items():
        details = {"value": word, "column": line, "count": str(count)}
        problems.append(Problem("parts-not-read", details, line=row.line, field=line))

    columns = [ColumnAccount(1, row.cells[0], "period", "format")]
    columns += [ColumnAccount(one.place + 1, one.name, "value", "format") for one in block.series]
    named = {fold(heading) for one in block.series for heading, _ in one.members}
    return Layout(
        row.cells,
        {"period": 0},
        tuple(values),
        "names-across",
        used=block.used - 1,
        problems=tuple(problems),
        lines=tuple(line for line, _ in block.kinds),
        value_places=tuple(one.place for one in block.series),
        columns=columns,
        used_options={f"where:{name}" for name, _ in around.given.where if fold(name) in named},
        format=SERIES_ROWS,
    )


def _parted_name(one: Series, around: Surroundings) -> tuple[str, str]:
    """Return region and name of a series: 重庆 and GDP:累计值 of 重庆:GDP:累计值."""
    place, _, name = nfkc(one.name).partition(":")
    if not one.region and name and around.is_region(place):
        return place, name

    return one.region, one.name


def _is_wanted(word: str, chosen: str | None) -> bool:
    if chosen is not None:
        return fold(word) == chosen

    return is_whole(word) or fold(word) in _UNADJUSTED
