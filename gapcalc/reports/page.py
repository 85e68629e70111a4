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
from gapcalc.core.growth import Number
from gapcalc.plan.model import Target
from gapcalc.reports.card import has_card, source_link, target_card
from gapcalc.reports.chapters import chapters, groups
from gapcalc.reports.chart import STYLE
from gapcalc.reports.markup import Html, element
from gapcalc.reports.model import Citation, Figure, Part, Report, Section, Table
from gapcalc.reports.page_table import html_table
from gapcalc.reports.status_class import CLASSES, class_of
from gapcalc.reports.text import cell_text, facts, heading, kind_of_report, title

__all__ = ["as_html"]

_ALL_TARGETS = "section-all"
_EACH_TARGET = "section-each"
_SORTABLE = {_ALL_TARGETS, "section-behind"}
# The last lines of the title block stand at the foot of the page again.
_FOOT_FACTS = 3


def as_html(report: Report) -> str:
    """Return the report as an HTML document.

    Its policy forbids to load or run anything but its own style and script, whatever is in the
    data.
    """
    style = _resource("page.css") + STYLE
    script = _resource("page.js")

    # Should markup from the data ever slip through, it cannot run: the hashes admit these two texts
    # and nothing else.
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_source_hash(style)}",
            f"script-src {_source_hash(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )

    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title(report)} · {kind_of_report(report)}"),
        element("style", Html(style)),
    )

    body = element(
        "body",
        *_Page(report).parts(),
        element("script", Html(script)),
    )
    language = "zh-CN" if report.speaker.language == "zh" else "en"
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=language)}\n"


def _resource(name: str) -> str:
    """Return a file that stands beside this module: the page's style or script."""
    path = Path(__file__).with_name(name)
    return path.read_text(encoding="utf-8")


