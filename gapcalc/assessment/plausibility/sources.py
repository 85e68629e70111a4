"""Sources that contradict each other about one period, where no revision explains it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gapcalc.assessment.plausibility.comparable import (
    ROUNDING,
    ComparableSeries,
    ComparableValue,
)
from gapcalc.core.problem import Problem
from gapcalc.data.observation import Observation

__all__ = ["check_sources"]


def check_sources(series: ComparableSeries) -> Iterator[Problem]:
    """Doubt a value that a value of lower standing from another source contradicts.

    For 2024, 24,500 亿元 (preliminary, from 公报) and 24,800 亿元 (final, from 年鉴):
    "sources-disagree" at the second, which is the one used. A value set by hand is meant to
    differ, and so is a revised one.
    """
    levels = series.undoubted(series.levels)
    for _, group in groupby(levels, key=lambda value: value.time):
        # The values for one moment are ordered by standing: the last one is used.
        *lower, used = group
        is_set_by_hand = used.observation.path is None
        if is_set_by_hand or any(_is_revised(value) for value in (*lower, used)):
            continue

        others = [value for value in lower if _contradicts(series, value, used)]
        if not others:
            continue

        furthest = max(others, key=lambda value: abs(value.size - used.size))

        yield series.doubt(
            "sources-disagree",
            used,
            values=f"{_with_source(used)}, {_with_source(furthest)}",
            used=used.observation.as_published,
        )


def _is_revised(value: ComparableValue) -> bool:
    """Whether an office has revised a value, so that it is meant to differ from the first one."""
    return value.observation.status == "revised"


def _contradicts(series: ComparableSeries, value: ComparableValue, used: ComparableValue) -> bool:
    """Whether `value` is overruled by `used`, and differs by more than digits and rounding explain.

    "1.5 万亿元" and 15,400 亿元 agree to the digit, and so do ">24000" and 24,800; 24,500 and
    24,600 are within half a per cent.
    """
    if value.observation.standing >= used.observation.standing:
        return False  # values of equal standing are a conflict, which the series reports
    if _origin(value.observation) == _origin(used.observation):
        return False

    low, high = series.bounds(value)
    used_low, used_high = series.bounds(used)
    if low <= used_high and used_low <= high:
        return False

    difference = abs(value.exact - used.exact)
    return difference > ROUNDING * max(abs(value.exact), abs(used.exact))


def _origin(observation: Observation) -> tuple[str, str | None]:
    """Return where a value comes from: its source, and the file."""
    return observation.source, observation.path


def _with_source(value: ComparableValue) -> str:
    """Return a printed value with its source, or else with where it stands: "24500 亿元 (公报)"."""
    observation = value.observation
    where = f"{observation.path}:{observation.line}"
    source = observation.source or observation.publisher or where
    return f"{observation.as_published} ({source})"
