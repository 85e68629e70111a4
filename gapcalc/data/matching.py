"""Names and regions as a table writes them, matched to the plan; rows that are not the plan's are
counted, not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from gapcalc.core.memo import remembers
from gapcalc.core.mojibake import is_mojibake
from gapcalc.core.problem import target_hint
from gapcalc.core.text import fold, nfkc
from gapcalc.core.unit import UnitError, dimension, is_unit, remembered
from gapcalc.plan.model import Benchmark, Plan, Target
from gapcalc.tables.account import ColumnAccount, Fate
from gapcalc.tables.label import Reading, readings
from gapcalc.tables.layout import Column, Dimension
from gapcalc.tables.record import Record
from gapcalc.tables.title import remark_sets_apart
from gapcalc.tables.vocabulary import ENDS_OF_PLACES, STANDING_WORDS

if TYPE_CHECKING:
    from gapcalc.data.equivalent_names import EquivalentNames, KnownName

__all__ = ["LeftOut", "Matches", "Meant", "Names", "Refused", "is_stage", "remember", "unit_beside"]

# Beyond so many names that are not the plan's in one table, the others are counted together.
_MOST_GROUPS = 1000
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 50_000, 300
# What befalls the rows of each code; the others are of another indicator.
_FATES: dict[str, Fate] = {
    "other-region": "other_region",
    "unknown-region": "other_region",
    "region-missing": "refused",
    "parts-not-read": "part",
    "not-selected": "not_selected",
    "column-not-understood": "not_understood",
}
# These are said of every row that has them.
_OF_EACH = {"mojibake", "name-ambiguous"}
_UNIT_IN_BRACKETS = re.compile(r"(?P<name>.*\S)\s*\((?:单位[:：]?)?(?P<unit>[^()=]{1,20})\)")
_LONGEST_UNIT_WORD = 4
# 亿立方码, 只/百户
_LIKE_UNIT = re.compile(r"^[百千万亿].|\S/\S")

Key = TypeVar("Key")
Known = TypeVar("Known")


class Refused(Exception):
    """A row that cannot be used, with what its problem says; `field` is the canonical column that
    it lies in.
    """

    def __init__(self, code: str, field: str | None = None, **details: str) -> None:
        self.code = code
        self.field = field
        self.details = details

    def again(self, **other: str) -> Refused:
        """Return the same with `other` details, and nothing of where it was raised, for keeping or
        raising anew.
        """
        return Refused(self.code, self.field, **{**self.details, **other})


@dataclass(eq=False, slots=True)
class LeftOut:
    """Rows that are not the plan's: said once, with the place of the first and their number."""

    row: Refused
    line: int
    field: str | None
    fate: Fate = "other_indicator"
    column: ColumnAccount | None = None
    count: int = 0
    last: int = 0

    def add(self, line: int, cells: Sequence[str] = ()) -> bool:
        """Count the row in `line`, once however many of its `cells` are values.

        It is the `Settle` of a `RowMemory`, and settles every row that it is given.
        """
        # A row of ten years is one row.
        if line != self.last:
            self.count += 1
            self.last = line
        return True


@dataclass(frozen=True, eq=False, slots=True)
class Meant:
    """What a name means: ids of the plan, and the reading of the name under which it was found.

    `in_words` tells that they are all milestones, whose values are stages. `known_as` is the name
    of the plan that the office's name stands for where it is not itself one of them.
    """

    ids: list[str]
    reading: Reading
    in_words: bool
    known_as: str = ""


def is_stage(entry: Target | Benchmark) -> bool:
    """Whether the values of an entry are stages of a project."""
    return isinstance(entry, Target) and entry.goal.form == "stage"


def remember(memo: dict[Key, Known], key: Key, known: Known) -> Known:
    """Put `known` into `memo` and return it; of a file that never repeats itself only the beginning
    is remembered.
    """
    # A log with another text in each row would fill the memory.
    if len(memo) < _MOST_REMEMBERED and len(str(key)) <= _LONGEST_REMEMBERED:
        memo[key] = known
    return known


# A long table names few indicators and regions, in as many rows as it has pairs of them.
_folded = remembers(4096)(fold)


@remembered
def _remembered_readings(name: str) -> tuple[Reading, ...]:
    return tuple(readings(name))


