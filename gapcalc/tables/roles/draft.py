"""The layout of a table in the making: what was found, and what speaks against reading it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gapcalc.core.dates import period_kind
from gapcalc.core.period import Period
from gapcalc.core.problem import Problem
from gapcalc.core.text import fold
from gapcalc.tables.account import ColumnAccount, Why
from gapcalc.tables.dimensions import is_whole
from gapcalc.tables.formats.resolve import wholes_of
from gapcalc.tables.layout import Column, Dimension, Form, Layout
from gapcalc.tables.roles.evidence import Evidence
from gapcalc.tables.roles.headings import are_two_years
from gapcalc.tables.title import is_note, unit_in_title
from gapcalc.tables.vocabulary import COLUMNS, OTHER_YEARS
from gapcalc.tables.year_parts import part_of_year, turns_back

__all__ = ["Draft"]

_OTHER_YEAR = re.compile("|".join(OTHER_YEARS), re.IGNORECASE)


class Draft:
    """A layout in the making: the evidence held against one form, and what has come of it so far.

    `accounts` tell of each column by its place what it was taken for, and why; `unusable` that
    what was found speaks against reading any value.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.problems: list[Problem] = []
        self.unusable = False
        self.dimensions: list[Dimension] = []
        self.accounts: dict[int, ColumnAccount] = {}
        self.outer_region: int | None = None

    def refuse(self, code: str, field: str | None = None, **details: str) -> None:
        """Tell of a problem for which no value of the table is read."""
        self.problem(code, field, **details)
        self.unusable = True

    def problem(self, code: str, field: str | None = None, **details: str) -> None:
        """Tell of a problem; `field` is the heading of the column concerned."""
        self.problems.append(Problem(code, details, line=self.evidence.line, field=field))

    def tell_unknown(self, place: int) -> None:
        """Tell of a column whose heading is none of the known ones."""
        in_chinese = [headings[0] for headings in COLUMNS.values()]
        self.problem(
            "unknown-column",
            self.evidence.cells[place],
            known=", ".join(COLUMNS),
            known_zh="、".join(in_chinese),
        )

    def account(self, place: int, name: str, why: Why, detail: str = "") -> None:
        """Take down what a column was taken for, and why."""
        heading = self.evidence.cells[place]
        self.accounts[place] = ColumnAccount(place + 1, heading, name, why, detail)

    def why(self, place: int, otherwise: Why) -> Why:
        """Return why a column has its role: who gave it, else what is said of it `otherwise`."""
        if place in self.evidence.by_user:
            return "option"
        if place in self.evidence.asked:
            return "format"

        return otherwise

    def add_dimension(
        self, place: int, why: Why, understood: bool = True, chosen: str | None = None
    ) -> None:
        """Take a column for one that sets rows apart."""
        evidence = self.evidence
        name = evidence.cells[place] or str(place + 1)
        self.account(place, "dimension", why)
        dimension = Dimension(
            place,
            name,
            understood,
            chosen,
            has_whole=any(map(is_whole, evidence.sample.texts[place])),
            account=self.accounts[place],
        )
        # _T under AGE of SDMX, BOTHSEX of the United Nations.
        if evidence.format is not None:
            dimension.wholes = wholes_of(evidence.format, name)
        self.dimensions.append(dimension)

    def layout(
        self, keys: dict[str, int], values: Sequence[Column], form: Form, across: Sequence[int]
    ) -> Layout:
        """Return the layout with these keys and columns of values; `across` are the places of all
        columns that hold values, read or not.
        """
        evidence = self.evidence
        # Eight lines of headings: what stands over a column is then not known to the end.
        if evidence.block.too_deep:
            self.problems.clear()
            self.refuse("header-too-deep")
        else:
            self._refuse_unnamed(keys, values)
        for place in across:
            self._account_for_values(place)

        known = evidence.format
        return Layout(
            evidence.cells,
            keys,
            () if self.unusable else tuple(values),
            form,
            tuple(self.dimensions),
            self._merged(keys, form),
            used=evidence.block.used,
            problems=tuple(self.problems),
            lines=evidence.block.lines,
            value_places=tuple(across),
            columns=[self.accounts[place] for place in sorted(self.accounts)],
            used_options=self._used_options(),
            group_lines=self._group_lines(keys),
            outer_region=self.outer_region,
            dates=self._dates_for_periods(keys),
            format=known,
            two_in_one=known is not None and known.two_in_one(evidence.cells),
            composed=evidence.resolved.composed,
            minguo=evidence.minguo,
            turns_back=self._turns_back(keys),
            remarks=evidence.remarks,
        )

    def _account_for_values(self, place: int) -> None:
        """Take down a column of values, with the period or the unit over it."""
        described = self.evidence.described[place]
        detail = described.unit
        # 2024年 over the column, else 亿元.
        if described.period is not None:
            detail = str(described.period.period)

        has_heading = bool(self.evidence.cells[place])
        self.account(place, "value", "heading" if has_heading else "values", detail)

    def _periods_down(self, keys: dict[str, int]) -> list[str]:
        """Return the filled cells of the column of periods, none where there is none."""
        if "period" not in keys:
            return []

        return self.evidence.sample.column(keys["period"])

    def _turns_back(self, keys: dict[str, int]) -> bool:
        """Whether the months down the table, without a year, are of more than one year."""
        if "period" not in keys:
            return False

        dated = keys["period"]
        heading = self.evidence.cells[dated]
        naming = [keys[name] for name in ("indicator", "region") if name in keys]
        naming += [one.place for one in self.dimensions if one.constant is None]
        names = [""] * len(naming)
        series: dict[tuple[str, ...], list[Period]] = {}
        for row in self.evidence.sample.rows:
            # A name may be merged over its months.
            names = [row.at(place) or name for place, name in zip(naming, names, strict=True)]
            part = part_of_year(row.at(dated), heading)
            if part is not None:
                series.setdefault(tuple(names), []).append(part)

        return turns_back(series.values())

    def _dates_for_periods(self, keys: dict[str, int]) -> frozenset[str]:
        """Return the dates that stand in the column of periods: 2023-12-31."""
        periods = self._periods_down(keys)
        return frozenset(text for text in periods if period_kind(text) == "date")

    def _refuse_unnamed(self, keys: dict[str, int], values: Sequence[Column]) -> None:
        """Refuse a table of which indicator or period are nowhere said."""
        around = self.evidence.around
        # 地区,2024年,2023年 of the statistical bureau's new site names no indicator anywhere.
        if not around.has_indicator and not self._names_indicators(keys, values):
            self.refuse("indicator-missing")
        elif not self._names_periods(keys, values):
            self.refuse("period-missing")

        if "period" not in keys:
            return

        heading = self.evidence.cells[keys["period"]]
        periods = self._periods_down(keys)
        if _OTHER_YEAR.search(heading):  # Fiscal year
            self.refuse("period-ambiguous", heading, value=heading)
        elif are_two_years(periods):  # 2009-10, 2010-11
            self.refuse("period-ambiguous", heading, value=periods[0])

    def _names_indicators(self, keys: dict[str, int], values: Sequence[Column]) -> bool:
        """Whether the table itself says of each value what it is of."""
        # 指标 down
        if "indicator" in keys:
            return True
        # 地区生产总值,常住人口 across
        if all(column.indicator for column in values):
            return True

        # GDP in a line of its own, and the places below it.
        return "region" in keys and self._begins_with_group()

    def _names_periods(self, keys: dict[str, int], values: Sequence[Column]) -> bool:
        """Whether it is said of each value, anywhere, of what period it is."""
        # 年份 down
        if "period" in keys:
            return True
        # 2023年,2024年 across
        if all(column.period for column in values):
            return True

        title = self.evidence.around.title
        # 2023年各区县主要指标, or --period 2023.
        return title.period is not None or bool(self.evidence.given.period)

    def _group_lines(self, keys: dict[str, int]) -> frozenset[int]:
        """Return the lines that name a group of rows whose names come back in another group:

        北京, then GDP and population; 青岚州, then GDP and population.
        """
        rows = self.evidence.sample.rows
        if "indicator" not in keys or not rows:
            return frozenset()

        last_line = rows[-1].line
        group = 0  # its line, 0 for the rows before the first
        groups: dict[str, set[int]] = {}  # of each name
        for row in self.evidence.ahead:
            if row.line > last_line:  # of another table
                break

            filled = row.filled
            name = row.at(keys["indicator"])
            # 北京 begins a group, 单位：亿元 does not.
            if len(filled) == 1 and not _is_statement(filled[0]):
                group = row.line
            elif name and len(filled) > 1:
                groups.setdefault(name, set()).add(group)

        repeated: set[int] = set()
        for lines in groups.values():
            if len(lines) > 1:
                repeated.update(lines)

        return frozenset(repeated)

    def _begins_with_group(self) -> bool:
        """Whether the first row below the header is a name over a group of rows."""
        for row in self.evidence.ahead:
            filled = row.filled
            if filled:
                return len(filled) == 1 and bool(row.cells[0])

        return False

    def _merged(self, keys: dict[str, int], form: Form) -> tuple[str, ...]:
        """Return the keys whose blank cells repeat the one above: the outer one of region and
        indicator, and the year beside quarters.
        """
        merged = []
        if "part" in keys and "period" in keys:  # 2024 stands once beside its four quarters
            merged.append("period")

        if "region" in keys and "indicator" in keys:
            outer = min("region", "indicator", key=keys.__getitem__)
            # A long table repeats its names in each row, but may have merged its places.
            if form != "long" or outer == "region":
                merged.append(outer)

        return tuple(merged)

    def _used_options(self) -> set[str]:
        """Return the options of the user that name a column of this table."""
        given = self.evidence.given
        options = [("where", name) for name, _ in given.where]
        options += [("skip_columns", name) for name in given.skip_columns]
        options += [("columns", name) for name, _ in given.columns]

        headings = set(map(fold, filter(None, self.evidence.cells)))
        used = set()
        for option, name in options:
            if fold(name) in headings:
                used.add(f"{option}:{name}")

        return used


def _is_statement(text: str) -> bool:
    """Whether a line of its own is a note or a unit, and no name of a group."""
    return is_note(text) or bool(unit_in_title(text))
