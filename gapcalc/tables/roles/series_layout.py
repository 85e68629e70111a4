"""The layout of a table whose lines above the dates name its series."""

from __future__ import annotations

from collections import Counter

from gapcalc.core.problem import Problem
from gapcalc.core.text import fold, nfkc
from gapcalc.tables.account import ColumnAccount
from gapcalc.tables.dimensions import is_whole
from gapcalc.tables.formats import SERIES_ROWS
from gapcalc.tables.formats.series_rows import SeriesBlock, SeriesColumn
from gapcalc.tables.layout import Column, Layout, Row
from gapcalc.tables.roles.surroundings import Surroundings
from gapcalc.tables.unit_cell import unit_in_cell
from gapcalc.tables.vocabulary import UNADJUSTED

__all__ = ["layout_of_series"]


def layout_of_series(row: Row, block: SeriesBlock, around: Surroundings) -> Layout:
    """Return the layout of a table whose lines above the dates name its series."""
    chosen = {fold(name): fold(member) for name, member in around.given.where}
    problems: list[Problem] = []
    values = []
    left_out: Counter[tuple[str, str]] = Counter()

    for one in block.series:
        apart = _apart(one, chosen)
        # Series Type: Seasonally adjusted, beside Original
        if apart:
            left_out.update(apart)
        elif one.months == 0:  # of days or weeks
            details = {"value": one.name}
            problems.append(Problem("column-not-read", details, line=row.line, field=one.name))
        else:
            values.append(_column_of(one, around))

    for (line, word), count in left_out.items():
        details = {"value": word, "column": line, "count": str(count)}
        problems.append(Problem("parts-not-read", details, line=row.line, field=line))

    columns = [ColumnAccount(1, row.cells[0], "period", "format")]
    for one in block.series:
        columns.append(ColumnAccount(one.place + 1, one.name, "value", "format"))

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
        used_options=_used_options(block, around),
        format=SERIES_ROWS,
    )


def _column_of(one: SeriesColumn, around: Surroundings) -> Column:
    """Return the column of values that a series is."""
    region, name = _parted_name(one, around)
    unit = "" if one.unit in {"-", "--"} else unit_in_cell(one.unit)
    return Column(
        one.place,
        one.name,
        name,
        region,
        unit,
        months=one.months,
    )


def _used_options(block: SeriesBlock, around: Surroundings) -> set[str]:
    """Return the options of the user that name what sets the series apart."""
    # --where "Series Type=Trend"
    headings: set[str] = set()
    for one in block.series:
        headings.update(fold(heading) for heading, _ in one.members)

    used = set()
    for name, _ in around.given.where:
        if fold(name) in headings:
            used.add(f"where:{name}")

    return used


def _apart(one: SeriesColumn, chosen: dict[str, str]) -> list[tuple[str, str]]:
    """Return the members by which a series is a part, and none that was chosen; each with what it
    is a member of: Series Type, Seasonally adjusted.
    """
    apart = []
    for heading, word in one.members:
        if not _is_wanted(word, chosen.get(fold(heading))):
            apart.append((heading, word))

    return apart


def _parted_name(one: SeriesColumn, around: Surroundings) -> tuple[str, str]:
    """Return region and name of a series: 重庆 and GDP:累计值 of 重庆:GDP:累计值."""
    place, _, name = nfkc(one.name).partition(":")
    # Wind has the place in the name: 重庆:GDP:累计值.
    if not one.region and name and around.is_region(place):
        return place, name

    return one.region, one.name


def _is_wanted(word: str, chosen: str | None) -> bool:
    """Whether a member is the one that was chosen, or without a choice the whole."""
    # Original is the whole of Series Type, unless the user wants Trend.
    if chosen is not None:
        return fold(word) == chosen

    return is_whole(word) or fold(word) in UNADJUSTED
