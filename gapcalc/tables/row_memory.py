"""What was decided of a row by the cells that name it, for the rows that repeat those names.

A long table says the same over and over:

    indicator,region,period,value,unit,source
    地区生产总值,重庆市,2023,30145.79,亿元,统计年鉴
    地区生产总值,重庆市,2024,32193.15,亿元,统计年鉴

Only period and value differ. That the two rows are another region's, or which target they are
of and in what unit, is found out once; the second is then settled by one look into a dict.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from operator import itemgetter

from gapcalc.tables.account import Fate, TableAccount
from gapcalc.tables.cell import PLAIN_NUMBER
from gapcalc.tables.layout import Layout
from gapcalc.tables.raw_row import RawRow

__all__ = ["Names", "RowMemory", "Settle"]

# The cells that name a row: indicator, region, unit, source and so on, as they stand in the file.
Names = tuple[str, ...]
# What settles a row, given its line and cells; False where the row has to be read in full.
Settle = Callable[[int, list[str]], bool]

# So many different names are remembered at a time, of so many characters at most.
_MOST_NAMES = 20_000
_LONGEST_NAMES = 1_000
# A first cell that begins a row and no heading, note or statement: 2024年 or 17, not 时间：2024年.
_BEGINS_ROW = re.compile(r"-?\d[^:：]*")
# Asked of every row of a long table, so without the call of a function of ours around it.
_is_plain = PLAIN_NUMBER.fullmatch
# Keys that differ from row to row of a series and so name none of them.
_VARYING_KEYS = {"period", "part"}
# The width of a table of which no row is to be settled; a blank line has 0 cells.
_NO_ROW = -1


def _is_beside(place: int, layout: Layout) -> bool:
    """Whether a column is neither a key nor that of the values."""
    return place not in layout.keys.values() and place != layout.values[0].place


class RowMemory:
    """The decisions on the rows of one long table, by the cells that name them."""

    def __init__(self) -> None:
        self.count = 0  # rows settled
        self._decisions: dict[Names, tuple[Settle, Fate]] = {}
        self._fates: Counter[Fate] = Counter()
        self._width = _NO_ROW
        self._value = 0
        self._first_varies = False  # the first column is none of those that name a row
        self._names_of: Callable[[list[str]], Names] = tuple

    def begin(self, layout: Layout | None, account: TableAccount | None = None) -> None:
        """Forget everything, as what stands above the rows has changed.

        `layout` is theirs, and `account` takes what becomes of those that are settled.
        """
        self._decisions.clear()
        self._width = _NO_ROW
        self._fates = Counter() if account is None else account.rows

        if layout is None or not layout.long or not layout.values:
            return
        if "actual" in layout.keys:  # of a series some years are forecasts
            return
        if layout.remarks:  # each row has its own
            return

        places = _places_of_names(layout)
        if not places:  # the title names the indicator, and the rows have no names of their own
            return
        if len(places) == 1:
            places *= 2  # of a single place an itemgetter gives no tuple

        self._names_of = itemgetter(*places)
        self._first_varies = 0 not in places
        self._value = layout.values[0].place
        self._width = layout.width

    def settles(self, line: int, cells: list[str]) -> bool:
        """Settle a row by what was decided of its names, if anything was."""
        row, _ = self.pass_over(iter([(line, cells)]))
        return row is None

    def pass_over(self, rows: Iterator[RawRow]) -> tuple[RawRow | None, RawRow | None]:
        """Settle rows up to the first that is to be read; return that one, and the one before it.

        They are None where no row is left, and where none was settled. A value has to be a plain
        number (24500.5): another one may be a heading (2024年), a unit may stand in it
        (3.2万亿元), and a blank one makes no value of the row at all.
        """
        # In a long table nearly every row is settled here, and nothing else is done with it.
        decisions, names_of, fates = self._decisions, self._names_of, self._fates
        width, value, first_varies = self._width, self._value, self._first_varies
        last = None
        settled = 0

        try:
            for row in rows:
                line, cells = row
                if len(cells) != width:
                    return row, last

                decision = decisions.get(names_of(cells))
                if decision is None or not _is_plain(cells[value]):
                    return row, last
                if first_varies and not _BEGINS_ROW.fullmatch(cells[0]):
                    return row, last

                settle, fate = decision
                if not settle(line, cells):
                    return row, last

                fates[fate] += 1
                settled += 1
                last = row
        finally:  # also where a file breaks off
            self.count += settled

        return None, last

    def names(self, cells: list[str]) -> Names | None:
        """Return the names of a row, or None where nothing is to be remembered of it."""
        if len(cells) != self._width:
            return None

        return self._names_of(cells)

    def remember(self, names: Names, settle: Settle, fate: Fate) -> None:
        """Let `settle` settle the rows of these names that are still to come; `fate` befalls them.

        Where there are too many names all are forgotten: in most long tables the rows of one
        series stand together, so that those to come are not of the oldest names.
        """
        if sum(map(len, names)) > _LONGEST_NAMES:
            return
        if len(self._decisions) >= _MOST_NAMES:
            self._decisions.clear()

        self._decisions[names] = settle, fate


def _places_of_names(layout: Layout) -> list[int]:
    """Return the places of the cells by which a row is known: all but its period and its value."""
    places = [place for key, place in layout.keys.items() if key not in _VARYING_KEYS]
    places += [dimension.place for dimension in layout.dimensions]
    places += layout.composed or ()
    # DATAFLOW is the same in all rows of a series.
    if layout.format is not None and _is_beside(0, layout):
        places.append(0)

    return places
