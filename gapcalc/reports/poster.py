"""The chart for the wall (挂图作战): a plan on one sheet, to be read from where people stand.

It is drawn in millimetres and holds nothing but shapes and text: no script, no font, no picture.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from gapcalc.assessment.rollup import Rollup, by_action, roll_up
from gapcalc.reports.markup import Html, element
from gapcalc.reports.model import Report
from gapcalc.reports.poster_head import Foot, Head
from gapcalc.reports.poster_marks import PAPER, Pen, joined
from gapcalc.reports.poster_matrix import matrix_blocks, of_areas
from gapcalc.reports.poster_milestones import is_reached_milestone, milestone_block
from gapcalc.reports.poster_rows import (
    Block,
    NamesRow,
    NoteRow,
    Row,
    TargetRow,
    TurnRow,
    heads_of,
)
from gapcalc.reports.poster_sheet import PAPERS, Area, Layout, Paper, best_layout, distance_of
from gapcalc.reports.poster_target import Shown
from gapcalc.reports.text import heading, title
from gapcalc.views.area_matrix import AreaTable

__all__ = ["as_poster_page", "as_poster_svg"]

# The first ones are no wider than the text is reckoned to be.
_FONTS = {
    "zh": "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif",
    "en": "Arial, Helvetica, Liberation Sans, DejaVu Sans Condensed, Noto Sans CJK SC, sans-serif",
}
# The distance in m from which the sheet is to be read if no paper is asked for.
_FROM = 1.95  # which is printed as 2.0
# The margin as a share of the height of the paper: more than printers leave white.
_MARGIN = 0.028
_MOST_TURNED = 10
# The paper in whose millimetres every sheet is drawn.
_DRAWN = PAPERS["A0"]


def as_poster_svg(report: Report, paper: str | None = None) -> str:
    """Return the sheet as an SVG in mm on A3, A2, A1 or A0.

    Without a `paper` it is the smallest on which every letter can be read from two metres, and A0
    if there is none.
    """
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_sheet(report, paper)[0]}\n'


def as_poster_page(report: Report, paper: str | None = None) -> str:
    """Return the sheet as an HTML page that prints as one page of its size."""
    drawn, size = _sheet(report, paper)
    style = (
        f"@page{{size:{size.width}mm {size.height}mm;margin:0}}"
        "html,body{margin:0;background:#fff}"
        "svg{display:block;width:100%;height:auto}"
        # A little less than the page, whatever a browser rounds: there is never a second one.
        f"@media print{{body{{height:{size.height - 0.5}mm;overflow:hidden}}"
        f"svg{{width:{size.width}mm;height:{size.height}mm}}}}"
    )
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    name = f"{title(report)} · {report.speaker.word('poster')}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", name),
        element("style", Html(style)),
    )
    language = "zh-CN" if report.speaker.language == "zh" else "en"
    page = element("html", head, element("body", drawn), lang=language)
    return f"<!DOCTYPE html>\n{page}\n"


def _sheet(report: Report, paper: str | None) -> tuple[Html, Paper]:
    """Return the sheet and the paper that it is laid out for."""
    sheet = _Sheet(report)
    size = sheet.smallest_paper() if paper is None else PAPERS[paper]
    return sheet.svg(size), size


class _Contents:
    """What stands on the sheet, whatever its size: each target once, in the order of the plan."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.assessment = report.assessment
        self.plan = report.assessment.plan
        self.speaker = report.speaker
        results = report.results
        self.whole = roll_up(results)
        self.groups = by_action(self.plan, results)
        self.areas = AreaTable(self.assessment, results, ())
        in_matrix = of_areas(self.areas)
        shown = [Shown.of(self.plan, result, self.speaker) for result in results]
        self.shown = {one.result.target.id: one for one in shown}
        self.milestones: list[Shown] = []
        self.by_action: dict[str | None, list[Shown]] = {}

        for one in shown:
            if is_reached_milestone(one.result):
                self.milestones.append(one)
            elif one.result.target.id not in in_matrix:
                self.by_action.setdefault(one.result.target.action, []).append(one)

    def blocks(self, pen: Pen) -> list[Block]:
        """Return the blocks: what turned, the actions, the areas, the milestones."""
        blocks = list(self._turned(pen))

        for action, group in self.groups.items():
            if action in self.by_action:
                blocks.append(self._action(pen, action, group))

        if self.areas.cells:
            blocks += matrix_blocks(pen, self.areas, self.shown)
        if self.milestones:
            blocks.append(milestone_block(pen, self.assessment, self.milestones))

        return blocks

    def _turned(self, pen: Pen) -> Iterator[Block]:
        """Yield what turned since the last half-year, for the worse or the better."""
        turned = self.report.turned
        if turned is None:
            return

        changes = turned.of("worse", "better")
        date = self.speaker.date(turned.since)
        said = []

        for turn in ("worse", "better"):
            count = turned.counts[turn]
            if count:
                said.append(self.speaker.word(f"poster-turned-{turn}", count=count))

        name = self.speaker.word("poster-turned", date=date)
        heads = heads_of(pen, name, self.speaker.listed(said))
        rows: list[Row] = [TurnRow(pen, change) for change in changes[:_MOST_TURNED]]
        left_out = len(changes) - len(rows)
        if left_out:
            rows.append(NoteRow(pen, self.speaker.word("poster-more", count=left_out)))
        if not rows:
            rows.append(NoteRow(pen, self.speaker.word("poster-turned-not")))

        yield Block(*heads, rows)

    def _action(self, pen: Pen, action: str | None, group: Rollup) -> Block:
        """Return the targets of an action: those with data each in a row, then the others."""
        targets = self.by_action[action]
        remark = ""
        if group.fresh:
            remark = self.speaker.word("poster-good-of", good=group.good, fresh=group.fresh)

        heads = heads_of(pen, heading(self.report, action), remark)
        rows: list[Row] = [TargetRow(pen, one) for one in targets if one.result.has_data]
        lacking = [one for one in targets if not one.result.has_data]
        note = self.speaker.word("poster-lacking", count=len(lacking))
        rows += NamesRow.of(pen, lacking, note)

        return Block(*heads, rows)


