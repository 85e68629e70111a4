"""What stands above and below the status table: the headline, the roll-up, the counts."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.rollup import Rollup, by_action, each_once, roll_up
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.plan.model import Plan, commitments_among
from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.numbers import amount, percent, share_text, short
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, signed
from gapcalc.views.view import TargetView

__all__ = [
    "as_of_line",
    "counts_by_status",
    "counts_table",
    "headline",
    "headline_texts",
    "lagging_lines",
    "rollup_lines",
    "rollup_table",
    "so_far_lines",
    "so_far_texts",
]

_LAGGING = {"missed", "reversing", "behind", "slowing", "recovering"}
_HEADLINE_TARGETS = 3
_SHORTEST_GROUP_NAME = 12
_SO_FAR_INDENT = "  "
# A count with a column of its own, as narrow as the heads allow.
_COUNT_WIDTH = 6
_ROLLUP_COLUMNS = ("targets", "with-data", "fresh", "old", "unjudged", "good", "share")


# --- above the table


def headline(
    assessment: Assessment, results: Sequence[Result], scope: Sequence[Result], speaker: Speaker
) -> list[Line]:
    """Return what matters first: plan and date, the share as planned, who is furthest behind.

    The share is that of `scope`, of which the `results` may be a part.
    """
    plan_name, *texts = headline_texts(assessment, scope, speaker)
    lines: list[Line] = [[(plan_name, "bold")], *([(text, "")] for text in texts), []]
    lagging = lagging_lines(results, speaker)
    if lagging:
        lines += [[(speaker.word("lagging"), "bold")], *lagging, []]

    return lines


def headline_texts(assessment: Assessment, scope: Sequence[Result], speaker: Speaker) -> list[str]:
    """Return the first lines of the headline as texts: plan, date, and the share as planned."""
    return [
        speaker.text(assessment.plan.name),
        as_of_line(assessment, speaker),
        _share_as_planned(roll_up(scope), speaker),
    ]


def lagging_lines(results: Sequence[Result], speaker: Speaker) -> list[Line]:
    """Return the three targets furthest behind, the worst first."""
    lagging = sorted((result for result in results if _lags(result)), key=_lead_of)
    # ▴ recovering  High-speed rail in operation  -17pp  -10 months
    return [_lagging_line(result, speaker) for result in lagging[:_HEADLINE_TARGETS]]


def as_of_line(assessment: Assessment, speaker: Speaker) -> str:
    """Return the as-of date and, within the plan's years, the share of the time gone."""
    texts = [speaker.word("as-of", date=speaker.date(assessment.date))]
    gone = assessment.time_gone
    if 0 <= gone <= 1:
        # as of the end of 2025 · 60% of the time gone
        texts.append(speaker.word("time-gone", share=percent(gone)))

    return " · ".join(texts)


def _share_as_planned(whole: Rollup, speaker: Speaker) -> str:
    """Return the share as planned with the counts of fresh, old and no verdicts beside it."""
    if whole.share is None:
        return speaker.word("headline-no-share", old=whole.old, none=whole.unjudged)

    by_count = speaker.word(
        "headline-share",
        good=whole.good,
        fresh=whole.fresh,
        share=percent(whole.share),
        old=whole.old,
        none=whole.unjudged,
    )
    by_weight = _weighted_share(whole, speaker)
    if not by_weight:
        return by_count

    # Behind a full-width bracket no space is wanted: （33%）· 超时效
    return f"{by_count} · {by_weight}".replace("） ", "）")


def _weighted_share(whole: Rollup, speaker: Speaker) -> str:
    """Return the share by weight with the weights it rests on, "" where there are no weights."""
    weights = whole.weights
    if weights is None or weights.share is None:
        return ""

    share = speaker.word(
        "headline-weighted",
        share=percent(weights.share),
        good=amount(weights.good),
        fresh=amount(weights.fresh),
    )
    if not weights.unweighted:
        return share

    # Without this the share would pass for one of all targets.
    left_out = speaker.word("without-weight", count=weights.unweighted)
    return f"{share} · {left_out}"


