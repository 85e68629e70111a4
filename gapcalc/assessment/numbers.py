"""The quantities of one target: how far it is, at which rates it moved, and where these lead.

The formulas are those of `core.growth`; here they get the values of a series.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from gapcalc.assessment.possible import Possible, possible
from gapcalc.assessment.schedule import Schedule, schedule_of
from gapcalc.assessment.series import Point, Series, base_of
from gapcalc.core import growth
from gapcalc.core.growth import Number, Shape
from gapcalc.core.unit import RATIO
from gapcalc.plan.model import Aim, Plan, Target

__all__ = [
    "SHORTEST_SPAN",
    "Numbers",
    "Rate",
    "earlier_starts",
    "is_long_enough",
    "measure",
    "position",
    "possible_values",
    "rate_to",
]

# A change within less than nine months is mostly season and chance: 10 % within a month would be
# 214 % a year.
SHORTEST_SPAN = Fraction(9, 12)


@dataclass(frozen=True, slots=True)
class Rate:
    """A change per year: a fraction a year if it is compound, else an amount in `unit` a year."""

    value: Number
    shape: Shape
    unit: str

    @property
    def kind(self) -> str:
        """The word for it in JSON and CSV: "compound" or "absolute"."""
        return "compound" if self.shape == "compound" else "absolute"


@dataclass(slots=True)
class Numbers:
    """The quantities of one target, each None where it is undefined.

    Values are in the unit of the series, times in years; shares are fractions (0.4 is 40 %).

    - `aim`: what counts as reached. `base`, `current`: the value of the base year and the last
      value. `previous`: the value from which the recent rate starts, which is the nearest one at
      least `SHORTEST_SPAN` before the current one. It may lie before the base year.
    - `shape`: that of the path. `undefined_growth` says that a compound path had to give way to a
      linear one, as an amount is zero or negative.
    - `gap`: goal less current value. `elapsed`: the share of the time from the base year to the
      target year that has passed. `progress`: the share of the way from base to goal that is
      covered. `expected`: the value that the path has at the time of the current one. `lead`:
      progress less due; `lead_months`: the same in months, None where it went back, as it would
      be further behind than there has been time.
    - `due`: the share of the way that should be covered by now: `elapsed`, unless waypoints bend
      the way. `schedule` holds the whole way.
    - `required`: the rate from the current value to the goal, `planned` from base to goal,
      `observed` from base to current value, `recent` from the previous to the current value. No
      rate is drawn from a change within less than `SHORTEST_SPAN`.
    - `forecast`: the value in the target year at the recent rate, held at what is possible; then
      `trend` is what the rate alone leads to, else None; `forecast_progress`: the share of
      the way that it covers; `arrival`: when the goal is reached at the recent rate, or since when
      it has been met.
    """

    aim: Aim | None = None
    base: Point | None = None
    current: Point | None = None
    previous: Point | None = None
    shape: Shape | None = None
    gap: Fraction | None = None
    elapsed: Fraction | None = None
    progress: Number | None = None
    due: Number | None = None
    schedule: Schedule | None = None
    expected: Number | None = None
    required: Rate | None = None
    planned: Rate | None = None
    observed: Rate | None = None
    recent: Rate | None = None
    forecast: Number | None = None
    trend: Number | None = None
    forecast_progress: Number | None = None
    arrival: Number | None = None
    lead: Number | None = None
    lead_months: Number | None = None
    undefined_growth: bool = False


def measure(plan: Plan, target: Target, series: Series) -> Numbers:
    """Return the quantities of `target`, as far as its series defines them."""
    n, path = _position_on_curve(plan, target, series)

    if n.aim is not None and n.current is not None:
        n.gap = growth.gap(n.aim.value, n.current.amount)

    if path is not None:
        _add_schedule(n, path)
        _add_rates(n, path)
        _add_outlook(n, path, series.points)
        _hold_forecast(n, path, possible_values(target, series, path.aim))

    return n


def possible_values(target: Target, series: Series, aim: Aim) -> Possible:
    """Return the range within which every forecast of a target is held."""
    # A goal of 110 % says that more than 100 % is possible.
    ends = (aim.value, aim.low, aim.high)
    amounts = [end for end in ends if end is not None]
    amounts += [point.amount for point in series.points]
    return possible(target, amounts, series.unit)


def _hold_forecast(n: Numbers, path: _Path, values: Possible) -> None:
    """Hold the forecast at what is possible: a trend to 112 % is one to 100 %.

    The goal is possible, so that no verdict depends on it.
    """
    if n.forecast is None:
        return

    held = values.held(n.forecast)
    if held == n.forecast:
        return

    n.trend = n.forecast
    n.forecast = held
    if path.base is None or n.forecast_progress is None:
        return

    # What is held at 0 has no share of a compound way: 0 has no logarithm.
    if path.shape == "linear" or growth.grows(held):
        base = path.base.amount
        n.forecast_progress = growth.progress(path.shape, base, held, path.aim.value)


def position(plan: Plan, target: Target, series: Series, previous: Point | None = None) -> Numbers:
    """Return only the quantities that a verdict rests on; rates, lead and forecast are left None.

    The recent rate starts from `previous` if that is given. How firm a verdict is takes a dozen of
    them: up to eight for the rounding of three values.
    """
    n, _ = _position_on_curve(plan, target, series, previous)
    return n


def rate_to(n: Numbers, value: Fraction, time: int, unit: str) -> Rate | None:
    """Return the rate from the current value to `value` at the end of the year `time`.

    None where it is undefined, or where no time is left.
    """
    assert n.current is not None
    years = time - n.current.time
    # A waypoint for 2025 asks for no rate once 2025 is over.
    if years <= 0:
        return None

    shape = n.shape or "linear"

    try:
        change = growth.rate(shape, n.current.amount, value, years)
    except (OverflowError, ValueError):
        return None

    rate_unit = RATIO if shape == "compound" else unit
    return Rate(change, shape, rate_unit)


def is_long_enough(start: Point, end: Point) -> bool:
    """Whether a rate a year may be drawn from a change between two values."""
    return end.time - start.time >= SHORTEST_SPAN


def earlier_starts(points: Sequence[Point]) -> Iterator[Point]:
    """Yield the values from which a rate to the last one may start, the nearest first."""
    *earlier, current = points

    for point in reversed(earlier):
        if is_long_enough(point, current):
            yield point


def _position_on_curve(
    plan: Plan, target: Target, series: Series, previous: Point | None = None
) -> tuple[Numbers, _Path | None]:
    """Return the quantities that a verdict rests on, and the path that the others rest on."""
    base = base_of(target, series)
    # The aim may be a multiple of the base value. A stage is no number to multiply.
    base_amount = None
    if base is not None and target.goal.form != "stage":
        base_amount = base.amount

    n = Numbers(base=base, aim=plan.aim(target, base_amount))
    if not series.points:
        return n, None

    n.current = series.points[-1]
    n.previous = previous or next(earlier_starts(series.points), None)
    if n.current.time < target.base_year:
        return n, None

    due = Fraction(plan.end(target))
    n.elapsed = growth.elapsed_share(target.base_time, n.current.time, due)

    # What came last on another basis settles nothing of a way that broke off before it.
    is_withheld = series.incomparable_since is not None
    if n.aim is None or not _has_pace(target) or is_withheld:
        return n, None

    points = (n.base, n.previous, n.current)
    amounts = [point.amount for point in points if point is not None]
    amounts += [waypoint.value for waypoint in target.waypoints]
    path = _Path(
        shape=_path_shape(target, n.aim, amounts),
        unit=series.unit,
        aim=n.aim,
        base=n.base,
        previous=n.previous,
        current=n.current,
        years=plan.span(target),
        years_left=plan.end(target) - n.current.time,
    )

    n.shape = path.shape
    n.undefined_growth = target.path == "compound" and path.shape == "linear"
    _add_progress(n, path)

    if n.progress is not None and n.base is not None:
        n.schedule = schedule_of(plan, target, path.shape, n.base.amount, n.aim)
        n.due = n.schedule.due(n.current.time)

    return n, path


def _has_pace(target: Target) -> bool:
    """Whether a target approaches its goal over the years.

    What is to be held or is delivered at one stroke does not, and a forecast is no aim.
    """
    return target.path not in {"hold", "step"} and target.assessable


@dataclass(frozen=True, slots=True)
class _Path:
    """The way of one target: its shape, its ends, and the values that were observed on it.

    `years` is the whole time from the base year to the target year, `years_left` what is left of it
    after the current value; below 0 after the target year.
    """

    shape: Shape
    unit: str
    aim: Aim
    base: Point | None
    previous: Point | None
    current: Point
    years: Fraction
    years_left: Fraction

    @property
    def is_met(self) -> bool:
        """Whether the current value reaches the goal."""
        return self.aim.met(self.current.amount, self.current.beyond)

    def leaves_way_from(self, base: Point) -> bool:
        """Whether there is a way from `base` to the goal, of which a share can be covered.

        There is none from 110 to "at least 100", nor from 100 to "over 100".
        """
        # Over 100 from 100: the share of a way of no length is undefined.
        if base.amount == self.aim.value:
            return False

        return not self.aim.met(base.amount, base.beyond)

    def rate_between(self, start: Point, end: Point) -> Rate | None:
        """Return the rate from one observed value to another."""
        return self.rate(start.amount, end.amount, end.time - start.time)

    def rate(self, start: Fraction, end: Fraction, years: Fraction) -> Rate | None:
        """Return the rate from `start` to `end`; None if no time lies between them."""
        if years <= 0:
            return None

        try:
            value = growth.rate(self.shape, start, end, years)
        except OverflowError:
            # A leap from 1 to 10^27 within a month is 10^324 in a year: beyond floating point.
            return None

        unit = RATIO if self.shape == "compound" else self.unit
        return Rate(value, self.shape, unit)

    def progress(self, base: Point, point: Point) -> Number:
        """Return the share of the way that `point` has covered."""
        return growth.progress(self.shape, base.amount, point.amount, self.aim.value)


def _path_shape(target: Target, aim: Aim, amounts: Sequence[Fraction]) -> Shape:
    """Return the shape of the way; a compound one is linear if an amount is zero or negative."""
    if target.path != "compound":
        return "linear"

    # No rate leads from a deficit of 20 to a surplus of 10.
    if not growth.grows(aim.value, *amounts):
        return "linear"

    return "compound"


def _add_rates(n: Numbers, path: _Path) -> None:
    """Fill in the four rates. A goal that is met requires none."""
    goal = path.aim.value

    # From 120 in 2025 to 200 in 2027; nothing is required of what stands at 205.
    if not path.is_met:
        n.required = path.rate(path.current.amount, goal, path.years_left)

    if path.base is not None:
        n.planned = path.rate(path.base.amount, goal, path.years)

        # Of a value three months after the base the rate a year is chance.
        if is_long_enough(path.base, path.current):
            n.observed = path.rate_between(path.base, path.current)

    if path.previous is not None:
        n.recent = path.rate_between(path.previous, path.current)


def _add_progress(n: Numbers, path: _Path) -> None:
    """Fill in how far the target is on its way, if the base leaves a way to go."""
    base = path.base
    if base is None or not path.leaves_way_from(base):
        return

    n.progress = path.progress(base, path.current)

    if path.previous is not None and path.years_left >= 0:
        # Progress is linear in time on either shape: it is carried on at its recent pace, and no
        # forecast is too large for it.
        gained = n.progress - path.progress(base, path.previous)
        pace = gained / (path.current.time - path.previous.time)
        n.forecast_progress = n.progress + pace * path.years_left


def _add_schedule(n: Numbers, path: _Path) -> None:
    """Fill in how far the target should be by now, and its lead, if it is on a way."""
    if n.progress is None or n.due is None or n.schedule is None or path.base is None:
        return

    n.expected = growth.expected(path.shape, path.base.amount, path.aim.value, n.due)
    n.lead = n.progress - n.due

    # What has moved away from the base has a place on no schedule.
    if n.progress >= 0:
        due_at = n.schedule.time_of(n.progress)
        if due_at is not None:
            n.lead_months = growth.months_ahead(due_at, path.current.time)


def _add_outlook(n: Numbers, path: _Path, points: Sequence[Point]) -> None:
    """Fill in where the recent rate leads and when the goal is reached, or since when it is met."""
    current = path.current.amount

    if n.recent is not None:
        pace = n.recent.value
        if path.years_left >= 0:
            # Ten times as much each month is 10^324 after 27 years: beyond floating point.
            with suppress(OverflowError):
                n.forecast = growth.project(path.shape, current, pace, path.years_left)

        years = growth.years_until(path.shape, current, path.aim.value, pace)
        if years is not None:
            n.arrival = path.current.time + years

    # A goal that is met was reached when it was met for good, wherever the trend leads.
    if path.is_met:
        n.arrival = _met_since(path.aim, points)


def _met_since(aim: Aim, points: Sequence[Point]) -> Fraction:
    """Return the time from which on every value has met the aim; the last one does."""
    since = points[-1].time

    for point in reversed(points):
        if not aim.met(point.amount, point.beyond):
            break

        since = point.time

    return since
