"""How each number of a scenario's outcome follows from its formula, for a check by hand.

The letters are those of `gapcalc show`: base B in the year t0, latest value x at the time t,
goal G in the target year T, forecast F, tolerance a. A growth that is assumed is g. In a total
that grows, f is the amount of the last full year y0, and s the time from which a year y counts.
"""

from __future__ import annotations

import math
from fractions import Fraction

from gapcalc.assessment.assumption import Growth
from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.scenario import Need, Outcome, last_flow, yearly
from gapcalc.core.growth import (
    DUE_SHARE,
    ELAPSED,
    EXPECTED,
    GAP,
    PROGRESS,
    PROJECT,
    YEARS_UNTIL,
    Number,
    Shape,
)
from gapcalc.plan.model import Plan
from gapcalc.views.derivation import derivation, held_step
from gapcalc.views.numbers import amount, exact, percent
from gapcalc.views.odds_derivation import ODDS_STEPS
from gapcalc.views.speaker import Speaker
from gapcalc.views.step import Step, moment, operand

__all__ = ["outcome_derivation"]

# Steps that rest on the recent rate or on the pace seen so far, which an assumed growth takes the
# place of.
_REPLACED = {"forecast", "reach", "forecast-test", *ODDS_STEPS}


def outcome_derivation(
    plan: Plan, outcome: Outcome, need: Need | None, speaker: Speaker
) -> list[Step]:
    """Return the steps to the numbers of `outcome`, and to its `need` where the target lags."""
    steps = _steps_of_target(plan, outcome, speaker)

    if outcome.growth is not None:
        steps += _GrowthDerivation(plan, outcome, outcome.growth, speaker).steps()

    aim = outcome.result.numbers.aim
    if outcome.short is not None and outcome.value is not None and aim is not None:
        numbers = GAP.text(goal=operand(aim.value), value=operand(outcome.value))
        missing = speaker.calculated_difference(outcome.short, outcome.result.series.unit)
        steps.append(Step("short-of", GAP.text(value="F"), numbers, missing))

    if need is not None:
        steps += _NeedDerivation(plan, outcome, need, speaker).steps()

    return steps


def _steps_of_target(plan: Plan, outcome: Outcome, speaker: Speaker) -> list[Step]:
    """Return the steps that `show` prints, without those that an assumed growth replaces."""
    steps = derivation(plan, outcome.result, speaker)

    if outcome.growth is None:
        return steps

    # At an assumed growth the recent rate leads nowhere.
    replaced = set(_REPLACED)

    if outcome.arrival != outcome.result.numbers.arrival:
        replaced.add("arrival")

    return [step for step in steps if step.name not in replaced]


