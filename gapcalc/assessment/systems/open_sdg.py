"""Open SDG, as Statistics Canada and others use it: the growth seen over the growth needed.

Source: sdg-build 2.4, https://github.com/open-sdg/sdg-build. Its defaults: less is better, base
year 2015, goal year 2030.

With a goal the figure is the ratio R = s·d·CAGR(b to x) / |CAGR(b to G)|, where d is 1 if more is
better and -1 if less is, and s is -1 for a base below zero. Without a goal R = s·d·CAGR(b to x).

| R with a goal | R without a goal | status                |
|---------------|------------------|-----------------------|
| 0.95 and more | 0.015 and more   | substantial_progress  |
| 0.60 and more | 0.005 and more   | moderate_progress     |
| 0 and more    | 0 and more       | limited_progress      |
| below 0       | below 0          | deterioration         |

- Near a limit that cannot be passed (100 %) the bounds without a goal are multiplied by
  1 - (B/L)^4.44, where B = |b| and L = |limit|. For a B beyond L it is 2L - B; from 2L on nothing
  changes.
- That the goal is met is tested first, and needs no R.
- A missing base year gives way to the next later one. A goal of 0 becomes 0.001.
- There is no R for a base of 0 (the code has 0.001 there too, but no published series shows it),
  for values that change their sign, and for a base that is the goal.
"""

from __future__ import annotations

from fractions import Fraction

from gapcalc.assessment.systems.arithmetic import Bands, band, compound_rate
from gapcalc.assessment.systems.indicator import Indicator
from gapcalc.assessment.systems.system import System
from gapcalc.assessment.systems.verdict import NOT_AVAILABLE, Verdict

__all__ = ["OPEN_SDG"]

_BANDS_WITH_GOAL: Bands = (
    (0.95, "substantial_progress"),
    (0.60, "moderate_progress"),
    (0, "limited_progress"),
)
_HIGH_GROWTH = 0.015
_MEDIUM_GROWTH = 0.005
_LIMIT_EXPONENT = 4.44
_INSTEAD_OF_ZERO = Fraction(1, 1000)


def _judge_by_growth_ratio(indicator: Indicator) -> Verdict:
    """Return the verdict by the ratio of the growth seen to the growth needed."""
    # No growth rate leads to 0: the source puts a thousandth in its place.
    if indicator.goal == 0:
        indicator.goal = _INSTEAD_OF_ZERO
        indicator.notes.append("goal-0.001")

    value, why_undefined = _ratio(indicator)

    if indicator.meets_goal(indicator.current):
        return indicator.verdict("target_achieved", why_undefined, value=value, score=5.0)
    if value is None:
        return indicator.refusal(why_undefined)

    if indicator.goal is not None:
        status = band(value, _BANDS_WITH_GOAL, "deterioration")
        return indicator.verdict(status, value=value, score=_score_with_goal(value))

    narrowed = _narrowed_near_limit(indicator)

    bands: Bands = (
        (_HIGH_GROWTH * narrowed, "substantial_progress"),
        (_MEDIUM_GROWTH * narrowed, "moderate_progress"),
        (0, "limited_progress"),
    )

    status = band(value, bands, "deterioration")
    return indicator.verdict(status, value=value, score=_score_without_goal(value, narrowed))


def _ratio(indicator: Indicator) -> tuple[float | None, str]:
    """Return R, or None and the note that says why it is undefined."""
    base, current, goal = indicator.base, indicator.current, indicator.goal

    if indicator.unfit:
        return None, indicator.unfit
    # Neither from 0 nor from -5 to 5 does a rate of growth lead.
    if base == 0:
        return None, "base-zero"
    if base * current < 0:
        return None, "sign-change"
    if goal is not None and base * goal < 0:
        return None, "sign-change"
    if base == goal:
        return None, "base-met"

    # A value of 0 has lost everything: -100 % a year.
    growth = compound_rate(base, current, indicator.years) if current else -1.0
    # Without a goal the growth itself is the figure.
    required = 1.0

    if goal is not None:
        required = abs(compound_rate(base, goal, indicator.years_to_goal))

    # From -10 to -5 is a rise, though the amount without its sign falls.
    sign = indicator.sign if base > 0 else -indicator.sign
    return sign * growth / required, ""


def _narrowed_near_limit(indicator: Indicator) -> float:
    """Return the factor for the bounds without a goal: 1, or less near the limit."""
    base = abs(indicator.base)
    limit = abs(indicator.limit or Fraction(0))
    if base >= 2 * limit:
        return 1.0

    indicator.notes.append("limit-scaled")
    within = min(base, 2 * limit - base)
    share: float = float(within / limit) ** _LIMIT_EXPONENT
    return 1.0 - share


def _score_with_goal(value: float) -> float:
    """Return the score from -5 to 5 for a ratio; the factors are those of the source."""
    if value >= 0.6:
        return min(7.1429 * value - 4.2857, 5.0)

    return max(4.1667 * value - 2.5, -5.0)


def _score_without_goal(value: float, narrowed: float) -> float:
    """Return the score from -5 to 5 for a growth rate.

    It runs along straight lines, a quarter of the scale to each of the four bands.
    """
    if value < 0:
        return max(125 * value - 2.5, -5.0)
    if narrowed == 0:
        return 5.0

    value /= narrowed
    if value >= _HIGH_GROWTH:
        return min(500 * value - 5, 5.0)
    if value >= _MEDIUM_GROWTH:
        return 250 * value - 1.25

    return 500 * value - 2.5


OPEN_SDG = System(
    name="open-sdg",
    statuses=(
        "target_achieved",
        "substantial_progress",
        "moderate_progress",
        "limited_progress",
        "deterioration",
        NOT_AVAILABLE,
    ),
    as_planned=frozenset({"target_achieved", "substantial_progress"}),
    judge=_judge_by_growth_ratio,
    rules=frozenset({"target", "direction"}),
    default_goal_year=2030,
)
