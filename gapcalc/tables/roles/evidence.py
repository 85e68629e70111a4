"""What is known of a table before it is decided which form it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from gapcalc.core.text import fold, simplified
from gapcalc.tables.bases import BasisColumn, holds_bases
from gapcalc.tables.formats import known_format
from gapcalc.tables.formats.resolve import Resolved, resolve
from gapcalc.tables.header import HeaderBlock, role
from gapcalc.tables.layout import Row
from gapcalc.tables.remark_columns import remark_places
from gapcalc.tables.roles.headings import LONGEST_NAME, HeadingReader, names_and_periods
from gapcalc.tables.roles.sample import Sample
from gapcalc.tables.roles.surroundings import Surroundings

__all__ = ["Evidence"]

_THREE_DIGITS = re.compile(r"1[0-3]\d年", re.ASCII)


class Evidence:
    """A header, the rows below it and what surrounds them."""

    def __init__(
        self, line: int, block: HeaderBlock, ahead: Sequence[Row], around: Surroundings
    ) -> None:
        self.line = line
        self.block = block
        self.around = around
        self.ahead = ahead
        self.given = around.given
        self.cells = block.headings
        self.sample = Sample(self.cells, ahead)

        # What is known without a look at the words: by the format, and by the user.
        self.format = known_format(self.cells)
        self.resolved = self._by_format()
        self.by_user = self._asked_for()
        self.remarks = self._remarks()
        of_remarks = dict.fromkeys(self.remarks.values(), "remark")
        self.asked = self.resolved.roles | of_remarks | self.by_user

        places = range(len(self.cells))
        self.roles = [self._role(place) for place in places]
        reader = HeadingReader(self.block, around)
        self.described = [reader.describe(place) for place in places]
        self.dated = [place for place in places if self.described[place].period is not None]
        self._forget_word_for_periods_across()
        self.minguo = self._has_years_of_republic()
        self.names_with_periods = not self.dated and self._part_names_and_periods()

    def _by_format(self) -> Resolved:
        """Return the roles that the format of the table gives to its columns."""
        # Nearly every table: 指标,地区,年份,数值.
        if self.format is None:
            return Resolved({})

        # Value_1990 of the UN is read as 1990.
        written = ["".join(texts)[:LONGEST_NAME] for texts in self.block.parts]
        plain = self.format.headings(written)
        parts: list[tuple[str, ...]] = []
        for texts, text in zip(self.block.parts, plain, strict=True):
            if len(texts) == 1:
                parts.append((text,))
            else:
                parts.append(texts)

        self.block = self.block._replace(parts=parts)
        return resolve(
            self.format,
            self.cells,
            self.sample.texts,
            self.around.is_region,
            self.around.is_indicator,
        )

    def _forget_word_for_periods_across(self) -> None:
        """Take no column for one of periods whose heading is the word for those beside it: PERIOD
        over China, France and before 2023, 2024.
        """
        # 时期 over 2023 and 2024 down the table is the column of periods.
        if not self.dated:
            return

        first = self.dated[0]
        for place, name in enumerate(self.roles[:first]):
            if name != "period" or place in self.asked:
                continue
            if not self.sample.fits("period", place):
                self.roles[place] = None

    def _has_years_of_republic(self) -> bool:
        """Whether 71年 among the periods down is a year of the Minguo calendar.

        It is where a 112年 stands in the same column, under Traditional text, and below 民國.
        """
        down = self.sample.texts[0]
        in_simplified = map(simplified, [self.cells[0], *down])
        # 民國105年 over 106年, 107年
        if any("民国" in text for text in in_simplified):
            return True

        if not any(map(_THREE_DIGITS.match, down)):
            return False

        # 71年 under 年別; under 年份 it may be short for 1971年.
        headings = "".join(chain.from_iterable(self.block.parts))
        return simplified(headings) != headings

    def _part_names_and_periods(self) -> bool:
        """Take the periods off the ends of names (Unemployment rate 2023); whether any are."""
        # Consumer prices 2015 beside a column of years are on the base of 2015.
        if self.around.title.period or "period" in self.roles or "part" in self.roles:
            return False

        ends = names_and_periods(self.block.parts, self.around.is_indicator)
        for place, (period, rest) in ends.items():
            whole = self.described[place]
            self.described[place] = whole._replace(period=period, rest=rest)
            self.dated.append(place)

        return bool(self.dated)

    def _remarks(self) -> dict[str, int]:
        """Return the places of the columns of remarks, but those that the user calls something
        else.
        """
        places = remark_places(self.cells)
        return {name: place for name, place in places.items() if place not in self.by_user}

    def _asked_for(self) -> dict[int, str]:
        """Return the roles that the user gives to columns, by place."""
        roles = {fold(name): asked for name, asked in self.given.columns}
        for name in self.given.skip_columns:
            roles[fold(name)] = "skip"

        by_place = {}
        for place, text in enumerate(self.cells):
            heading = fold(text)
            if heading in roles and text:
                by_place[place] = roles[heading]

        return by_place

    def _role(self, place: int) -> str | None:
        """Return the role that user, format or heading give to a column, None for one that is left
        to its cells or sets rows apart.
        """
        # --column Gemeinde=region, or GEO of Eurostat.
        if place in self.asked:
            asked = self.asked[place]
            return None if asked in {"skip", "dimension", "remark"} else asked

        name = self._said_by_heading(place)
        # 口径 over 合计 and 限额以上 sets parts apart.
        if name == "basis" and not self._holds_bases(place):
            return None

        return name

    def _said_by_heading(self, place: int) -> str | None:
        """Return the role that a heading names, as a whole or in one of its lines."""
        text = self.cells[place]
        if not text:
            return None

        # 指标名称 in two lines, 指标 over 名称, is one heading.
        whole = role(text)
        parts = self.block.parts[place]
        if whole is not None or len(parts) < 2:
            return whole

        # 地区 over Region: one of the texts alone may say it. 数值 over a name says nothing of it.
        for part in parts:
            name = role(part)
            if name is not None:
                return None if name == "value" else name

        return None

    def _holds_bases(self, place: int) -> bool:
        """Whether this is the first column named as those of bases are, and holds them.

        Rows are held apart by the columns whose headings say what these are.
        """
        places: dict[str, list[int]] = {}
        for other, text in enumerate(self.cells):
            name = self.asked.get(other) or role(text)
            if name is not None:
                places.setdefault(name, []).append(other)

        # Of 口径 and basis only the first is one.
        if any(other < place for other in places.get("basis", ())):
            return False

        naming = [*places.get("indicator", ()), *places.get("region", ())]
        dating = [*places.get("period", ()), *places.get("part", ())]
        column = BasisColumn(
            heading=self.cells[place],
            cells=self.sample.texts[place],
            series=self.sample.cells_of_rows(naming),
            periods=["-".join(cells) for cells in self.sample.cells_of_rows(dating)],
        )
        return holds_bases(column, self.cells, self.around.is_basis)
