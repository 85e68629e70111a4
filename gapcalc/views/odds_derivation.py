"""How the odds of a target come about, as one would compute them by hand.

The letters: v and w are the pace seen and the pace needed, q the first value of the last five years
at tq, m the mean change, D the squared deviations of the n yearly changes from it, h the least
scatter, sd the scatter, z by how many scatters v is ahead of w. B, x, G and their times are those
of the other steps.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.odds import Odds, YearlyChange
from gapcalc.assessment.status import Result
from gapcalc.core import growth
from gapcalc.core.growth import Number
from gapcalc.plan.model import Plan
from gapcalc.views.numbers import amount, exact
from gapcalc.views.speaker import Speaker
from gapcalc.views.step import Step, moment, operand

__all__ = ["ODDS_STEPS", "odds_steps"]

# The names of the steps.
ODDS_STEPS = frozenset(
    {
        "pace-seen",
        "pace-needed",
        "mean-change",
        "squares",
        "least-scatter",
        "scatter",
        "margin",
        "odds",
    }
)


def odds_steps(plan: Plan, result: Result, odds: Odds, speaker: Speaker) -> list[Step]:
    """Return the steps to the odds of `result`, in the order in which one would compute them."""
    return list(_OddsDerivation(plan, result, odds, speaker).steps())


class _OddsDerivation:
    """The steps of one target's odds."""

    def __init__(self, plan: Plan, result: Result, odds: Odds, speaker: Speaker) -> None:
        numbers = result.numbers
        assert numbers.base is not None and numbers.current is not None and numbers.aim is not None
        self.odds = odds
        self.speaker = speaker
        # The mean change is that from the first value to the latest.
        first = odds.changes[0].start

        self.values = {
            "B": operand(numbers.base.amount),
            "x": operand(numbers.current.amount),
            "G": operand(numbers.aim.value),
            "q": operand(first.amount),
        }

        self.times = {
            "t0": moment(result.target.base_time),
            "t": moment(numbers.current.time),
            "T": str(plan.end(result.target)),
            "tq": moment(first.time),
        }

    def steps(self) -> Iterator[Step]:
        odds = self.odds
        yield self._pace("pace-seen", "v", odds.seen, ("B", "x"), ("t0", "t"))
        yield self._pace("pace-needed", "w", odds.needed, ("x", "G"), ("t", "T"))
        yield self._pace("mean-change", "m", odds.mean, ("q", "x"), ("tq", "t"))
        yield self._squares()

        if odds.shape == "linear":
            formula = growth.LEAST_CHANGE.text()
            numbers = growth.LEAST_CHANGE.text(value=self.values["x"])
            yield Step("least-scatter", formula, numbers, amount(odds.least))

        yield self._scatter()
        yield self._margin()
        yield self._likelihood()

    def _pace(
        self, name: str, letter: str, pace: Number, ends: tuple[str, str], times: tuple[str, str]
    ) -> Step:
        """Return the step to a pace between two values; for a goal to fall to they change sides."""
        start, end = ends if self.odds.rising else reversed(ends)
        since, until = times
        shape = self.odds.shape
        formula = growth.PACE.text(shape, start=start, end=end, years=f"({until} - {since})")

        numbers = growth.PACE.text(
            shape,
            start=self.values[start],
            end=self.values[end],
            years=f"({self.times[until]} - {self.times[since]})",
        )

        return Step(name, f"{letter} = {formula}", numbers, amount(pace))

    def _squares(self) -> Step:
        """Return the step to the squared deviations, with a term for each change."""
        terms = " + ".join(self._square(change) for change in self.odds.changes)
        formula = "D = (d1 - m * y1)^2 / y1 + ..."
        return Step("squares", formula, terms, amount(self.odds.squares))

    def _square(self, change: YearlyChange) -> str:
        """Return one term: ((120 - 110) - 8)^2, or (ln(120 / 110) - 2 * 0.08)^2 / 2."""
        start = operand(change.start.amount)
        end = operand(change.end.amount)
        if not self.odds.rising:
            # For a goal to fall to, the way down is the one that counts.
            start, end = end, start

        # (120 - 110), or ln(120 / 110) where growth compounds
        way = f"({end} - {start})"
        if self.odds.shape == "compound":
            way = f"ln({end} / {start})"

        mean = operand(self.odds.mean)
        if change.years == 1:
            return f"({way} - {mean})^2"

        years = operand(change.years)
        return f"({way} - {years} * {mean})^2 / {years}"

    def _scatter(self) -> Step:
        """Return the step to the scatter of the changes a year: sd = sqrt(max(D / 4, h^2))."""
        odds = self.odds
        # In logarithms the least scatter is one number for all values, and has no letter.
        letter = "h" if odds.shape == "linear" else amount(odds.least)

        numbers = growth.SCATTER.text(
            squares=operand(odds.squares),
            least=operand(odds.least),
            changes=str(len(odds.changes)),
        )

        formula = growth.SCATTER.text(least=letter)
        return Step("scatter", f"sd = {formula}", numbers, amount(odds.scatter))

    def _margin(self) -> Step:
        """Return the step from the paces and the scatter to z."""
        formula = growth.MARGIN.text()
        numbers = growth.MARGIN.text(
            seen=operand(self.odds.seen),
            needed=operand(self.odds.needed),
            spread=operand(self.odds.scatter),
        )

        return Step("margin", f"z = {formula}", numbers, amount(self.odds.z))

    def _likelihood(self) -> Step:
        """Return the step from z to the odds."""
        formula = growth.LIKELIHOOD.text()
        # The share itself is told where it can be checked; what is printed of it is in tenths.
        put_in = growth.LIKELIHOOD.text(lead=exact(self.odds.z))
        # Phi(-1.2816) = 0.1
        numbers = f"{put_in} = {exact(self.odds.probability)}"
        words = self.speaker.odds_in_words(self.odds)
        return Step("odds", formula, numbers, words)
