"""Which columns say what a row is: its indicator, region, period, unit …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gapcalc.core.dates import period_kind
from gapcalc.core.text import fold, mostly, plain_form
from gapcalc.tables.account import Why
from gapcalc.tables.dimensions import is_type, names_dimension
from gapcalc.tables.header import holds_value, likely_roles, of_republic, role
from gapcalc.tables.label import unit_of
from gapcalc.tables.roles.draft import Draft
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
        free = [place for place in places if place not in self._asked or self._roles[place]]

        for place in free:
            name = self._roles[place]
            if name is None:
                continue

            cells = self._sample.column(place)
            if name == "indicator" and mostly(cells, self._around.is_region):
                name = "region"  # 名称 over 北京市, 重庆市
            why = self._draft.why(place, "heading")
            if name not in keys:
                keys[name] = place
                whys[place] = why
                continue

            if self._take_better(name, keys, place):
                whys[keys[name]] = why
            else:
                self._draft.refuse("duplicate-column", self._cells[place])
                self._draft.account(place, name, "heading")

        self.find_likely(keys, free)
        self._find_units(keys, free)
        if "part" in keys and "period" not in keys:  # 2024年3月 under 月份
            keys["period"] = keys.pop("part")
        for name, place in keys.items():
            self._draft.account(place, name, whys.get(place, "values"))

        return keys

    def _take_better(self, name: str, keys: dict[str, int], place: int) -> bool:
        """Take the better of two columns of one role as the key; False where they contradict."""
        better = self._better_of(name, keys[name], place)
        if better is None:
            return False

        other = keys[name] if better == place else place
        self._draft.account(other, name, "repeats")
        self._draft.accounts.pop(better, None)
        texts = self._sample.texts
        is_outer = not _determines(texts[other], texts[better])
        is_nation = level_of_place(self._cells[other]) < level_of_place(self._cells[better])
        if name == "region" and (is_outer or is_nation):
            self._draft.outer_region = other
        keys[name] = better
        return True

    def _better_of(self, name: str, one: int, other: int) -> int | None:
        """Return which of two columns of one role names rows, None where they contradict.

        Of a code and a name it is the one that is known, else the name; of 省份 and 城市 the inner
        one; of a filled and a blank one the filled one.
        """
        first = self._sample.texts[one]
        second = self._sample.texts[other]
        if not any(second):
            return one
        if not any(first):
            return other

        forward = _determines(first, second)
        backward = _determines(second, first)
        differ = len(set(first)) > 1 or self._is_code(one) != self._is_code(other)
        if forward and backward and differ:  # CHN and China: both say the same
            return self._known_of(name, one, other)
        if name == "region":
            return self._inner_of(one, other, forward, backward)

        return None

    def _known_of(self, name: str, one: int, other: int) -> int:
        """Return which of a code and a name is the one that the plan knows, else the name."""
        is_known = self._around.is_region if name == "region" else self._around.is_indicator
        of_one = len(list(filter(is_known, set(self._sample.texts[one]))))
        of_other = len(list(filter(is_known, set(self._sample.texts[other]))))
        if of_one != of_other:
            return one if of_one > of_other else other

        return one if self._is_code(other) else other

    def _is_code(self, place: int) -> bool:
        return speaks_of_code(self._cells[place])

    def _inner_of(self, one: int, other: int, forward: bool, backward: bool) -> int | None:
        """Return which of two columns of places lies within the other: 城市 within 省份.

        Its places are more, and each lies in one of the other's.
        """
        if forward and not backward:
            return one
        if backward and not forward:
            return other

        of_one = level_of_place(self._cells[one])
        of_other = level_of_place(self._cells[other])
        if of_one == of_other or not forward:
            return None

        return one if of_one > of_other else other

    def find_likely(self, keys: dict[str, int], places: Sequence[int]) -> None:
        """Find the columns whose headings speak of a role in other words: GeoAreaName, PowerCode.

        Each is held against its column; a name is preferred to a code.
        """
        for place in sorted(places, key=self._is_code):
            text = self._cells[place]
            if not text or self._roles[place] is not None or names_dimension(text):
                continue
            if self._is_settled(place, keys):
                continue
            for name in self._likely_roles(place):
                if self._take_likely(name, keys, place):
                    break

        self.find_regions(keys, places)

    def _likely_roles(self, place: int) -> list[str]:
        """Return the roles that the heading of a column speaks of and that its cells agree with."""
        text = self._cells[place]
        spoken_of = [name for name in likely_roles(text) if name != "value"]
        found = [name for name in spoken_of if self._sample.fits(name, place)]
        if is_type(text):  # Location type: Country
            found = [name for name in found if name not in {"region", "indicator"}]
        cells = self._sample.column(place)
        if is_code_of_places(text) and cells:  # 500000 under 行政区划代码
            found.append("region")
        if cells and all(fold(cell) in MULTIPLIERS for cell in cells):
            found.append("multiplier")

        return found

    def _take_likely(self, name: str, keys: dict[str, int], place: int) -> bool:
        """Take a column as the key of a role unless another one is better; False to look on."""
        if name not in keys:
            keys[name] = place
            return True
        if name == "region" and self._take_better(name, keys, place):
            if keys[name] != place:
                self._draft.tell_unknown(place)
            return True
        if name == "period" and self._sample.texts[place] != self._sample.texts[keys[name]]:
            # survey year, reference year
            self._draft.refuse("duplicate-column", self._cells[place])

        return False

    def _find_units(self, keys: dict[str, int], places: Iterable[int]) -> None:
        """Find a column of units that has no heading, beside the names (IMF: US Dollars, Index)."""
        if "indicator" not in keys:
            return

        for place in places:
            if "unit" in keys or self._cells[place] or place in keys.values():
                continue

            words = set(self._sample.column(place))
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
            if not self._may_name_rows(place, keys):
                continue

            names_regions = mostly(self._sample.column(place), self._around.is_region)
            found = "region" if names_regions else "indicator"
            if found not in keys:
                keys[found] = place
                self._draft.account(place, found, "place")
            if found == "indicator":
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
        return bool(texts) and not mostly(texts, holds_value)

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
            if mostly(texts, self._names_place) or self._is_headed_as_places(place, texts):
                keys["region"] = place
                self._draft.account(place, "region", "values")

    def _names_place(self, text: str) -> bool:
        return self._around.is_region(text) or ends_like_place(text)

    def _is_headed_as_places(self, place: int, texts: Sequence[str]) -> bool:
        """Whether the heading of a column of words ends as those of places do: 所属区县, 区划名称,
        省（区、市）.
        """
        written = _NO_WORDS.sub("", plain_form(self._cells[place]))
        written = written.removesuffix("名称").removesuffix("名")
        if not written or written.isascii() or names_dimension(written):
            return False
        if not written.endswith(ENDS_OF_PLACES):
            return False

        return mostly(texts, _is_no_value)

    def dated_stub(self, keys: dict[str, int]) -> int | None:
        """Return the column that holds periods down the table: the one so named, or the first where
        its cells are.
        """
        if "period" in keys:
            return keys["period"]

        if self._roles[0] not in {None, "indicator"}:
            return None

        texts = [text for text in self._sample.column(0) if not is_note(text)]
        if self._evidence.minguo:
            texts = [of_republic(text) for text in texts]
        dated = list(filter(_is_period, texts))
        return 0 if dated and len(dated) * 2 >= len(texts) else None


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
