"""How likely a target is to meet its goal if it goes on as it did: the odds beside a verdict.

Two paces towards the goal are compared: the one seen since the base, v, and the one that the rest
of the way needs, w. How much their difference tells depends on how evenly the values move, so it is
divided by the scatter of the yearly changes, sd. z = (v - w) / sd is read off the normal
distribution: p = Phi(z). On a compound path all of it is in logarithms.

Nothing in it is fitted to data. What came of the odds in plans that are over is told in
docs/hindsight.md; it shows, too, how little fewer than three changes tell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gapcalc.assessment.numbers import Numbers
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Reason, Result
from gapcalc.core import growth
from gapcalc.core.growth import LEAST_SHARE, Number, Shape
from gapcalc.plan.model import Plan

__all__ = [
    "FEWEST_CHANGES",
    "HIGHEST",
    "LOWEST",
    "Odds",
    "YearlyChange",
    "even_odds",
    "odds",
    "odds_of",
    "yearly_changes",
]

# Below so many yearly changes their scatter is anybody's guess.
FEWEST_CHANGES = 3
# The yearly changes of so many years count.
_WINDOW = 5
# Two values less than nine months apart make no yearly change: what lies between them is a season.
_LEAST_SPACING = Fraction(9, 12)

# No plan is as good as lost or won: beyond these the odds are not told apart.
LOWEST = Fraction(5, 100)
HIGHEST = Fraction(95, 100)


@dataclass(frozen=True, slots=True)
class YearlyChange:
    """The way from one value to the next one that lies at least nine months later."""

    start: Point
    end: Point

    @property
    def years(self) -> Fraction:
        """The time between the two; a published value may be missing between them."""
        return self.end.time - self.start.time


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds of one target, with the numbers that they follow from.

    - `value`: p in tenths, from 1/10 to 9/10; 1/20 stands for less than that, 19/20 for more.
    - `z`: by how many standard deviations the pace seen is ahead of the pace needed.
    - `changes`: the yearly changes that the scatter is taken from, in order of time.
    - `shape`: that of the scale; on a compound path the paces are changes of the logarithm.
    - `rising`: whether more is better. Every pace is one towards the goal.
    - `seen`, `needed`: the pace from the base to the current value, and from there to the goal.
    - `mean`: the pace from the first to the last value of `changes`; `squares`: the sum of the
      squares by which they miss it; `least`: the scatter that is believed at the least; `scatter`:
      the standard deviation that comes of both.
    """

    value: Fraction
    z: float
    changes: tuple[YearlyChange, ...]
    shape: Shape
    rising: bool
    seen: Number
    needed: Number
    mean: Number
    squares: Number
    least: Number
    scatter: float

    @property
    def probability(self) -> float:
        """The odds before they are rounded to what they can bear."""
        return growth.likelihood(self.z)


def odds(plan: Plan, result: Result) -> Odds | Reason:
    """Return the odds that `result` meets its goal in time, or the reason why none are given."""
    refusal = _why_no_odds(result)
    if refusal is not None:
        return refusal

    changes = yearly_changes(result.series.points)
    if len(changes) < FEWEST_CHANGES:
        return Reason("odds-short", {"changes": len(changes), "fewest": FEWEST_CHANGES})

    due = plan.end(result.target)

    try:
        found = odds_of(result.numbers, due, changes)
    except (ArithmeticError, ValueError):
        # A series that stands at 0 has no scatter, and one of 1e200 none that can be reckoned.
        return Reason("odds-no-scatter")

    if not math.isfinite(found.z):
        return Reason("odds-no-scatter")

    return found


def _why_no_odds(result: Result) -> Reason | None:
    """Return why a target has no odds, whatever its values are; None if it may have some."""
    target = result.target
    # What has to hold in every year has no pace towards anything.
    if target.path == "hold":
        return Reason("odds-hold")
    if target.path == "step" or target.goal.form == "stage":
        return Reason("odds-step")

    by_status = {
        "not_assessable": "odds-not-assessable",
        "no_data": "odds-no-data",
        "no_baseline": "odds-no-base",
        "achieved": "odds-met",
        "missed": "odds-over",
    }

    if result.status in by_status:
        return Reason(by_status[result.status])
    if result.series.broken_at is not None:
        return Reason("odds-broken", {"year": result.series.broken_at})

    # About 100, from either side: a pace that overshoots misses it too.
    aim = result.numbers.aim
    if aim is not None and aim.low is not None and aim.high is not None:
        return Reason("odds-both-sides")

    return None


