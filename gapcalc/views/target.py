"""One target with nothing hidden: what it asks for, what was published, and each number by its formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gapcalc.assessment.comparison import disagrees, verdicts
from gapcalc.assessment.firmness import Change, firmness
from gapcalc.assessment.numbers import Numbers, Rate
from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.growth import Number
from gapcalc.core.text import safe
from gapcalc.data.observation import Observation
from gapcalc.messages.words import REASONS
from gapcalc.plan.model import Plan, Stage
from gapcalc.views import numbers as figures
from gapcalc.views.columns import Line, cell_len, left
from gapcalc.views.numbers import exact
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_table import QUIET, STYLES, signed

__all__ = ["Step", "derivation", "show_json", "show_lines", "written"]

_HEAD = "bold"
_PIPE = 80


@dataclass(frozen=True, slots=True)
class Step:
    """One number of a derivation: its name (a key of `words`), formula, the numbers put in, and the result."""

    name: str
    formula: str
    numbers: str
    result: str


def derivation(plan: Plan, result: Result, speaker: Speaker) -> list[Step]:
    """Return how each number of `result` comes about, in the order in which one would compute them by hand."""
    n, unit = result.numbers, result.series.unit
    if n.current is None or n.aim is None or result.target.goal.form == "stage":
        return []
    t0, t, end = str(result.target.base_year), _moment(n.current.time), str(plan.target_year)
    x, g = written(n.current.amount), written(n.aim.value)
    b = written(n.base.amount) if n.base else ""
    steps = [
        *_goal_step(plan, result, speaker),
        Step("gap", "G - x", f"{g} - {x}", speaker.difference(n.gap or 0, unit)),
    ]
    if n.elapsed is not None:
        numbers = f"({t} - {t0}) / ({end} - {t0})"
        steps.append(
            Step("elapsed", "e = (t - t0) / (T - t0)", numbers, figures.percent(n.elapsed, 1))
        )
    compound = n.shape == "compound"
    e = exact(n.elapsed or 0)
    if n.progress is not None and n.expected is not None:
        formula, put = ("ln(x / B) / ln(G / B)", f"ln({x} / {b}) / ln({g} / {b})") if compound else (
            "(x - B) / (G - B)", f"({x} - {b}) / ({g} - {b})")  # fmt: skip
        steps.append(Step("progress", formula, put, figures.percent(n.progress, 1)))
        formula, put = ("B * (G / B)^e", f"{b} * ({g} / {b})^{e}") if compound else (
            "B + (G - B) * e", f"{b} + ({g} - {b}) * {e}")  # fmt: skip
        steps.append(Step("expected", formula, put, speaker.quantity(n.expected, unit)))
        put = f"({written(n.progress)} - {e}) * 12 * {plan.span(result.target)}"
        said = speaker.lead(n.lead or 0, n.lead_months or 0)
        steps.append(Step("lead", "(P - e) * 12 * (T - t0)", put, said))
    steps += _rate_steps(n, speaker, (t0, t, end), (b, x, g))
    if n.forecast is not None and n.recent is not None:
        r, left_over = written(n.recent.value), f"({end} - {t})"
        formula, put = ("x * (1 + r)^(T - t)", f"{x} * (1 + {r})^{left_over}") if compound else (
            "x + r * (T - t)", f"{x} + {r} * {left_over}")  # fmt: skip
        steps.append(Step("forecast", formula, put, speaker.quantity(n.forecast, unit)))
        if n.forecast_progress is not None:
            f = written(n.forecast)
            formula, put = ("ln(F / B) / ln(G / B)", f"ln({f} / {b}) / ln({g} / {b})") if compound else (
                "(F - B) / (G - B)", f"({f} - {b}) / ({g} - {b})")  # fmt: skip
            steps.append(Step("reach", formula, put, figures.percent(n.forecast_progress, 1)))
    if n.arrival is not None:
        steps.append(_arrival_step(n, (t, x, g)))
    return [*steps, *_test_steps(plan, result, speaker)]


def _goal_step(plan: Plan, result: Result, speaker: Speaker) -> list[Step]:
    """Return how a goal set against the base comes to its value."""
    goal, n = result.target.goal, result.numbers
    if not goal.relative or n.base is None or n.aim is None or goal.value is None:
        return []
    b, k, years = exact(n.base.amount), exact(goal.value), plan.span(result.target)
    formula, put = {
        "average_growth": ("B * (1 + g)^(T - t0)", f"{b} * (1 + {k})^{years}"),
        "reduce_by": ("B * (1 - c)", f"{b} * (1 - {k})"),
        "times_base": ("k * B", f"{k} * {b}"),
    }[goal.form]
    return [Step("goal", formula, put, speaker.quantity(n.aim.value, result.series.unit))]


def _arrival_step(n: Numbers, put: tuple[str, str, str]) -> Step:
    """Return when the goal is reached at the recent rate, or since when it has been met."""
    assert n.aim is not None and n.arrival is not None and n.current is not None
    t, x, g = put
    when = _moment(n.arrival, 1)
    if n.recent is None or n.arrival <= n.current.time:
        bound = (
            f">= {exact(n.aim.low)}" if n.aim.low is not None else f"<= {exact(n.aim.high or 0)}"
        )
        return Step("arrival", f"x {bound[:2]} G", f"{x} {bound}", when)
    r = written(n.recent.value)
    if n.shape == "compound":
        return Step(
            "arrival", "t + ln(G / x) / ln(1 + r)", f"{t} + ln({g} / {x}) / ln(1 + {r})", when
        )
    return Step("arrival", "t + (G - x) / r", f"{t} + ({g} - {x}) / {r}", when)


def _rate_steps(
    n: Numbers, speaker: Speaker, times: tuple[str, str, str], amounts: tuple[str, str, str]
) -> list[Step]:
    (t0, t, end), (b, x, g) = times, amounts
    p, tp = (written(n.previous.amount), _moment(n.previous.time)) if n.previous else ("", "")
    rows: list[tuple[str, Rate | None, tuple[str, str, str, str], tuple[str, str, str, str]]] = [
        ("required-rate", n.required, ("x", "G", "t", "T"), (x, g, t, end)),
        ("planned-rate", n.planned, ("B", "G", "t0", "T"), (b, g, t0, end)),
        ("observed-rate", n.observed, ("B", "x", "t0", "t"), (b, x, t0, t)),
        ("recent-rate", n.recent, ("p", "x", "tp", "t"), (p, x, tp, t)),
    ]
    form: Callable[[tuple[str, str, str, str]], str] = (
        _compound if n.shape == "compound" else _linear
    )
    return [
        Step(name, form(letters), form(put), speaker.change(rate, per_year=True, places=2))
        for name, rate, letters, put in rows
        if rate is not None
    ]


def written(value: Number) -> str:
    """Return a number as it is put into a formula, a negative one in brackets."""
    return f"({exact(value)})" if value < 0 else exact(value)


def _moment(time: Number, places: int = 6) -> str:
    """Return a time in years: 2025, or 2024.833333 for the end of October 2025."""
    return f"{float(time):.{places}f}".rstrip("0").rstrip(".")


def _compound(of: tuple[str, str, str, str]) -> str:
    start, end, since, until = of
    return f"({end} / {start})^(1 / ({until} - {since})) - 1"


def _linear(of: tuple[str, str, str, str]) -> str:
    start, end, since, until = of
    return f"({end} - {start}) / ({until} - {since})"


def _test_steps(plan: Plan, result: Result, speaker: Speaker) -> list[Step]:
    """Return the two tests on which the status of a target under way rests."""
    n, enough = result.numbers, 1 - plan.tolerance
    if result.status not in {"on_track", "slowing", "recovering", "behind"} or n.progress is None:
        return []
    wanted = enough * (n.elapsed or 0)
    on_schedule = result.status in {"on_track", "slowing"}
    arrives = result.status in {"on_track", "recovering"}
    verdicts = {passed: speaker.word("passed" if passed else "failed") for passed in (True, False)}
    sign = ">=" if on_schedule else "<"
    schedule = (
        f"{exact(n.progress)} {sign} {exact(enough)} * {exact(n.elapsed or 0)} = {exact(wanted)}"
    )
    steps = [Step("schedule-test", "P >= (1 - a) * e", schedule, verdicts[on_schedule])]
    if n.forecast_progress is not None:
        forecast = f"{exact(n.forecast_progress)} {'>=' if arrives else '<'} {exact(enough)}"
        steps.append(Step("forecast-test", "Q >= 1 - a", forecast, verdicts[arrives]))
    return steps


# --- on paper


def show_lines(
    assessment: Assessment, result: Result, speaker: Speaker, width: int | None = None
) -> list[Line]:
    """Return everything known of one target as lines; the chart takes `width` columns, 80 in a pipe (None)."""
    from gapcalc.views.plot import plot_lines
    from gapcalc.views.trajectory import trajectory

    plan, target, series = assessment.plan, result.target, result.series
    sign = signed(result.status, speaker)
    lines: list[Line] = [
        [(speaker.text(target.name), _HEAD), (f"  {target.id}", QUIET)],
        [(sign, STYLES[result.status]), (f"  {speaker.reasons(plan, result)}", "")],
        [],
        *_facts(plan, result, speaker),
    ]
    if drawn := trajectory(assessment, result):
        unit = speaker.unit(drawn.unit) if drawn.unit else ""
        lines += [
            [],
            [(speaker.word("trajectory"), _HEAD), (f"  {unit}", QUIET)],
            *plot_lines(drawn, speaker, width or _PIPE),
        ]
    if series.points or series.unused:
        lines += [[], [(speaker.word("series"), _HEAD)], *_values(result, speaker)]
    if steps := derivation(plan, result, speaker):
        lines += [[], [(speaker.word("derivation"), _HEAD)]]
        lines += [[(f"  {_letters(plan, result, speaker)}", QUIET)]]
        wide = max(cell_len(speaker.word(step.name)) for step in steps)
        for step in steps:
            name = left(speaker.word(step.name), wide)
            lines.append([(f"  {name}  ", QUIET), (step.result, _HEAD)])
            if step.formula:
                lines.append([(f"  {' ' * wide}  {step.formula} = {step.numbers}", QUIET)])
    lines += _firmness_lines(firmness(assessment, result), speaker)
    return lines + _other_lines(assessment, result, speaker)


def _other_lines(assessment: Assessment, result: Result, speaker: Speaker) -> list[Line]:
    """Return what other systems say of a target with a verdict, and on what grounds."""
    if result.status not in JUDGED:
        return []
    lines: list[Line] = [[], [(speaker.word("others"), _HEAD)]]
    for method, other in verdicts(assessment, result).items():
        mark = "!" if disagrees(result, other) else " "
        value = f"  {figures.amount(other.value, 4)}" if other.value is not None else ""
        said = f"  {mark} {left(method, 10)}{speaker.method_status(other)}{value}"
        lines.append(
            [(said, "bold" if mark == "!" else ""), (f"  {speaker.method_note(other)}", QUIET)]
        )
    return [*lines, [(f"  {speaker.word('disagree')}", QUIET)]]


def _firmness_lines(changes: Sequence[Change] | None, speaker: Speaker) -> list[Line]:
    """Return each change put to the verdict with what comes of it, those that flip it marked."""
    if not changes:
        return []
    verdict = speaker.word("fragile" if any(c.flips for c in changes) else "firm")
    lines: list[Line] = [[], [(speaker.word("firmness"), _HEAD), (f"  {verdict}", "")]]
    asked = [
        f"{speaker.word(f'{c.question}-question')} {_named(c, speaker)}".strip() for c in changes
    ]
    wide = max(cell_len(text) for text in asked)
    for change, text in zip(changes, asked, strict=True):
        mark, style = ("*", STYLES[change.status]) if change.flips else (" ", QUIET)
        status = signed(change.status, speaker)
        lines.append([(f"  {mark} {left(text, wide)}  ", QUIET), (status, style)])
    return lines


def _named(change: Change, speaker: Speaker) -> str:
    if change.question == "digit":
        return ""
    return (
        speaker.word(change.to)
        if change.question in {"shape", "reading"} and not change.to.isdigit()
        else change.to
    )


def _letters(plan: Plan, result: Result, speaker: Speaker) -> str:
    """Return what the letters of the formulas stand for."""
    return speaker.word(
        "letters", base=result.target.base_year, end=plan.target_year, a=exact(plan.tolerance)
    )


def _facts(plan: Plan, result: Result, speaker: Speaker) -> list[Line]:
    target, n = result.target, result.numbers
    goal = speaker.worded_goal(target)
    if n.aim and target.goal.form != "stage":
        resolved = speaker.goal(target, n.aim, result.series.unit) + figures.allowance(
            target, n.aim
        )
        goal += f"  =  {resolved}" if resolved != goal else ""
    facts = [("goal", goal)]
    if clause := speaker.clause(target):
        action = plan.actions.get(target.action or "")
        title = speaker.text(action) if action else ""
        facts.append(
            ("clause", " ".join(part for part in (plan.document or "", clause, title) if part))
        )
    if target.region in plan.regions:
        facts.append(("region", speaker.text(plan.regions[target.region or ""].name)))
    facts.append(("path", speaker.word(target.path)))
    facts.append(("window", speaker.word(target.window)))
    if target.alternative:
        others = [
            speaker.word(value) if key == "window" else f"{speaker.word(key)} {value}"
            for key, value in target.alternative.items()
        ]
        facts.append(("reading", " · ".join(others)))
    facts.append(("commitment", speaker.word(target.commitment)))
    if target.note:
        facts.append(("note", speaker.text(target.note)))
    wide = max(cell_len(speaker.word(key)) for key, _ in facts)
    return [[(f"  {left(speaker.word(key), wide)}  ", QUIET), (value, "")] for key, value in facts]


def _values(result: Result, speaker: Speaker) -> list[Line]:
    """Return the series, each value with the observations it rests on, and what was left out of it."""
    lines: list[Line] = []
    is_ratio = result.target.goal.form == "over_series"
    for point in result.series.points:
        value = speaker.marked_value(point, result.series.unit)
        if is_ratio:
            value += f" = {' / '.join(str(o.value) for o in point.parts)}"
        status = f"  {speaker.word(point.status)}" if point.parts else ""
        lines.append([(f"  {point.period!s:<12}", ""), (value, _HEAD), (status, QUIET)])
        for observation in point.parts if is_ratio else point.parts[-1:]:
            lines += _source(observation)
    for unused in result.series.unused:
        o, why = unused.observation, speaker.text(REASONS[unused.why])
        lines.append(
            [
                (
                    f"  {o.period!s:<12}{o.bound or ''}{o.value} {o.unit}  {speaker.word('unused')}: {why}",
                    QUIET,
                )
            ]
        )
        lines += _source(o)
    return lines


def _source(o: Observation) -> list[Line]:
    said = [
        f"{o.bound or ''}{o.value} {o.unit}".strip(),
        *(part for part in (o.source, o.publisher) if part),
    ]
    place = f"{safe(o.path, 200)}:{o.line}" if o.path else "--set"
    lines: list[Line] = [[(f"      {' · '.join([*said, place])}", QUIET)]]
    lines += [[(f"      {part}", QUIET)] for part in (o.url, o.note) if part]
    return lines


def show_json(
    plan: Plan, result: Result, entry: dict[str, Any], speaker: Speaker
) -> dict[str, Any]:
    """Return the target's JSON entry with its series, sources and derivation added."""
    series = [
        {
            "period": str(point.period),
            "value": point.value if isinstance(point.value, Stage) else float(point.amount),
            "bound": point.bound,
            "status": point.status,
            "parts": [_observation_json(o) for o in point.parts],
        }
        for point in result.series.points
    ]
    unused = [{**_observation_json(u.observation), "why": u.why} for u in result.series.unused]
    steps = [
        {"name": step.name, "formula": step.formula, "numbers": step.numbers, "result": step.result}
        for step in derivation(plan, result, speaker)
    ]
    note = speaker.text(result.target.note) if result.target.note else None
    return {**entry, "note": note, "series": series, "unused": unused, "derivation": steps}


def _observation_json(o: Observation) -> dict[str, Any]:
    value = o.value if isinstance(o.value, Stage) else float(o.value)
    told = {key: getattr(o, key) for key in ("source", "publisher", "url", "note")}
    return {"period": str(o.period), "value": value, "unit": o.unit, "bound": o.bound, "status": o.status, **told,
            "path": o.path, "line": o.line}  # fmt: skip
