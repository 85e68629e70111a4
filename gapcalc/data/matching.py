"""Names and regions as a table writes them, matched to the plan; rows that are not the plan's are
counted, not kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gapcalc.core.memo import remembers
from gapcalc.core.mojibake import is_mojibake
from gapcalc.core.problem import target_hint
from gapcalc.core.text import fold, nearest
from gapcalc.plan.model import Benchmark, Plan, Target
from gapcalc.tables.account import ColumnAccount, Fate
from gapcalc.tables.label import Reading, readings
from gapcalc.tables.layout import Column, Dimension
from gapcalc.tables.records import Record

__all__ = ["LeftOut", "Matches", "Meant", "Names", "Refused", "is_stage", "remember"]

# Beyond so many names that are not the plan's in one table, the others are counted together.
_MOST_GROUPS = 1000
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 50_000, 300
# What befalls the rows of each code; the others are of another indicator.
_FATES: dict[str, Fate] = {
    "other-region": "other_region",
    "unknown-region": "other_region",
    "parts-not-read": "part",
    "not-selected": "not_selected",
    "column-not-understood": "not_understood",
}
# These are said of every row that has them.
_OF_EACH = {"region-missing", "mojibake"}

Key = TypeVar("Key")
Known = TypeVar("Known")


class Refused(Exception):
    """A row that cannot be used, with what its problem says; `field` is the canonical column that
    it lies in.
    """

    def __init__(self, code: str, field: str | None = None, **details: str) -> None:
        self.code, self.field, self.details = code, field, details

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
        if line != self.last:
            self.count += 1
            self.last = line
        return True


@dataclass(frozen=True, eq=False, slots=True)
class Meant:
    """What a name means: ids of the plan, and the reading of the name under which it was found.

    `in_words` tells that they are all milestones, whose values are stages.
    """

    ids: list[str]
    reading: Reading
    in_words: bool


def is_stage(entry: Target | Benchmark) -> bool:
    """Whether the values of an entry are stages of a project."""
    return isinstance(entry, Target) and entry.goal.form == "stage"


def remember(memo: dict[Key, Known], key: Key, known: Known) -> Known:
    """Put `known` into `memo` and return it; of a file that never repeats itself only the beginning
    is remembered.
    """
    if len(memo) < _MOST_REMEMBERED and len(str(key)) <= _LONGEST_REMEMBERED:
        memo[key] = known
    return known


# A long table names few indicators and regions, in as many rows as it has pairs of them.
_folded = remembers(4096)(fold)


@remembers(4096)
def _readings(name: str) -> tuple[Reading, ...]:
    return tuple(readings(name))


class Names:
    """All names of a plan's targets, benchmarks and regions."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._names, self._regions = plan, plan.names(), plan.region_names()

    @property
    def ids(self) -> list[str]:
        """The ids of all targets, in the order of the plan."""
        return list(self._plan.targets)

    def read(self, name: str, region: str) -> Meant:
        """Return what `name` means in `region` ("" where none is stated), read as names of rows and
        columns are.
        """
        for reading in _readings(name):
            if ids := self.meaning(reading.name, region, only_own=reading.part):
                return Meant(ids, reading, all(is_stage(self._plan.entry(id)) for id in ids))
        if is_mojibake(name):
            raise Refused("mojibake", "indicator", value=name)
        raise Refused("unknown-indicator", "indicator", value=name)

    def is_indicator(self, text: str) -> bool:
        """Whether `text` is a name of a target or benchmark, in whatever region."""
        return any(_folded(reading.name) in self._names for reading in _readings(text))

    def meaning(self, name: str, region: str, only_own: bool = False) -> list[str]:
        """Return the ids of the targets and benchmarks that `name` means in `region` ("" where none
        is stated).

        With `only_own` other names do not count: a part (其中：工业) is not all that is called so.
        """
        found = self._names.get(_folded(name), {})
        if only_own:
            found = {id: own for id, own in found.items() if own}
        if not found:
            return []
        stated = self._regions.get(_folded(region)) if region else None
        if region and self._regions and stated is None:
            raise Refused("unknown-region", "region", value=region)
        regions = {id: self._plan.regions_of(id) for id in found}
        if stated is not None:
            if not (fitting := [id for id in found if not regions[id] or stated in regions[id]]):
                id = next(iter(found))
                own = self._plan.regions[regions[id][0]].name
                raise Refused(
                    "other-region", "region", value=region, target=id, wanted=f"{own.zh} ({own.en})"
                )
            return fitting
        settled = [
            id
            for id, own in found.items()
            if own or not regions[id] or self._plan.region in regions[id]
        ]
        if not settled or len({regions[id][:1] for id in settled}) > 1:
            raise Refused("region-missing", "region", value=name, known=", ".join(found))
        return settled

    def target_hint(self, name: str) -> Mapping[str, str]:
        """Return the remedy for a name that the plan does not have, with the nearest one that it
        has.
        """
        folded = nearest(name, self._names)
        if folded is None:
            return target_hint(None)
        entry = self._plan.entry(next(iter(self._names[folded])))
        return target_hint(
            next(
                n
                for n in (entry.name.zh, entry.name.en, *entry.also, entry.id)
                if fold(n) == folded
            )
        )


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
        if (known := self._pairs.get((name, region))) is not None:
            return known
        try:
            meant = self._names.read(name, region)
        except Refused as row:
            if row.code in _OF_EACH:
                raise
            return remember(self._pairs, (name, region), self._leave_out(row, name, record, column))
        return remember(self._pairs, (name, region), meant)

    def apart(self, row: Refused, dimension: Dimension, record: Record) -> LeftOut:
        """Return the rows that a dimension sets apart from what their indicator is, of which
        `record` is one.
        """
        heading = dimension.heading
        left_out = self._group((row.code, heading), row, record.line, heading)
        left_out.column = dimension.account
        return left_out

    def _leave_out(self, row: Refused, name: str, record: Record, column: Column) -> LeftOut:
        group = (row.code, *row.details.values())
        is_told = group not in self.left_out and len(self.left_out) < _MOST_GROUPS
        if is_told and row.code == "unknown-indicator":
            row.details.update(self._names.target_hint(name))

        return self._group(group, row, record.line, record.printed(column, row.field))

    def _group(self, group: tuple[str, ...], row: Refused, line: int, field: str | None) -> LeftOut:
        if group in self.left_out:
            return self.left_out[group]

        told = row.with_traceback(None)  # one that was raised holds on to all that was at work
        if len(self.left_out) >= _MOST_GROUPS:
            group, told = ("others-left-out",), Refused("others-left-out", row.field)

        fate = _FATES.get(row.code, "other_indicator")
        return self.left_out.setdefault(group, LeftOut(told, line, field, fate))
