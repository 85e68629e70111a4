"""One target on the page: its verdict, its picture, its numbers with their formulas, and each value with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from gapcalc.assessment.rollup import GOOD
from gapcalc.assessment.series import Point
from gapcalc.assessment.status import STATUSES, Result
from gapcalc.data.observation import Observation
from gapcalc.messages.words import REASONS
from gapcalc.plan.model import Stage, Target
from gapcalc.reports.chapters import alternative
from gapcalc.reports.chart import trajectory_svg
from gapcalc.reports.content import Citation, Entry, Mark, Report, address, observations, said
from gapcalc.reports.markup import Html, element
from gapcalc.views import numbers as figures
from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker
from gapcalc.views.trajectory import trajectory

__all__ = ["CLASSES", "has_sheet", "link", "place", "target_sheet"]

_FIGURE = re.compile(r"\d+(\.\d+)?")
_WARN, _BAD = {"behind", "slowing", "recovering"}, {"breached", "missed", "reversing"}
# The class of each status: one of four colours, beside which sign and word always stand.
CLASSES: dict[str, str] = {
    status: "good"
    if status in GOOD
    else "warn"
    if status in _WARN
    else "bad"
    if status in _BAD
    else "quiet"
    for status in STATUSES
}


def has_sheet(entry: Entry) -> bool:
    """Whether anything was published of the target that could be told."""
    return any(True for _ in observations(entry.result))


def place(target: Target) -> str:
    """Return the name under which the target's sheet is found on the page."""
    return f"target-{quote(target.id, safe='')}"


def link(citation: Citation, text: str) -> Html:
    """Return `text` as a link to the source, or as it is where its address is no web address."""
    target = address(citation.url)
    return (
        element("a", text, href=target, rel="noopener noreferrer")
        if target
        else element("span", text)
    )


def target_sheet(report: Report, entry: Entry) -> Html:
    """Return all that is known of one target."""
    result, speaker = entry.result, report.speaker
    name = element(
        "h4", speaker.text(result.target.name), Html(" "), element("small", result.target.id)
    )
    reasons = speaker.reasons(report.assessment.plan, result)
    verdict = element(
        "p", _status(result.status, speaker), Html(" "), element("span", reasons), class_="verdict"
    )
    drawn = trajectory(report.assessment, result)
    chart = element("figure", Html(trajectory_svg(drawn, speaker))) if drawn else None
    numbers = element("dl", *_numbers(report, entry), class_="numbers")
    known = element("div", chart, numbers, class_="known")
    return element(
        "article",
        element("div", name, verdict, known, class_="head"),
        _values(report, entry),
        _steps(report, entry),
        id=place(result.target),
    )


def _status(status: str, speaker: Speaker) -> Html:
    return element("strong", said(Mark(status), speaker), class_=CLASSES[status])


def _numbers(report: Report, entry: Entry) -> Iterator[Html]:
    """Yield the numbers that one asks for first, and what would change the verdict."""
    for key, value in _facts(report, entry):
        if value:
            yield element("div", element("dt", report.speaker.word(key)), element("dd", value))


def _facts(report: Report, entry: Entry) -> Iterator[tuple[str, str]]:
    speaker, result, n = report.speaker, entry.result, entry.result.numbers
    target, unit = result.target, result.series.unit
    for key, point in (("base-value", n.base), ("current", n.current)):
        if point:
            shown, when = speaker.marked_value(point, unit), speaker.period(point.period)
            yield key, f"{shown}（{when}）" if speaker.language == "zh" else f"{shown} ({when})"
    yield "goal", _goal(result, speaker)
    if n.gap is not None and target.goal.form != "stage" and result.status not in GOOD[1:]:
        yield "gap", speaker.difference(abs(n.gap), unit)
    for key, rate in (
        ("required-rate", n.required),
        ("observed-rate", n.observed),
        ("recent-rate", n.recent),
    ):
        yield key, speaker.change(rate, per_year=True)
    yield "forecast", speaker.quantity(n.forecast, unit) if n.forecast is not None else ""
    if n.lead is not None and n.lead_months is not None and n.elapsed:
        yield "lead", speaker.lead(n.lead, n.lead_months)
    yield "path", speaker.word(target.path)
    yield "commitment", speaker.word(target.commitment)
    yield "clause", speaker.clause(target)
    yield (
        "changed-by",
        ("；" if speaker.language == "zh" else "; ").join(
            alternative(c, speaker) for c in entry.flips
        ),
    )
    yield "note", speaker.text(target.note) if target.note else ""


