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
from gapcalc.assessment.series import FULL_INDEX, is_growth
from gapcalc.assessment.status import Result
from gapcalc.core import growth
from gapcalc.core.growth import Number, Shape
from gapcalc.core.unit import RATIO, convert, factor
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


def held_step(name: str, value: Number, unit: str, speaker: Speaker) -> Step:
    """Return the step to a forecast that is held at the bound of what is possible."""
    bound = speaker.word("possible-bound")
    return Step(name, bound, operand(value), speaker.calculated(value, unit))


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

        self.has_waypoints = bool(result.target.waypoints) and numbers.schedule is not None

        if numbers.due is not None:
            self.values["d"] = exact(numbers.due)
        if numbers.base:
            self.values["B"] = operand(numbers.base.amount)

        if numbers.previous:
            self.values["p"] = operand(numbers.previous.amount)
            self.values["tp"] = moment(numbers.previous.time)

        if numbers.recent:
            self.values["r"] = operand(numbers.recent.value)
        if numbers.forecast is not None:
            self.values["F"] = operand(numbers.forecast)

    def steps(self) -> Iterator[Step]:
        yield from self._links()
        yield from self._indexes()
        yield from self._quotients()
        yield from self._base()
        yield from self._goal()
        yield self._step(
            "gap",
            growth.GAP.text(),
            self.speaker.calculated_difference(self.numbers.gap or 0, self.unit),
        )
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
        return self.speaker.calculated(value, self.unit)

    def _links(self) -> Iterator[Step]:
        """Yield by what values on other bases were multiplied: the ratio of two of one period."""
        for link in self.result.series.links:
            names = [self.speaker.text(basis_name(basis)) for basis in (link.onto, link.basis)]
            period = self.speaker.period(link.value.period)
            formula = f"{names[0]} / {names[1]}, {period}"
            numbers = f"{exact(link.onto_value.amount)} / {exact(link.value.amount)}"
            yield Step("basis-link", formula, numbers, amount(link.ratio, 6))

    def _indexes(self) -> Iterator[Step]:
        """Yield how an index comes about: chained from 100, or divided by that of its own year."""
        target, current = self.result.target, self.numbers.current
        if target.index is None or current is None or not current.parts:
            return

        if target.takes_rates and all(is_growth(part) for part in current.parts):
            rates = [convert(Fraction(part.value), part.unit, RATIO) for part in current.parts]
            years = [part.period.year for part in current.parts]
            letters = " * ".join(f"(1 + g{year})" for year in years)
            factors = " * ".join(f"(1 + {operand(rate)})" for rate in rates)
            value = self._quantity(current.amount)
            yield Step(
                "index",
                f"x = {FULL_INDEX} * {letters}",
                f"{FULL_INDEX} * {factors}",
                value,
            )
        elif not target.takes_rates and len(current.parts) == 2 and not current.links:
            own, latest = [convert(Fraction(p.value), p.unit, target.unit) for p in current.parts]
            formula = f"x = v / v{target.index} * {FULL_INDEX}"
            numbers = f"{operand(latest)} / {operand(own)} * {FULL_INDEX}"
            yield Step("index", formula, numbers, self._quantity(current.amount))

    def _quotients(self) -> Iterator[Step]:
        """Yield how the values of the base and of now come of two that were published.

        Of a value that was carried over from another basis the link says how it comes about.
        """
        target = self.result.target
        if target.per is None:
            return

        divisor = self.plan.entry(target.per)
        scale = factor(f"{target.unit}/{divisor.unit}", target.per_unit)
        rescaled = "" if scale == 1 else f" * {exact(scale)}"

        for letter, point in (("B", self.numbers.base), ("x", self.numbers.current)):
            if point is None or len(point.parts) != 2 or point.links:
                continue

            own, other = point.parts
            above = operand(convert(Fraction(own.value), own.unit, target.unit))
            below = operand(convert(Fraction(other.value), other.unit, divisor.unit))
            formula = f"{letter} = N / D{rescaled}"
            yield Step(
                "quotient",
                formula,
                f"{above} / {below}{rescaled}",
                self._quantity(point.amount),
            )

    def _base(self) -> Iterator[Step]:
        """Yield how a base that is the mean of several years comes to its value and its time."""
        target, base = self.result.target, self.numbers.base
        if not target.base_years or base is None:
            return

        points = [self.result.series.at(year) for year in target.base_years]
        values = [operand(point.amount) for point in points if point is not None]
        years = [str(year) for year in target.base_years]
        count = len(years)
        letters = " + ".join(f"y{year}" for year in years)
        value = f"({' + '.join(values)}) / {count}"
        yield Step(
            "base-mean",
            f"({letters}) / {count}",
            value,
            self._quantity(base.amount),
        )
        middle = f"({' + '.join(years)}) / {count}"
        yield Step("base-time", f"t0 = {middle}", middle, moment(target.base_time))

    def _goal(self) -> Iterator[Step]:
        """Yield how a goal that is set against the base comes to its value.

        Of a range the near end is asked for, and the far one is its ambition.
        """
        goal = self.result.target.goal
        aim = self.numbers.aim
        if not goal.relative or self.numbers.base is None or aim is None or goal.value is None:
            return

        yield self._goal_step("goal", goal.value, aim.value)

        if goal.upper is not None and aim.ambition is not None:
            yield self._goal_step("ambition", goal.upper, aim.ambition)

    def _goal_step(self, name: str, figure: Fraction, value: Fraction) -> Step:
        """Return the step from the base to what `figure` of the goal comes to."""
        goal, base = self.result.target.goal, self.numbers.base
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

        formula, numbers = (by_amount if goal.by_amount else formulas)[goal.form]
        return Step(name, formula, numbers, self._quantity(value))

    def _time_gone(self) -> Iterator[Step]:
        elapsed = self.numbers.elapsed
        if elapsed is not None:
            formula = growth.ELAPSED.text()
            yield Step(
                "elapsed",
                f"e = {formula}",
                self._filled(formula),
                percent(elapsed, 1),
            )

    def _progress(self) -> Iterator[Step]:
        """Yield progress, the value expected by now, and the lead of the one over the time."""
        numbers = self.numbers
        if numbers.progress is None or numbers.expected is None:
            return

        way = growth.PROGRESS.text(self.shape)
        yield self._step("progress", way, percent(numbers.progress, 1))

        if self.has_waypoints:
            yield self._due()

        share = "d" if self.has_waypoints else "e"
        expected = growth.EXPECTED.text(self.shape, elapsed=share)
        yield self._step("expected", expected, self._quantity(numbers.expected))
        yield self._lead(share)

    def _due(self) -> Step:
        """Return the step to the share of the way that is due between two waypoints."""
        assert self.numbers.schedule is not None and self.numbers.due is not None
        start, end = self.numbers.schedule.piece(self.current_time)
        formula = growth.DUE_SHARE.text()
        put_in = growth.DUE_SHARE.text(
            "linear",
            **_marks(start, end),
            time=self.values["t"],
        )
        return Step("due-share", f"d = {formula}", put_in, percent(self.numbers.due, 1))

    def _lead(self, share: str) -> Step:
        """Return the step to the lead in months, or in points where there has been a way back.

        `share` is the letter of the share of the way that is due: d with waypoints, else e.
        """
        numbers = self.numbers
        progress = operand(numbers.progress or 0)
        elapsed = self.values[share]
        lead = self.speaker.lead(numbers.lead or 0, numbers.lead_months)
        if numbers.lead_months is None:
            return Step(
                "lead",
                f"(P - {share}) * 100",
                f"({progress} - {elapsed}) * 100",
                lead,
            )
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
        due_at = growth.TIME_DUE.text(
            "linear",
            **_marks(*piece),
            progress=operand(numbers.progress),
        )
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

            years = f"({until} - {since})"
            formula = growth.RATE.text(self.shape, start=start, end=end, years=years)
            change = self.speaker.calculated_change(rate)

            if rate is numbers.recent:
                change = f"{change}  {self._recent_span()}"

            yield self._step(name, formula, change)

    def _recent_span(self) -> str:
        """Return the two values on which the recent rate rests, with their periods."""
        points = (self.numbers.previous, self.numbers.current)
        values = []

        for point in points:
            if point is not None:
                value = self.speaker.marked_value(point, self.unit)
                values.append(f"{self.speaker.period(point.period)} {value}")

        return f"({' → '.join(values)})"

    def _forecast(self) -> Iterator[Step]:
        """Yield the value in the target year at the recent rate, and its share of the way."""
        numbers = self.numbers
        if numbers.forecast is None or numbers.recent is None:
            return

        formula = growth.PROJECT.text(self.shape)

        if numbers.trend is None:
            yield self._step("forecast", formula, self._quantity(numbers.forecast))
        else:
            yield self._step("trend-alone", formula, self._quantity(numbers.trend))
            yield held_step("forecast", numbers.forecast, self.unit, self.speaker)

        if numbers.forecast_progress is not None:
            formula = growth.PROGRESS.text(self.shape, value="F")
            yield self._step("reach", formula, percent(numbers.forecast_progress, 1))

    def _arrival(self) -> Iterator[Step]:
        """Yield when the goal is reached at the recent rate, or since when it has been met."""
        numbers = self.numbers
        if numbers.arrival is None or numbers.aim is None:
            return

        when = self.speaker.arrival(numbers.arrival)

        # The goal is met: the year is that of the value from which on every one has met it.
        if numbers.recent is None or numbers.arrival <= self.current_time:
            if numbers.aim.low is not None:
                sign, bound = ">=", exact(numbers.aim.low)
            else:
                sign, bound = "<=", exact(numbers.aim.high or 0)

            yield Step(
                "arrival",
                f"x {sign} G",
                f"{self.values['x']} {sign} {bound}",
                when,
            )
        else:
            yield self._step("arrival", f"t + {growth.YEARS_UNTIL.text(self.shape)}", when)

    def _tests(self) -> Iterator[Step]:
        """Yield the two tests on which the status of a target under way rests."""
        numbers = self.numbers
        status = self.result.status
        if self.result.arrives is not None:
            sign = _SIGN_OF_GOAL[self.result.target.goal.comparator or ">="]
            test = f"F {sign} G"
            passed = self._verdict(self.result.arrives)
            yield Step("forecast-test", test, self._filled(test), passed)
        if status not in _TESTED or numbers.progress is None:
            return

        elapsed = numbers.due or 0
        enough = 1 - self.plan.slack(self.result.target)
        # The sign is that of the verdict: shares that differ in the eleventh digit print alike.
        sign = ">=" if status in _ON_SCHEDULE else "<"
        due = f"{exact(enough)} * {exact(elapsed)} = {exact(enough * elapsed)}"
        schedule = f"{exact(numbers.progress)} {sign} {due}"
        passed = self._verdict(status in _ON_SCHEDULE)
        share = "d" if self.has_waypoints else "e"
        yield Step("schedule-test", f"P >= (1 - a) * {share}", schedule, passed)

        if numbers.forecast_progress is not None:
            sign = ">=" if status in _ARRIVING else "<"
            forecast = f"{exact(numbers.forecast_progress)} {sign} {exact(enough)}"
            passed = self._verdict(status in _ARRIVING)
            yield Step("forecast-test", "Q >= 1 - a", forecast, passed)

    def _verdict(self, passed: bool) -> str:
        return self.speaker.word("passed" if passed else "failed")


def _marks(start: Mark, end: Mark) -> dict[str, str]:
    """Return the numbers of two marks of a schedule by the names of the formulas."""
    return {
        "start_time": moment(start.time),
        "end_time": moment(end.time),
        "start_share": exact(start.share),
        "end_share": exact(end.share),
    }
