"""The report as one HTML page that needs nothing else: no network, and no script to be read."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import quote

from gapcalc.assessment.rollup import Rollup, by_action, roll_up
from gapcalc.assessment.status import STATUSES, Result
from gapcalc.plan.model import Target
from gapcalc.reports.card import CLASSES, has_sheet, link, target_sheet
from gapcalc.reports.chapters import chapters, groups
from gapcalc.reports.chart import STYLE
from gapcalc.reports.content import Figure, Report, Section, Table, facts, heading, said, title
from gapcalc.reports.markup import Html, element
from gapcalc.reports.page_table import html_table
from gapcalc.views.speaker import Speaker

__all__ = ["as_html"]

_SORTABLE = {"section-all", "section-behind"}
_EACH = "section-each"


def as_html(report: Report) -> str:
    """Return the report as an HTML document; its policy forbids to load anything, whatever is in the data."""
    style = _resource("page.css") + STYLE
    script = _resource("page.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    speaker = report.speaker
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title(report)} · {speaker.word('report')}"),
        element("style", Html(style)),
    )
    body = element("body", *_body(report), element("script", Html(script)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='zh-CN' if speaker.language == 'zh' else 'en')}\n"


def _resource(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


# --- the page


def _body(report: Report) -> Iterator[Html]:
    yield _header(report)
    parts = {chapter.key: _chapter(report, chapter) for chapter in chapters(report)}
    order = list(parts)
    if sheets := _sheets(report):
        order.insert(order.index("section-all") + 1, _EACH)
        parts[_EACH] = _section(_EACH, report.speaker, *sheets)
    yield _contents(report, order)
    yield element("main", *(parts[key] for key in order))
    yield element(
        "footer",
        element("p", " · ".join((title(report), *(value for _, value in facts(report)[-3:])))),
    )


def _header(report: Report) -> Html:
    rows = (
        element("div", element("dt", name), element("dd", value)) for name, value in facts(report)
    )
    name = element(
        "h1", title(report), element("span", report.speaker.word("report"), class_="kind")
    )
    return element("header", name, element("dl", *rows, class_="facts"))


def _contents(report: Report, keys: Iterable[str]) -> Html:
    speaker = report.speaker
    items = []
    for key in keys:
        inner = None
        if key == _EACH:
            links = [
                element("a", heading(report, action), href=f"#{_place(action)}")
                for action in _actions(report)
            ]
            inner = (
                element("ol", *(element("li", link) for link in links)) if len(links) > 1 else None
            )
        items.append(element("li", element("a", speaker.word(key), href=f"#{key}"), inner))
    return element(
        "nav",
        element("h2", speaker.word("contents")),
        element("ol", *items),
        aria_label=speaker.word("contents"),
    )


def _section(key: str, speaker: Speaker, *inside: Html | None) -> Html:
    name = element("h2", speaker.word(key), id=f"{key}-name")
    return element("section", name, *inside, id=key, aria_labelledby=f"{key}-name")


def _chapter(report: Report, chapter: Section) -> Html:
    """Return a chapter as it reads on a page: bars beside its shares, its long tables sortable.

    The targets without data are folded away.
    """
    speaker, key = report.speaker, chapter.key
    inside: list[Html | None] = [element("p", text) for text in chapter.paragraphs]
    tables = list(chapter.tables)
    if key == "section-summary":
        inside.append(_headline(roll_up(report.results), speaker))
    elif key == "section-actions":
        tables[0] = _with_stacks(report, tables[0])
    elif key == "section-all":
        tables[0] = _with_bars(report, tables[0])
    elif key == "section-sources":
        inside.append(_sources(report))
    for table in (table for table in tables if table.rows):
        folded = key == "section-all" and table.title
        shown = replace(table, title="") if folded else table
        made = html_table(report, shown, sortable=key in _SORTABLE, by_action=key == "section-all")
        inside.append(element("details", element("summary", table.title), made) if folded else made)
    return _section(key, speaker, *inside)


def _sheets(report: Report) -> list[Html]:
    """Return what is known of each target under the heading of its action."""
    made: list[Html] = []
    for action in _actions(report):
        made.append(element("h3", heading(report, action), id=_place(action)))
        entries = (entry for entry in report.entries if entry.result.target.action == action)
        made += [target_sheet(report, entry) for entry in entries if has_sheet(entry)]
    return made


def _actions(report: Report) -> list[str | None]:
    """Return the actions that have a target with published values, in the plan's order."""
    used = {entry.result.target.action for entry in report.entries if has_sheet(entry)}
    return [
        action for action in by_action(report.assessment.plan, report.results) if action in used
    ]


