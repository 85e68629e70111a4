"""A header held against each of the four forms of tables."""

from __future__ import annotations

from gapcalc.core.text import simplified
from gapcalc.tables.layout import Column, Layout
from gapcalc.tables.roles.draft import Draft
from gapcalc.tables.roles.evidence import Evidence
from gapcalc.tables.roles.keys import KeyFinder
from gapcalc.tables.roles.side_columns import SideColumns
from gapcalc.tables.roles.value_columns import ValueColumns

__all__ = ["layout_by_form"]


def layout_by_form(evidence: Evidence) -> Layout | None:
    """Return the layout of a table in the first form that it agrees with, else None."""
    for form in (_Form.long, _Form.periods_across, _Form.names_across, _Form.stub):
        found = form(_Form(evidence))
        if found is not None:
            return found

    return None


class _Form:
    """One table held against one form."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._cells = evidence.cells
        self._roles = evidence.roles
        self._asked = evidence.asked
        self._sample = evidence.sample
        self._dated = evidence.dated
        self._draft = Draft(evidence)
        self._keys = KeyFinder(self._draft)
        self._values = ValueColumns(self._draft)
        self._sides = SideColumns(self._draft)

    def long(self) -> Layout | None:
        """Indicator, period and value each in a column; indicator and period may stand in the title
        instead.
        """
        value = self._values.value_column()
        if value is None:
            return None

        places = [place for place in range(len(self._cells)) if place != value]
        keys = self._keys.keys(places)
        named = keys.keys() & {"indicator", "region", "period", "part"}
        said = named or self._evidence.format or "value" in self._evidence.by_user.values()
        if not said or ("period" not in keys and self._dated):
            return None

        self._sides.judge(places, keys)
        name = self._cells[value]
        column = Column(value, name, running="累计" in simplified(name))
        return self._draft.layout(keys, [column], "long", [value])

    def periods_across(self) -> Layout | None:
        """A column for each period, indicators or regions down."""
        if not self._dated or not self._dated[0]:  # the first column says what a row is
            return None

        first = self._dated[0]
        dated = set(self._dated)
        names = [place for place in range(len(self._cells)) if place not in dated]
        stub = [place for place in names if place < first]
        if all(self._roles[place] == "period" for place in stub):
            return None

        named = any(self._roles[place] in {"indicator", "region"} for place in names)
        if not named and not any(self._sample.holds_values(place) for place in self._dated):
            return None

        keys = self._keys.keys(names)
        if "value" in keys:  # beside columns that name their periods its own is not known
            self._draft.tell_unknown(keys.pop("value"))
        if not self._evidence.names_with_periods:
            self._keys.name_column(keys, names)
        beside = [place for place in names if place > first and self._values.under_a_group(place)]
        beside = [place for place in beside if place not in self._asked]
        self._sides.judge(sorted({*names}.difference(beside)), keys)

        columns = [self._values.dated_column(place, "indicator" in keys) for place in self._dated]
        values = [
            column for column in self._values.single(columns) if self._values.is_level(column)
        ]
        for place in beside:
            self._draft.tell_unknown(place)

        return self._draft.layout(keys, values, "periods-across", [*self._dated, *beside])

    def names_across(self) -> Layout | None:
        """A column for each indicator (or region), periods or regions down."""
        if self._dated:
            return None

        width = len(self._cells)
        named = [p for p in range(width) if self._roles[p] is None and self._cells[p]]
        settled = [p for p in named if p in self._asked]  # by an option or the format
        named = [p for p in named if p not in self._asked]
        keys = self._keys.keys(sorted(set(range(width)).difference(named)))
        dated = self._keys.dated_stub(keys)
        if dated is not None:
            if self._roles[dated] == "indicator":
                keys = {key: place for key, place in keys.items() if place != dated}
            keys["period"] = dated
        self._keys.find_regions(keys, named)
        if dated is None and not keys.keys() & {"indicator", "region"}:
            return None

        beside = [p for p in named if p not in keys.values() and self._sample.is_beside_values(p)]
        self._keys.find_likely(keys, beside)
        beside = [p for p in beside if p not in keys.values()]
        others = {*keys.values(), *beside}
        across = [p for p in named if p not in others]
        if (
            "value" in keys
            or not across
            or not self._sample.mostly_values(across, dated is not None)
        ):
            return None

        columns = [self._values.named_column(place) for place in across]
        if (
            self._evidence.format is not None
            and self._evidence.format.codes_across
            and self._evidence.given.indicator
        ):
            columns = self._values.named_by_user(columns)
        regions = sum(1 for column in columns if column.region and not column.indicator)
        if "indicator" in keys and regions * 2 <= len(columns):
            return None

        blank = [p for p in range(width) if not self._cells[p] and p not in keys.values()]
        self._sides.judge([*beside, *blank, *settled], keys)
        return self._draft.layout(keys, self._values.told_apart(columns), "names-across", across)

    def stub(self) -> Layout | None:
        """Names down and headings across, of which it is not known what they are.

        Its cells are values beyond doubt, and what they are of is not: 单位,实绩,排名 over the rows
        of a table without a period. Only a column whose heading adds nothing is read.
        """
        first = next(
            (p for p in range(1, len(self._cells)) if self._sample.is_column_of_values(p)), None
        )
        if first is None:
            return None

        across = [p for p in range(first, len(self._cells)) if self._sample.is_column_of_values(p)]
        across = [place for place in across if self._roles[place] in {None, "value"}]
        headed = [place for place in across if self._cells[place]]
        if len(headed) * 2 <= len(across) or not self._sample.is_stub(first):
            return None

        keys = self._keys.keys(range(first))
        self._keys.name_column(keys, range(first))
        if "indicator" not in keys and "region" not in keys:
            return None

        others = set(range(len(self._cells))).difference(across)
        self._sides.judge(sorted(others), keys)
        columns = [self._values.stub_column(place, "indicator" in keys) for place in headed]
        values = [column for column in columns if column is not None]
        return self._draft.layout(keys, values, "stub", across)