def _lags(result: Result) -> bool:
    """Whether a target lags now; a lag that is printed as 0 points is none."""
    if result.old or result.status not in _LAGGING:
        return False

    return round(_lead_of(result), 2) < 0


def _lagging_line(result: Result, speaker: Speaker) -> Line:
    """Return one of the targets furthest behind, with its lag in points and months."""
    points = percent(_lead_of(result)).replace("%", speaker.word("points"))
    lag = points

    # What went back has no lag in time.
    if result.numbers.lead_months is not None:
        months = amount(result.numbers.lead_months, 1)
        lag = f"{points}  {months} {speaker.word('months')}"

    name = speaker.text(result.target.name)
    current = result.numbers.current
    if result.stale and current is not None:
        name = f"{name} {short(current.period)}"

    return [
        (signed(result.status, speaker), STYLES[result.status]),
        (f"  {name}", ""),
        (f"  {lag}", QUIET),
    ]


def _lead_of(result: Result) -> float:
    """Return the lead of a target as a share of the way, 0 where there is none."""
    return float(result.numbers.lead or 0)


# --- below the table


def so_far_lines(results: Sequence[Result], speaker: Speaker, width: int | None) -> list[Line]:
    """Return the first months of a year that were published, and not used for any verdict."""
    texts = so_far_texts(results, speaker)
    if not texts:
        return []

    lines: list[Line] = [[], [(speaker.word("so-far"), "bold")]]

    for text in texts:
        room = cell_len(text) if width is None else width - len(_SO_FAR_INDENT)
        for part in wrap(text, room):
            lines.append([(f"{_SO_FAR_INDENT}{part}", "")])

    return lines


def so_far_texts(results: Sequence[Result], speaker: Speaker) -> list[str]:
    """Return the first months of a year behind the name of each target that has some."""
    colon = "：" if speaker.language == "zh" else ": "
    texts = []

    for result in results:
        view = TargetView(result, speaker)
        if view.so_far:
            texts.append(f"{view.name}{colon}{view.so_far}")

    return texts


def rollup_lines(
    assessment: Assessment, results: Sequence[Result], speaker: Speaker, width: int | None = None
) -> list[Line]:
    """Return the roll-up by action and for all: never a share without the counts it rests on.

    Long names take two lines where a terminal of `width` has no room for them.
    """
    (title, *heads), rows = rollup_table(assessment, results, speaker)
    heads = [_as_wide_as(head, rows, place) for place, head in enumerate(heads, 1)]
    head_line = _in_columns(heads, heads)
    name_width = max(cell_len(name) for name, *_ in rows)
    if width is not None:
        room = width - cell_len(head_line)
        name_width = min(name_width, max(_SHORTEST_GROUP_NAME, room))

    lines: list[Line] = [[], [(left(title, name_width) + head_line, QUIET)]]

    for name, *cells in rows:
        numbers = _in_columns(cells, heads)
        first, *rest = wrap(name, name_width)
        lines.append([(left(first, name_width), ""), (numbers, "")])
        lines += [[(more, "")] for more in rest]

    lines += _without_base(roll_up(results), speaker)
    return lines


def rollup_table(
    assessment: Assessment, results: Sequence[Result], speaker: Speaker
) -> tuple[list[str], list[list[str]]]:
    """Return the roll-up as a header and rows: each action, all, and all by commitment."""
    header = [speaker.word(key) for key in ("rollup", *_ROLLUP_COLUMNS)]
    groups = _rollup_rows(assessment.plan, results, speaker)
    rows = [[name, *_rollup_cells(group)] for name, group in groups]

    if any(group.weights is not None for _, group in groups):
        # Where no target has a weight the column would be empty.
        header.append(speaker.word("weighted-share"))
        for row, (_, group) in zip(rows, groups, strict=True):
            row.append(_weight_cell(group, speaker))

    return header, rows


def _as_wide_as(head: str, rows: Sequence[Sequence[str]], place: int) -> str:
    """Return the head of a column, as wide as the widest of its cells."""
    return right(head, max(cell_len(row[place]) for row in rows))