class _Sheet:
    """The contents in the largest letters that fit, laid out on A0.

    The papers have one shape, so that a smaller one is the same sheet in smaller letters.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.contents = _Contents(report)
        self.margin = _DRAWN.height * _MARGIN
        self.layout: Layout = best_layout(_DRAWN, self._area, self._blocks)

    def smallest_paper(self) -> Paper:
        """Return the smallest paper that can be read from two metres, the largest if none can."""
        for paper in PAPERS.values():
            size = self.layout.size * paper.height / _DRAWN.height
            if distance_of(size, self.report.speaker.language) >= _FROM:
                return paper

        return _DRAWN

    def _pen(self, size: float) -> Pen:
        return Pen(size, _DRAWN.width - 2 * self.margin, self.report.speaker)

    def _area(self, size: float) -> Area:
        pen = self._pen(size)
        top = self.margin + Head(pen, self.report, self.contents.whole, _DRAWN).height
        foot = Foot(pen, self.report, _DRAWN)
        return Area(self.margin, top, pen.width, _DRAWN.height - self.margin - foot.height - top)

    def _blocks(self, size: float, width: float) -> Sequence[Block]:
        return self.contents.blocks(Pen(size, width, self.report.speaker))

    def svg(self, paper: Paper) -> Html:
        """Return the sheet as an SVG element of the size of a paper."""
        pen = self._pen(self.layout.size)
        head = Head(pen, self.report, self.contents.whole, _DRAWN)
        foot = Foot(pen, self.report, paper)
        name = f"{title(self.report)} · {self.report.speaker.word('poster')}"
        parts = [
            element("title", name),
            element("rect", width=_DRAWN.width, height=_DRAWN.height, fill=PAPER),
            head.drawn(self.margin, self.margin),
        ]

        for row, x, y in self.layout.rows:
            parts.append(row.drawn(x, y))

        parts.append(foot.drawn(self.margin, _DRAWN.height - self.margin - foot.height))
        language = self.report.speaker.language
        return element(
            "svg",
            joined(parts),
            xmlns="http://www.w3.org/2000/svg",
            width=f"{paper.width}mm",
            height=f"{paper.height}mm",
            viewBox=f"0 0 {_DRAWN.width} {_DRAWN.height}",
            font_family=_FONTS[language],
            lang=language,
        )