def _place(action: str | None) -> str:
    return f"action-{quote(action or '', safe='')}"


def _sources(report: Report) -> Html:
    """Return the list of sources, numbered as they are cited."""
    items = (
        element(
            "li",
            link(c, c.named(report.speaker)),
            element("span", Html(" · "), c.publisher, class_="quiet")
            if c.source and c.publisher
            else None,
            id=f"source-{c.number}",
        )
        for c in report.citations.values()
    )
    return element("ol", *items, class_="sources")


def _headline(whole: Rollup, speaker: Speaker) -> Html:
    """Return the four counts that everything else rests on, the share never without them."""
    counts = {
        key: getattr(whole, key.replace("-", "_"))
        for key in ("targets", "with-data", "judged", "good")
    }
    figures = [
        element("div", element("dt", speaker.word(key)), element("dd", count))
        for key, count in counts.items()
    ]
    share = element("dd", said(whole.share, speaker))
    figures.append(element("div", element("dt", speaker.word("share")), share, class_="good"))
    return element("dl", *figures, class_="headline")


def _with_stacks(report: Report, table: Table) -> Table:
    """Return the roll-up with a bar for each row that shows all of its targets by what became of them."""
    rows = [
        [*row, _stack(group)] for row, (_, group) in zip(table.rows, groups(report), strict=True)
    ]
    return Table(table.title, [*table.head, report.speaker.word("by-status")], rows)


def _stack(group: Rollup) -> Html:
    """Return the targets of a group as one bar, in the colours of their statuses, the good ones first."""
    bars, x = [], Fraction(0)
    for kind in ("good", "warn", "bad", "quiet"):
        count = sum(group.statuses[status] for status in STATUSES if CLASSES[status] == kind)
        width = Fraction(100 * count, group.targets or 1)
        if count:
            bars.append(
                element(
                    "rect", x=f"{float(x):.4g}", width=f"{float(width):.4g}", height=10, class_=kind
                )
            )
        x += width
    return _picture("stack", *bars)


def _with_bars(report: Report, table: Table) -> Table:
    """Return the table of targets with a bar beside each share of the way covered."""
    column = table.head.index(report.speaker.word("progress"))
    bars = {entry.result.target.id: _bar(entry.result) for entry in report.entries}
    rows = []
    for row in table.rows:
        target, cells = row[0], list(row)
        share = cells[column]
        if isinstance(target, Target) and isinstance(share, Figure):
            cells[column] = Figure(Html(f"{bars[target.id]} {escape(share.text)}"), share.value)
        rows.append(cells)
    return Table(table.title, table.head, rows)


def _bar(result: Result) -> Html:
    """Return the way covered as a bar, with the time gone as a mark on it."""
    n = result.numbers
    done, gone = (min(1.0, max(0.0, float(share or 0))) * 100 for share in (n.progress, n.elapsed))
    whole = element("rect", width=100, height=10, class_="whole")
    covered = element("rect", width=f"{done:.3g}", height=10, class_=CLASSES[result.status])
    return _picture("bar", whole, covered, element("path", d=f"M{gone:.3g} -3v16"))


def _picture(kind: str, *parts: Html) -> Html:
    return element(
        "svg",
        *parts,
        class_=kind,
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