class Names:
    """All names of a plan's targets, benchmarks and regions."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._names = plan.names()
        self._regions = plan.region_names()
        self._by_region: dict[str, dict[str, list[str]]] = {}
        # Goals that say the same share their data, under whichever name these come.
        self._twins = plan.twins()

    @cached_property
    def _equivalents(self) -> EquivalentNames:
        # Some 140 patterns are compiled for it: not where every name is one of the plan's own.
        from gapcalc.data.equivalent_names import EquivalentNames

        return EquivalentNames(self._plan)

    @property
    def ids(self) -> list[str]:
        """The ids of all targets, in the order of the plan."""
        return list(self._plan.targets)

    def read(self, name: str, region: str) -> Meant:
        """Return what `name` means in `region` ("" where none is stated), read as names of rows and
        columns are.

        The names of the plan stand before those that are only equivalent to one of them.
        """
        elsewhere: Refused | None = None

        for find in (self._exact, self._equivalent):
            for reading in _remembered_readings(name):
                try:
                    meant = find(reading, region)
                except Refused as refused:
                    if refused.code != "other-region":
                        raise
                    elsewhere = elsewhere or refused.again()  # there may be one of this region
                    continue

                if meant is not None and not self._says_less(name, meant):
                    return meant

        if elsewhere is not None:
            raise elsewhere
        if is_mojibake(name):
            raise Refused("mojibake", "indicator", value=name)
        raise Refused("unknown-indicator", "indicator", value=name)

    def _says_less(self, name: str, meant: Meant) -> bool:
        """Whether only the English half of a name was understood, of an entry with a Chinese name.

        Below 万州区 or 其中：城镇 the Chinese half is known to say more: 万州区企业数 Firms.
        """
        # 地区生产总值 of 地区生产总值 Gross regional product
        if not meant.reading.name.isascii():
            return False

        plain = {reading.name for reading in readings(name)}
        # Firms, in a table in English
        if meant.reading.name in plain:
            return False

        entries = [self._plan.entry(id) for id in meant.ids]
        return not any(entry.name.zh.isascii() for entry in entries)

    def _exact(self, reading: Reading, region: str) -> Meant | None:
        """Return what a reading means where it is a name of the plan, else None."""
        ids = self.meaning(reading.name, region, only_own=reading.part)
        if not ids:
            return None

        return self._meant(ids, reading)

    def _meant(self, ids: list[str], reading: Reading, known_as: str = "") -> Meant:
        in_words = all(is_stage(self._plan.entry(id)) for id in ids)
        return Meant(ids, reading, in_words, known_as)

    def _equivalent(self, reading: Reading, region: str) -> Meant | None:
        """Return what a name means by its form, None where it means nothing of the plan."""
        for rest, stated in self._ways_to_state_region(reading.name, region):
            id = self._region_id(stated)
            candidates = self._equivalents.find(rest, id, only_own=reading.part)
            # 公路里程 is near to no form of a name of the plan.
            if not candidates:
                continue

            own = {id: known.own for id, known in candidates.items()}
            ids = self._with_twins(self._in_region(own, reading.name, stated))
            self._refuse_ambiguous(reading.name, ids)

            # The ids of twins stand beside those found by their names.
            known = next(candidates[id] for id in ids if id in candidates)
            # 累计工业增加值
            is_running = "running" in self._equivalents.frames(rest)
            if is_running and not self._is_stock(known):
                reading = reading._replace(running=True)

            return self._meant(ids, reading, known.name)

        return None

    def _region_id(self, name: str) -> str | None:
        """Return the id of a region, None where none is named or the plan has none such."""
        if not name:
            return None

        return self._regions.get(_folded(name))

    def _refuse_ambiguous(self, name: str, ids: list[str]) -> None:
        """Raise for a name that means several goals, unless a name of the plan itself does so."""
        twins = self._with_twins(ids[:1])
        others = set(ids).difference(twins)
        if others and not self._equivalents.share_a_name(ids):
            listed = ", ".join(ids)
            raise Refused("name-ambiguous", "indicator", value=name, known=listed)

    def _is_stock(self, known: KnownName) -> bool:
        """Whether a name is of a stock, of which 累计 says nothing: 累计注册用户 are the users."""
        entry = self._plan.entry(known.id)
        return isinstance(entry, Target) and entry.measure == "stock"

    def _ways_to_state_region(self, name: str, region: str) -> Iterator[tuple[str, str]]:
        """Yield a name with the region that is stated for it; then without the one in it.

        全市进出口额 is of the plan's own area. Where the row states another, it is left alone.
        """
        own = self._plan.region or ""
        stated = self._region_id(region)
        speaks_of_area = "area" in self._equivalents.frames(name)
        # 常住人口, which says nothing of the place
        if not speaks_of_area or not own:
            yield name, region
        elif not region or stated == own:
            yield name, own
        elif stated is None:  # a place that the plan has not: said as such
            yield name, region

        # 重庆市常住人口
        before = self._equivalents.region_before(name)
        if before is None:
            return

        id, rest = before
        if not region or stated == id:
            yield rest, id

    def refuse_unit(self, name: str, region: str, unit_is_said: bool) -> None:
        """Raise `Refused` for a name of the plan with an unknown unit in brackets: 床位数(蝌蚪).

        What says of what kind a value is (不变价), or that it is of a part (女), is no unit. Where
        the unit stands elsewhere (`unit_is_said`), what stands here has to look like one.
        """
        match = _UNIT_IN_BRACKETS.fullmatch(nfkc(name).strip())
        if match is None or is_unit(match["unit"]):
            return

        from gapcalc.tables.name_kinds import kinds

        unit = match["unit"].strip()
        # 地区生产总值(不变价)
        if kinds(unit):
            return

        may_say_else = unit_is_said or _says_else(unit)
        if may_say_else and _LIKE_UNIT.search(unit) is None:
            return

        try:
            ids = self.read(match["name"], region).ids
            dimension(unit)
        except Refused:
            return
        except UnitError as error:
            details = {**error.details, "target": ids[0]}
            raise Refused(error.code, "indicator", **details) from None

    def is_indicator(self, text: str) -> bool:
        """Whether `text` is a name of a target or benchmark, in whatever region."""
        return any(_folded(reading.name) in self._names for reading in _remembered_readings(text))

    def meaning(self, name: str, region: str, only_own: bool = False) -> list[str]:
        """Return the ids of the targets and benchmarks that `name` means in `region` ("" where none
        is stated).

        With `only_own` other names do not count: a part (其中：工业) is not all that is called so.
        """
        folded = _folded(name)
        is_own_name = self._names.get(folded, {})  # of each id that the name stands for
        # 工业 below 其中 may be 工业增加值, which the plan also calls 工业, or another part.
        if only_own:
            is_own_name = {id: is_own for id, is_own in is_own_name.items() if is_own}
        elif len(is_own_name) > 1 and region:
            # One name may be that of an indicator in dozens of areas.
            by_region = self._ids_by_region(folded)
            ids = by_region.get(self._regions.get(_folded(region), ""))
            if ids:
                return self._with_twins(ids)

        if not is_own_name:
            return []

        return self._with_twins(self._in_region(is_own_name, name, region))

    def _ids_by_region(self, folded: str) -> Mapping[str, list[str]]:
        """Return the ids that a name stands for by region; {} where one of them is of any."""
        known = self._by_region.get(folded)
        if known is not None:
            return known

        by_region: dict[str, list[str]] = {}

        for id in self._names[folded]:
            # A goal for the whole plan has no region, and its name holds anywhere.
            regions = self._plan.regions_of(id)
            if not regions:
                by_region = {}
                break

            for region in regions:
                by_region.setdefault(region, []).append(id)

        self._by_region[folded] = by_region
        return by_region

    def _with_twins(self, ids: Iterable[str]) -> list[str]:
        """Return `ids` with the targets that share the data of one of them, each once."""
        together: dict[str, None] = {}

        for id in ids:
            twins = self._twins.get(id, (id,))
            together.update(dict.fromkeys(twins))

        return list(together)

    def _in_region(self, is_own_name: Mapping[str, bool], name: str, region: str) -> list[str]:
        """Return those of the ids that `region` leaves; see `Plan.names` for the values.

        Raises `Refused` where it leaves none.
        """
        stated = self._region_id(region)
        if stated is not None:
            return self._of_region(is_own_name, stated, region)
        if region and self._regions:
            raise Refused("unknown-region", "region", value=region)

        # Without a region a target's own name will do, and another one for the plan's own area.
        settled = []
        for id, is_own in is_own_name.items():
            regions = self._plan.regions_of(id)
            if is_own or not regions or self._plan.region in regions:
                settled.append(id)

        # GDP of 主城都市区 and of 渝中区: without a region either may be meant.
        first_regions = {self._plan.regions_of(id)[:1] for id in settled}
        if len(first_regions) != 1:
            listed = ", ".join(is_own_name)
            raise Refused("region-missing", "region", value=name, known=listed, count="1")

        return settled

    def _of_region(self, ids: Iterable[str], stated: str, written: str) -> list[str]:
        """Return those of the ids that are of a region of the plan's, or of none."""
        ids = list(ids)
        fitting = []
        for id in ids:
            regions = self._plan.regions_of(id)
            if not regions or stated in regions:
                fitting.append(id)

        # 主城都市区 has a goal for GDP.
        if fitting:
            return fitting

        first = ids[0]
        region = self._plan.regions_of(first)[0]
        own = self._plan.regions[region].name
        wanted = f"{own.zh} ({own.en})"
        raise Refused("other-region", "region", value=written, target=first, wanted=wanted)

    def target_hint(self, name: str, region: str, unit: str) -> Mapping[str, str]:
        """Return the remedy for a name that the plan does not have, with the nearest one that it
        has, if there is one for this region and unit ("" where none is stated).
        """
        stated = self._region_id(region)
        if region and self._regions and stated is None:
            return target_hint(None)  # the plan has nothing for this place

        # The reading with most taken off is the nearest: GDP of 一、GDP（亿元）.
        for reading in reversed(_remembered_readings(name)):
            guess = self._equivalents.nearest(reading.name, stated, reading.unit or unit)
            if guess is not None:
                return target_hint(guess)

        return target_hint(None)


