"""The columns of a report's spreadsheet: one row a target, one a published value, one a source.

A new column is a line in `TARGET`, `VALUE` or `SOURCE` and, where it holds a rule, a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from gapcalc.assessment.numbers import Numbers, Rate
from gapcalc.assessment.series import Point
from gapcalc.core.growth import Number
from gapcalc.data.observation import Observation
from gapcalc.data.source_grade import SourceGrade
from gapcalc.messages.reasons import REASONS
from gapcalc.plan.model import Stage
from gapcalc.reports.model import Citation, Entry, Report
from gapcalc.reports.text import alternative, heading
from gapcalc.views.speaker import Speaker
from gapcalc.views.view import TargetView

__all__ = [
    "READABLE",
    "SOURCE",
    "TARGET",
    "VALUE",
    "Column",
    "Published",
    "Shown",
    "Value",
    "published_values",
]


@dataclass(frozen=True, slots=True)
class Shown:
    """A number that is shown with words around it: over 412, 0.65 percentage points."""

    value: Number
    before: str = ""
    behind: str = ""


Value: TypeAlias = str | Rate | Number | Shown | None
Row = TypeVar("Row")
_WIDE = 40
_MEDIUM = 20
_NARROW = 11


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a sheet.

    `name` is the key of its heading, `value` gives its cell for a row, `kind` says as what it is
    written: text, text aside (a little away from the number before it), amount, rate, share or
    year. A rate that compounds is a share, whatever its column holds besides. `width` is in
    characters.
    """

    name: str
    value: Callable[[Row, Report], Value]
    kind: str = "text"
    width: int = _NARROW


@dataclass(frozen=True, slots=True)
class Published:
    """One published value of a target.

    `why` it was left out of the series is a key of the reasons, "" where it was used.
    """

    entry: Entry
    observation: Observation
    why: str


def published_values(report: Report) -> Iterator[Published]:
    """Yield every published value with the target it was published of, each once."""
    for entry in report.entries:
        series = entry.result.series
        used: dict[Observation, None] = {}

        for point in series.points:
            used.update(dict.fromkeys(point.parts))

        for observation in used:
            yield Published(entry, observation, "")

        for unused in series.unused:
            yield Published(entry, unused.observation, unused.why)


# --- a target


def _view(entry: Entry, report: Report) -> TargetView:
    return TargetView(entry.result, report.speaker)


def _numbers(entry: Entry) -> Numbers:
    return entry.result.numbers


def _point_value(point: Point | None, speaker: Speaker) -> Value:
    """Return a value as a number, a stage in words."""
    if point is None:
        return None
    if isinstance(point.value, Stage):
        return speaker.word(point.value)

    return point.amount


def _region(entry: Entry, report: Report) -> str:
    region = report.assessment.plan.regions.get(entry.result.target.region or "")
    return report.speaker.text(region.name) if region else ""


def _base_year(entry: Entry, report: Report) -> Value:
    """Return the base year, as a text where the base is the mean of several."""
    target = entry.result.target
    return target.base_text if target.base_years else target.base_year


def _goal_value(entry: Entry, report: Report) -> Value:
    """Return the goal as a number, or as it is worded where it is none."""
    view = _view(entry, report)
    aim = _numbers(entry).aim
    return view.worded_goal if aim is None or view.is_milestone else aim.value


def _sign(entry: Entry, report: Report) -> str:
    return report.speaker.sign(entry.result.target.goal.comparator or "").strip()


def _rate_unit(entry: Entry, report: Report) -> str:
    """Return the unit of the target's rates: %/year where they compound."""
    numbers = _numbers(entry)
    rate = numbers.required or numbers.observed or numbers.planned
    if rate is None:
        return ""

    unit = "%" if rate.shape == "compound" else report.speaker.unit_of_difference(rate.unit)
    return f"{unit}{report.speaker.word('a-year')}".strip()


def _gap_unit(entry: Entry, report: Report) -> str:
    """Return the unit of what is left, which of a share is percentage points."""
    if _view(entry, report).gap is None:
        return ""

    return report.speaker.unit_of_difference(entry.result.series.unit)


def _current_period(entry: Entry, report: Report) -> str:
    current = _numbers(entry).current
    return str(current.period) if current else ""


