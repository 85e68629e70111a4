"""The first months of a year in words, by hand, and for other programs.

No verdict rests on them.
"""

from __future__ import annotations

from typing import Any

from gapcalc.assessment.series import Point
from gapcalc.assessment.so_far import SoFar
from gapcalc.core.growth import GROWN, GROWTH_ON
from gapcalc.views.json_values import number_json, value_json
from gapcalc.views.numbers import exact, percent
from gapcalc.views.speaker import Speaker
from gapcalc.views.step import Step, operand

__all__ = ["so_far_json", "so_far_steps", "so_far_text"]


def so_far_text(so_far: SoFar, speaker: Speaker) -> str:
    """Return the months with their growth on the same ones a year before, and where that leads.

    Jan–Jun 2026 8,300 亿元, +5.1% on Jan–Jun 2025; at that growth 2026 comes to 17,540 亿元 (no
    verdict rests on it)
    """
    parts = [_months_with_growth(so_far, speaker)]

    if so_far.year is not None:
        amount = speaker.quantity(so_far.year, so_far.unit)
        parts.append(speaker.word("so-far-year", year=so_far.period.year, value=amount))

    return speaker.in_brackets(speaker.sentences(parts), speaker.word("so-far-unused"))


def _months_with_growth(so_far: SoFar, speaker: Speaker) -> str:
    """Return the value of the months, and how it compares: by its growth, or beside the other."""
    months = speaker.months(so_far.period)
    # Half a year is compared with the same half, never with a whole year.
    before = speaker.months(so_far.period._replace(year=so_far.period.year - 1))
    text = months
    if so_far.value:
        value = speaker.marked_value(so_far.value, so_far.unit)
        text = f"{months} {value}".strip()

    if so_far.growth is not None:
        # +5.1%
        growth = percent(so_far.growth, 1, sign=True)
        comparison = speaker.word("so-far-growth", growth=growth, months=before)
        # Of some months only the growth is published: "Jan–Jun 2026 +5.1% on Jan–Jun 2025".
        if not so_far.value:
            return f"{text} {comparison}"

        return speaker.joined(text, comparison)

    if so_far.before is not None:
        value_before = speaker.marked_value(so_far.before, so_far.unit)
        comparison = speaker.word("so-far-before", value=value_before, months=before)
        return speaker.joined(text, comparison)

    return text


def so_far_steps(so_far: SoFar, speaker: Speaker) -> list[Step]:
    """Return how the growth, and the year at that growth, come about."""
    steps = []
    growth = so_far.growth
    if growth is not None and so_far.value is not None and so_far.before is not None:
        before, value = operand(so_far.before.amount), operand(so_far.value.amount)
        formula = GROWTH_ON.text(start="s0", end="s")
        numbers = GROWTH_ON.text(start=before, end=value)
        shown = percent(growth, 2, sign=True)
        steps.append(Step("so-far-growth-name", formula, numbers, shown))

    if growth is not None and so_far.full_year is not None and so_far.year is not None:
        formula = GROWN.text(value="Y", change="g")
        numbers = GROWN.text(value=operand(so_far.full_year.amount), change=exact(growth))
        shown = speaker.calculated(so_far.year, so_far.unit)
        steps.append(Step("so-far-year-name", formula, numbers, shown))

    return steps


def so_far_json(so_far: SoFar | None) -> dict[str, Any] | None:
    """Return the months with what they are compared with; None where there are none."""
    if so_far is None:
        return None

    latest = so_far.value or so_far.rate
    return {
        "period": str(so_far.period),
        "value": value_json(so_far.value.value) if so_far.value else None,
        "unit": so_far.unit,
        "bound": latest.bound if latest else None,
        "status": latest.status if latest else None,
        "same_period": _dated_value_json(so_far.before),
        "growth": number_json(so_far.growth),
        "growth_published": so_far.rate is not None,
        "year_at_that_growth": _year_json(so_far),
    }


def _year_json(so_far: SoFar) -> dict[str, Any] | None:
    """Return the year at the growth of its months; None where the year before is not known."""
    if so_far.year is None:
        return None

    return {
        "year": so_far.period.year,
        "value": float(so_far.year),
        "unit": so_far.unit,
        "full_year": _dated_value_json(so_far.full_year),
    }


def _dated_value_json(point: Point | None) -> dict[str, Any] | None:
    """Return a value with its period; None where there is none."""
    if point is None:
        return None

    return {"period": str(point.period), "value": value_json(point.value)}