def _goal(result: Result, speaker: Speaker) -> str:
    """Return the goal as the plan words it and, where that is another figure, in the unit of the series."""
    target, aim = result.target, result.numbers.aim
    worded = speaker.worded_goal(target)
    resolved = speaker.goal(target, aim, result.series.unit) + figures.allowance(target, aim)
    first = [
        match[0] for text in (worded, resolved) if (match := _FIGURE.search(text.replace(",", "")))
    ]
    return resolved if len(set(first)) < 2 else f"{worded} = {resolved}"


# --- what it rests on


def _values(report: Report, entry: Entry) -> Html:
    """Return each published value with its source, what was left out with the reason."""
    speaker, series = report.speaker, entry.result.series
    is_ratio = entry.result.target.goal.form == "over_series"
    rows = []
    for point in series.points:
        shown: list[Observation | None] = [*(point.parts if is_ratio else point.parts[-1:])] or [
            None
        ]
        rows += [_value(report, entry, point, o) for o in shown]
    for unused in series.unused:
        why = f"{speaker.word('unused')}: {REASONS[unused.why][speaker.language == 'en']}"
        o = unused.observation
        rows.append(
            _row(
                str(o.period), _printed(o, speaker), "-", why, _source(report, entry, o), quiet=True
            )
        )
    names = ("period", "printed", "value", "standing", "source")
    head = element("tr", *(element("th", speaker.word(name), scope="col") for name in names))
    table = element("table", element("thead", head), element("tbody", *rows))
    wide = element("div", table, class_="wide")
    return element("details", element("summary", f"{speaker.word('series')} ({len(rows)})"), wide)


def _value(report: Report, entry: Entry, point: Point, o: Observation | None) -> Html:
    speaker = report.speaker
    shown = speaker.marked_value(point, entry.result.series.unit)
    if o is None:
        return _row(str(point.period), "-", shown, "-", None)
    return _row(
        str(o.period),
        _printed(o, speaker),
        shown,
        speaker.word(o.status),
        _source(report, entry, o),
    )


def _printed(o: Observation, speaker: Speaker) -> str:
    return (
        speaker.word(o.value)
        if isinstance(o.value, Stage)
        else f"{o.bound or ''}{o.value} {o.unit}".strip()
    )


def _row(
    period: str, printed: str, value: str, standing: str, source: Html | None, quiet: bool = False
) -> Html:
    first = element("th", period, scope="row", class_="short")
    cells = (
        first,
        *(element("td", text, class_="short") for text in (printed, value)),
        element("td", standing),
    )
    return element("tr", *cells, element("td", source), class_="quiet" if quiet else None)


def _source(report: Report, entry: Entry, o: Observation) -> Html:
    """Return where a value was published, linked, its number in the list of sources, and what is noted of it."""
    speaker, citation = report.speaker, report.cited(o)
    name = link(citation, citation.named(speaker))
    number = element("a", f"[{citation.number}]", href=f"#source-{citation.number}", class_="cite")
    of = (
        speaker.text(report.assessment.plan.entry(o.target).name)
        if o.target != entry.result.target.id
        else ""
    )
    other = Html(f"{element('span', f'{of}:')} ") if of else None
    note = element("small", o.note, class_="note") if o.note else None
    return element("span", other, name, Html(" "), number, note)


def _steps(report: Report, entry: Entry) -> Html | None:
    """Return each number with its formula and the numbers put in, or nothing where there is none to derive."""
    speaker, plan = report.speaker, report.assessment.plan
    steps = derivation(plan, entry.result, speaker)
    if not steps:
        return None
    rows = [
        element(
            "tr",
            element("th", speaker.word(step.name), scope="row"),
            element("td", step.result),
            element(
                "td", element("code", f"{step.formula} = {step.numbers}") if step.formula else None
            ),
        )
        for step in steps
    ]
    table = element("div", element("table", element("tbody", *rows)), class_="wide")
    return element("details", element("summary", speaker.word("derivation")), table)
