"""The columns of a report's spreadsheet: one row a target, one a published value, one a source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.series import Point
from gapcalc.core.growth import Number
from gapcalc.data.observation import Observation
from gapcalc.messages.words import REASONS
from gapcalc.plan.model import Stage
from gapcalc.reports.chapters import alternative
from gapcalc.reports.content import Citation, Entry, Mark, Report, said
from gapcalc.views.speaker import Speaker

__all__ = ["SOURCE", "TARGET", "VALUE", "Column", "Published", "values"]

Value: TypeAlias = str | Rate | Number | None
Row = TypeVar("Row")
_WIDE, _MEDIUM, _NARROW = 40, 20, 11


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: the key of its name in `words`, what it shows of a row, as what (text, amount, share, year).

    A rate that compounds is a share, whatever its column holds besides."""

    name: str
    value: Callable[[Row, Report], Value]
    kind: str = "text"
    width: int = _NARROW


@dataclass(frozen=True, slots=True)
class Published:
    """One published value of a target; `why` it was left out is a key of `words.REASONS`, "" where it was used."""

    entry: Entry
    observation: Observation
    why: str


def values(report: Report) -> Iterator[Published]:
    """Yield every published value with the target it was published of, each once, in order of time."""
    for entry in report.entries:
        series = entry.result.series
        used = dict.fromkeys(o for point in series.points for o in point.parts)
        yield from (Published(entry, o, "") for o in used)
        yield from (Published(entry, unused.observation, unused.why) for unused in series.unused)


def _name(entry: Entry, report: Report) -> str:
    return report.speaker.text(entry.result.target.name)


def _unit(entry: Entry, report: Report) -> str:
    return (
        ""
        if entry.result.target.goal.form == "stage"
        else report.speaker.unit(entry.result.series.unit)
    )


def _amount(point: Point | None, speaker: Speaker) -> Value:
    return (
        None
        if point is None
        else speaker.word(point.value)
        if isinstance(point.value, Stage)
        else point.amount
    )


def _region(entry: Entry, report: Report) -> str:
    region = report.assessment.plan.regions.get(entry.result.target.region or "")
    return report.speaker.text(region.name) if region else ""


def _goal(entry: Entry, report: Report) -> Value:
    target, aim = entry.result.target, entry.result.numbers.aim
    return aim.value if aim and target.goal.form != "stage" else report.speaker.worded_goal(target)


def _gap(entry: Entry, _: Report) -> Value:
    return entry.result.numbers.gap if entry.result.target.goal.form != "stage" else None


def _rate_unit(entry: Entry, report: Report) -> str:
    n = entry.result.numbers
    rate = n.required or n.observed or n.planned
    if rate is None:
        return ""
    unit = "%" if rate.shape == "compound" else report.speaker.unit(rate.unit)
    return f"{unit}{report.speaker.word('a-year')}".strip()


def _current(entry: Entry, key: str) -> str:
    current = entry.result.numbers.current
    return str(getattr(current, key) or "") if current else ""


def _changes(entry: Entry, report: Report) -> str:
    return "; ".join(alternative(change, report.speaker) for change in entry.flips)


def _note(entry: Entry, report: Report) -> str:
    note = entry.result.target.note
    return report.speaker.text(note) if note else ""


TARGET: tuple[Column[Entry], ...] = (
    Column("id", lambda e, r: e.result.target.id, width=_MEDIUM),
    Column("name", _name, width=_WIDE),
    Column("region", _region, width=_MEDIUM),
    Column("status", lambda e, r: said(Mark(e.result.status), r.speaker), width=_NARROW),
    Column("unit", _unit),
    Column("comparator", lambda e, r: e.result.target.goal.comparator or ""),
    Column("goal-value", _goal, "amount"),
    Column("base-year", lambda e, r: e.result.target.base_year, "year"),
    Column("base-value", lambda e, r: _amount(e.result.numbers.base, r.speaker), "amount"),
    Column("period", lambda e, r: _current(e, "period")),
    Column("current", lambda e, r: _amount(e.result.numbers.current, r.speaker), "amount"),
    Column("bound", lambda e, r: _current(e, "bound")),
    Column(
        "standing", lambda e, r: r.speaker.word(status) if (status := _current(e, "status")) else ""
    ),
    Column("gap", _gap, "amount"),
    Column("elapsed", lambda e, r: e.result.numbers.elapsed, "share"),
    Column("progress", lambda e, r: e.result.numbers.progress, "share"),
    Column("expected", lambda e, r: e.result.numbers.expected, "amount"),
    Column("lead-months", lambda e, r: e.result.numbers.lead_months, "amount"),
    Column("required-rate", lambda e, r: e.result.numbers.required, "amount"),
    Column("planned-rate", lambda e, r: e.result.numbers.planned, "amount"),
    Column("observed-rate", lambda e, r: e.result.numbers.observed, "amount"),
    Column("recent-rate", lambda e, r: e.result.numbers.recent, "amount"),
    Column("rate-unit", _rate_unit),
    Column("forecast", lambda e, r: e.result.numbers.forecast, "amount"),
    Column("reach", lambda e, r: e.result.numbers.forecast_progress, "share"),
    Column("commitment", lambda e, r: r.speaker.word(e.result.target.commitment)),
    Column("path", lambda e, r: r.speaker.word(e.result.target.path), width=_MEDIUM),
    Column("clause", lambda e, r: r.speaker.clause(e.result.target)),
    Column("reason", lambda e, r: r.speaker.reasons(r.assessment.plan, e.result), width=_WIDE),
    Column("changed-by", _changes, width=_MEDIUM),
    Column("note", _note, width=_MEDIUM),
)

VALUE: tuple[Column[Published], ...] = (
    Column("id", lambda p, r: p.observation.target, width=_MEDIUM),
    Column(
        "name",
        lambda p, r: r.speaker.text(r.assessment.plan.entry(p.observation.target).name),
        width=_WIDE,
    ),
    Column("period", lambda p, r: str(p.observation.period)),
    Column("value", lambda p, r: _printed(p.observation, r.speaker), "amount"),
    Column("unit", lambda p, r: p.observation.unit),
    Column("bound", lambda p, r: p.observation.bound or ""),
    Column("standing", lambda p, r: r.speaker.word(p.observation.status)),
    Column("used", lambda p, r: r.speaker.word("no" if p.why else "yes")),
    Column(
        "why",
        lambda p, r: REASONS[p.why][r.speaker.language == "en"] if p.why else "",
        width=_MEDIUM,
    ),
    Column("source", lambda p, r: p.observation.source, width=_WIDE),
    Column("publisher", lambda p, r: p.observation.publisher, width=_MEDIUM),
    Column("address", lambda p, r: p.observation.url, width=_MEDIUM),
    Column("note", lambda p, r: p.observation.note, width=_WIDE),
    Column(
        "file",
        lambda p, r: (
            Path(p.observation.path).name if p.observation.path else r.speaker.word("set-by-hand")
        ),
    ),
    Column("line", lambda p, r: p.observation.line, "year"),
)


def _printed(o: Observation, speaker: Speaker) -> Value:
    return speaker.word(o.value) if isinstance(o.value, Stage) else float(o.value)


SOURCE: tuple[Column[Citation], ...] = (
    Column("number", lambda c, r: c.number, "year"),
    Column("source", lambda c, r: c.named(r.speaker), width=_WIDE),
    Column("publisher", lambda c, r: c.publisher, width=_WIDE),
    Column("address", lambda c, r: c.url, width=_WIDE),
    Column("values", lambda c, r: c.values, "year"),
)