def _source_hash(text: str) -> str:
    """Return the hash by which a content security policy admits an inline style or script."""
    digest = sha256(text.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


class _Page:
    """The parts of the page of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.speaker = report.speaker

    def parts(self) -> Iterator[Html]:
        """Yield header, contents, chapters and footer."""
        sections = {}

        for chapter in chapters(self.report):
            sections[chapter.key] = self._chapter(chapter)

        order = list(sections)
        # A note tells of targets in words, and has no cards.
        cards = [] if self.report.brief else self._cards()
        if cards:
            order.insert(order.index(_ALL_TARGETS) + 1, _EACH_TARGET)
            sections[_EACH_TARGET] = self._section(_EACH_TARGET, *cards)

        yield self._header()
        yield self._contents(order)
        in_order = [sections[key] for key in order]
        yield element("main", *in_order)
        yield self._footer()

    def _header(self) -> Html:
        """Return the title and below it on what, as of when and with what the report was made."""
        rows = []

        for name, text in facts(self.report):
            term = element("dt", name)
            meaning = element("dd", text)
            rows.append(element("div", term, meaning))

        kind = element("span", kind_of_report(self.report), class_="kind")
        heading_line = element("h1", title(self.report), kind)
        fact_list = element("dl", *rows, class_="facts")
        return element("header", heading_line, fact_list)

    def _footer(self) -> Html:
        """Return the foot: the title, as of when, made when and with what."""
        texts = [text for _, text in facts(self.report)]
        line = " · ".join([title(self.report), *texts[-_FOOT_FACTS:]])
        return element("footer", element("p", line))

    def _contents(self, keys: Iterable[str]) -> Html:
        """Return links to the chapters, and to the actions below that of each target."""
        items = []

        for key in keys:
            link = element("a", self.speaker.word(key), href=f"#{key}")
            below = None
            if key == _EACH_TARGET:
                below = self._action_links()

            items.append(element("li", link, below))

        name = self.speaker.word("contents")
        title_line = element("h2", name)
        return element("nav", title_line, element("ol", *items), aria_label=name)

    def _action_links(self) -> Html | None:
        """Return the list of actions below the chapter of each target, if there are several."""
        actions = self._actions()
        if len(actions) < 2:
            return None

        items = []

        for action in actions:
            name = heading(self.report, action)
            link = element("a", name, href=f"#{_action_id(action)}")
            items.append(element("li", link))

        return element("ol", *items)

    def _actions(self) -> list[str | None]:
        """Return the actions that have a target with published values, in the plan's order."""
        published = [entry for entry in self.report.entries if has_card(entry)]
        used = {entry.result.target.action for entry in published}
        ordered = by_action(self.report.assessment.plan, self.report.results)
        return [action for action in ordered if action in used]

    def _section(self, key: str, *inside: Html | None) -> Html:
        """Return a chapter below its heading, which a screen reader names it by."""
        name_id = f"{key}-name"
        name = element("h2", self.speaker.word(key), id=name_id)
        return element("section", name, *inside, id=key, aria_labelledby=name_id)

    # --- chapters

    def _chapter(self, chapter: Section) -> Html:
        """Return a chapter as it reads on a page: bars beside shares, long tables sortable."""
        inside: list[Html | None] = [element("p", text) for text in chapter.paragraphs]
        tables = list(chapter.tables)

        if chapter.key == "section-summary":
            inside.append(self._headline())
        elif chapter.key == "section-actions":
            tables[0] = self._with_stacks(tables[0])
        elif chapter.key == _ALL_TARGETS:
            tables[0] = self._with_bars(tables[0])
        elif chapter.key == "section-sources":
            inside.append(self._sources())

        for table in tables:
            if table.rows:
                inside.append(self._table(chapter.key, table))

        for part in chapter.parts:
            inside += _part_html(part)

        return self._section(chapter.key, *inside)

    def _table(self, key: str, table: Table) -> Html:
        """Return a table; that of the targets without data is folded away under its title."""
        is_folded = key == _ALL_TARGETS and bool(table.title)

        made = html_table(
            self.report,
            replace(table, title="") if is_folded else table,
            sortable=key in _SORTABLE,
            by_action=key == _ALL_TARGETS,
        )

        if is_folded:
            return element("details", element("summary", table.title), made)

        return made

    def _cards(self) -> list[Html]:
        """Return what is known of each target under the heading of its action."""
        made: list[Html] = []

        for action in self._actions():
            made.append(element("h3", heading(self.report, action), id=_action_id(action)))

            for entry in self.report.entries:
                if entry.result.target.action == action and has_card(entry):
                    made.append(target_card(self.report, entry))

        return made

    def _sources(self) -> Html:
        """Return the list of sources, numbered as they are cited."""
        # Cards cite them as [1], [2].
        items = [self._source(citation) for citation in self.report.citations.values()]
        return element("ol", *items, class_="sources")

    def _source(self, citation: Citation) -> Html:
        publisher = None

        if citation.source and citation.publisher:
            publisher = element("span", Html(" · "), citation.publisher, class_="quiet")

        # official, press, copy: how far a source can be trusted.
        grade = None

        if citation.grade:
            word = self.speaker.word(f"grade-{citation.grade}")
            grade = element("span", Html(" · "), word, class_="quiet")

        link = source_link(citation, citation.title(self.speaker))
        return element("li", link, publisher, grade, id=f"source-{citation.number}")

    def _headline(self) -> Html:
        """Return the counts that everything else rests on; the share never without them."""
        # 41 of 48 as planned, and the 191 of which nothing is known beside them.
        whole = roll_up(self.report.results)

        counts = {
            "targets": whole.targets,
            "with-data": whole.with_data,
            "fresh": whole.fresh,
            "old": whole.old,
            "unjudged": whole.unjudged,
            "good": whole.good,
        }

        figures = []

        for key, count in counts.items():
            term = element("dt", self.speaker.word(key))
            figures.append(element("div", term, element("dd", count)))

        term = element("dt", self.speaker.word("share"))
        share = element("dd", cell_text(whole.share, self.speaker))
        figures.append(element("div", term, share, class_="good"))

        return element("dl", *figures, class_="headline")

    # --- pictures in tables

    def _with_stacks(self, table: Table) -> Table:
        """Return the roll-up with a bar in each row that shows its targets by status."""
        rows = []

        # The rows were made of the same groups, in the same order.
        for row, (_, group) in zip(table.rows, groups(self.report), strict=not self.report.brief):
            rows.append([*row, _stack(group)])

        return Table(table.title, [*table.head, self.speaker.word("by-status")], rows)

    def _with_bars(self, table: Table) -> Table:
        """Return the table of targets with a bar beside each share of the way covered."""
        column = table.head.index(self.speaker.word("progress"))
        bars = {}

        for entry in self.report.entries:
            bars[entry.result.target.id] = _status_bar(entry.result)

        rows = []

        for row in table.rows:
            cells = list(row)
            target = cells[0]
            share = cells[column]
            # Without progress there is no share, and no bar.
            if isinstance(target, Target) and isinstance(share, Figure):
                picture = Html(f"{bars[target.id]} {escape(share.text)}")
                cells[column] = Figure(picture, share.value)

            rows.append(cells)

        return Table(table.title, table.head, rows)


def _part_html(part: Part) -> Iterator[Html]:
    """Yield the heading of a part and its items, each behind its name."""
    yield element("h3", part.heading)
    items = []

    for item in part.items:
        name = element("b", item.name)
        items.append(element("li", name, Html(" "), item.text))

    yield element("ol", *items, class_="items")


def _action_id(action: str | None) -> str:
    """Return the id of the heading of an action's targets: action-8, action-%E5%88%9B…"""
    # An id may be Chinese, and what stands behind # in an address is ASCII.
    quoted = quote(action or "", safe="")
    return f"action-{quoted}"


def _stack(group: Rollup) -> Html:
    """Return the targets of a group as one bar in the colours of their statuses."""
    bars = []
    x = Fraction(0)

    for kind in ("good", "warn", "bad", "quiet"):
        count = sum(group.fresh_statuses[status] for status in STATUSES if CLASSES[status] == kind)

        if kind == "quiet":
            count += group.old

        if not count:
            continue

        width = Fraction(100 * count, group.targets)

        bars.append(
            element(
                "rect",
                x=f"{float(x):.4g}",
                width=f"{float(width):.4g}",
                height=10,
                class_=kind,
            )
        )

        x += width

    return _picture("stack", *bars)


def _status_bar(result: Result) -> Html:
    """Return the way covered as a bar, with the time gone as a mark on it."""
    covered = _within_the_bar(result.numbers.progress)
    gone = _within_the_bar(result.numbers.elapsed)
    return _picture(
        "bar",
        element("rect", width=100, height=10, class_="whole"),
        element("rect", width=f"{covered:.3g}", height=10, class_=class_of(result)),
        element("path", d=f"M{gone:.3g} -3v16"),
    )


def _within_the_bar(share: Number | None) -> float:
    """Return a share in per cent; what goes back or beyond the goal ends with the bar."""
    return min(1.0, max(0.0, float(share or 0))) * 100


def _picture(kind: str, *parts: Html) -> Html:
    return element(
        "svg",
        *parts,
        class_=kind,
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
