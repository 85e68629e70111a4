"""What stands above and below the status table: the headline, the roll-up, the counts."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.rollup import Rollup, by_action, roll_up
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.plan.model import Plan, commitments_among
from gapcalc.views.columns import Line, cell_len, left, right
from gapcalc.views.numbers import amount, percent, short
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, signed

__all__ = ["counts_by_status", "headline", "rollup_lines"]

_LAGGING = {"missed", "reversing", "behind", "slowing", "recovering"}
_HEADLINE_TARGETS = 3
_ROLLUP_COLUMNS = ("targets", "with-data", "judged", "good", "share")


# --- above the table


def headline(assessment: Assessment, results: Sequence[Result], speaker: Speaker) -> list[Line]:
    """Return what matters first: plan and date, and the targets furthest behind."""
    lines: list[Line] = [
        [(speaker.text(assessment.plan.name), "bold")],
        [(_as_of(assessment, speaker), "")],
        [],
    ]

    # A lag that is printed as 0 points is none.
    lagging = [r for r in results if r.status in _LAGGING and round(_lead(r), 2) < 0]
    if not lagging:
        return lines

    lines.append([(speaker.word("lagging"), "bold")])

    for result in sorted(lagging, key=_lead)[:_HEADLINE_TARGETS]:
        lines.append(_lagging_line(result, speaker))

    lines.append([])

    return lines


def _as_of(assessment: Assessment, speaker: Speaker) -> str:
    """Return the as-of date and, within the plan's years, the share of the time gone."""
    plan = assessment.plan
    texts = [speaker.word("as-of", year=assessment.as_of)]
    gone = (assessment.as_of - plan.base_year) / (plan.target_year - plan.base_year)
    if 0 <= gone <= 1:
        texts.append(speaker.word("time-gone", share=percent(gone)))

    return " · ".join(texts)


def _lagging_line(result: Result, speaker: Speaker) -> Line:
    """Return one of the targets furthest behind, with its lag in points and months."""
    points = percent(_lead(result)).replace("%", speaker.word("points"))
    months = amount(result.numbers.lead_months or 0, 1)
    name = speaker.text(result.target.name)
    current = result.numbers.current
    if result.stale and current is not None:
        name = f"{name} {short(current.period)}"

    return [
        (signed(result.status, speaker), STYLES[result.status]),
        (f"  {name}", ""),
        (f"  {points}  {months} {speaker.word('months')}", QUIET),
    ]


def _lead(result: Result) -> float:
    return float(result.numbers.lead or 0)


# --- below the table


def rollup_lines(assessment: Assessment, results: Sequence[Result], speaker: Speaker) -> list[Line]:
    """Return the roll-up by action and for all: never a share without the counts it rests on."""
    rows = _rollup_rows(assessment.plan, results, speaker)
    heads = [speaker.word(key) for key in _ROLLUP_COLUMNS]
    name_width = max(cell_len(name) for name, _ in rows)
    title = left(speaker.word("rollup"), name_width) + _in_columns(heads, heads)
    lines: list[Line] = [[], [(title, QUIET)]]

    for name, group in rows:
        numbers = _in_columns(_rollup_cells(group), heads)
        lines.append([(left(name, name_width), ""), (numbers, "")])

    return lines


def _rollup_rows(
    plan: Plan, results: Sequence[Result], speaker: Speaker
) -> list[tuple[str, Rollup]]:
    """Return the groups under their names: each action, all, and all by commitment."""
    rows: list[tuple[str, Rollup]] = []
    groups = by_action(plan, results)
    if len(groups) > 1:
        for action, group in groups.items():
            rows.append((speaker.action_title(plan, action), group))

    whole = roll_up(results)
    rows.append((speaker.word("all"), whole))

    for commitment, group in whole.commitments.items():
        if group.targets:
            rows.append((f"  {speaker.commitment(commitment)}", group))

    return rows


def _rollup_cells(group: Rollup) -> list[str]:
    share = "-" if group.share is None else percent(group.share)
    counts = (group.targets, group.with_data, group.judged, group.good)
    return [*map(str, counts), share]


def _in_columns(cells: Sequence[str], heads: Sequence[str]) -> str:
    """Return cells flush right, each column as wide as its head."""
    columns = [right(cell, cell_len(head)) for cell, head in zip(cells, heads, strict=True)]
    return "".join(f"  {column}" for column in columns)


def counts_by_status(results: Sequence[Result], speaker: Speaker) -> list[Line]:
    """Return how many targets have each status, all together and by commitment."""
    groups = {speaker.word("all"): list(results)}

    for commitment in commitments_among(result.target for result in results):
        group = [result for result in results if result.target.commitment == commitment]
        groups[speaker.commitment(commitment)] = group

    name_width = max(cell_len(speaker.word(status)) for status in STATUSES) + 2
    heads = list(groups)
    widths = [max(6, cell_len(head)) for head in heads]

    def row(cells: Sequence[object]) -> str:
        columns = [right(str(cell), width) for cell, width in zip(cells, widths, strict=True)]
        return "".join(f"  {column}" for column in columns)

    lines: list[Line] = [[], [(" " * name_width + row(heads), QUIET)]]

    for status in STATUSES:
        counts = [sum(r.status == status for r in group) for group in groups.values()]
        if counts[0]:
            name = left(signed(status, speaker), name_width)
            lines.append([(name, STYLES[status]), (row(counts), "")])

    totals = row([len(group) for group in groups.values()])
    lines.append([(left(f"  {speaker.word('all')}", name_width) + totals, "")])
    lines.append([])

    return lines
