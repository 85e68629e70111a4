"""Who is silent: by lead office, which values are due, since when, and what was last heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gapcalc.assessment.lacking import asks, last_heard
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.plan.model import Benchmark, Target
from gapcalc.plan.offices import by_office
from gapcalc.views.columns import Line, cell_len, left
from gapcalc.views.json_values import plan_json
from gapcalc.views.observation import observation_json, value_text
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET

__all__ = [
    "Due",
    "Office",
    "office_lines",
    "offices",
    "silence_columns",
    "silence_json",
    "silence_table",
]

_DECEMBER = 12
_SILENCE_COLUMNS = (
    "lead",
    "id",
    "name",
    "due",
    "since",
    "last_period",
    "last_value",
    "last_unit",
)


@dataclass(frozen=True, slots=True)
class Due:
    """The values of one target or benchmark that are due.

    `periods` are those that are asked for; `since` is the end of the first year of which nothing
    was heard, None where its base is all that there could be; `last` the latest value.
    """

    entry: Target | Benchmark
    periods: tuple[Period, ...]
    since: int | None
    last: Observation | None
    old: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """One office ("" for targets without one), how many targets it answers for, and what is due."""

    name: str
    targets: int
    due: tuple[Due, ...]

    @property
    def values_due(self) -> int:
        """How many values it owes; of one target there may be several years."""
        return sum(len(due.periods) for due in self.due)

    @property
    def last(self) -> Observation | None:
        """The latest value that was heard of any of its targets that have values due."""
        heard = [due.last for due in self.due if due.last is not None]
        return max(heard, key=lambda one: one.period.end, default=None)


def offices(assessment: Assessment, results: Sequence[Result], speaker: Speaker) -> list[Office]:
    """Return each office with what it owes of `results`, those that owe most first.

    Targets without an office come last.
    """
    by_id = {result.target.id: result for result in results}
    listed = []

    for name, targets in by_office(assessment.plan, speaker.language).items():
        own = [by_id[target.id] for target in targets if target.id in by_id]
        if own:
            due = _due(assessment, own)
            # An office that owes nothing is listed too: it has answered.
            listed.append(Office(name, len(own), due))

    return sorted(listed, key=lambda office: (not office.name, -office.values_due))


def _due(assessment: Assessment, results: Sequence[Result]) -> tuple[Due, ...]:
    """Return what is due of `results`, the longest silent first."""
    periods: dict[str, list[Period]] = {}
    entries: dict[str, Target | Benchmark] = {}
    old = {result.target.id for result in results if result.old}

    for ask in asks(assessment, results):
        entries[ask.entry.id] = ask.entry
        periods.setdefault(ask.entry.id, []).append(ask.period)

    due = []

    for id, entry in entries.items():
        last = last_heard(assessment, id)
        since = _since(assessment, entry, last)
        due.append(Due(entry, tuple(periods[id]), since, last, id in old))

    return tuple(sorted(due, key=lambda one: (one.last is not None, one.since or 0)))


def _since(assessment: Assessment, entry: Target | Benchmark, last: Observation | None) -> int:
    """Return the first year whose value has been due since its end and was never heard."""
    base = entry.base_year if isinstance(entry, Target) else assessment.plan.base_year
    # Of the base year itself nothing is due: the plan has it.
    first = base + 1

    if last is not None:
        # After 2023 comes 2024; after the first months of 2024 its whole is due.
        first = max(first, last.period.year + int(last.period.last == _DECEMBER))

    return min(first, assessment.date.year)


# --- for people


def office_lines(assessment: Assessment, results: Sequence[Result], speaker: Speaker) -> list[str]:
    """Return a line for each office with values due, and one for each of these."""
    lines = []

    for office in offices(assessment, results, speaker):
        lines.append(_office_heading(office, speaker))

        for due in office.due:
            lines.append(f"· {_due_sentence(due, speaker)}")

    return lines


def silence_table(
    assessment: Assessment, results: Sequence[Result], speaker: Speaker
) -> list[Line]:
    """Return the offices with what is due, as lines in columns."""
    lines: list[Line] = []

    for office in offices(assessment, results, speaker):
        if lines:
            lines.append([])

        lines.append([(_office_heading(office, speaker), "bold")])
        rows = [_due_cells(due, speaker) for due in office.due]
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]

        for cells in rows:
            text = ""

            for cell, width in zip(cells, widths, strict=True):
                text += f"  {left(cell, width)}"

            lines.append([(text.rstrip(), "")])

    if not lines:
        lines.append([(speaker.word("nothing"), QUIET)])

    return lines


def _office_heading(office: Office, speaker: Speaker) -> str:
    """Return the name of an office with how much it owes, and of when its last value is."""
    name = office.name or speaker.word("no-office")
    if not office.due:
        return speaker.word("office-up-to-date", office=name, targets=office.targets)

    last_period = speaker.word("none-heard")
    if office.last is not None:
        # The latest of any of its targets: whether it reports at all.
        last_period = speaker.period(office.last.period)

    return speaker.word(
        "office-due",
        office=name,
        targets=office.targets,
        due=office.values_due,
        last=last_period,
    )


def _due_cells(due: Due, speaker: Speaker) -> list[str]:
    """Return what is due as cells: the name, the periods, since when, the last value, its age."""
    periods = speaker.listed(speaker.period(period) for period in due.periods)
    last = due.last
    heard = speaker.word("never-heard")

    if last is not None:
        # last heard: 1,356 km (October 2025)
        period = speaker.period(last.period)
        value = speaker.in_brackets(value_text(last, speaker), period)
        heard = speaker.word("last-heard", value=value)

    mark = speaker.word("old") if due.old else ""
    return [
        speaker.text(due.entry.name),
        speaker.word("due-periods", periods=periods),
        speaker.word("due-since", year=due.since),
        heard,
        mark,
    ]


def _due_sentence(due: Due, speaker: Speaker) -> str:
    """Return the same cells as one sentence behind the name."""
    name, *cells = _due_cells(due, speaker)
    texts = [text for text in cells if text]
    return speaker.word("ask-named", name=name, said=speaker.sentences(texts))


# --- for other programs


def silence_json(
    assessment: Assessment, results: Sequence[Result], speaker: Speaker
) -> dict[str, Any]:
    """Return the offices with what is due; `lead` is None for targets without one."""
    plan = assessment.plan
    listed = []

    for office in offices(assessment, results, speaker):
        listed.append(
            {
                "lead": office.name or None,
                "targets": office.targets,
                "due": [_due_json(due, speaker) for due in office.due],
            }
        )

    return {
        "version": 1,
        "plan": plan_json(plan),
        "as_of": assessment.as_of,
        "offices": listed,
    }


def _due_json(due: Due, speaker: Speaker) -> dict[str, Any]:
    """Return what is due of one target, with the value that was last heard as it was read."""
    last = None if due.last is None else observation_json(due.last)
    return {
        "id": due.entry.id,
        "name": speaker.text(due.entry.name),
        "periods": [str(period) for period in due.periods],
        "since": due.since,
        "old": due.old,
        "last": last,
    }


def silence_columns(
    assessment: Assessment, results: Sequence[Result], speaker: Speaker
) -> tuple[tuple[str, ...], list[list[Any]]]:
    """Return the same as one table, a row for each target that owes values."""
    rows: list[list[Any]] = []

    for office in silence_json(assessment, results, speaker)["offices"]:
        for due in office["due"]:
            last = due["last"] or {}
            rows.append(
                [
                    office["lead"],
                    due["id"],
                    due["name"],
                    " ".join(due["periods"]),
                    due["since"],
                    last.get("period"),
                    last.get("value"),
                    last.get("unit"),
                ]
            )

    return _SILENCE_COLUMNS, rows
