"""What stands above and below the status table: the headline, the roll-up, the counts."""

from __future__ import annotations

from collections.abc import Sequence

from gapcalc.assessment.rollup import Rollup, by_action, each_once, roll_up
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.plan.model import Plan, commitments_among
from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.numbers import amount, percent, short
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, signed
from gapcalc.views.view import TargetView

__all__ = [
    "as_of_line",
    "counts_by_status",
    "counts_table",
    "headline",
    "headline_texts",
    "rollup_lines",
    "rollup_table",
    "so_far_lines",
    "so_far_texts",
]

_LAGGING = {"missed", "reversing", "behind", "slowing", "recovering"}
_HEADLINE_TARGETS = 3
_SHORTEST_NAME = 12
_INDENT = 2
_ROLLUP_COLUMNS = ("targets", "with-data", "fresh", "old", "unjudged", "good", "share")


# --- above the table


def headline(
    assessment: Assessment, results: Sequence[Result], scope: Sequence[Result], speaker: Speaker
) -> list[Line]:
    """Return what matters first: plan and date, the share as planned, who is furthest behind.

    The share is that of `scope`, of which the `results` may be a part.
    """
    lines: list[Line] = [
        [(speaker.text(assessment.plan.name), "bold")],
        [(as_of_line(assessment, speaker), "")],
        [(_share(roll_up(scope), speaker), "")],
        [],
    ]

    lagging = [result for result in results if _lags(result)]
    if not lagging:
        return lines

    lines.append([(speaker.word("lagging"), "bold")])

    for result in sorted(lagging, key=_lead)[:_HEADLINE_TARGETS]:
        lines.append(_lagging_line(result, speaker))

    lines.append([])

    return lines


def headline_texts(assessment: Assessment, speaker: Speaker) -> list[str]:
    """Return the first lines of the headline as texts: plan, date, and the share as planned."""
    return [
        speaker.text(assessment.plan.name),
        as_of_line(assessment, speaker),
        _share(roll_up(assessment.results), speaker),
    ]


def as_of_line(assessment: Assessment, speaker: Speaker) -> str:
    """Return the as-of date and, within the plan's years, the share of the time gone."""
    texts = [speaker.word("as-of", date=speaker.date(assessment.date))]
    gone = assessment.time_gone
    if 0 <= gone <= 1:
        texts.append(speaker.word("time-gone", share=percent(gone)))

    return " · ".join(texts)


def _share(whole: Rollup, speaker: Speaker) -> str:
    """Return the share as planned with the counts of fresh, old and no verdicts beside it."""
    counts = {"old": whole.old, "none": whole.unjudged}
    if whole.share is None:
        return speaker.word("headline-no-share", **counts)

    share = percent(whole.share)
    good = {"good": whole.good, "fresh": whole.fresh, "share": share}
    told = speaker.word("headline-share", **good, **counts)
    weighted = _weighted_share(whole, speaker)
    # Behind a full-width bracket no space is wanted: （33%）· 超时效
    return f"{told} · {weighted}".replace("） ", "）") if weighted else told


def _weighted_share(whole: Rollup, speaker: Speaker) -> str:
    """Return the share by weight with the weights it rests on, "" where there are no weights."""
    weights = whole.weights
    if weights is None or weights.share is None:
        return ""

    sums = {"good": amount(weights.good), "fresh": amount(weights.fresh)}
    told = speaker.word("headline-weighted", share=percent(weights.share), **sums)
    if not weights.unweighted:
        return told

    return f"{told} · {speaker.word('without-weight', count=weights.unweighted)}"


def _lags(result: Result) -> bool:
    """Whether a target lags now; a lag that is printed as 0 points is none."""
    return result.status in _LAGGING and not result.old and round(_lead(result), 2) < 0


