"""The chapters of a half-yearly note: what turned, and what lags and why, by action."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.areas import Standing, standings
from gapcalc.assessment.changes import TargetChange
from gapcalc.assessment.changes.targets import Turn
from gapcalc.assessment.history import Turned
from gapcalc.assessment.odds import Odds
from gapcalc.assessment.rollup import by_action
from gapcalc.reports.model import Cell, Entry, Item, Mark, Part, Report, Section, Table
from gapcalc.reports.text import action_name, paragraph
from gapcalc.views.area_matrix import change_of_rank
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
    """Return what turned since the last half-year; None where there is nothing to compare with."""
    turned = report.turned
    if turned is None:
        return None

    speaker = report.speaker
    date = speaker.date(turned.since)
    said = []

    for turn in _COUNTED:
        count = turned.counts[turn]
        if count:
            said.append(speaker.word(f"say-turned-{turn}", count=count))

    key = "say-turned" if said else "say-nothing-turned"
    text = speaker.word(key, date=date, turns=speaker.listed(said))
    tables = [_turned_table(report, turned), _ranks_table(report, turned)]
    shown = tuple(table for table in tables if table.rows)
    return Section("section-turned", (paragraph([text], speaker),), shown)


def _turned_table(report: Report, turned: Turned) -> Table:
    """Return the targets that turned, for the worse first."""
    names = ("name", "turn", "status-before", "status-now", "current", "goal")
    head = [report.speaker.word(name) for name in names]
    listed = turned.of(*_LISTED)[:_MOST_TURNED]
    return Table("", head, [_turn_row(change, report) for change in listed])


def _ranks_table(report: Report, turned: Turned) -> Table:
    """Return the areas whose ranks changed, those that fell first; none without goals by area."""
    speaker = report.speaker
    plan = report.assessment.plan
    rows: list[list[Cell]] = []

    if plan.breakdowns:
        found = standings(plan, report.results, turned.before.results)
        moved = [one for one in found if one.share_change or one.lead_change]

        for one in sorted(moved, key=_fallen_first):
            name = speaker.text(plan.regions[one.region].name)
            ranks = (one.share_rank, one.lead_rank)
            changes = (change_of_rank(one.share_change), change_of_rank(one.lead_change))
            rows.append([name, ranks[0], changes[0], ranks[1], changes[1]])

    columns = ("area", "area-rank", "area-change", "area-lead-rank", "area-lead-change")
    head = [speaker.word(name) for name in columns]
    return Table(speaker.word("area-moved"), head, rows)


def _fallen_first(standing: Standing) -> tuple[int, int]:
    return standing.share_change or 0, standing.lead_change or 0


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
        "section-lagging",
        tuple(paragraph([one], speaker) for one in said),
        (),
        tuple(parts),
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
