"""Numbers, marks and reasons as a reader of one language sees them."""

from __future__ import annotations

import math

from gapcalc.assessment.series import Point
from gapcalc.assessment.status import Numbers, Rate, Reason, Result
from gapcalc.core.growth import Number
from gapcalc.core.period import Period
from gapcalc.core.problem import Lang
from gapcalc.core.unit import label
from gapcalc.messages.words import REASONS, word
from gapcalc.plan.model import Aim, Name, Plan, Target

__all__ = [
    "amount", "change", "clause", "difference", "exact", "goal", "lead", "marked", "percent", "quantity",
    "reason", "reasons", "short",
]  # fmt: skip

MINUS = "-"
_STATUS_MARKS = {"preliminary": "p", "estimate": "e", "revised": "r"}


def amount(value: Number, digits: int = 5) -> str:
    """Return `value` to `digits` significant digits, but never less than its whole part: 8,158.4 or 0.929."""
    number = float(value)
    if not math.isfinite(number):
        return "∞"
    whole = len(str(int(abs(number)))) if abs(number) >= 1 else 0
    if number and not whole:
        places = min(12, max(1, digits - 1) - 1 - math.floor(math.log10(abs(number))))
    else:
        places = max(0, min(digits - whole, 6 if digits > 5 else 4))
    text = f"{abs(number):,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{MINUS}{text}" if number < 0 and text.strip("0.,") else text


def exact(value: Number) -> str:
    """Return `value` with the digits that a calculation by hand needs."""
    return amount(value, 10)


def percent(share: Number, places: int = 0, sign: bool = False) -> str:
    """Return a share as per cent: 31%."""
    text = f"{abs(float(share)) * 100:,.{places}f}%"
    if float(share) < 0 and text.strip("0.%,"):
        return MINUS + text
    return f"+{text}" if sign else text


def change(rate: Rate | None, lang: Lang, per_year: bool = False, places: int = 1) -> str:
    """Return a rate: +17.2% where it compounds, +0.9pp for shares, else an amount with its sign."""
    if rate is None:
        return ""
    year = word("a-year", lang) if per_year else ""
    if rate.shape == "compound":
        return percent(rate.value, places if abs(float(rate.value)) < 10 else 0, sign=True) + year
    text = amount(rate.value, 4)
    text = text if text.startswith(MINUS) else f"+{text}"
    if rate.unit == "%":
        return f"{text}{word('points' if per_year else 'points-short', lang)}{year}"
    return f"{text}{_spaced(rate.unit, lang) if per_year else ''}{year}"


def _spaced(unit: str, lang: Lang) -> str:
    shown = label(unit, lang) if unit else ""
    return shown if shown in {"%", "‰", ""} else f" {shown}"


def lead(share: Number, months: Number, lang: Lang) -> str:
    """Return a lead or lag in points and months: 8.8 points behind, some 5.3 months."""
    points, span = amount(abs(float(share)) * 100, 2), amount(abs(float(months)), 2)
    return word("ahead" if share >= 0 else "behind-by", lang, points=points, months=span)


def difference(value: Number, unit: str, lang: Lang) -> str:
    """Return the difference of two values: of shares in points, else with the unit."""
    return f"{amount(value)} {word('points', lang)}" if unit == "%" else quantity(value, unit, lang)


def quantity(value: Number, unit: str, lang: Lang) -> str:
    """Return `value` with its unit: 8,158.4 亿元."""
    return f"{amount(value)}{_spaced(unit, lang)}"


def marked(point: Point, lang: Lang, unit: str = "") -> str:
    """Return the point's value with its marks: bound before, preliminary, estimate or revision behind."""
    if isinstance(point.value, str):
        return word(point.value, lang)
    bound, mark = point.bound or "", _STATUS_MARKS.get(point.status, "")
    shown = _spaced(unit, lang)
    return (
        f"{bound}{amount(point.value)}{mark}{shown}"
        if shown.startswith(" ")
        else f"{bound}{amount(point.value)}{shown}{mark}"
    )