def _lagging_line(result: Result, speaker: Speaker) -> Line:
    """Return one of the targets furthest behind, with its lag in points and months."""
    points = percent(_lead(result)).replace("%", speaker.word("points"))
    months = ""

    # What went back has no lag in time.
    if result.numbers.lead_months is not None:
        months = f"  {amount(result.numbers.lead_months, 1)} {speaker.word('months')}"

    name = speaker.text(result.target.name)
    current = result.numbers.current
    if result.stale and current is not None:
        name = f"{name} {short(current.period)}"

    return [
        (signed(result.status, speaker), STYLES[result.status]),
        (f"  {name}", ""),
        (f"  {points}{months}", QUIET),
    ]


def _lead(result: Result) -> float:
    return float(result.numbers.lead or 0)


# --- below the table


def so_far_lines(results: Sequence[Result], speaker: Speaker, width: int | None) -> list[Line]:
    """Return the first months of a year that were published, and not used for any verdict."""
    lines: list[Line] = []

    for text in so_far_texts(results, speaker):
        first, *rest = wrap(text, (width or cell_len(text) + _INDENT) - _INDENT)
        lines += [[(" " * _INDENT + line, "")] for line in (first, *rest)]

    return [[], [(speaker.word("so-far"), "bold")], *lines] if lines else []


def so_far_texts(results: Sequence[Result], speaker: Speaker) -> list[str]:
    """Return the first months of a year behind the name of each target that has some."""
    colon = "：" if speaker.language == "zh" else ": "
    views = [TargetView(result, speaker) for result in results]
    return [f"{view.name}{colon}{view.so_far}" for view in views if view.so_far]


def rollup_lines(
    assessment: Assessment, results: Sequence[Result], speaker: Speaker, width: int | None = None
) -> list[Line]:
    """Return the roll-up by action and for all: never a share without the counts it rests on.

    Long names take two lines where a terminal of `width` has no room for them.
    """
    (title, *heads), rows = rollup_table(assessment, results, speaker)
    heads = [_as_wide_as(head, rows, place) for place, head in enumerate(heads, 1)]
    name_width = max(cell_len(name) for name, *_ in rows)
    if width is not None:
        name_width = min(
            name_width, max(_SHORTEST_NAME, width - cell_len(_in_columns(heads, heads)))
        )

    header = left(title, name_width) + _in_columns(heads, heads)
    lines: list[Line] = [[], [(header, QUIET)]]

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
    rows.append((speaker.word("all"), whole))

    for commitment, group in whole.commitments.items():
        if group.targets:
            rows.append((f"  {speaker.commitment(commitment)}", group))

    return rows


def _rollup_cells(group: Rollup) -> list[str]:
    share = "-" if group.share is None else percent(group.share)
    verdicts = (group.fresh, group.old, group.unjudged)
    counts = (group.targets, group.with_data, *verdicts, group.good)
    return [*map(str, counts), share]


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
    columns = [right(cell, cell_len(head)) for cell, head in zip(cells, heads, strict=True)]
    return "".join(f"  {column}" for column in columns)


def counts_by_status(results: Sequence[Result], speaker: Speaker) -> list[Line]:
    """Return how many targets have each status, all together, by commitment, and the old ones."""
    (_, *heads), (*counted, whole) = counts_table(results, speaker)
    name_width = max(cell_len(speaker.word(status)) for status in STATUSES) + 2
    widths = [max(6, cell_len(head)) for head in heads]

    def row(cells: Sequence[object]) -> str:
        columns = [right(str(cell), width) for cell, width in zip(cells, widths, strict=True)]
        return "".join(f"  {column}" for column in columns)

    lines: list[Line] = [[], [(" " * name_width + row(heads), QUIET)]]

    for status, (name, *counts) in zip(_statuses_of(each_once(results)), counted, strict=True):
        lines.append([(left(name, name_width), STYLES[status]), (row(counts), "")])

    lines.append([(left(f"  {whole[0]}", name_width) + row(whole[1:]), "")])
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
        counts = [sum(r.status == status for r in group) for group in groups.values()]
        rows.append([signed(status, speaker), *map(str, counts)])

    totals = [str(len(group)) for group in groups.values()]
    return [speaker.word("status"), *groups], [*rows, [speaker.word("all"), *totals]]


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

    old = [result for result in results if result.old]
    if old:
        groups[speaker.word("old")] = old

    return groups