class _GrowthDerivation:
    """The steps from the latest value, by an assumed growth, to the end of the target year."""

    def __init__(self, plan: Plan, outcome: Outcome, growth: Growth, speaker: Speaker) -> None:
        current = outcome.result.numbers.current
        assert current is not None, "a growth is used only where there is a value to grow"
        self.outcome = outcome
        self.numbers = outcome.result.numbers
        self.unit = outcome.result.series.unit
        self.speaker = speaker
        self.target_year = plan.end(outcome.result.target)
        self.current = current
        self.rate = growth.rate.value
        self.shape = growth.rate.shape
        # A compound rate on a cumulative path lets the yearly amount grow, not the total.
        self.flow: tuple[int, Fraction] | None = None

        if self.shape == "compound" and outcome.result.target.path == "cumulative":
            self.flow = last_flow(outcome.result.series)

        self.x = operand(current.amount)
        self.t = moment(current.time)
        self.g = operand(self.rate)

    def steps(self) -> list[Step]:
        """Return the steps to the value, to its share of the way and to the arrival."""
        outcome = self.outcome
        steps = []

        if outcome.value is not None:
            steps += self._value(outcome.value)

            if outcome.reach is not None:
                steps += self._reach(outcome.value, outcome.reach)

        arrival = outcome.arrival
        # A goal that was met before the growth has arrived already, as `show` derives it.
        if arrival is not None and arrival != self.numbers.arrival:
            steps += self._arrival(arrival)

        return steps

    def _value(self, value: Number) -> list[Step]:
        """Return the step to the value, and to where the growth alone would have led."""
        if self.flow is not None:
            formula = "x + f * (1 + g)^(y - y0) * (y - s) + ..."
            numbers = self._sum_of_years(self.flow)
        else:
            years = f"({self.target_year} - {self.t})"
            formula = PROJECT.text(self.shape, change="g")
            numbers = PROJECT.text(
                self.shape,
                value=self.x,
                change=self.g,
                years=years,
            )

        trend = self.outcome.trend
        if trend is None:
            result = self.speaker.calculated(value, self.unit)
            return [Step("value-assumed", formula, numbers, result)]

        # A share of 104 % is held at 100 %: both are shown.
        alone = self.speaker.calculated(trend, self.unit)
        held = held_step("value-assumed", value, self.unit, self.speaker)
        return [Step("trend-alone", formula, numbers, alone), held]

    def _sum_of_years(self, flow: tuple[int, Fraction]) -> str:
        """Return the latest total and what each year adds: 107 + 107 * (1 + 0.4)^1 + …"""
        # Each year adds what the last full one did, grown by g once more.
        last_year, amount_of_last = flow
        f = exact(amount_of_last)
        terms = [self.x]

        for start, year, _ in self._years(flow, self.target_year):
            term = f"{f} * (1 + {self.g})^{year - last_year}"

            # Of a year under way only the part still to come is added: three months are 0.25.
            if year - start < 1:
                term += f" * {exact(year - start)}"

            terms.append(term)

        return " + ".join(terms)

    def _years(self, flow: tuple[int, Fraction], end: int) -> list[tuple[Fraction, int, Number]]:
        """Return start, year and amount of each year from the latest value to the end of `end`."""
        years = []

        for start, year, added in yearly(self.current.time, flow, self.rate):
            if year > end:
                break

            years.append((start, year, added))

        return years

    def _reach(self, value: Number, reach: Number) -> list[Step]:
        """Return the share of the way from the base that the value covers."""
        if self.numbers.base is None or self.numbers.aim is None:
            return []

        # The way has the shape of the target's path, whichever shape the growth has.
        shape: Shape = self.numbers.shape or "linear"

        numbers = PROGRESS.text(
            shape,
            value=operand(value),
            base=operand(self.numbers.base.amount),
            goal=operand(self.numbers.aim.value),
        )

        formula = PROGRESS.text(shape, value="F")
        return [Step("reach-assumed", formula, numbers, percent(reach, 1))]

    def _arrival(self, arrival: Number) -> list[Step]:
        """Return when the goal is reached."""
        if self.numbers.aim is None:
            return []

        goal = self.numbers.aim.value

        if self.flow is not None:
            formula = "s + (G - S) / f(y) * (y - s)"
            numbers = self._arrival_in_total(self.flow, goal, arrival)
        else:
            years_in_letters = YEARS_UNTIL.text(self.shape, change="g")
            years = YEARS_UNTIL.text(
                self.shape,
                goal=operand(goal),
                value=self.x,
                change=self.g,
            )
            formula = f"t + {years_in_letters}"
            numbers = f"{self.t} + {years}"

        when = self.speaker.arrival(arrival)
        return [Step("arrival", formula, numbers, when)]

    def _arrival_in_total(self, flow: tuple[int, Fraction], goal: Number, arrival: Number) -> str:
        """Return the calculation within the year of arrival, which begins with the total S."""
        *before, last = self._years(flow, math.ceil(arrival))
        start, year, added = last
        total: Number = self.current.amount

        for _, _, added_before in before:
            total = total + added_before

        missing = f"({operand(goal)} - {operand(total)})"
        return f"{moment(start)} + {missing} / {operand(added)} * {exact(year - start)}"