def _bound(entry: Entry, report: Report) -> str:
    current = _numbers(entry).current
    return (current.bound or "") if current else ""


def _standing(entry: Entry, report: Report) -> str:
    current = _numbers(entry).current
    return report.speaker.word(current.status) if current and current.status else ""


def _changed_by(entry: Entry, report: Report) -> str:
    return "; ".join(alternative(change, report.speaker) for change in entry.flips)


def _note(entry: Entry, report: Report) -> str:
    note = entry.result.target.note
    return report.speaker.text(note) if note else ""


def _lead_office(entry: Entry, report: Report) -> str:
    return report.speaker.lead_office(report.assessment.plan, entry.result.target) or ""


TARGET: tuple[Column[Entry], ...] = (
    Column("id", lambda e, r: e.result.target.id, width=_MEDIUM),
    Column("name", lambda e, r: _view(e, r).name, width=_WIDE),
    Column("action", lambda e, r: heading(r, e.result.target.action), width=_MEDIUM),
    Column("region", _region, width=_MEDIUM),
    Column("status", lambda e, r: _view(e, r).status),
    Column("age", lambda e, r: e.result.age, "amount"),
    Column("old-verdict-name", lambda e, r: r.speaker.word("yes" if e.result.old else "no")),
    Column("unit", lambda e, r: _view(e, r).unit),
    Column("comparator", _sign),
    Column("goal-value", _goal_value, "amount"),
    Column("base-year", _base_year, "year"),
    Column("base-value", lambda e, r: _point_value(_numbers(e).base, r.speaker), "amount"),
    Column("period", _current_period),
    Column("current", lambda e, r: _point_value(_numbers(e).current, r.speaker), "amount"),
    Column("bound", _bound),
    Column("standing", _standing),
    Column("gap", lambda e, r: _view(e, r).gap, "amount"),
    Column("gap-unit", _gap_unit),
    Column("elapsed", lambda e, r: _numbers(e).elapsed, "share"),
    Column("progress", lambda e, r: _numbers(e).progress, "share"),
    Column("expected", lambda e, r: _numbers(e).expected, "amount"),
    Column("lead-months", lambda e, r: _numbers(e).lead_months, "amount"),
    Column("required-rate", lambda e, r: _numbers(e).required, "amount"),
    Column("planned-rate", lambda e, r: _numbers(e).planned, "amount"),
    Column("observed-rate", lambda e, r: _numbers(e).observed, "amount"),
    Column("recent-rate", lambda e, r: _numbers(e).recent, "amount"),
    Column("rate-unit", _rate_unit),
    Column("forecast", lambda e, r: _numbers(e).forecast, "amount"),
    Column("reach", lambda e, r: _numbers(e).forecast_progress, "share"),
    Column("so-far", lambda e, r: _view(e, r).so_far, width=_MEDIUM),
    Column("odds", lambda e, r: r.speaker.odds_cell(e.odds)),
    Column("commitment", lambda e, r: r.speaker.commitment(e.result.target.commitment)),
    Column("lead-office", _lead_office, width=_MEDIUM),
    Column("path", lambda e, r: r.speaker.word(e.result.target.path), width=_MEDIUM),
    Column("clause", lambda e, r: r.speaker.clause(e.result.target)),
    Column("reason", lambda e, r: r.speaker.reasons(r.assessment.plan, e.result), width=_WIDE),
    Column("changed-by", _changed_by, width=_MEDIUM),
    Column("note", _note, width=_MEDIUM),
)


# --- a target to be read: fewer columns, and signs and units with the numbers


def _shown_value(point: Point | None, report: Report) -> Value:
    """Return a value with the word of its bound: over 412."""
    value = _point_value(point, report.speaker)
    if point is None or value is None or isinstance(value, str):
        return value

    return Shown(point.amount, report.speaker.bounded(point.bound, ""))


def _shown_goal(entry: Entry, report: Report) -> Value:
    """Return the goal behind its sign: ≥11,000."""
    goal = _goal_value(entry, report)
    is_range = entry.result.target.goal.upper is not None
    if goal is None or isinstance(goal, str) or is_range:
        return _view(entry, report).goal

    sign = report.speaker.sign(entry.result.target.goal.comparator or "")
    return Shown(_numbers(entry).aim.value, sign)  # type: ignore[union-attr]