def asked(target: Target, lang: Lang) -> str:
    """Return the goal as the plan words it: >3 万亿元, >=15%/年, 2 个-3 个, 投用."""
    goal = target.goal
    if goal.form in {"none", "stage"}:
        return word(goal.stage, lang) if goal.stage else "-"
    sign, text = goal.comparator or "", goal.text
    if goal.form == "over_series":
        return f"{sign} {goal.label.of(lang) if goal.label else goal.series}"
    if goal.form == "times_base":
        return f"{sign}{word('times-base', lang, factor=text)}"
    if goal.form == "reduce_by":
        return f"{sign}-{text}"
    return f"{sign.replace('..', '')}{text}{word('a-year', lang) if goal.form == 'average_growth' else ''}"


def goal(target: Target, aim: Aim | None, unit: str, lang: Lang) -> str:
    """Return the goal in the unit of the series, or as it is worded where that depends on a missing base."""
    if aim is None or target.goal.form in {"none", "stage"}:
        return asked(target, lang)
    if target.goal.upper is not None:
        return f"{amount(aim.value)}-{amount(target.goal.upper)}{_spaced(unit, lang)}"
    return f"{target.goal.comparator}{amount(aim.value)}{_spaced(unit, lang)}"


def clause(target: Target, lang: Lang) -> str:
    """Return where in the document a target is asked for: action 8, item 3; empty where that is not told."""
    if target.action is None:
        return ""
    key = "clause-lead" if target.item == "0" else "clause-text" if target.item else "clause-action"
    return word(key, lang, action=target.action, item=target.item or "")


def allowance(target: Target, aim: Aim | None) -> str:
    """Return what a goal of about admits: ` (>=331.24)`; empty for any other goal."""
    if aim is None or target.goal.comparator != "~":
        return ""
    bounds = ((">=", aim.low), ("<=", aim.high))
    return (
        f" ({', '.join(f'{sign}{amount(bound)}' for sign, bound in bounds if bound is not None)})"
    )


def short(period: Period) -> str:
    """Return a period as a mark behind a value: '24, '25-10, '25-1~3."""
    if period.is_year:
        return f"'{period.year % 100:02}"
    months = str(period.last) if period.first == period.last else f"{period.first}~{period.last}"
    return f"'{period.year % 100:02}-{months}"


def reasons(plan: Plan, result: Result, lang: Lang) -> str:
    """Return why a status was given, as one sentence or more."""
    return ("；" if lang == "zh" else "; ").join(
        reason(plan, result, r, lang) for r in result.reasons
    )


def reason(plan: Plan, result: Result, given: Reason, lang: Lang) -> str:
    """Return one reason in words, with its numbers."""
    target, series, numbers = result.target, result.series, result.numbers
    values: dict[str, object] = {
        "goal": goal(target, numbers.aim, series.unit, lang) + allowance(target, numbers.aim)
    }
    for key, value in given.values.items():
        if isinstance(value, Name):
            values[key] = value.of(lang)
        elif key == "from" and isinstance(value, Point):
            values["from_"], values["base"] = (
                marked(value, lang, series.unit),
                value.period.in_words(lang),
            )
        elif isinstance(value, Point):
            values["value"], values["period"] = (
                marked(value, lang, series.unit),
                value.period.in_words(lang),
            )
        elif isinstance(value, Numbers):
            values |= _spoken(value, plan, series.unit, lang)
        elif isinstance(value, list):
            values[key] = ("、" if lang == "zh" else ", ").join(str(item) for item in value)
        else:
            values[key] = str(value) if value is not None else "-"
    return REASONS[given.code][0 if lang == "zh" else 1].format(**values)


def _spoken(n: Numbers, plan: Plan, unit: str, lang: Lang) -> dict[str, object]:
    values: dict[str, object] = {"recent": change(n.recent, lang, per_year=True)}
    for key, share in (("progress", n.progress), ("elapsed", n.elapsed), ("reach", n.reach)):
        values[key] = percent(share) if share is not None else "-"
    if n.lead is not None and n.lead_months is not None:
        values["lead"] = lead(n.lead, n.lead_months, lang)
    values["forecast"] = quantity(n.forecast, unit, lang) if n.forecast is not None else "-"
    return values