def yearly_changes(points: Sequence[Point]) -> tuple[YearlyChange, ...]:
    """Return the changes of the last five years, from value to value at least nine months apart.

    They are counted back from the last value: of half-yearly values every other one is used.
    """
    later = points[-1]
    earliest = later.time - _WINDOW
    changes = []

    for point in reversed(points[:-1]):
        # How values moved ten years ago says little of how they move now.
        if point.time < earliest:
            break

        if later.time - point.time >= _LEAST_SPACING:
            changes.append(YearlyChange(point, later))
            later = point

    return tuple(reversed(changes))


def odds_of(numbers: Numbers, end: int, changes: tuple[YearlyChange, ...]) -> Odds:
    """Return the odds of a target under way that is due at the end of the year `end`.

    It asks neither for the status nor for how many changes there are. Raises `ArithmeticError` or
    `ValueError` if nothing scatters, or if no floating-point number holds the scatter.
    """
    base, current, aim = numbers.base, numbers.current, numbers.aim
    assert base is not None and current is not None and aim is not None
    scale = _Scale(_shape_of_path(numbers, changes), rising=aim.low is not None)

    seen = scale.pace(base.amount, current.amount, current.time - base.time)
    needed = scale.pace(current.amount, aim.value, end - current.time)

    first, last = changes[0].start, changes[-1].end
    mean = scale.pace(first.amount, last.amount, last.time - first.time)
    squares = sum((scale.square(change, mean) for change in changes), Fraction(0))

    least: Number = LEAST_SHARE

    if scale.shape == "linear":
        least = growth.least_change(current.amount)

    spread = growth.scatter(squares, least, len(changes))
    z = growth.margin(seen, needed, spread)
    return Odds(
        value=_in_tenths(growth.likelihood(z)),
        z=z,
        changes=changes,
        shape=scale.shape,
        rising=scale.rising,
        seen=seen,
        needed=needed,
        mean=mean,
        squares=squares,
        least=least,
        scatter=spread,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """The scale on which the path is straight, turned so that up is good."""

    shape: Shape
    rising: bool

    def pace(self, start: Fraction, end: Fraction, years: Fraction) -> Number:
        """Return the change a year from `start` to `end`, above 0 if it is for the better."""
        if self.rising:
            return growth.pace(self.shape, start, end, years)

        return growth.pace(self.shape, end, start, years)

    def square(self, change: YearlyChange, mean: Number) -> Number:
        """Return the square by which a change misses the `mean`, for one year.

        A change over two years is the sum of two yearly ones: what it misses twice the mean by has
        twice their variance, so its square is halved.
        """
        whole = self.pace(change.start.amount, change.end.amount, Fraction(1))

        if isinstance(whole, float) or isinstance(mean, float):
            years = float(change.years)
            return (float(whole) - years * float(mean)) ** 2 / years

        return (whole - change.years * mean) ** 2 / change.years


def _shape_of_path(numbers: Numbers, changes: Sequence[YearlyChange]) -> Shape:
    """Return the shape of the path, linear where one of the values has no logarithm."""
    amounts = [change.start.amount for change in changes]

    if numbers.shape == "compound" and growth.grows(*amounts):
        return "compound"

    return "linear"


def _in_tenths(probability: float) -> Fraction:
    """Return odds as they are told: 0.63 is 6/10, 0.03 is less than 1/20, told as 1/20."""
    if probability < LOWEST:
        return LOWEST
    if probability > HIGHEST:
        return HIGHEST

    # 0.05 to 0.1 are told as 1/10: less than that was told above.
    tenths = math.floor(probability * 10 + 0.5)
    return Fraction(min(9, max(1, tenths)), 10)


def even_odds(plan: Plan, result: Result, year: int) -> Number | None:
    """Return the value at the end of `year` from which the odds would be even.

    They are where the pace seen is the pace needed, whatever the scatter: z is 0 on the straight
    way from base to goal. None if that value would have no odds: in the year in which the goal is
    due, or if the values are still too few by then.
    """
    numbers = result.numbers
    if _why_no_odds(result) is not None or year >= plan.end(result.target):
        return None
    if numbers.base is None or numbers.aim is None or numbers.progress is None:
        return None

    # The value that is asked for adds one more change.
    changes = yearly_changes(result.series.points)
    if len(changes) + 1 < FEWEST_CHANGES:
        return None

    target = result.target
    elapsed = growth.elapsed_share(target.base_time, Fraction(year), Fraction(plan.end(target)))
    shape = _shape_of_path(numbers, changes)
    return growth.expected(shape, numbers.base.amount, numbers.aim.value, elapsed)
