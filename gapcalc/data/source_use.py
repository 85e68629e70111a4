"""Whether what a plan file says of data files (`sources`) was of use, and agrees with the files."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gapcalc.core.data_options import DataOptions
from gapcalc.core.period import parse_period
from gapcalc.core.problem import Problem
from gapcalc.core.text import fold
from gapcalc.core.unit import UnitError, factor
from gapcalc.plan.model import Plan
from gapcalc.plan.source import Source

__all__ = ["SourceUse"]


class SourceUse:
    """Follows the sources of a plan while files are read.

    Of what a source says a file may have nothing (then it is used), the same, or something else.
    The last is told where it was never used.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._regions = plan.region_names()
        self._names = plan.names()
        self._fitting: list[Source] = []
        self._fitted: set[Source] = set()
        self._agreed: set[str] = set()
        self._otherwise: dict[str, tuple[str, int]] = {}  # what the file says, and in which line
        self.given = DataOptions()  # what the sources say of the file

    def begin(self, path: str) -> None:
        """Turn to a file."""
        self._fitting = [source for source in self._plan.sources if source.fits(path)]
        self._fitted.update(self._fitting)
        self._agreed = set()
        self._otherwise = {}
        self.given = DataOptions()
        for source in self._fitting:
            self.given = source.given.over(self.given)

    @property
    def follows(self) -> bool:
        """Whether a source speaks of the file at all."""
        return bool(self._fitting)

    # --- what the rows say

    def row(self, line: int, *, indicator: str, ids: Collection[str], region: str) -> None:
        """Take what a row that is the plan's, or another, says of indicator and region."""
        given = self.given
        # indicator: gdp_metro, beside rows that are named 地区生产总值
        if given.indicator:
            wanted = fold(given.indicator)
            meant = self._names.get(wanted, {})  # the ids that the plan knows by this name
            same = fold(indicator) == wanted or not meant.keys().isdisjoint(ids)
            self._take("indicator", indicator, line, same=same)
        if given.region:
            same = self._region(region) == self._region(given.region)
            self._take("region", region, line, same=same)

    def value(self, line: int, *, unit: str, period: str) -> None:
        """Take what stands beside a value: its unit and its period, "" where there is none."""
        given = self.given
        # unit: 亿元, beside a column in 万元
        if given.unit:
            self._take("unit", unit, line, same=_is_same_unit(unit, given.unit))
        if given.period:
            same = parse_period(period) == parse_period(given.period)
            self._take("period", period, line, same=same)

    def _take(self, key: str, word: str, line: int, same: bool) -> None:
        """Take what a row states of a key, "" for nothing; `same` tells that a source says so."""
        if same or not word:
            self._agreed.add(key)
        else:
            self._otherwise.setdefault(key, (word, line))

    def _region(self, name: str) -> str:
        """Return the id of a region by its name, the folded name where the plan has none such."""
        folded = fold(name)
        return self._regions.get(folded, folded)

    # --- what is told

    def end(self, path: str, used_options: Collection[str]) -> Iterator[Problem]:
        """Yield what a source says of the file in vain, or otherwise than the file does."""
        for key, (word, line) in self._otherwise.items():
            if key in self._agreed:
                continue

            details = {
                "key": key,
                "value": str(getattr(self.given, key)),
                "other": word,
            }
            yield Problem("source-contradicted", details, path, line)

        for key, written in _named_options(self.given):
            if key not in used_options:
                details = {"value": written}
                yield Problem("source-option-unused", details, path)

    def unused(self) -> Iterator[Problem]:
        """Yield the sources that fit none of the files."""
        for source in self._plan.sources:
            if source in self._fitted:
                continue

            details = {"value": source.files}
            yield Problem("source-unused", details, self._plan.path, source.line)


def _named_options(given: DataOptions) -> Iterator[tuple[str, str]]:
    """Yield what names a column or a sheet, as `Observations.used_options` and as it is written."""
    for column, member in given.where:
        yield f"where:{column}", f"where: {{{column}: {member}}}"
    for name in given.skip_columns:
        yield f"skip_columns:{name}", f"skip: {name}"
    for name, role in given.columns:
        yield f"columns:{name}", f"columns: {{{name}: {role}}}"
    for name in given.sheets:
        yield f"sheets:{name}", f"sheet: {name}"


def _is_same_unit(one: str, other: str) -> bool:
    try:
        return factor(one, other) == 1
    except UnitError:
        return False
