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
    """Return what a reader is shown of a target."""
    return TargetView(entry.result, report.speaker)


def _numbers(entry: Entry) -> Numbers:
    """Return the numbers of a target."""
    return entry.result.numbers


def _point_value(point: Point | None, speaker: Speaker) -> Value:
    """Return a value as a number, a stage in words."""
    if point is None:
        return None
    if isinstance(point.value, Stage):
        return speaker.word(point.value)

    return point.amount


def _region(entry: Entry, report: Report) -> str:
    """Return the name of the region, "" where the plan does not list it."""
    region = report.assessment.plan.regions.get(entry.result.target.region or "")
    if region is None:
        return ""

    return report.speaker.text(region.name)


def _base_year(entry: Entry, report: Report) -> Value:
    """Return the base year, as a text where the base is the mean of several."""
    target = entry.result.target
    if target.base_years:
        return target.base_text

    return target.base_year


def _goal_value(entry: Entry, report: Report) -> Value:
    """Return the goal as a number, or as it is worded where it is none."""
    view = _view(entry, report)
    aim = _numbers(entry).aim
    # Twice a base that is not known is no number: 2 × the base.
    if aim is None or view.is_milestone:
        return view.worded_goal

    return aim.value


def _sign(entry: Entry, report: Report) -> str:
    """Return the sign of the goal in a column of its own: ≥."""
    comparator = entry.result.target.goal.comparator or ""
    return report.speaker.sign(comparator).strip()


def _rate_unit(entry: Entry, report: Report) -> str:
    """Return the unit of the target's rates: %/year where they compound."""
    numbers = _numbers(entry)
    rate = numbers.required or numbers.observed or numbers.planned
    if rate is None:
        return ""

    unit = "%"
    if rate.shape != "compound":
        unit = report.speaker.unit_of_difference(rate.unit)

    year = report.speaker.word("a-year")
    return f"{unit}{year}".strip()


def _gap_unit(entry: Entry, report: Report) -> str:
    """Return the unit of what is left, which of a share is percentage points."""
    if _view(entry, report).gap is None:
        return ""

    return report.speaker.unit_of_difference(entry.result.series.unit)


def _current_period(entry: Entry, report: Report) -> str:
    """Return the period of the current value as data files have it: 2025-10."""
    current = _numbers(entry).current
    if current is None:
        return ""

    return str(current.period)


def _bound(entry: Entry, report: Report) -> str:
    """Return the sign of a current value of which only a bound is known: >."""
    current = _numbers(entry).current
    if current is None:
        return ""

    return current.bound or ""


def _standing(entry: Entry, report: Report) -> str:
    """Return how final the current value is: preliminary."""
    current = _numbers(entry).current
    # What was set by hand has no standing.
    if current is None or not current.status:
        return ""

    return report.speaker.word(current.status)


def _changed_by(entry: Entry, report: Report) -> str:
    """Return what would turn the verdict: base year 2021 → ▾ behind; …"""
    changes = [alternative(change, report.speaker) for change in entry.flips]
    return "; ".join(changes)


def _note(entry: Entry, report: Report) -> str:
    """Return the plan's note on a target."""
    note = entry.result.target.note
    if not note:
        return ""

    return report.speaker.text(note)


def _lead_office(entry: Entry, report: Report) -> str:
    """Return the office that answers for a target."""
    plan = report.assessment.plan
    return report.speaker.lead_office(plan, entry.result.target) or ""


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
    aim = _numbers(entry).aim
    # 2–3 has no one number.
    is_range = entry.result.target.goal.upper is not None
    is_text = goal is None or isinstance(goal, str)
    if is_text or is_range or aim is None:
        return _view(entry, report).goal

    sign = report.speaker.sign(entry.result.target.goal.comparator or "")
    return Shown(aim.value, sign)


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

    marks = [report.speaker.period(current.period)]
    # Most values are simply reported, and nothing is said of that.
    if current.status != "reported":
        marks.append(_standing(entry, report))

    return report.speaker.listed(mark for mark in marks if mark)


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
    entry = report.assessment.plan.entry(row.observation.target)
    return report.speaker.text(entry.name)


def _value(row: Published, report: Report) -> Value:
    """Return a published value as a number, a stage in words."""
    value = row.observation.value
    if isinstance(value, Stage):
        return report.speaker.word(value)

    return float(value)


def _why(row: Published, report: Report) -> str:
    """Return why a value was left out of its series."""
    if not row.why:
        return ""

    return report.speaker.text(REASONS[row.why])


def _grade(grade: SourceGrade | None, report: Report) -> str:
    """Return what kind of source a value is from: an office's own page, the press, a copy."""
    if not grade:
        return ""

    return report.speaker.word(f"grade-{grade}")


def _file(row: Published, report: Report) -> str:
    """Return the name of the file that a value was read from."""
    path = row.observation.path
    if not path:
        return report.speaker.word("set-by-hand")

    # The name alone: a report tells nothing of where on a machine its files lie.
    return Path(path).name


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
