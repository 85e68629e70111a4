"""The value from which a target's way begins: that of one year, or the mean of several.

Example: 100, 96 and 98 in 2018, 2019 and 2020 have a mean of 98, which stands at the middle of
their years, 2019. What fell evenly over these years has then neither gained nor lost by the mean.
"""

from __future__ import annotations

from fractions import Fraction

from gapcalc.assessment.series.model import Point, Series, joint_bound, joint_status
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Stage, Target

__all__ = ["base_of", "missing_base_years"]


def base_of(target: Target, series: Series) -> Point | None:
    """Return the base of `target`, None where a year of it has no value.

    A mean of two years out of three would be another base than the plan's.
    """
    if not target.base_years:
        return series.at(target.base_year)

    points = []
    parts: list[Observation] = []
    total = Fraction(0)

    for year in target.base_years:
        point = series.at(year)
        if point is None or isinstance(point.value, Stage):
            return None

        points.append(point)
        parts += point.parts
        total += point.amount

    # 100, 110 and 120 in 2018 to 2020 are a base of 110, which stands at 2019.
    return Point(
        time=target.base_time,
        value=total / len(points),
        period=Period(target.base_years[-1], since=target.base_years[0]),
        bound=joint_bound(points),
        status=joint_status(points),
        parts=tuple(parts),
    )


def missing_base_years(target: Target, series: Series) -> list[int]:
    """Return the years of the base that have no value."""
    years = target.base_years or (target.base_year,)
    return [year for year in years if series.at(year) is None]