class Matches:
    """What the names and regions of one table were found to mean: each is looked up once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.left_out: dict[tuple[str, ...], LeftOut] = {}
        self._pairs: dict[tuple[str, str], Meant | LeftOut] = {}  # by names and regions

    def find(self, name: str, region: str, record: Record, column: Column) -> Meant | LeftOut:
        """Return what a value speaks of, or the rows that are not the plan's to which its own
        belongs.
        """
        pair = (name, region)
        known = self._pairs.get(pair)
        if known is not None:
            return known

        try:
            meant = self._names.read(name, region)
        except Refused as row:
            # 鍦板尯鐢熶骇鎬诲€ is told of each row, as no two are the same mistake.
            if row.code in _OF_EACH:
                raise
            if row.code == "unknown-indicator":
                self._names.refuse_unit(name, region, bool(unit_beside(record, column)))
            left_out = self._leave_out(row, name, region, record, column)
            return remember(self._pairs, pair, left_out)

        return remember(self._pairs, pair, meant)

    def apart(self, row: Refused, dimension: Dimension, record: Record) -> LeftOut:
        """Return the rows that a dimension sets apart from what their indicator is, of which
        `record` is one.
        """
        heading = dimension.heading
        group = (row.code, heading)
        left_out = self._group(group, row, record.line, heading)
        left_out.column = dimension.account
        return left_out

    def _leave_out(
        self, row: Refused, name: str, region: str, record: Record, column: Column
    ) -> LeftOut:
        """Return the rows that are left out for the same reason as one, which is the first of them
        or a further one.
        """
        group = (row.code, *row.details.values())
        # To look for a near name takes longer than all else, and is done once.
        is_told = group not in self.left_out and len(self.left_out) < _MOST_GROUPS
        if is_told and row.code == "unknown-indicator":
            unit = unit_beside(record, column)
            row.details.update(self._names.target_hint(name, region, unit))

        field = record.printed(column, row.field)
        return self._group(group, row, record.line, field)

    def _group(self, group: tuple[str, ...], row: Refused, line: int, field: str | None) -> LeftOut:
        """Return the rows of a group, which begins with this one where there is none yet."""
        if group in self.left_out:
            return self.left_out[group]

        reason = row.with_traceback(None)  # one that was raised holds on to all that was at work
        if len(self.left_out) >= _MOST_GROUPS:
            group = ("others-left-out",)
            reason = Refused("others-left-out", row.field)

        fate = _FATES.get(row.code, "other_indicator")
        first = LeftOut(reason, line, field, fate)
        return self.left_out.setdefault(group, first)


def unit_beside(record: Record, column: Column, of_name: str = "") -> str:
    """Return the unit that a table states beside a value, "" where it states none; `of_name` is the
    one that stands in the name of the row.
    """
    in_row = record.keys.get("unit", "")
    return in_row or of_name or column.unit or record.title.unit


def _says_else(text: str) -> bool:
    """Return whether a bracket says something else than a unit: 60岁以上, 市辖区, 初步, 全口径."""
    # 60岁以上, 不含铁路运输
    if len(text) > _LONGEST_UNIT_WORD or any(map(str.isdigit, text)):
        return True
    if text.endswith(ENDS_OF_PLACES) or text in STANDING_WORDS:
        return True

    return remark_sets_apart(text)
