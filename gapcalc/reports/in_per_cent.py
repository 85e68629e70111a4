"""Ratios to a benchmark as a reader has them: 95.9% of the national average, and not 0.959."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gapcalc.assessment.numbers import Numbers, Rate
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Reason, Result
from gapcalc.core.growth import Number
from gapcalc.plan.model import Aim, Stage

__all__ = ["in_per_cent"]

_PER_CENT = "%"
_HUNDRED = 100


def in_per_cent(result: Result) -> Result:
    """Return the result of a target against a benchmark in per cent of it; any other as it is."""
    if result.target.goal.form != "over_series":
        return result

    return _Restated(result).result()


class _Restated:
    """One result on its way into per cent; a point stays one and the same wherever it stands."""

    def __init__(self, old: Result) -> None:
        self.old = old
        self.points: dict[int, Point] = {}

    def result(self) -> Result:
        """Return the result with its series, numbers and reasons in per cent."""
        old = self.old
        points = [self._point(point) for point in old.series.points]
        reasons = [self._reason(reason) for reason in old.reasons]
        series = replace(old.series, unit=_PER_CENT, points=points)
        numbers = self._numbers(old.numbers)
        return replace(old, series=series, numbers=numbers, reasons=tuple(reasons))

    def _point(self, point: Point) -> Point:
        """Return a value in per cent: 0.852 of the national average is 85.2%."""
        if isinstance(point.value, Stage):
            return point

        # Whether a point is the base is asked by identity.
        scaled = replace(point, value=point.value * _HUNDRED)
        return self.points.setdefault(id(point), scaled)

    def _point_or_none(self, point: Point | None) -> Point | None:
        """Return a value in per cent, None where there is none."""
        if point is None:
            return None

        return self._point(point)

    def _numbers(self, old: Numbers) -> Numbers:
        """Return the numbers with every amount in per cent; times, shares and leads stay."""
        return replace(
            old,
            aim=_aim(old.aim),
            base=self._point_or_none(old.base),
            current=self._point_or_none(old.current),
            previous=self._point_or_none(old.previous),
            gap=_exact_in_per_cent(old.gap),
            expected=_times_hundred(old.expected),
            required=_rate_in_per_cent(old.required),
            planned=_rate_in_per_cent(old.planned),
            observed=_rate_in_per_cent(old.observed),
            recent=_rate_in_per_cent(old.recent),
            forecast=_times_hundred(old.forecast),
            trend=_times_hundred(old.trend),
        )

    def _reason(self, reason: Reason) -> Reason:
        """Return a reason whose values are in per cent."""
        values = {}

        for key, value in reason.values.items():
            values[key] = self._value(value)

        return replace(reason, values=values)

    def _value(self, value: object) -> object:
        """Return what fills in a reason; words and years stay."""
        if isinstance(value, Point):
            return self._point(value)
        if isinstance(value, Numbers):
            return self._numbers(value)

        return value


def _times_hundred(value: Number | None) -> Number | None:
    """Return a ratio in per cent."""
    if value is None:
        return None

    return value * _HUNDRED


def _exact_in_per_cent(value: Fraction | None) -> Fraction | None:
    """Return a ratio in per cent, which stays exact."""
    if value is None:
        return None

    return value * _HUNDRED


def _rate_in_per_cent(rate: Rate | None) -> Rate | None:
    """Return a rate in points; one that compounds is the same of a ratio and of per cent."""
    if rate is None or rate.shape == "compound":
        return rate

    return Rate(rate.value * _HUNDRED, rate.shape, _PER_CENT)


def _aim(aim: Aim | None) -> Aim | None:
    if aim is None:
        return None

    return Aim(
        aim.value * _HUNDRED,
        _exact_in_per_cent(aim.low),
        _exact_in_per_cent(aim.high),
        aim.strict,
    )
