"""What a plan file would have to say of a data file to let its rows in: found by trying it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import PurePath
from typing import Any, NamedTuple

from gapcalc.core.data_options import DataOptions
from gapcalc.core.text import fold
from gapcalc.data.observation import Observation, Observations
from gapcalc.data.reading import read_observations
from gapcalc.plan.model import Plan

__all__ = ["NeededSource", "Unsaid", "needed_source"]

# A file lacks at most its indicator, unit, region and period.
_MOST_TRIES = 4
_MOST_CHOICES = 8
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.ASCII)


class Unsaid(NamedTuple):
    """What only a person can say: the key of a source, and what it may be, a few of them."""

    key: str
    choices: tuple[str, ...]


class NeededSource(NamedTuple):
    """An entry for one file: `given` lets `values` values in and has nothing that is not needed.

    `taken` are the keys of it that were taken from the plan or the file's name and have to be
    checked; `unsaid` what is still missing.
    """

    path: str
    given: DataOptions
    values: int
    taken: tuple[str, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


def needed_source(path: str, plan: Plan, given: DataOptions) -> NeededSource:
    """Return what `plan` would have to say of the file at `path`.

    `given` is what the user says of it already. What else is missing is taken from the plan where
    only one thing can be meant, and kept where it lets values in.
    """
    taken: list[str] = []
    read = read_observations([path], plan, given)

    for _ in range(_MOST_TRIES):
        step = _next_step(path, plan, given, read)
        if step is None:
            break

        key, given, read = step
        taken.append(key)

    # --unit 亿元 alone lets in no row that lacks a region too.
    if not read:  # what was taken alone let nothing in
        taken = []
    given = _without_needless(path, plan, given, read)
    taken = [key for key in taken if getattr(given, key)]

    unsaid: dict[Unsaid, None] = {}  # each once, in their order
    for key, choices in _proposals(path, plan, read):
        if getattr(given, key, None):
            continue

        missing = Unsaid(key, choices[:_MOST_CHOICES])
        unsaid[missing] = None

    return NeededSource(path, given, len(read), tuple(taken), tuple(unsaid))


def _next_step(
    path: str, plan: Plan, given: DataOptions, before: Observations
) -> tuple[str, DataOptions, Observations] | None:
    """Return a key that lets more in and can be but one thing, with what is then given and read.

    None where there is no such key.
    """
    for key, choices in _proposals(path, plan, before):
        # The plan has goals for two regions: a person has to say which it is.
        if getattr(given, key, None) or len(choices) != 1:
            continue

        change: dict[str, Any] = {key: choices[0]}
        tried = replace(given, **change)
        after = read_observations([path], plan, tried)
        if _is_step(before, after, key):
            return key, tried, after

    return None


def _is_step(before: Observations, after: Observations, key: str) -> bool:
    """Whether something more is known: more values, or the problem of `key` gone."""
    # With a region more rows are let in, or what is missing next shows.
    if len(after) != len(before):
        return len(after) > len(before)

    codes = _CODES[key]
    return not any(problem.code in codes for problem in after.problems)


# The problems that a key settles.
_CODES = {
    "unit": {"unit-missing"},
    "indicator": {"indicator-missing"},
    "region": {"region-unsaid", "region-missing"},
    "period": {"period-missing"},
}


def _proposals(path: str, plan: Plan, read: Observations) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the keys whose lack keeps rows out, with what each may be."""
    codes = {problem.code for problem in read.problems}
    stem = PurePath(path).stem

    if codes & _CODES["indicator"]:
        in_name = tuple(_named_in(stem, plan))
        yield "indicator", in_name or tuple(plan.targets)
    if codes & _CODES["period"]:
        years = tuple(dict.fromkeys(_YEAR.findall(stem)))
        first_years = (str(plan.base_year), str(plan.base_year + 1))
        yield "period", years or first_years
    if codes & _CODES["region"]:
        yield "region", _regions_meant(plan, read)
    if codes & _CODES["unit"]:
        yield "unit", _units_wanted(read)

    if not read:
        yield from _columns_to_settle(read)


def _units_wanted(read: Observations) -> tuple[str, ...]:
    """Return the units of the targets whose values are without one, each once."""
    units: dict[str, None] = {}
    for problem in read.problems:
        if problem.code == "unit-missing":
            units[problem.details["wanted"]] = None

    return tuple(units)


def _columns_to_settle(read: Observations) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the columns that may set rows apart: a member to read of each, or itself to skip."""
    for problem in read.problems:
        if problem.code in {"column-not-understood", "parts-not-read"}:
            column = problem.details["column"]
            member = problem.details["value"]
            yield "where", (f"{column}: {member}",)
            yield "skip", (column,)


def _regions_meant(plan: Plan, read: Observations) -> tuple[str, ...]:
    """Return the regions of the targets that rows without a region may be of, else the plan's."""
    regions: dict[str, None] = {}  # each once, in their order
    for problem in read.problems:
        if problem.code != "region-missing":
            continue
        for id in problem.details["known"].split(", "):
            regions.update(dict.fromkeys(plan.regions_of(id)))

    # Rows named GDP may be those of 主城都市区 or of 渝中区.
    if regions:
        return tuple(regions)
    if plan.region:
        return (plan.region,)

    return tuple(plan.regions)


def _named_in(stem: str, plan: Plan) -> Iterator[str]:
    """Yield the targets whose id or name a file's name holds: gdp_metro-2024."""
    folded = fold(stem)
    for target in plan.targets.values():
        names = [fold(name) for name in (target.id, target.name.zh, target.name.en)]
        # 地区生产总值_2024.csv
        if any(name and name in folded for name in names):
            yield target.id


def _without_needless(path: str, plan: Plan, given: DataOptions, read: Observations) -> DataOptions:
    """Return `given` without what changes none of the values."""
    values = _values(read)
    nothing = DataOptions()

    for field in fields(given):
        blank = getattr(nothing, field.name)
        if getattr(given, field.name) == blank:
            continue

        change: dict[str, Any] = {field.name: blank}
        less = replace(given, **change)
        read_with_less = read_observations([path], plan, less)
        if _values(read_with_less) == values:
            given = less

    return given


def _values(read: Observations) -> list[tuple[object, ...]]:
    return list(map(_facts, read))


def _facts(one: Observation) -> tuple[object, ...]:
    return one.target, one.period, one.value, one.unit, one.bound, one.status
