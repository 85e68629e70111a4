"""What is known of a table before it is decided which form it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
        self.format = known_format(self.cells)
        self.resolved = self._by_format()
        self.by_user = self._asked_for()
        self.remarks = self._remarks()
        of_remarks = dict.fromkeys(self.remarks.values(), "remark")
        self.asked = self.resolved.roles | of_remarks | self.by_user
        width = len(self.cells)
        self.roles = [self._role(place) for place in range(width)]
        reader = HeadingReader(self.block, around)
        self.described = [reader.describe(place) for place in range(width)]
        self.dated = [p for p in range(width) if self.described[p].period is not None]
        self.minguo = self._has_years_of_republic()
        self.names_with_periods = not self.dated and self._part_names_and_periods()

    def _by_format(self) -> Resolved:
        """Return the roles that the format of the table gives to its columns."""
        if self.format is None:
            return Resolved({})

        # Value_1990 of the UN is read as 1990.
        parts = self.block.parts
        plain = self.format.headings(["".join(texts)[:LONGEST_NAME] for texts in parts])
        read = []
        for texts, text in zip(parts, plain, strict=True):
            read.append((text,) if len(texts) == 1 else texts)

        self.block = self.block._replace(parts=read)
        around = self.around
        cells = self.sample.texts
        return resolve(self.format, self.cells, cells, around.is_region, around.is_indicator)

    def _has_years_of_republic(self) -> bool:
        """Whether 71年 among the periods down is a year of the Minguo calendar.

        It is where a 112年 stands in the same column, under Traditional text, and below 民國.
        """
        column = [self.cells[0], *self.sample.texts[0]]
        if any("民国" in simplified(text) for text in column):
            return True

        headings = [text for parts in self.block.parts for text in parts]
        if not any(simplified(text) != text for text in headings):
            return False

        return any(_THREE_DIGITS.match(text) for text in self.sample.texts[0])

    def _part_names_and_periods(self) -> bool:
        """Take the periods off the ends of names (Unemployment rate 2023); whether any are."""
        if self.around.title.period or "period" in self.roles or "part" in self.roles:
            return False

        found = names_and_periods(self.block.parts, self.around.is_indicator)
        for place, (period, rest) in found.items():
            self.described[place] = self.described[place]._replace(period=period, rest=rest)
            self.dated.append(place)

        return bool(self.dated)

    def _remarks(self) -> dict[str, int]:
        """Return the places of the columns of remarks, but those that the user calls something
        else.
        """
        found = remark_places(self.cells)
        return {name: place for name, place in found.items() if place not in self.by_user}

    def _asked_for(self) -> dict[int, str]:
        """Return the roles that the user gives to columns, by place."""
        wanted = {fold(name): given for name, given in self.given.columns}
        wanted |= {fold(name): "skip" for name in self.given.skip_columns}
        asked = {}
        for place, text in enumerate(self.cells):
            folded = fold(text)
            if text and folded in wanted:
                asked[place] = wanted[folded]

        return asked

    def _role(self, place: int) -> str | None:
        if place in self.asked:
            asked = self.asked[place]
            return None if asked in {"skip", "dimension", "remark"} else asked

        found = self._said_by_heading(place)
        if found == "basis" and not self._holds_bases(place):
            return None

        return found

    def _said_by_heading(self, place: int) -> str | None:
        text = self.cells[place]
        if not text:
            return None

        found = role(text)
        parts = self.block.parts[place]
        if found is not None or len(parts) < 2:
            return found

        # 地区 over Region: one of the texts alone may say it. 数值 over a name says nothing of it.
        for part in parts:
            found = role(part)
            if found is not None:
                break

        return None if found == "value" else found

    def _holds_bases(self, place: int) -> bool:
        """Whether this is the first column named as those of bases are, and holds them.

        Rows are held apart by the columns whose headings say what these are.
        """
        named: dict[str, list[int]] = {}
        for other, text in enumerate(self.cells):
            name = self.asked.get(other) or role(text)
            if name is not None:
                named.setdefault(name, []).append(other)

        if any(other < place for other in named.get("basis", ())):
            return False

        texts = self.sample.texts
        names = [*named.get("indicator", ()), *named.get("region", ())]
        dates = [*named.get("period", ()), *named.get("part", ())]
        rows = range(len(self.sample.rows))
        column = BasisColumn(
            self.cells[place],
            texts[place],
            [tuple(texts[other][row] for other in names) for row in rows],
            ["-".join(texts[other][row] for other in dates) for row in rows],
        )
        return holds_bases(column, self.cells, self.around.is_basis)
