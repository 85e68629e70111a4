"""The chapters of a half-yearly note: what turned, and what lags and why, by action."""

from __future__ import annotations

from collections.abc import Iterator

from gapcalc.assessment.areas import Standing, standings
from gapcalc.assessment.changes import TargetChange
from gapcalc.assessment.changes.targets import Turn
from gapcalc.assessment.history import Turned
from gapcalc.assessment.odds import Odds
from gapcalc.assessment.rollup import by_action
from gapcalc.assessment.status import Result
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
    tables = (_turned_table(report, turned), _ranks_table(report, turned))
    # None may have turned, and few plans have goals by area.
    filled = tuple(table for table in tables if table.rows)
    return Section("section-turned", (paragraph([text], speaker),), filled)


def _turned_table(report: Report, turned: Turned) -> Table:
    """Return the targets that turned, for the worse first."""
    names = ("name", "turn", "status-before", "status-now", "current", "goal")
    head = [report.speaker.word(name) for name in names]
    # The worse first: these are what a note is read for.
    listed = turned.of(*_LISTED)[:_MOST_TURNED]
    rows = [_turn_row(change, report) for change in listed]
    return Table("", head, rows)


def _ranks_table(report: Report, turned: Turned) -> Table:
    """Return the areas whose ranks changed, those that fell first; none without goals by area."""
    speaker = report.speaker
    plan = report.assessment.plan
    rows: list[list[Cell]] = []

    if plan.breakdowns:
        found = standings(plan, report.results, turned.before.results)
        # An area that kept its ranks is no news.
        moved = [one for one in found if one.share_change or one.lead_change]

        for one in sorted(moved, key=_fallen_first):
            rows.append(
                [
                    speaker.text(plan.regions[one.region].name),
                    one.share_rank,
                    change_of_rank(one.share_change),
                    one.lead_rank,
                    change_of_rank(one.lead_change),
                ]
            )

    columns = ("area", "area-rank", "area-change", "area-lead-rank", "area-lead-change")
    head = [speaker.word(name) for name in columns]
    return Table(speaker.word("area-moved"), head, rows)


def _fallen_first(standing: Standing) -> tuple[int, int]:
    """Return the key by which areas that fell (−2) stand before those that rose (+1)."""
    return standing.share_change or 0, standing.lead_change or 0


def _turn_row(change: TargetChange, report: Report) -> list[Cell]:
    """Return a target with its status before and now, and the value that it is judged by."""
    result = change.after
    speaker = report.speaker
    current = None
    if result.numbers.current is not None:
        current = speaker.value_in_words(result.numbers.current, result.series.unit)

    return [
        change.target,
        speaker.word(f"turn-{change.turn}"),
        Mark(change.before.status),
        Mark(result.status),
        current,
        TargetView(result, speaker).resolved_goal,
    ]


def lagging_section(report: Report) -> Section:
    """Return the targets not as planned under their actions, each with the reason.

    A note has room for the furthest behind of them.
    """
    behind = report.furthest_behind
    speaker = report.speaker
    if not behind:
        nothing = paragraph([speaker.word("no-target-behind")], speaker)
        return Section("section-lagging", (nothing,))

    shown = behind[:_MOST_LAGGING]
    parts = []

    for action in by_action(report.assessment.plan, report.results):
        items = [_item(report, entry) for entry in shown if entry.result.target.action == action]
        if items:
            parts.append(Part(action or "", action_name(report, action), tuple(items)))

    paragraphs = []
    # They are counted: what is not told of must not pass for on track.
    left_out = len(behind) - len(shown)
    if left_out:
        others = speaker.word("others-lagging", count=left_out)
        paragraphs.append(paragraph([others], speaker))

    return Section("section-lagging", tuple(paragraphs), (), tuple(parts))


def _item(report: Report, entry: Entry) -> Item:
    """Return what the note says of one target, behind its name."""
    name = report.speaker.text(entry.result.target.name)
    text = paragraph(_sentences(report, entry), report.speaker)
    return Item(name, text)


def _sentences(report: Report, entry: Entry) -> Iterator[str]:
    """Yield the status with its reasons, what is left, what that takes, and the odds."""
    speaker = report.speaker
    result = entry.result
    yield _status_sentence(report, result)
    view = TargetView(result, speaker)

    # A goal that is met has nothing left.
    if view.remaining is not None:
        gap = speaker.difference(view.remaining, result.series.unit)
        year = report.assessment.plan.end(result.target)
        yield speaker.word("say-left", year=year, goal=view.resolved_goal, gap=gap)

    # How it stood then is no reason to act on now: the note says that it was, and since when.
    if not result.old:
        yield from _outlook_sentences(report, entry)


def _status_sentence(report: Report, result: Result) -> str:
    """Return the verdict and why: `Behind: 45% of the way covered, 60% of the time gone`."""
    speaker = report.speaker
    if result.old:
        return speaker.sentence(speaker.old_verdict(result))

    reasons = []

    for reason in result.reasons:
        if reason.code not in _ASIDES:
            reasons.append(speaker.reason(report.assessment.plan, result, reason))

    status = speaker.sentence(speaker.word(result.status))
    return speaker.word("say-status", status=status, reasons=speaker.sentences(reasons))


def _outlook_sentences(report: Report, entry: Entry) -> Iterator[str]:
    """Yield what it takes to arrive, how likely that is, and who answers for it."""
    speaker = report.speaker
    result = entry.result
    numbers = result.numbers

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
    # Who is to act reads the note.
    office = speaker.lead_office(report.assessment.plan, result.target)
    if office:
        yield speaker.word("say-office", office=office)


def _remark(report: Report, entry: Entry) -> Iterator[str]:
    """Yield what the office said last: what was done, what hinders, what comes next."""
    remarks = report.assessment.remarks.get(entry.result.target.id, ())

    for remark in remarks[:1]:
        for key, said in remark_texts(remark):
            name = report.speaker.word(key)
            yield report.speaker.word("ask-named", name=name, said=said)