class _NeedDerivation:
    """The steps to what a lagging target needs."""

    def __init__(self, plan: Plan, outcome: Outcome, need: Need, speaker: Speaker) -> None:
        self.plan = plan
        self.outcome = outcome
        self.numbers = outcome.result.numbers
        self.need = need
        self.speaker = speaker
        self.word = speaker.word

    def steps(self) -> list[Step]:
        """Return the steps to the values that are due, and to the multiples of the rates."""
        need = self.need
        steps = []

        if need.enough is not None and need.by is not None:
            steps += self._on_schedule(need.enough, need.by)

        if need.even is not None and need.by is not None:
            steps += self._even_odds(need.even, need.by)

        steps += self._times("times-recent", self.numbers.recent, need.times_recent)
        steps += self._times("times-observed", self.numbers.observed, need.times_observed)
        return steps

    def _on_schedule(self, enough: Number, by: int) -> list[Step]:
        """Return the value at the end of the year `by` that counts as on schedule."""
        if self.numbers.base is None or self.numbers.aim is None:
            return []

        shape: Shape = self.numbers.shape or "linear"
        end = self.plan.end(self.outcome.result.target)
        share = "e"
        elapsed = self._due(by)

        # The schedule gives a target under way some slack: 5 % of the way that is due.
        # In the target year itself it is the goal, which no tolerance eases.
        if by < end:
            share = "(1 - a) * e"
            elapsed = f"(1 - {exact(self.plan.slack(self.outcome.result.target))}) * {elapsed}"

        # In a compound path the share is an exponent, and needs its own brackets.
        if shape == "compound":
            share = f"({share})"
            elapsed = f"({elapsed})"

        formula = EXPECTED.text(shape, elapsed=share)

        numbers = EXPECTED.text(
            shape,
            base=operand(self.numbers.base.amount),
            goal=operand(self.numbers.aim.value),
            elapsed=elapsed,
        )

        result = self.speaker.calculated(enough, self.outcome.result.series.unit)
        return [Step("on-schedule", formula, numbers, result)]

    def _due(self, by: int) -> str:
        """Return how the share of the way that is due by the end of the year `by` comes about."""
        target = self.outcome.result.target
        schedule = self.numbers.schedule

        if target.waypoints and schedule is not None:
            start, end = schedule.piece(Fraction(by))
            due = DUE_SHARE.text(
                start_share=exact(start.share),
                end_share=exact(end.share),
                start_time=str(start.time),
                end_time=str(end.time),
                time=str(by),
            )
            return f"({due})"

        return ELAPSED.text(
            time=str(by),
            base_time=moment(target.base_time),
            goal_time=str(self.plan.end(target)),
        )

    def _even_odds(self, even: Number, by: int) -> list[Step]:
        """Return the value at the end of the year `by` at which the odds are even: v is w there."""
        if self.numbers.base is None or self.numbers.aim is None:
            return []

        target = self.outcome.result.target
        shape: Shape = self.numbers.shape or "linear"

        elapsed = ELAPSED.text(
            time=str(by),
            base_time=moment(target.base_time),
            goal_time=str(self.plan.end(target)),
        )

        numbers = EXPECTED.text(
            shape,
            base=operand(self.numbers.base.amount),
            goal=operand(self.numbers.aim.value),
            elapsed=f"({elapsed})",
        )

        formula = f"v = w: {EXPECTED.text(shape)}"
        result = self.speaker.calculated(even, self.outcome.result.series.unit)
        return [Step("even-odds", formula, numbers, result)]

    def _times(self, name: str, rate: Rate | None, times: Number | None) -> list[Step]:
        """Return how many times a rate the required one is."""
        required = self.need.required
        if times is None or rate is None or required is None:
            return []

        # 0.105 / 0.055
        numbers = f"{operand(required.value)} / {operand(rate.value)}"
        result = self.word("times", count=amount(times, 3))
        return [Step(name, "R / r", numbers, result)]
