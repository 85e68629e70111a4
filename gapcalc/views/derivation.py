"""How each number of a target comes about, as one would compute it by hand.

The letters: B is the value of the base year t0, x the current value at t, p the one at tp from
which the recent rate starts, G the goal for T; e is the share of the time gone, P progress, r the
recent rate, F the forecast, Q the share of the way that the forecast covers, a the tolerance. Those
of the odds stand in `odds_derivation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from gapcalc.assessment.numbers import Numbers, Rate
from gapcalc.assessment.odds import Odds, odds
from gapcalc.assessment.schedule import Mark
from gapcalc.assessment.series import FULL_INDEX, Point, is_growth
from gapcalc.assessment.status import Result
from gapcalc.core import growth
from gapcalc.core.growth import Number, Shape
from gapcalc.core.unit import RATIO, convert, factor
from gapcalc.data.observation import Observation
from gapcalc.messages.reasons import basis_name
from gapcalc.plan.model import Plan
from gapcalc.views.numbers import amount, exact, percent
from gapcalc.views.odds_derivation import odds_steps
from gapcalc.views.so_far import so_far_steps
from gapcalc.views.speaker import Speaker
from gapcalc.views.step import Step, moment, operand

__all__ = ["derivation", "held_step"]

# The letters and names of a formula, and what stands between them.
_WORDS = re.compile(r"(\w+)")
# These statuses rest on the two tests: on schedule, and expected to arrive.
_ON_SCHEDULE = {"on_track", "slowing"}
_ARRIVING = {"on_track", "recovering"}
# How a forecast is held against a goal, where there is no way of which it could cover a share.
_SIGN_OF_GOAL = {">": ">", ">=": ">=", "<": "<", "<=": "<=", "~": "~", "..": ">="}
_TESTED = _ON_SCHEDULE | _ARRIVING | {"behind"}


def derivation(plan: Plan, result: Result, speaker: Speaker) -> list[Step]:
    """Return the steps to each number of `result`, in the order in which one would compute them."""
    numbers = result.numbers
    so_far = so_far_steps(result.so_far, speaker) if result.so_far else []
    if numbers.current is None or numbers.aim is None or result.target.goal.form == "stage":
        return so_far

    steps = list(_Derivation(plan, result, speaker).steps())
    chances = odds(plan, result)

    if isinstance(chances, Odds):
        steps += odds_steps(plan, result, chances, speaker)

    return [*steps, *so_far]


def _value_in(part: Observation, unit: str) -> Fraction:
    """Return a published value in another unit."""
    return convert(Fraction(part.value), part.unit, unit)


def held_step(name: str, value: Number, unit: str, speaker: Speaker) -> Step:
    """Return the step to a forecast that is held at the bound of what is possible."""
    bound = speaker.word("possible-bound")
    return Step(
        name,
        bound,
        operand(value),
        speaker.calculated(value, unit),
    )


class _Derivation:
    """The steps of one result, whose numbers stand by their letters, ready to be put in."""

    def __init__(self, plan: Plan, result: Result, speaker: Speaker) -> None:
        numbers = result.numbers
        assert numbers.current is not None and numbers.aim is not None
        self.plan = plan
        self.result = result
        self.speaker = speaker
        self.numbers: Numbers = numbers
        self.unit = result.series.unit
        self.shape: Shape = numbers.shape or "linear"
        self.current_time = numbers.current.time

        self.values = {
            "t0": moment(result.target.base_time),
            "t": moment(numbers.current.time),
            "T": str(plan.end(result.target)),
            "x": operand(numbers.current.amount),
            "G": operand(numbers.aim.value),
            "e": exact(numbers.elapsed or 0),
        }
        self.values |= _values_where_known(numbers)
        self.has_waypoints = bool(result.target.waypoints) and numbers.schedule is not None

    def steps(self) -> Iterator[Step]:
        """Yield the steps, each of which uses only numbers of those before it."""
        yield from self._links()
        yield from self._indexes()
        yield from self._quotients()
        yield from self._base()
        yield from self._goal()
        gap = self.speaker.calculated_difference(self.numbers.gap or 0, self.unit)
        yield self._step("gap", growth.GAP.text(), gap)
        yield from self._time_gone()
        yield from self._progress()
        yield from self._rates()
        yield from self._forecast()
        yield from self._arrival()
        yield from self._tests()

    def _step(self, name: str, formula: str, result: str) -> Step:
        """Return a step with its numbers put in for the letters."""
        return Step(name, formula, self._filled(formula), result)

    def _filled(self, formula: str) -> str:
        """Return a formula with numbers for its letters; the names of functions are left."""
        words = _WORDS.split(formula)
        return "".join(self.values.get(word, word) for word in words)

    def _quantity(self, value: Number) -> str:
        """Return a result with the target's unit."""
        return self.speaker.calculated(value, self.unit)

    def _links(self) -> Iterator[Step]:
        """Yield by what values on other bases were multiplied: the ratio of two of one period."""
        for link in self.result.series.links:
            onto = self.speaker.text(basis_name(link.onto))
            basis = self.speaker.text(basis_name(link.basis))
            period = self.speaker.period(link.value.period)
            above = exact(link.onto_value.amount)
            below = exact(link.value.amount)
            # after / before the census, 2020 = 13,926.08 / 14,299.6
            yield Step(
                "basis-link",
                f"{onto} / {basis}, {period}",
                f"{above} / {below}",
                amount(link.ratio, 6),
            )

    def _indexes(self) -> Iterator[Step]:
        """Yield how an index comes about: chained from 100, or divided by that of its own year."""
        target = self.result.target
        current = self.numbers.current
        if target.index is None or current is None or not current.parts:
            return

        if not target.takes_rates:
            is_ratio_of_two = len(current.parts) == 2 and not current.links
            if is_ratio_of_two:
                yield self._divided_index(current)
        elif all(is_growth(part) for part in current.parts):
            yield self._chained_index(current)

    def _chained_index(self, current: Point) -> Step:
        """Return the step to an index of growth rates: 100 * (1 + 0.052) * (1 + 0.057)."""
        letters = []
        factors = []

        for part in current.parts:
            rate = _value_in(part, RATIO)
            letters.append(f"(1 + g{part.period.year})")
            factors.append(f"(1 + {operand(rate)})")

        # x = 100 * (1 + g2023) * (1 + g2024)
        formula = f"x = {FULL_INDEX} * {' * '.join(letters)}"
        numbers = f"{FULL_INDEX} * {' * '.join(factors)}"
        return Step("index", formula, numbers, self._quantity(current.amount))

    def _divided_index(self, current: Point) -> Step:
        """Return the step to an index of two amounts: 58.3 / 52.1 * 100."""
        target = self.result.target
        own, latest = current.parts
        above = _value_in(latest, target.unit)
        below = _value_in(own, target.unit)
        # x = v / v2020 * 100
        formula = f"x = v / v{target.index} * {FULL_INDEX}"
        numbers = f"{operand(above)} / {operand(below)} * {FULL_INDEX}"
        value = self._quantity(current.amount)
        return Step("index", formula, numbers, value)

    def _quotients(self) -> Iterator[Step]:
        """Yield how the values of the base and of now come of two that were published.

        Of a value that was carried over from another basis the link says how it comes about.
        """
        target = self.result.target
        if target.per is None:
            return

        divisor = self.plan.entry(target.per)
        scale = factor(f"{target.unit}/{divisor.unit}", target.per_unit)
        # 亿元 over 万人 is 10,000 yuan a head: N / D * 10000 is in yuan.
        rescaled = "" if scale == 1 else f" * {exact(scale)}"

        for letter, point in (("B", self.numbers.base), ("x", self.numbers.current)):
            if point is None or len(point.parts) != 2 or point.links:
                continue

            own, other = point.parts
            above = _value_in(own, target.unit)
            below = _value_in(other, divisor.unit)
            formula = f"{letter} = N / D{rescaled}"
            numbers = f"{operand(above)} / {operand(below)}{rescaled}"
            yield Step("quotient", formula, numbers, self._quantity(point.amount))

    def _base(self) -> Iterator[Step]:
        """Yield how a base that is the mean of several years comes to its value and its time."""
        target = self.result.target
        base = self.numbers.base
        if not target.base_years or base is None:
            return

        years = []
        letters = []
        values = []

        for year in target.base_years:
            years.append(str(year))
            letters.append(f"y{year}")
            point = self.result.series.at(year)
            if point is not None:
                values.append(operand(point.amount))

        # (y2020 + y2021 + y2022) / 3
        formula = _mean(letters, len(years))
        numbers = _mean(values, len(years))
        middle = _mean(years, len(years))
        yield Step("base-mean", formula, numbers, self._quantity(base.amount))
        yield Step(
            "base-time",
            f"t0 = {middle}",
            middle,
            moment(target.base_time),
        )

    def _goal(self) -> Iterator[Step]:
        """Yield how a goal that is set against the base comes to its value.

        Of a range the near end is asked for, and the far one is its ambition.
        """
        goal = self.result.target.goal
        aim = self.numbers.aim
        if not goal.relative or goal.value is None:
            return
        if self.numbers.base is None or aim is None:
            return

        yield self._goal_step("goal", goal.value, aim.value)

        if goal.upper is not None and aim.ambition is not None:
            yield self._goal_step("ambition", goal.upper, aim.ambition)

    def _goal_step(self, name: str, figure: Fraction, value: Fraction) -> Step:
        """Return the step from the base to what `figure` of the goal comes to."""
        goal = self.result.target.goal
        base = self.numbers.base
        assert base is not None
        start = exact(base.amount)
        change = exact(figure)
        years = moment(self.plan.span(self.result.target))
        growing = growth.PROJECT.text("compound", value="B", change="g", years="(T - t0)")
        grown = growth.PROJECT.text("compound", value=start, change=change, years=years)

        formulas = {
            "average_growth": (growing, grown),
            "reduce_by": ("B * (1 - c)", f"{start} * (1 - {change})"),
            "increase_by": ("B * (1 + c)", f"{start} * (1 + {change})"),
            "times_base": ("k * B", f"{change} * {start}"),
        }
        by_amount = {
            "reduce_by": ("B - c", f"{start} - {change}"),
            "increase_by": ("B + c", f"{start} + {change}"),
        }

        # A cut by 20 km is B - c, one by 20 % is B * (1 - c).
        if goal.by_amount:
            formula, numbers = by_amount[goal.form]
        else:
            formula, numbers = formulas[goal.form]

        return Step(name, formula, numbers, self._quantity(value))

    def _time_gone(self) -> Iterator[Step]:
        """Yield the share of the time from the base to the goal that has gone."""
        elapsed = self.numbers.elapsed
        if elapsed is None:
            return

        formula = growth.ELAPSED.text()
        numbers = self._filled(formula)
        yield Step(
            "elapsed",
            f"e = {formula}",
            numbers,
            percent(elapsed, 1),
        )

    def _progress(self) -> Iterator[Step]:
        """Yield progress, the value expected by now, and the lead of the one over the time."""
        numbers = self.numbers
        if numbers.progress is None or numbers.expected is None:
            return

        formula = growth.PROGRESS.text(self.shape)
        covered = percent(numbers.progress, 1)
        yield self._step("progress", formula, covered)

        # With waypoints the way is not shared out evenly over the time.
        share = "e"
        if self.has_waypoints:
            share = "d"
            yield self._due()

        formula = growth.EXPECTED.text(self.shape, elapsed=share)
        expected = self._quantity(numbers.expected)
        yield self._step("expected", formula, expected)
        yield self._lead(share)

    def _due(self) -> Step:
        """Return the step to the share of the way that is due between two waypoints."""
        assert self.numbers.schedule is not None and self.numbers.due is not None
        start, end = self.numbers.schedule.piece(self.current_time)
        formula = growth.DUE_SHARE.text()
        marks = _numbers_of_marks(start, end)
        put_in = growth.DUE_SHARE.text("linear", **marks, time=self.values["t"])
        share = percent(self.numbers.due, 1)
        return Step("due-share", f"d = {formula}", put_in, share)

    def _lead(self, share: str) -> Step:
        """Return the step to the lead in months, or in points where there has been a way back.

        `share` is the letter of the share of the way that is due: d with waypoints, else e.
        """
        numbers = self.numbers
        progress = operand(numbers.progress or 0)
        elapsed = self.values[share]
        lead = self.speaker.lead(numbers.lead or 0, numbers.lead_months)
        if numbers.lead_months is None:
            # Of what went back no time is known at which it was due: points alone.
            formula = f"(P - {share}) * 100"
            return Step("lead", formula, f"({progress} - {elapsed}) * 100", lead)
        if self.has_waypoints:
            return self._lead_over_waypoints(lead)

        years = moment(self.plan.span(self.result.target))
        put_in = growth.LEAD_MONTHS.text(progress=progress, elapsed=elapsed, years=years)
        return Step("lead", growth.LEAD_MONTHS.text(years="(T - t0)"), put_in, lead)

    def _lead_over_waypoints(self, lead: str) -> Step:
        """Return the step from the time at which the way covered is due to the lead in months."""
        numbers = self.numbers
        assert numbers.schedule is not None and numbers.progress is not None
        piece = numbers.schedule.piece_of(numbers.progress)
        assert piece is not None
        marks = _numbers_of_marks(*piece)
        progress = operand(numbers.progress)
        due_at = growth.TIME_DUE.text("linear", **marks, progress=progress)
        formula = growth.MONTHS_AHEAD.text(due_at=f"({growth.TIME_DUE.text()})")
        put_in = growth.MONTHS_AHEAD.text(due_at=f"({due_at})", time=self.values["t"])
        return Step("lead", formula, put_in, lead)

    def _rates(self) -> Iterator[Step]:
        """Yield the four rates, each from a value at one time to a value at another."""
        numbers = self.numbers

        rates: list[tuple[str, Rate | None, str, str, str, str]] = [
            ("required-rate", numbers.required, "x", "G", "t", "T"),
            ("planned-rate", numbers.planned, "B", "G", "t0", "T"),
            ("observed-rate", numbers.observed, "B", "x", "t0", "t"),
            ("recent-rate", numbers.recent, "p", "x", "tp", "t"),
        ]

        for name, rate, start, end, since, until in rates:
            if rate is None:
                continue

            # (T - t) for the required rate
            years = f"({until} - {since})"
            formula = growth.RATE.text(self.shape, start=start, end=end, years=years)
            change = self.speaker.calculated_change(rate)

            if rate is numbers.recent:
                # +5.3% a year  (2023 51,330 yuan → 2024 54,017 yuan)
                change = f"{change}  ({self._recent_span()})"

            yield self._step(name, formula, change)

    def _recent_span(self) -> str:
        """Return the two values on which the recent rate rests, with their periods."""
        values = []

        for point in (self.numbers.previous, self.numbers.current):
            if point is not None:
                period = self.speaker.period(point.period)
                value = self.speaker.marked_value(point, self.unit)
                values.append(f"{period} {value}")

        return " → ".join(values)

    def _forecast(self) -> Iterator[Step]:
        """Yield the value in the target year at the recent rate, and its share of the way."""
        numbers = self.numbers
        if numbers.forecast is None or numbers.recent is None:
            return

        formula = growth.PROJECT.text(self.shape)

        if numbers.trend is None:
            forecast = self._quantity(numbers.forecast)
            yield self._step("forecast", formula, forecast)
        else:
            # A share of 104 % is held at 100 %: both are shown.
            trend = self._quantity(numbers.trend)
            yield self._step("trend-alone", formula, trend)
            yield held_step("forecast", numbers.forecast, self.unit, self.speaker)

        if numbers.forecast_progress is not None:
            formula = growth.PROGRESS.text(self.shape, value="F")
            reach = percent(numbers.forecast_progress, 1)
            yield self._step("reach", formula, reach)

    def _arrival(self) -> Iterator[Step]:
        """Yield when the goal is reached at the recent rate, or since when it has been met."""
        numbers = self.numbers
        if numbers.arrival is None or numbers.aim is None:
            return

        when = self.speaker.arrival(numbers.arrival)
        is_to_come = numbers.recent is not None and numbers.arrival > self.current_time
        if is_to_come:
            years = growth.YEARS_UNTIL.text(self.shape)
            yield self._step("arrival", f"t + {years}", when)
            return

        # The goal is met: the year is that of the value from which on every one has met it.
        if numbers.aim.low is not None:
            sign = ">="
            bound = exact(numbers.aim.low)
        else:
            sign = "<="
            bound = exact(numbers.aim.high or 0)

        put_in = f"{self.values['x']} {sign} {bound}"
        yield Step("arrival", f"x {sign} G", put_in, when)

    def _tests(self) -> Iterator[Step]:
        """Yield the two tests on which the status of a target under way rests."""
        numbers = self.numbers
        if self.result.arrives is not None:
            yield self._arrival_test(self.result.arrives)
        if self.result.status not in _TESTED or numbers.progress is None:
            return

        yield self._schedule_test(numbers.progress, numbers.due or 0)

        if numbers.forecast_progress is not None:
            yield self._forecast_test(numbers.forecast_progress)

    def _arrival_test(self, arrives: bool) -> Step:
        """Return the test of a forecast against the goal itself: F >= G."""
        sign = _SIGN_OF_GOAL[self.result.target.goal.comparator or ">="]
        test = f"F {sign} G"
        return Step(
            "forecast-test",
            test,
            self._filled(test),
            self._outcome(arrives),
        )

    def _schedule_test(self, progress: Number, due: Number) -> Step:
        """Return the test of what has been covered against what is due by now."""
        passed = self.result.status in _ON_SCHEDULE
        enough = self._enough()
        letter = "d" if self.has_waypoints else "e"
        # 0.41 < 0.95 * 0.6 = 0.57
        numbers = (
            f"{exact(progress)} {_sign(passed)} "
            f"{exact(enough)} * {exact(due)} = {exact(enough * due)}"
        )
        test = f"P >= (1 - a) * {letter}"
        return Step("schedule-test", test, numbers, self._outcome(passed))

    def _forecast_test(self, reach: Number) -> Step:
        """Return the test of the share of the way that the forecast covers."""
        passed = self.result.status in _ARRIVING
        enough = exact(self._enough())
        numbers = f"{exact(reach)} {_sign(passed)} {enough}"
        return Step("forecast-test", "Q >= 1 - a", numbers, self._outcome(passed))

    def _enough(self) -> Fraction:
        """Return the share of the way that counts as all of it: 0.95 with a tolerance of 5 %."""
        return 1 - self.plan.slack(self.result.target)

    def _outcome(self, passed: bool) -> str:
        """Return what came of a test, in words."""
        if passed:
            return self.speaker.word("passed")

        return self.speaker.word("failed")


def _values_where_known(numbers: Numbers) -> dict[str, str]:
    """Return the numbers that not every target has, by their letters."""
    values = {}

    if numbers.due is not None:
        values["d"] = exact(numbers.due)
    if numbers.base:
        values["B"] = operand(numbers.base.amount)

    if numbers.previous:
        values["p"] = operand(numbers.previous.amount)
        values["tp"] = moment(numbers.previous.time)

    if numbers.recent:
        values["r"] = operand(numbers.recent.value)
    if numbers.forecast is not None:
        values["F"] = operand(numbers.forecast)

    return values


def _mean(terms: list[str], count: int) -> str:
    """Return the formula of a mean: (a + b + c) / 3."""
    return f"({' + '.join(terms)}) / {count}"


def _sign(passed: bool) -> str:
    """Return the sign between the sides of a test.

    It is that of the verdict: shares that differ in the eleventh digit print alike.
    """
    return ">=" if passed else "<"


def _numbers_of_marks(start: Mark, end: Mark) -> dict[str, str]:
    """Return the numbers of two marks of a schedule by the names of the formulas."""
    return {
        "start_time": moment(start.time),
        "end_time": moment(end.time),
        "start_share": exact(start.share),
        "end_share": exact(end.share),
    }
