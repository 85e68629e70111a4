"""The status table on a terminal: one line a target where it is wide, two where it is narrow, plain when piped.

The only room, with `terminal`, that knows rich; its own layout is used because the columns are known beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from gapcalc.assessment.firmness import QUESTIONS, firmness
from gapcalc.assessment.rollup import Rollup, by_action, roll_up
from gapcalc.assessment.status import STATUSES, Assessment, Result
from gapcalc.plan.model import COMMITMENTS, Plan, Target
from gapcalc.views import numbers as figures
from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.speaker import Speaker

__all__ = ["QUIET", "SIGNS", "STYLES", "by_place", "signed", "status_table", "target_table"]

# Blue against orange and magenta stays apart in every common colour blindness, on light and dark ground alike;
# a sign and the word say the same without colour.
_GOOD, _WARN, _BAD, QUIET = "color(32)", "color(166)", "bold color(161)", "color(244)"
STYLES = {
    "breached": _BAD, "missed": _BAD, "reversing": _BAD, "behind": _WARN, "slowing": _WARN, "recovering": _WARN,
    "no_baseline": QUIET, "pending": QUIET, "on_track": _GOOD, "holding": _GOOD, "achieved": _GOOD,
    "no_data": QUIET, "not_assessable": QUIET,
}  # fmt: skip
SIGNS = {
    "breached": "✗", "missed": "✗", "reversing": "✗", "behind": "▾", "slowing": "▾", "recovering": "▴",
    "no_baseline": "?", "pending": "o", "on_track": "▸", "holding": "✓", "achieved": "✓",
    "no_data": " ", "not_assessable": "-",
}  # fmt: skip
WIDE = 112
_NUMBER_COLUMNS = ("base", "current", "goal", "gap", "required", "observed")
_BAR = 10
_HEADLINE = 3
_LAGGING = {"missed", "reversing", "behind", "slowing", "recovering"}


def status_table(
    assessment: Assessment,
    results: Sequence[Result],
    speaker: Speaker,
    width: int | None,
    full: bool,
    scope: Sequence[Result] | None = None,
) -> list[Line]:
    """Return the lines of the table of `results`; `width` None (a pipe) sets no bound and cuts nothing.

    The roll-up is that of `scope`, of which the results may be a part.

    Targets without data are counted, and listed only where `full`.
    """
    listed = [r for r in results if full or r.has_data]
    lines = _heading(assessment, results, speaker)
    if listed:
        layout = _Layout(assessment, listed, speaker, width)
        lines += layout.header()
        for action, group in groupby(
            sorted(listed, key=by_place(assessment)), key=lambda r: r.target.action
        ):
            lines += layout.group(action, sorted(group, key=_urgency))
    lines += _rollup_lines(assessment, scope or results, speaker)
    lines += _summary(scope or results, speaker)
    if hidden := len(results) - len(listed):
        lines.append([(speaker.word("listed", count=hidden), QUIET)])
    for legend in (
        f"{speaker.word('legend-bar')}  {speaker.word('legend-marks')}",
        speaker.word("legend-firm"),
    ):
        lines += ([(line, QUIET)] for line in wrap(legend, width or cell_len(legend)))
    return lines


def by_place(assessment: Assessment) -> Callable[[Result], tuple[int, str]]:
    """Return the order of a table: by action as the plan lists them."""
    order = {action: place for place, action in enumerate(assessment.plan.actions)}
    return lambda r: (order.get(r.target.action or "", len(order)), r.target.action or "")


def _urgency(result: Result) -> tuple[int, float]:
    lead = result.numbers.lead
    return STATUSES.index(result.status), float(lead) if lead is not None else 0.0


def _heading(assessment: Assessment, results: Sequence[Result], speaker: Speaker) -> list[Line]:
    """Return what matters first: plan and date, and the targets furthest behind."""
    plan = assessment.plan
    gone = (assessment.as_of - plan.base_year) / (plan.target_year - plan.base_year)
    dates = [speaker.word("as-of", year=assessment.as_of)]
    if 0 <= gone <= 1:
        dates.append(speaker.word("time-gone", share=figures.percent(gone)))
    lines: list[Line] = [[(speaker.text(plan.name), "bold")], [(" · ".join(dates), "")], []]
    lagging = sorted(
        (r for r in results if r.status in _LAGGING and round(_lead(r), 2) < 0), key=_lead
    )
    if lagging:
        lines.append([(speaker.word("lagging"), "bold")])
        for result in lagging[:_HEADLINE]:
            points = figures.percent(_lead(result)).replace("%", speaker.word("points"))
            months = figures.amount(result.numbers.lead_months or 0, 1)
            said = f"  {points}  {months} {speaker.word('months')}"
            when = (
                f" {figures.short(result.numbers.current.period)}"
                if result.stale and result.numbers.current
                else ""
            )
            lines.append(
                [
                    (signed(result.status, speaker), STYLES[result.status]),
                    (f"  {speaker.text(result.target.name)}{when}", ""),
                    (said, QUIET),
                ]
            )
        lines.append([])
    return lines


def _lead(result: Result) -> float:
    return float(result.numbers.lead or 0)


def signed(status: str, speaker: Speaker) -> str:
    """Return a status in words behind its sign, which says the same without colour."""
    return f"{SIGNS[status]} {speaker.word(status)}"


class _Layout:
    """Column widths for one set of results, and the lines they give."""

    def __init__(
        self, assessment: Assessment, results: Sequence[Result], speaker: Speaker, width: int | None
    ) -> None:
        self.assessment, self.speaker = assessment, speaker
        self.two_lines = width is not None and width < WIDE
        heads = ("name", *_NUMBER_COLUMNS, "progress", "status")
        self.heads = {key: speaker.word(key, year=assessment.plan.base_year) for key in heads}
        self.cells = {r.target.id: _cells(r, speaker, _flips(assessment, r)) for r in results}
        sized = [
            self.heads,
            *(self.cells[r.target.id] for r in results if r.target.goal.form != "stage"),
        ]
        self.widths = {
            key: max(cell_len(cells[key]) for cells in sized)
            for key in (*_NUMBER_COLUMNS, "status")
        }
        self.bar = _BAR + 5
        names = max(cell_len(cells["name"]) for cells in self.cells.values())
        self.gap = 2
        if width is None:
            self.name = names
            return
        fixed = self.bar + self.widths["status"] + 4
        if self.two_lines:
            self.name = width - fixed
            return
        numbers = sum(self.widths[key] for key in _NUMBER_COLUMNS)
        if width - fixed - numbers - self.gap * len(_NUMBER_COLUMNS) < min(names, 36):
            self.gap = 1
        self.name = max(12, min(names, width - fixed - numbers - self.gap * len(_NUMBER_COLUMNS)))

    def header(self) -> list[Line]:
        numbers = self.numbers(self.heads)
        tail: Line = [
            (f"  {left(self.heads['progress'], self.bar)}  {self.heads['status']}", QUIET),
        ]
        name = left(self.heads["name"], self.name)
        if self.two_lines:
            return [[(name, QUIET), *tail], [(f"  {numbers}", QUIET)]]
        return [[(f"{name}{numbers}", QUIET), *tail]]

    def numbers(self, cells: dict[str, str]) -> str:
        """Return the number columns; a cell too wide for its column takes from the empty ones before it."""
        line, end = "", 0
        for key in _NUMBER_COLUMNS:
            end += self.gap + self.widths[key]
            if cells[key]:
                line += right(f" {cells[key]}", end - cell_len(line))
        return left(line, end)

    def group(self, action: str | None, results: Iterable[Result]) -> list[Line]:
        title = _title(self.assessment.plan, action, self.speaker)
        lines: list[Line] = [[], [(title, "bold")]] if self.assessment.plan.actions else [[]]
        for result in results:
            lines += self.row(result)
        return lines

    def row(self, result: Result) -> list[Line]:
        cells = self.cells[result.target.id]
        style = STYLES[result.status]
        first, *rest = wrap(cells["name"], self.name)
        tail: Line = [("  ", ""), *_bar(result, style), ("  ", ""), (cells["status"], style)]
        numbers = self.numbers(cells)
        name = left(first, self.name)
        if self.two_lines:
            lines: list[Line] = [[(name, ""), *tail], *([(more, "")] for more in rest)]
            return [*lines, [(f"  {numbers}", "")]] if numbers.strip() else lines
        return [[(name, ""), (numbers, ""), *tail], *([(more, "")] for more in rest)]


def _title(plan: Plan, action: str | None, speaker: Speaker) -> str:
    if action is None or action not in plan.actions:
        return speaker.word("no-action")
    return f"{action} {speaker.text(plan.actions[action])}"


def _flips(assessment: Assessment, result: Result) -> str:
    """Return the letters of the questions that flip a verdict, behind a mark: *sd."""
    letters = dict.fromkeys(
        QUESTIONS[c.question] for c in firmness(assessment, result) or () if c.flips
    )
    return f" *{''.join(letters)}" if letters else ""


def _cells(result: Result, speaker: Speaker, flips: str) -> dict[str, str]:
    n, unit = result.numbers, result.series.unit
    shown = speaker.unit(unit) if unit and result.target.goal.form not in {"stage", "none"} else ""
    name = speaker.text(result.target.name)
    cells = {
        "name": f"{name}（{shown}）"
        if shown and speaker.language == "zh"
        else f"{name} ({shown})"
        if shown
        else name,
        "base": speaker.marked_value(n.base) if n.base else "",
        "current": "",
        "goal": speaker.goal(result.target, n.aim, ""),
        "gap": "",
        "required": speaker.change(n.required),
        "observed": speaker.change(n.observed),
        "status": f"{signed(result.status, speaker)}{flips}",
    }
    if n.current:
        when = (
            f" {figures.short(n.current.period)}"
            if result.stale or not n.current.period.is_year
            else ""
        )
        cells["current"] = f"{speaker.marked_value(n.current)}{when}"
    if (
        n.gap is not None
        and result.target.goal.form != "stage"
        and result.status not in {"achieved", "holding"}
    ):
        cells["gap"] = figures.amount(abs(n.gap))
    return cells


def _bar(result: Result, style: str) -> Line:
    """Return progress against elapsed time: the way covered in blocks, the time gone as a mark, and the share."""
    n = result.numbers
    if n.progress is None or n.elapsed is None:
        return [(" " * (_BAR + 5), "")]
    filled = max(0, min(_BAR, round(float(n.progress) * _BAR)))
    mark = max(0, min(_BAR - 1, round(float(n.elapsed) * _BAR) - 1))
    bar = ["▰"] * filled + ["▱"] * (_BAR - filled)
    bar[mark] = "|"
    share = (
        figures.percent(n.progress)
        if abs(float(n.progress)) < 10
        else ">10x"
        if n.progress > 0
        else "<-10x"
    )
    return [
        ("".join(bar[:mark]), style),
        (bar[mark], "bold"),
        ("".join(bar[mark + 1 :]), style),
        (right(share, 5), ""),
    ]


def _rollup_lines(
    assessment: Assessment, results: Sequence[Result], speaker: Speaker
) -> list[Line]:
    """Return the roll-up by action and for all: never a share without the counts that it rests on."""
    groups = by_action(assessment.plan, results)
    rows: list[tuple[str, Rollup]] = []
    if len(groups) > 1:
        rows = [
            (_title(assessment.plan, action, speaker), group) for action, group in groups.items()
        ]
    whole = roll_up(results)
    apart = [
        (f"  {speaker.word(c)}", group) for c, group in whole.commitments.items() if group.targets
    ]
    rows += [(speaker.word("all"), whole), *apart]
    heads = [speaker.word(key) for key in ("targets", "with-data", "judged", "good", "share")]
    wide = max(cell_len(name) for name, _ in rows)
    title = left(speaker.word("rollup"), wide) + "".join(
        f"  {right(head, cell_len(head))}" for head in heads
    )
    lines: list[Line] = [[], [(title, QUIET)]]
    for name, g in rows:
        share = figures.percent(g.share) if g.share is not None else "-"
        cells = [str(g.targets), str(g.with_data), str(g.judged), str(g.good), share]
        numbers = "".join(
            f"  {right(cell, cell_len(head))}" for cell, head in zip(cells, heads, strict=True)
        )
        lines.append([(left(name, wide), ""), (numbers, "")])
    return lines


def _summary(results: Sequence[Result], speaker: Speaker) -> list[Line]:
    """Return the counts by status, all together and by commitment."""
    heads = ["all", *COMMITMENTS]
    counted = [results, *([r for r in results if r.target.commitment == c] for c in COMMITMENTS)]
    width = max(cell_len(speaker.word(status)) for status in STATUSES) + 2
    columns = [max(6, cell_len(speaker.word(head))) for head in heads]
    title = "".join(f"  {right(speaker.word(h), w)}" for h, w in zip(heads, columns, strict=True))
    lines: list[Line] = [[], [(" " * width + title, QUIET)]]
    for status in STATUSES:
        counts = [sum(r.status == status for r in group) for group in counted]
        if counts[0]:
            numbers = "".join(f"  {right(str(n), w)}" for n, w in zip(counts, columns, strict=True))
            lines.append([(left(signed(status, speaker), width), STYLES[status]), (numbers, "")])
    totals = "".join(f"  {right(str(len(g)), w)}" for g, w in zip(counted, columns, strict=True))
    return [*lines, [(left(f"  {speaker.word('all')}", width) + totals, "")], []]


def target_table(
    plan: Plan, targets: Sequence[Target], speaker: Speaker, width: int | None
) -> list[Line]:
    """Return the plan's targets as a list: id, name, goal; a narrow terminal gets the goal on a line of its own."""
    if not targets:
        return [[(speaker.word("nothing"), QUIET)]]
    ids = max(cell_len(t.id) for t in targets)
    goals = {t.id: speaker.worded_goal(t) for t in targets}
    wide = max(cell_len(goal) for goal in goals.values())
    lines: list[Line] = []
    for target in targets:
        goal, name = goals[target.id], speaker.text(target.name)
        clause = f"{target.action or ''}.{target.item or ''}".strip(".")
        if width is not None and width < WIDE:
            lines += [[(name, ""), (f"  {goal}", "bold")], [(f"  {target.id}  {clause}", QUIET)]]
        else:
            place = f"{left(target.id, ids)}  {left(clause, 5)}  "
            lines.append([(place, QUIET), (f"{left(goal, wide)}  ", "bold"), (name, "")])
    return [*lines, [], [(speaker.word("found", count=len(targets), all=len(plan.targets)), QUIET)]]