def _shown_gap(entry: Entry, report: Report) -> Value:
    """Return what is left, of a share in percentage points."""
    remaining = _view(entry, report).remaining
    if remaining is None or entry.result.series.unit != "%":
        return remaining

    return Shown(remaining, behind=report.speaker.unit_of_difference("%"))


def _marks_in_words(entry: Entry, report: Report) -> str:
    """Return the period of the current value and its standing: October 2025, preliminary."""
    current = _numbers(entry).current
    if current is None:
        return ""

    standing = _standing(entry, report) if current.status != "reported" else ""
    told = [one for one in (report.speaker.period(current.period), standing) if one]
    return report.speaker.listed(told)


READABLE: tuple[Column[Entry], ...] = (
    Column("name", lambda e, r: _view(e, r).name, width=44),
    Column("status", lambda e, r: _view(e, r).short_status, width=22),
    Column("unit", lambda e, r: _view(e, r).unit),
    Column("base-value", lambda e, r: _shown_value(_numbers(e).base, r), "amount", 14),
    Column("current", lambda e, r: _shown_value(_numbers(e).current, r), "amount", 15),
    Column("marks", _marks_in_words, "aside", 23),
    Column("goal", _shown_goal, "amount", 13),
    Column("gap", _shown_gap, "amount", 22),
    Column("required", lambda e, r: _numbers(e).required, "rate", 23),
    Column("observed", lambda e, r: _numbers(e).observed, "rate", 23),
    Column("progress", lambda e, r: _numbers(e).progress, "share", 9),
    Column("odds", lambda e, r: r.speaker.odds_cell(e.odds), "aside", 19),
)


# --- a published value


def _name_of_value(row: Published, report: Report) -> str:
    """Return the name of what was measured, which may be the target's benchmark."""
    return report.speaker.text(report.assessment.plan.entry(row.observation.target).name)


def _value(row: Published, report: Report) -> Value:
    value = row.observation.value
    return report.speaker.word(value) if isinstance(value, Stage) else float(value)


def _why(row: Published, report: Report) -> str:
    return report.speaker.text(REASONS[row.why]) if row.why else ""


def _grade(grade: SourceGrade | None, report: Report) -> str:
    return report.speaker.word(f"grade-{grade}") if grade else ""


def _file(row: Published, report: Report) -> str:
    # The name alone: a report tells nothing of where on a machine its files lie.
    path = row.observation.path
    return Path(path).name if path else report.speaker.word("set-by-hand")


VALUE: tuple[Column[Published], ...] = (
    Column("id", lambda p, r: p.observation.target, width=_MEDIUM),
    Column("name", _name_of_value, width=_WIDE),
    Column("period", lambda p, r: str(p.observation.period)),
    Column("value", _value, "amount"),
    Column("unit", lambda p, r: p.observation.unit),
    Column("bound", lambda p, r: p.observation.bound or ""),
    Column("standing", lambda p, r: r.speaker.word(p.observation.status)),
    Column("used", lambda p, r: r.speaker.word("no" if p.why else "yes")),
    Column("why", _why, width=_MEDIUM),
    Column("source", lambda p, r: p.observation.source, width=_WIDE),
    Column("publisher", lambda p, r: p.observation.publisher, width=_MEDIUM),
    Column("grade", lambda p, r: _grade(p.observation.grade, r)),
    Column("address", lambda p, r: p.observation.url, width=_MEDIUM),
    Column("note", lambda p, r: p.observation.note, width=_WIDE),
    Column("file", _file),
    Column("line", lambda p, r: p.observation.line, "year"),
)


# --- a source

SOURCE: tuple[Column[Citation], ...] = (
    Column("number", lambda c, r: c.number, "year"),
    Column("source", lambda c, r: c.title(r.speaker), width=_WIDE),
    Column("publisher", lambda c, r: c.publisher, width=_WIDE),
    Column("grade", lambda c, r: _grade(c.grade, r)),
    Column("address", lambda c, r: c.url, width=_WIDE),
    Column("values", lambda c, r: c.values, "year"),
)
