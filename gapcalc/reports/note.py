"""The chapters of a half-yearly note: what turned, and what lags and why, by action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gapcalc.assessment.changes import TargetChange
from gapcalc.assessment.changes.targets import Turn
from gapcalc.assessment.odds import Odds
from gapcalc.assessment.rollup import by_action
from gapcalc.assessment.status import STATUSES
from gapcalc.reports.earlier import turned
from gapcalc.reports.model import Cell, Entry, Item, Mark, Part, Report, Section, Table
from gapcalc.reports.text import action_name, paragraph
from gapcalc.views.remark import remark_texts
from gapcalc.views.view import TargetView

__all__ = ["lagging_section", "turned_section"]

# A target without a verdict before or now has not turned: it is counted, and not listed.
_LISTED: tuple[Turn, ...] = ("worse", "better")
# So many targets are told of one by one: with more of them it would be no note of a few pages.
_MOST_LAGGING = 10
_MOST_TURNED = 10
# Reasons that say on what a verdict rests, and not why it is what it is.
_ASIDES = {"one-interval", "across-base", "no-recent-rate", "growth-undefined", "silent-years"}
_COUNTED: tuple[Turn, ...] = ("worse", "better", "judged", "unjudged")


def turned_section(report: Report) -> Section | None:
    """Return what turned since the earlier date; None where there is nothing to compare with."""
    if report.earlier is None:
        return None

    changes = list(turned(report))
    counts = Counter(change.turn for change in changes)
    speaker = report.speaker
    date = speaker.date(report.earlier.date)
    said = [
        speaker.word(f"say-turned-{turn}", count=counts[turn]) for turn in _COUNTED if counts[turn]
    ]
    key = "say-turned" if said else "say-nothing-turned"
    text = speaker.word(key, date=date, turns=speaker.listed(said))
    listed = sorted((c for c in changes if c.turn in _LISTED), key=_worst_first)
    names = ("name", "turn", "status-before", "status-now", "current", "goal")
    head = [speaker.word(name, date=date) for name in names]
    table = Table("", head, [_turn_row(change, report) for change in listed[:_MOST_TURNED]])
    return Section("section-turned", (paragraph([text], speaker),), (table,) if listed else ())


def _worst_first(change: TargetChange) -> tuple[bool, int]:
    return change.turn != "worse", STATUSES.index(change.after.status)


def _turn_row(change: TargetChange, report: Report) -> list[Cell]:
    view = TargetView(change.after, report.speaker)
    current = change.after.numbers.current
    unit = change.after.series.unit
    return [
        change.target,
        report.speaker.word(f"turn-{change.turn}"),
        Mark(change.before.status),
        Mark(change.after.status),
        report.speaker.value_in_words(current, unit) if current else None,
        view.resolved_goal,
    ]


def lagging_section(report: Report) -> Section:
    """Return the targets not as planned under their actions, each with the reason.

    A note has room for the furthest behind of them.
    """
    behind = report.furthest_behind
    speaker = report.speaker
    if not behind:
        return Section("section-lagging", (paragraph([speaker.word("no-target-behind")], speaker),))

    shown = behind[:_MOST_LAGGING]
    parts = []

    for action in by_action(report.assessment.plan, report.results):
        entries = [entry for entry in shown if entry.result.target.action == action]
        if entries:
            items = tuple(_item(report, entry) for entry in entries)
            parts.append(Part(action or "", action_name(report, action), items))

    left_out = len(behind) - len(shown)
    said = [speaker.word("others-lagging", count=left_out)] if left_out else []
    return Section(
        "section-lagging", tuple(paragraph([one], speaker) for one in said), (), tuple(parts)
    )


def _item(report: Report, entry: Entry) -> Item:
    name = report.speaker.text(entry.result.target.name)
    return Item(name, paragraph(_sentences(report, entry), report.speaker))


def _sentences(report: Report, entry: Entry) -> Iterator[str]:
    """Yield the status with its reasons, what is left, what that takes, and the odds."""
    speaker = report.speaker
    plan = report.assessment.plan
    result = entry.result
    numbers = result.numbers
    view = TargetView(result, speaker)
    if result.old:
        # How it stood then is no reason to act on now: the note says that it was, and since when.
        yield speaker.sentence(speaker.old_verdict(result))
    else:
        reasons = [reason for reason in result.reasons if reason.code not in _ASIDES]
        said = speaker.sentences(speaker.reason(plan, result, reason) for reason in reasons)
        status = speaker.sentence(speaker.word(result.status))
        yield speaker.word("say-status", status=status, reasons=said)

    if view.remaining is not None:
        gap = speaker.difference(view.remaining, result.series.unit)
        year = plan.end(result.target)
        yield speaker.word("say-left", year=year, goal=view.resolved_goal, gap=gap)

    if result.old:
        return

    if numbers.required is not None and numbers.observed is not None:
        yield speaker.word(
            "say-pace",
            required=speaker.movement(numbers.required),
            seen=speaker.movement(numbers.observed),
            base=result.target.base_text,
        )

    if isinstance(entry.odds, Odds):
        yield speaker.word("say-odds", odds=speaker.odds_in_words(entry.odds))

    if entry.flips:
        yield speaker.word("say-fragile-one")

    yield from _remark(report, entry)
    office = speaker.lead_office(plan, result.target)
    if office:
        yield speaker.word("say-office", office=office)


def _remark(report: Report, entry: Entry) -> Iterator[str]:
    """Yield what the office said last: what was done, what hinders, what comes next."""
    remarks = report.assessment.remarks.get(entry.result.target.id, ())

    for remark in remarks[:1]:
        for key, said in remark_texts(remark):
            name = report.speaker.word(key)
            yield report.speaker.word("ask-named", name=name, said=said)