def _without_base(whole: Rollup, speaker: Speaker) -> list[Line]:
    """Return how those without a base stand, who have no verdict and so no part in a share."""
    if not whole.reaching and not whole.falling_short:
        return []

    told = speaker.word("without-base", reaching=whole.reaching, short=whole.falling_short)
    return [[(told, QUIET)]]


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
    # A plan of one action has one row for all.
    rows.append((speaker.word("all"), whole))

    for commitment, group in whole.commitments.items():
        if group.targets:
            rows.append((f"  {speaker.commitment(commitment)}", group))

    return rows


def _rollup_cells(group: Rollup) -> list[str]:
    """Return the cells of a group in the order of `_ROLLUP_COLUMNS`."""
    share = share_text(group.share)
    return [
        str(group.targets),
        str(group.with_data),
        str(group.fresh),
        str(group.old),
        str(group.unjudged),
        str(group.good),
        share,
    ]


def _weight_cell(group: Rollup, speaker: Speaker) -> str:
    """Return the share by weight with the weight that it is a share of: 65% of 10."""
    weights = group.weights
    if weights is None or weights.share is None:
        return "-"

    return speaker.word(
        "share-of",
        share=percent(weights.share),
        whole=amount(weights.fresh),
    )


def _in_columns(cells: Sequence[str], heads: Sequence[str]) -> str:
    """Return cells flush right, each column as wide as its head."""
    return _flush_right(cells, [cell_len(head) for head in heads])


def _flush_right(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return cells in columns of so many characters, two spaces before each."""
    line = ""

    for cell, width in zip(cells, widths, strict=True):
        line += f"  {right(cell, width)}"

    return line


def counts_by_status(results: Sequence[Result], speaker: Speaker) -> list[Line]:
    """Return how many targets have each status, all together, by commitment, and the old ones."""
    (_, *heads), (*counted, whole) = counts_table(results, speaker)
    name_width = max(cell_len(speaker.word(status)) for status in STATUSES) + 2
    widths = [max(_COUNT_WIDTH, cell_len(head)) for head in heads]
    head_line = " " * name_width + _flush_right(heads, widths)
    lines: list[Line] = [[], [(head_line, QUIET)]]

    once = each_once(results)
    for status, (name, *counts) in zip(_statuses_of(once), counted, strict=True):
        numbers = _flush_right(counts, widths)
        lines.append([(left(name, name_width), STYLES[status]), (numbers, "")])

    name, *totals = whole
    # Below the words, which stand two columns in, behind their signs.
    last = left(f"  {name}", name_width) + _flush_right(totals, widths)
    lines.append([(last, "")])
    lines.append([])

    return lines


def counts_table(results: Sequence[Result], speaker: Speaker) -> tuple[list[str], list[list[str]]]:
    """Return how many targets have each status, as a header and rows; the last row is of all.

    A goal that says another one again is not counted twice.
    """
    results = each_once(results)
    groups = _groups_of_counts(results, speaker)
    rows = []

    for status in _statuses_of(results):
        row = [signed(status, speaker)]

        for group in groups.values():
            count = sum(result.status == status for result in group)
            row.append(str(count))

        rows.append(row)

    totals = [str(len(group)) for group in groups.values()]
    rows.append([speaker.word("all"), *totals])
    return [speaker.word("status"), *groups], rows


def _statuses_of(results: Sequence[Result]) -> list[str]:
    """Return the statuses that any of the results has, in their usual order."""
    present = {result.status for result in results}
    return [status for status in STATUSES if status in present]


def _groups_of_counts(results: Sequence[Result], speaker: Speaker) -> dict[str, list[Result]]:
    """Return the results of each column of counts under its head."""
    groups = {speaker.word("all"): list(results)}

    for commitment in commitments_among(result.target for result in results):
        group = [result for result in results if result.target.commitment == commitment]
        groups[speaker.commitment(commitment)] = group

    # They are among the statuses too: the column says how many of them.
    old = [result for result in results if result.old]
    if old:
        groups[speaker.word("old")] = old

    return groups
