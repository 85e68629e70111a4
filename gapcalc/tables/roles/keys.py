"""Which columns say what a row is: its indicator, region, period, unit …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gapcalc.core.dates import period_kind
from gapcalc.core.text import fold, mostly, plain_form
from gapcalc.tables.account import Why
from gapcalc.tables.dimensions import is_type, names_dimension
from gapcalc.tables.flags import read_answer
from gapcalc.tables.header import header_words, holds_value, likely_roles, of_republic, role
from gapcalc.tables.label import unit_of
from gapcalc.tables.roles.draft import Draft
from gapcalc.tables.roles.headings import is_time_of_publication
from gapcalc.tables.roles.places import (
    ends_like_place,
    is_code_of_places,
    level_of_place,
    speaks_of_code,
)
from gapcalc.tables.title import is_note
from gapcalc.tables.vocabulary import ENDS_OF_PLACES, LIKE_UNITS, MULTIPLIERS

__all__ = ["KeyFinder"]

_NO_WORDS = re.compile(r"[\W_]+")


class KeyFinder:
    """The keys of one table; each that is found is entered in the draft's accounts."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._evidence = evidence = draft.evidence
        self._cells = evidence.cells
        self._roles = evidence.roles
        self._asked = evidence.asked
        self._around = evidence.around
        self._sample = evidence.sample

    def keys(self, places: Iterable[int]) -> dict[str, int]:
        """Return the place of each key among the columns at `places`."""
        keys: dict[str, int] = {}
        whys: dict[int, Why] = {}
        # Not those that the user skips or that set rows apart: --skip-column 代码.
        free = [place for place in places if place not in self._asked or self._roles[place]]

        for place in free:
            name = self._role_as_key(place)
            if name is None:
                continue

            why = self._draft.why(place, "heading")
            if name not in keys:
                keys[name] = place
                whys[place] = why
            elif self._take_better(name, keys, place):
                whys[keys[name]] = why
            else:
                self._draft.refuse("duplicate-column", self._cells[place])
                self._draft.account(place, name, "heading")

        self.find_likely(keys, free)
        self._find_names(keys, free)
        self._find_units(keys, free)
        if "part" in keys and "period" not in keys:  # 2024年3月 under 月份
            keys["period"] = keys.pop("part")
        for name, place in keys.items():
            self._draft.account(place, name, whys.get(place, "values"))

        return keys

    def _role_as_key(self, place: int) -> str | None:
        """Return the role that the heading of a column gives it, None where it gives none."""
        name = self._roles[place]
        if name == "indicator" and mostly(self._sample.column(place), self._around.is_region):
            return "region"  # 名称 over 北京市, 重庆市

        return name

    def _take_better(self, name: str, keys: dict[str, int], place: int) -> bool:
        """Take the better of two columns of one role as the key; False where they contradict."""
        better = self._better_of(name, keys[name], place)
        if better is None:
            return False

        other = keys[name] if better == place else place
        self._draft.account(other, name, "repeats")
        self._draft.accounts.pop(better, None)
        if name == "region" and self._is_around(other, better):
            self._draft.outer_region = other

        keys[name] = better
        return True

    def _is_around(self, outer: int, inner: int) -> bool:
        """Whether the places of one column have those of another within them, 省份 beside 城市."""
        texts = self._sample.texts
        if not _determines(texts[outer], texts[inner]):
            return True

        # 国家 beside 省份 in a file of one province determines it nevertheless.
        level_of_outer = level_of_place(self._cells[outer])
        level_of_inner = level_of_place(self._cells[inner])
        return level_of_outer < level_of_inner

    def _better_of(self, name: str, one: int, other: int) -> int | None:
        """Return which of two columns of one role names rows, None where they contradict.

        Of a code and a name it is the one that is known, else the name; of 省份 and 城市 the inner
        one; of a filled and a blank one the filled one.
        """
        first = self._sample.texts[one]
        second = self._sample.texts[other]
        # 行政区划代码 was left blank throughout.
        if not any(second):
            return one
        if not any(first):
            return other

        # 500000 always beside 重庆市 determines it, and the other way round.
        forward = _determines(first, second)
        backward = _determines(second, first)
        if forward and backward:
            # CHN and China: both say the same. One word each may be 重庆市 and 渝北区 as well.
            has_several = len(set(first)) > 1
            if has_several or self._is_code(one) != self._is_code(other):
                return self._known_of(name, one, other)

        if name == "region":
            return self._inner_of(one, other, forward, backward)

        return None

    def _known_of(self, name: str, one: int, other: int) -> int:
        """Return which of a code and a name is the one that the plan knows, else the name."""
        # NY.GDP.MKTP.CD, or GDP (current US$): whichever the plan names.
        is_known = self._around.is_indicator
        if name == "region":
            is_known = self._around.is_region

        texts = self._sample.texts
        of_one = sum(map(is_known, set(texts[one])))
        of_other = sum(map(is_known, set(texts[other])))
        if of_one > of_other:
            return one
        if of_other > of_one:
            return other

        return one if self._is_code(other) else other

    def _is_code(self, place: int) -> bool:
        return speaks_of_code(self._cells[place])

    def _inner_of(self, one: int, other: int, forward: bool, backward: bool) -> int | None:
        """Return which of two columns of places lies within the other: 城市 within 省份.

        Its places are more, and each lies in one of the other's.
        """
        # Each 渝北区 is in 重庆市, and 重庆市 has many more.
        if forward and not backward:
            return one
        if backward and not forward:
            return other
        if not forward:
            return None

        # A place of each, 四川省 beside 成都市: their headings say which is the larger.
        of_one = level_of_place(self._cells[one])
        of_other = level_of_place(self._cells[other])
        if of_one > of_other:
            return one
        if of_other > of_one:
            return other

        return None

    def find_likely(self, keys: dict[str, int], places: Sequence[int]) -> None:
        """Find the columns whose headings speak of a role in other words: GeoAreaName, PowerCode.

        Each is held against its column; a name is preferred to a code.
        """
        for place in sorted(places, key=self._is_code):
            text = self._cells[place]
            # A column without a heading speaks of nothing.
            if not text:
                continue
            # 地区 has said it.
            if self._roles[place] is not None:
                continue
            # Sex and 行业 set rows apart, whatever their words are like.
            if names_dimension(text):
                continue
            # --column Gemeinde=region
            if self._is_settled(place, keys):
                continue
            for name in self._likely_roles(place):
                if self._take_likely(name, keys, place):
                    break

        self.find_regions(keys, places)

    def _likely_roles(self, place: int) -> list[str]:
        """Return the roles that the heading of a column speaks of and that its cells agree with."""
        text = self._cells[place]
        roles = []
        for name in likely_roles(text):
            if name != "value" and self._sample.fits(name, place):
                roles.append(name)

        # Country under Location type is no place.
        if is_type(text):
            roles = [name for name in roles if name not in {"region", "indicator"}]

        return roles + self._roles_by_cells(place)

    def _roles_by_cells(self, place: int) -> list[str]:
        """Return the roles that only the cells of a column tell, beside its heading."""
        cells = self._sample.column(place)
        if not cells:
            return []

        roles = []
        # 500000 under 行政区划代码
        if is_code_of_places(self._cells[place]):
            roles.append("region")

        # 0 and 1 under is_forecast
        question = header_words(self._cells[place])
        if all(read_answer(cell, question) is not None for cell in cells):
            roles.append("status")

        # Thousands, Millions under Scale
        if all(fold(cell) in MULTIPLIERS for cell in cells):
            roles.append("multiplier")

        return roles

    def _take_likely(self, name: str, keys: dict[str, int], place: int) -> bool:
        """Take a column as the key of a role unless another one is better; False to look on."""
        if name not in keys:
            keys[name] = place
            return True
        # GeoAreaCode beside GeoAreaName
        if name == "region" and self._take_better(name, keys, place):
            if keys[name] != place:
                self._draft.tell_unknown(place)
            return True
        # Year and Survey year
        if name == "period" and self._sample.texts[place] != self._sample.texts[keys[name]]:
            return self._take_time(keys, place)

        return False

    def _take_time(self, keys: dict[str, int], place: int) -> bool:
        """Take the one of two columns of times that says when the values were true: the reference
        year rather than the year of the survey. Two others contradict each other.
        """
        heading = self._cells[place]
        # Date published, 发布日期
        if is_time_of_publication(heading):
            return False

        present = self._cells[keys["period"]]
        if is_time_of_publication(present):
            keys["period"] = place
            return True

        self._draft.refuse("duplicate-column", heading)
        return False

    def _find_names(self, keys: dict[str, int], places: Iterable[int]) -> None:
        """Find the column of the plan's own names under a heading in another language (Merkmal),
        beside one of periods.
        """
        # Without a column of periods words in any column may be remarks.
        if "period" not in keys:
            return
        # 常住人口 in the title is what all values are of.
        if self._around.has_indicator:
            return

        for place in places:
            if "indicator" in keys:
                return
            if self._roles[place] or not self._cells[place] or place in keys.values():
                continue

            names = set(self._sample.column(place))
            # Bevölkerung, where the plan has that name too.
            known = sum(map(self._around.is_indicator, names))
            if known * 2 > len(names):
                keys["indicator"] = place

    def _find_units(self, keys: dict[str, int], places: Iterable[int]) -> None:
        """Find a column of units that has no heading, beside the names (IMF: US Dollars, Index)."""
        if "indicator" not in keys:
            return

        for place in places:
            if "unit" in keys:
                return
            # A heading would say so: 单位.
            if self._cells[place]:
                continue
            # The names themselves may be in a column without a heading.
            if place in keys.values():
                continue

            words = set(self._sample.column(place))
            # US Dollars, Percent, Index: most are units, or like units.
            units = set(filter(_is_known_unit, words))
            like_units = {word for word in words if fold(word) in LIKE_UNITS}
            are_most = len(units | like_units) * 2 > len(words)
            if units and are_most:
                keys["unit"] = place

    def name_column(self, keys: dict[str, int], names: Iterable[int]) -> None:
        """Find the column of names where no heading says which it is: the first one that holds
        text.
        """
        if "indicator" in keys and "region" in keys:
            return

        for place in names:
            # Blank, all numbers, or named as what sets rows apart.
            if not self._may_name_rows(place, keys):
                continue

            texts = self._sample.column(place)
            key = "region" if mostly(texts, self._around.is_region) else "indicator"
            if key not in keys:
                keys[key] = place
                self._draft.account(place, key, "place")
            if key == "indicator":
                return

    def _may_name_rows(self, place: int, keys: dict[str, int]) -> bool:
        """Whether words that may name rows stand in a column that nothing else is known of."""
        if self._is_settled(place, keys) or place in self._draft.accounts:
            return False

        heading = self._cells[place]
        if heading and "region" in keys:
            return False
        # The title says what is measured, and Sex sets rows apart.
        if self._around.title.indicator and names_dimension(heading):
            return False

        texts = self._sample.column(place)
        if not texts:
            return False

        return not mostly(texts, holds_value)

    def _is_settled(self, place: int, keys: dict[str, int]) -> bool:
        """Whether a column is a key already, or has its role from the user or the format."""
        return place in keys.values() or place in self._asked

    def find_regions(self, keys: dict[str, int], places: Iterable[int]) -> None:
        """Find the column of regions under a heading that does not say so (填报单位, 下辖)."""
        for place in places:
            if "region" in keys:
                return
            if self._roles[place] is not None or self._is_settled(place, keys):
                continue

            texts = self._sample.column(place)
            # 渝中区, 江北区 under 填报单位
            names_places = mostly(texts, self._names_place)
            if names_places or self._is_headed_as_places(place, texts):
                keys["region"] = place
                self._draft.account(place, "region", "values")

    def _names_place(self, text: str) -> bool:
        return self._around.is_region(text) or ends_like_place(text)

    def _is_headed_as_places(self, place: int, texts: Sequence[str]) -> bool:
        """Whether the heading of a column of words ends as those of places do: 所属区县, 区划名称,
        省（区、市）.
        """
        # 省（区、市） is 省区市, and ends as a place does.
        letters = _NO_WORDS.sub("", plain_form(self._cells[place]))
        written = letters.removesuffix("名称").removesuffix("名")
        if not written or written.isascii():
            return False
        # 城乡 ends as a place does, and sets rows apart.
        if names_dimension(written):
            return False
        # 备注
        if not written.endswith(ENDS_OF_PLACES):
            return False

        return mostly(texts, _is_no_value)

    def dated_stub(self, keys: dict[str, int]) -> int | None:
        """Return the column that holds periods down the table: the one so named, or the first where
        its cells are.
        """
        if "period" in keys:
            return keys["period"]

        # 地区 over the first column: it holds places.
        if self._roles[0] not in {None, "indicator"}:
            return None

        # 注：… may stand below the years.
        texts = [text for text in self._sample.column(0) if not is_note(text)]
        if self._evidence.minguo:
            texts = list(map(of_republic, texts))

        periods = list(filter(_is_period, texts))
        if periods and len(periods) * 2 >= len(texts):
            return 0

        return None


def _determines(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether each cell of the first column always has the same cell of the second beside it."""
    seen: dict[str, str] = {}
    for one, other in zip(first, second, strict=True):
        if seen.setdefault(one, other) != other:
            return False

    return True


def _is_no_value(text: str) -> bool:
    return not holds_value(text)


def _is_known_unit(text: str) -> bool:
    return bool(unit_of(text)) and role(text) is None


def _is_period(text: str) -> bool:
    return period_kind(text) in {"period", "date"}
