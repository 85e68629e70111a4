"""One target with nothing hidden: what it asks for, what was published, and each number by its formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import figures
from .figures import exact
from .observation import Observation
from .path import Number
from .plan import Plan
from .problem import Lang
from .status import Numbers, Rate, Result
from .table import SIGNS, STYLES
from .terminal import Line, cell_len, left
from .text import safe
from .words import REASONS, word

__all__ = ["Step", "derivation", "show_json", "show_lines"]

_HEAD, _DIM = "bold", "color(244)"


@dataclass(frozen=True, slots=True)
class Step:
    """One number of a derivation: its name (a key of `words`), formula, the numbers put in, and the result."""

    name: str
    formula: str
    numbers: str
    result: str


def derivation(plan: Plan, result: Result, lang: Lang) -> list[Step]:
    """Return how each number of `result` comes about, in the order in which one would compute them by hand."""
    n, unit = result.numbers, result.series.unit
    if n.current is None or n.aim is None or result.target.goal.form == "stage":
        return []
    t0, t, end = str(result.target.base_year), _moment(n.current.time), str(plan.target_year)
    x, g = exact(n.current.amount), exact(n.aim.value)
    b = exact(n.base.amount) if n.base else ""
    steps = [
        *_goal_step(plan, result, lang),
        Step("gap", "G − x", f"{g} − {x}", figures.quantity(n.gap or 0, unit, lang)),
    ]
    if n.elapsed is not None:
        numbers = f"({t} − {t0}) / ({end} − {t0})"
        steps.append(Step("elapsed", "e = (t − t0) / (T − t0)", numbers, figures.percent(n.elapsed, 1)))
    compound = n.shape == "compound"
    e = exact(n.elapsed or 0)
    if n.progress is not None and n.expected is not None:
        formula, put = ("ln(x / B) / ln(G / B)", f"ln({x} / {b}) / ln({g} / {b})") if compound else (
            "(x − B) / (G − B)", f"({x} − {b}) / ({g} − {b})")  # fmt: skip
        steps.append(Step("progress", formula, put, figures.percent(n.progress, 1)))
        formula, put = ("B · (G / B)^e", f"{b} · ({g} / {b})^{e}") if compound else (
            "B + (G − B) · e", f"{b} + ({g} − {b}) · {e}")  # fmt: skip
        steps.append(Step("expected", formula, put, figures.quantity(n.expected, unit, lang)))
        put = f"({exact(n.progress)} − {e}) · 12 · {plan.span(result.target)}"
        said = figures.lead(n.lead or 0, n.lead_months or 0, lang)
        steps.append(Step("lead", "(progress − e) · 12 · (T − t0)", put, said))
    steps += _rate_steps(n, lang, (t0, t, end), (b, x, g))
    if n.forecast is not None and n.recent is not None:
        r, left_over = exact(n.recent.value), f"({end} − {t})"
        formula, put = ("x · (1 + r)^(T − t)", f"{x} · (1 + {r})^{left_over}") if compound else (
            "x + r · (T − t)", f"{x} + {r} · {left_over}")  # fmt: skip
        steps.append(Step("forecast", formula, put, figures.quantity(n.forecast, unit, lang)))
        if n.reach is not None:
            f = exact(n.forecast)
            formula, put = ("ln(F / B) / ln(G / B)", f"ln({f} / {b}) / ln({g} / {b})") if compound else (
                "(F − B) / (G − B)", f"({f} − {b}) / ({g} − {b})")  # fmt: skip
            steps.append(Step("reach", formula, put, figures.percent(n.reach, 1)))
    if n.arrival is not None:
        steps.append(Step("arrival", "", "", _moment(n.arrival, 1)))
    return [*steps, *_test_steps(plan, result, lang)]


def _goal_step(plan: Plan, result: Result, lang: Lang) -> list[Step]:
    """Return how a goal set against the base comes to its value."""
    goal, n = result.target.goal, result.numbers
    if not goal.relative or n.base is None or n.aim is None or goal.value is None:
        return []
    b, k, years = exact(n.base.amount), exact(goal.value), plan.span(result.target)
    formula, put = {
        "average_growth": ("B · (1 + g)^(T − t0)", f"{b} · (1 + {k})^{years}"),
        "reduce_by": ("B · (1 − c)", f"{b} · (1 − {k})"),
        "times_base": ("k · B", f"{k} · {b}"),
    }[goal.form]
    return [Step("goal", formula, put, figures.quantity(n.aim.value, result.series.unit, lang))]


def _rate_steps(n: Numbers, lang: Lang, times: tuple[str, str, str], amounts: tuple[str, str, str]) -> list[Step]:
    (t0, t, end), (b, x, g) = times, amounts
    p, tp = (exact(n.previous.amount), _moment(n.previous.time)) if n.previous else ("", "")
    rows: list[tuple[str, Rate | None, tuple[str, str, str, str], tuple[str, str, str, str]]] = [
        ("required-rate", n.required, ("x", "G", "t", "T"), (x, g, t, end)),
        ("planned-rate", n.planned, ("B", "G", "t0", "T"), (b, g, t0, end)),
        ("observed-rate", n.observed, ("B", "x", "t0", "t"), (b, x, t0, t)),
        ("recent-rate", n.recent, ("p", "x", "tp", "t"), (p, x, tp, t)),
    ]
    form: Callable[[tuple[str, str, str, str]], str] = _compound if n.shape == "compound" else _linear
    return [
        Step(name, form(letters), form(put), figures.change(rate, lang, per_year=True))
        for name, rate, letters, put in rows
        if rate is not None
    ]


def _moment(time: Number, places: int = 4) -> str:
    """Return a time in years: 2025, or 2024.8333 for the end of October 2025."""
    return f"{float(time):.{places}f}".rstrip("0").rstrip(".")


def _compound(of: tuple[str, str, str, str]) -> str:
    start, end, since, until = of
    return f"({end} / {start})^(1 / ({until} − {since})) − 1"


def _linear(of: tuple[str, str, str, str]) -> str:
    start, end, since, until = of
    return f"({end} − {start}) / ({until} − {since})"


def _test_steps(plan: Plan, result: Result, lang: Lang) -> list[Step]:
    """Return the two tests on which the status of a target under way rests."""
    n, enough = result.numbers, 1 - plan.tolerance
    if result.status not in {"on_track", "slowing", "recovering", "behind"} or n.progress is None:
        return []
    wanted = enough * (n.elapsed or 0)
    on_schedule = result.status in {"on_track", "slowing"}
    arrives = result.status in {"on_track", "recovering"}
    verdicts = {passed: word("passed" if passed else "failed", lang) for passed in (True, False)}
    schedule = (
        f"{exact(n.progress)} {'≥' if on_schedule else '<'} {exact(enough)} · {exact(n.elapsed or 0)} = {exact(wanted)}"
    )
    steps = [Step("schedule-test", "progress ≥ (1 − tolerance) · e", schedule, verdicts[on_schedule])]
    if n.reach is not None:
        forecast = f"{exact(n.reach)} {'≥' if arrives else '<'} {exact(enough)}"
        steps.append(Step("forecast-test", "forecast ≥ (1 − tolerance)", forecast, verdicts[arrives]))
    return steps


# --- on paper


def show_lines(plan: Plan, result: Result, lang: Lang) -> list[Line]:
    """Return everything known of one target as lines."""
    target, series = result.target, result.series
    sign = f"{SIGNS[result.status]} {word(result.status, lang)}"
    lines: list[Line] = [
        [(safe(target.name.of(lang), 200), _HEAD), (f"  {target.id}", _DIM)],
        [(sign, STYLES[result.status]), (f"  {figures.reasons(plan, result, lang)}", "")],
        [],
        *_facts(plan, result, lang),
    ]
    if series.points or series.unused:
        lines += [[], [(word("series", lang), _HEAD)], *_values(result, lang)]
    if steps := derivation(plan, result, lang):
        lines += [[], [(word("derivation", lang), _HEAD)]]
        lines += [[(f"  {_letters(result, lang)}", _DIM)]]
        wide = max(cell_len(word(step.name, lang)) for step in steps)
        for step in steps:
            name = left(word(step.name, lang), wide)
            lines.append([(f"  {name}  ", _DIM), (step.result, _HEAD)])
            if step.formula:
                lines.append([(f"  {' ' * wide}  {step.formula} = {step.numbers}", _DIM)])
    return lines


def _letters(result: Result, lang: Lang) -> str:
    t0 = result.target.base_year
    if lang == "zh":
        return (
            f"B 基期值，x 现值，p 前一值，G 目标值，F 推算值，t0 = {t0}，t 现值时点，tp 前值时点，T 目标年，e 时间进度"
        )
    return f"B base, x current, p previous, G goal, F forecast; t0 = {t0}, t and tp when x and p stand, T target year"


def _facts(plan: Plan, result: Result, lang: Lang) -> list[Line]:
    target, n = result.target, result.numbers
    facts = [
        (
            "goal",
            f"{safe(target.goal.text)}  {figures.goal(target, n.aim, result.series.unit, lang, allowed=True)}".strip(),
        )
    ]
    if target.action is not None:
        key = "clause-lead" if target.item == "0" else "clause-text"
        clause = word(key, lang, action=safe(target.action), item=safe(target.item or "—"))
        title = plan.actions[target.action].of(lang) if target.action in plan.actions else ""
        facts.append(("clause", " ".join(safe(part) for part in (plan.document or "", clause, title) if part)))
    if target.region in plan.regions:
        facts.append(("region", safe(plan.regions[target.region or ""].name.of(lang))))
    facts.append(("path", word(target.path, lang)))
    facts.append(("window", word(target.window, lang)))
    if target.alternative:
        others = [
            word(value, lang) if key == "window" else f"{word(key, lang)} {safe(value)}"
            for key, value in target.alternative.items()
        ]
        facts.append(("reading", " · ".join(others)))
    facts.append(("commitment", word(target.commitment, lang)))
    if target.note:
        facts.append(("note", safe(target.note.of(lang), 500)))
    wide = max(cell_len(word(key, lang)) for key, _ in facts)
    return [[(f"  {left(word(key, lang), wide)}  ", _DIM), (value, "")] for key, value in facts]


def _values(result: Result, lang: Lang) -> list[Line]:
    """Return the series, each value with the observations it rests on, and what was left out of it."""
    lines: list[Line] = []
    for point in result.series.points:
        value = figures.marked(point, lang, result.series.unit)
        lines.append(
            [(f"  {point.period!s:<12}", ""), (value, _HEAD), (f"  {point.status}" if point.parts else "", _DIM)]
        )
        fresh = point.parts[-1:] if result.target.goal.form != "over_series" else point.parts
        for observation in fresh:
            lines += _source(observation)
    for unused in result.series.unused:
        o, why = unused.observation, REASONS[unused.why][0 if lang == "zh" else 1]
        lines.append([(f"  {o.period!s:<12}{o.bound or ''}{o.value} {o.unit}  {word('unused', lang)}: {why}", _DIM)])
        lines += _source(o)
    return lines


def _source(o: Observation) -> list[Line]:
    said = [
        f"{o.bound or ''}{o.value} {o.unit}".strip(),
        *(safe(part, 200) for part in (o.source, o.publisher) if part),
    ]
    place = f"{safe(o.path, 200)}:{o.line}" if o.path else "--set"
    lines: list[Line] = [[(f"      {' · '.join([*said, place])}", _DIM)]]
    lines += [[(f"      {safe(part, 300)}", _DIM)] for part in (o.url, o.note) if part]
    return lines


def show_json(plan: Plan, result: Result, entry: dict[str, Any], lang: Lang) -> dict[str, Any]:
    """Return the target's JSON entry with its series, sources and derivation added."""
    series = [
        {
            "period": str(point.period),
            "value": point.value if isinstance(point.value, str) else float(point.amount),
            "bound": point.bound,
            "status": point.status,
            "parts": [_observation_json(o) for o in point.parts],
        }
        for point in result.series.points
    ]
    unused = [{**_observation_json(u.observation), "why": u.why} for u in result.series.unused]
    steps = [
        {"name": step.name, "formula": step.formula, "numbers": step.numbers, "result": step.result}
        for step in derivation(plan, result, lang)
    ]
    note = result.target.note.of(lang) if result.target.note else None
    return {**entry, "note": note, "series": series, "unused": unused, "derivation": steps}


def _observation_json(o: Observation) -> dict[str, Any]:
    value = o.value if isinstance(o.value, str) else float(o.value)
    told = {key: safe(getattr(o, key), 500) for key in ("source", "publisher", "url", "note")}
    return {"period": str(o.period), "value": value, "unit": o.unit, "bound": o.bound, "status": o.status, **told,
            "path": o.path, "line": o.line}  # fmt: skip
