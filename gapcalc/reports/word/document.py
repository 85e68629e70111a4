"""The report as a Word document: chapters with headings, tables, and charts that Word draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gapcalc import __version__
from gapcalc.assessment.rollup import by_action
from gapcalc.core.problem import GapcalcError, Problem
from gapcalc.core.text import visible
from gapcalc.reports.chapters import chapters
from gapcalc.reports.facts import published_texts, remarks_in_words, target_facts
from gapcalc.reports.gather import observations
from gapcalc.reports.model import Cell, Citation, Entry, Figure, Mark, Report, Section, Table
from gapcalc.reports.native_chart import action_chart, trajectory_chart
from gapcalc.reports.text import action_name, cell_text, kind_of_report, title
from gapcalc.reports.word.look import LOOKS, font_table, numbering, styles
from gapcalc.reports.word.parts import Writer, page_number, text
from gapcalc.views.trajectory import trajectory
from gapcalc.views.view import TargetView

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

__all__ = ["as_docx"]

# A table of more columns stands on a page that lies across.
_MOST_UPRIGHT_COLUMNS = 8
_ROW_HEIGHT = 320
_SMALL_CHART_HEIGHT = 3300
# What stands for the status of the date before, which is a sign in the other forms.
_SAME = "="
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def as_docx(report: Report) -> bytes:
    """Return the document; the same report gives the same bytes.

    Raises `GapcalcError` where python-docx or XlsxWriter, which draws the charts, is missing.
    """
    try:
        import docx
        import xlsxwriter  # type: ignore[import-untyped] # noqa: F401
    except ImportError:
        raise GapcalcError(Problem("word-writer-missing")) from None

    document = docx.Document()
    _ReportDocument(document, report).write()
    stream = BytesIO()
    document.save(stream)
    return _without_clock(stream)


def _without_clock(stream: BytesIO) -> bytes:
    """Return a package whose files are dated alike: python-docx dates them by the clock."""
    out = BytesIO()

    with ZipFile(stream) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EARLIEST), old.read(name), ZIP_DEFLATED)

    return out.getvalue()


class _ReportDocument:
    """A document being filled."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report
        self.speaker = report.speaker
        self.plan = report.assessment.plan
        self.look = LOOKS[self.speaker.language]
        self.writer = Writer(document, self.look)

    def write(self) -> None:
        """Write title, contents and chapters."""
        self._set_up()
        self._title()
        sections = chapters(self.report)
        if not self.report.brief:
            entries = list(self._entries(sections))
            self.writer.contents(entries, self.speaker.word("contents"))

        for section in sections:
            self._chapter(section)

            if section.key == "section-all":
                self._targets()

        self.writer.turn(wide=False)
        self._closing()
        self.writer.close()

    # --- the package

    def _set_up(self) -> None:
        """Put our styles, fonts, numbering, footers and properties into the empty document."""
        from docx.oxml import parse_xml

        own = styles(self.look)
        sheet = self.document.styles.element

        for style in list(sheet.style_lst):
            if style.styleId in own or style.name_val in {"Title", "Subtitle"}:
                sheet.remove(style)

        for xml in own.values():
            sheet.append(parse_xml(xml))

        # What Word checks the spelling by.
        language = "zh-CN" if self.speaker.language == "zh" else "en-GB"

        for element in sheet.xpath(".//w:docDefaults//w:lang"):
            element.set(_w("val"), "en-GB")
            element.set(_w("eastAsia"), "zh-CN")

        part = self.document.part.numbering_part.element

        for child in list(part):
            part.remove(child)

        for xml in numbering(self.look):
            part.append(parse_xml(xml))

        self._set_fonts()
        self._set_feet()
        self._set_properties(language)

    def _set_fonts(self) -> None:
        """Name the fonts, and leave out what the empty document brings along for no use."""
        package = self.document.part.package
        for place, relation in list(package.rels.items()):
            if relation.reltype.endswith("/thumbnail"):
                del package.rels[place]

        rels = self.document.part.rels
        for place, relation in list(rels.items()):
            if relation.reltype.endswith("/fontTable"):
                relation.target_part._blob = font_table().encode()
            elif relation.reltype.endswith(("/stylesWithEffects", "/customXml")):
                del rels[place]

    def _set_feet(self) -> None:
        """Number the pages: — 1 — at the outer side in Chinese, as pages printed on both sides."""
        section = self.document.sections[0]
        feet = {"default": section.footer}
        is_chinese = self.speaker.language == "zh"

        if is_chinese:
            self.document.settings.odd_and_even_pages_header_footer = True
            feet["even"] = section.even_page_footer

        runs = self._page_runs()

        for kind, footer in feet.items():
            footer.is_linked_to_previous = False
            side = "right" if kind == "default" else "left"
            self._fill_foot(footer, side, runs)

        for reference in section._sectPr.xpath("w:footerReference"):
            kind = reference.get(_w("type"))
            self.writer.feet[kind] = reference.get(_r("id"))

    def _page_runs(self) -> list[str]:
        """Return the runs of a foot: — 1 — in Chinese, Page 1 of 12 in English."""
        if self.speaker.language == "zh":
            return [text("— "), page_number(), text(" —")]

        # The numbers are fields: the words are cut where they go.
        words = self.speaker.word("page-of", page="\0", pages="\1")
        before, rest = words.split("\0")
        between, after = rest.split("\1")
        return [
            text(before),
            page_number(),
            text(between),
            page_number("NUMPAGES"),
            text(after),
        ]

    def _fill_foot(self, footer: Any, side: str, runs: Sequence[str]) -> None:
        """Write one paragraph into a foot, in place of what stands there."""
        from docx.oxml import parse_xml

        for paragraph in list(footer._element):
            footer._element.remove(paragraph)

        # One character free at the outer side.
        room = f'<w:ind w:{side}="280" w:firstLine="0"/>' if self.speaker.language == "zh" else ""
        footer._element.append(
            parse_xml(
                f'<w:p {_W}><w:pPr><w:pStyle w:val="Footer"/>{room}<w:jc w:val="{side}"/></w:pPr>'
                f"{''.join(runs)}</w:p>"
            )
        )

    def _set_properties(self, language: str) -> None:
        """Say what the document is and as of when it was made; of whom, it says nothing."""
        properties = self.document.core_properties
        day = self.report.made_on
        moment = datetime(day.year, day.month, day.day)
        name = f"{title(self.report)} {kind_of_report(self.report)}"
        # Word's own limit on a property.
        properties.title = visible(name)[:255]
        properties.author = ""
        properties.last_modified_by = ""
        properties.comments = ""
        properties.language = language
        properties.created = moment
        properties.modified = moment
        properties.revision = 1

    # --- title

    def _title(self) -> None:
        """Write the title, and below it the document that it reports on and as of when."""
        self.writer.paragraph("Title", text(title(self.report)))
        self.writer.paragraph("Title", text(kind_of_report(self.report)))
        plan = self.plan
        document = []

        if plan.document:
            document.append(plan.document)
        if plan.issued:
            document.append(self._day(plan.issued))

        # 渝府发〔2023〕8号　2023年3月10日印发
        space = "　" if self.speaker.language == "zh" else ", "
        date = self.speaker.date(self.report.assessment.date)
        lines = [space.join(document), self.speaker.word("as-of", date=date)]

        for line in lines:
            if line:
                self.writer.paragraph("Subtitle", text(line))

        self.writer.paragraph("BodyText")

    def _day(self, day: object) -> str:
        """Return a date as it is written out: 2023年3月10日."""
        parts = str(day).split("-")
        if self.speaker.language != "zh" or len(parts) != 3:
            return str(day)

        year, month, number = parts
        return f"{year}年{int(month)}月{int(number)}日印发"

    def _closing(self) -> None:
        """Write when the document was made and with what."""
        program = f"gapcalc {__version__}"
        made_by = self.speaker.word("made-by", date=self._plain_day(), program=program)
        self.writer.paragraph("Small", text(made_by))

    def _plain_day(self) -> str:
        """Return the day on which the document was made: 29 November 2026."""
        day = self.report.made_on
        if self.speaker.language == "zh":
            return f"{day.year}年{day.month}月{day.day}日"

        return f"{day.day} {self.speaker.month_name(day.month)} {day.year}"

    def _entries(self, sections: Sequence[Section]) -> Iterator[tuple[int, str]]:
        """Yield the level and words of every heading to come."""
        for section in sections:
            yield 1, self.speaker.word(section.key)

            for part in section.parts:
                yield 2, part.title

            if section.key == "section-all":
                yield 1, self.speaker.word("section-each")

                for name, entries in self._entries_by_action():
                    yield 2, name

                    for entry in entries:
                        yield 3, self.speaker.text(entry.result.target.name)

    # --- chapters

    def _chapter(self, section: Section) -> None:
        """Write a chapter; one with a table of many columns on pages that lie across."""
        tables = [table for table in section.tables if table.rows]
        columns = max((len(table.head) for table in tables), default=0)
        self.writer.turn(wide=columns > _MOST_UPRIGHT_COLUMNS)
        self.writer.heading(1, self.speaker.word(section.key))

        # What is said of a roll-up are remarks on its table, and stand below it.
        is_remark = section.key == "section-actions"

        if not is_remark:
            self._paragraphs("BodyText", section)

        if section.key == "section-actions":
            self._action_chart()
        elif section.key == "section-sources":
            self._sources()

        for table in tables:
            self._table(section, table)

        if is_remark:
            self._paragraphs("Small", section)

        for part in section.parts:
            self.writer.heading(2, part.title)

            for item in part.items:
                self._item(item.name, item.text)

    def _paragraphs(self, style: str, section: Section) -> None:
        for words in section.paragraphs:
            self.writer.paragraph(style, text(words))

    def _item(self, name: str, words: str) -> None:
        """Write what is said of one target, its name in bold before it."""
        stop = "。" if self.speaker.language == "zh" else ". "
        lead_in = text(f"{name}{stop}", bold=True)
        self.writer.paragraph("Item", lead_in, text(words))

    def _table(self, section: Section, table: Table) -> None:
        """Write a table below its caption; one without a title has that of its chapter."""
        name = table.title or self.speaker.word(section.key)
        self.writer.caption(self.speaker.word("table-caption"), name)
        rows = []

        for row in table.rows:
            rows.append([self._cell(cell) for cell in row])

        numeric = []

        # A column with a number in any of its cells stands flush right.
        for column in zip(*table.rows, strict=True):
            numeric.append(any(isinstance(cell, int | Fraction | Figure) for cell in column))

        self.writer.table(table.head, rows, numeric)

    def _cell(self, cell: Cell) -> str:
        """Return a cell as text; a status without its sign, which few fonts have."""
        if isinstance(cell, Mark) and cell.unchanged:
            return _SAME + cell.age
        if isinstance(cell, Mark):
            status = self.speaker.word(cell.status)
            # behind (October 2025) *
            fragile = " *" if cell.fragile else ""
            return f"{status}{cell.age}{fragile}"

        return cell_text(cell, self.speaker)

    def _sources(self) -> None:
        for citation in self.report.citations.values():
            self.writer.paragraph("Small", text(self._source(citation)))

    def _source(self, citation: Citation) -> str:
        """Return a source: `[3] Statistical communiqué 2024, stats office, https://…`."""
        parts = [citation.title(self.speaker)]

        # A source without a title of its own is named by its publisher or address already.
        for part in (citation.publisher, citation.url):
            if part and part not in parts:
                parts.append(part)

        source = self.speaker.listed(parts)
        return f"[{citation.number}] {source}"

    # --- charts

    def _action_chart(self) -> None:
        """Write the chart of the actions, as high as its bars take."""
        groups = by_action(self.plan, self.report.results)
        name = self.speaker.word("chart-actions")

        def draw(book: Any, sheet: Any) -> Any:
            return action_chart(book, sheet, self.report, 0, 0)

        # One bar alone would stand in a chart without room for its axis.
        height = 900 + _ROW_HEIGHT * max(3, len(groups))
        self._chart(draw, name, name, height)

    def _chart(self, draw: Callable[[Any, Any], Any], name: str, words: str, height: int) -> None:
        """Add what `draw` makes on a sheet of its own, with a caption below."""
        xml, cells = _drawn(draw)
        self.writer.chart(xml, cells, words, height)
        self.writer.caption(self.speaker.word("figure-caption"), name, "FigureCaption")

    # --- target by target

    def _entries_by_action(self) -> Iterator[tuple[str, list[Entry]]]:
        """Yield the targets of which something was published, under the names of the actions."""
        by_number: dict[str | None, list[Entry]] = {}

        for entry in self.report.entries:
            published = list(observations(entry.result))
            if published:
                by_number.setdefault(entry.result.target.action, []).append(entry)

        for action in by_action(self.plan, self.report.results):
            if action in by_number:
                yield action_name(self.report, action), by_number[action]

    def _targets(self) -> None:
        """Write what is known of each target."""
        self.writer.turn(wide=False)
        self.writer.heading(1, self.speaker.word("section-each"))

        for name, entries in self._entries_by_action():
            self.writer.heading(2, name)

            for entry in entries:
                self._target(entry)

    def _target(self, entry: Entry) -> None:
        """Write one target: its verdict, its picture, its numbers, its values and their sources."""
        view = TargetView(entry.result, self.speaker)
        self.writer.heading(3, view.name)
        # Behind: 45% of the way covered, 60% of the time gone.
        status = self.speaker.word(entry.result.status)
        if entry.result.old:
            status = self.speaker.old_verdict(entry.result)

        said = self.speaker.word(
            "say-status",
            status=self.speaker.sentence(status),
            reasons=self.speaker.reasons(self.plan, entry.result),
        )
        stop = self.speaker.word("stop").strip()
        self.writer.paragraph("Detail", text(f"{said}{stop}"))
        drawn = trajectory(self.report.assessment, entry.result)

        # A single value is told as well in words.
        if drawn is not None and len(drawn.values) > 1:

            def draw(book: Any, sheet: Any) -> Any:
                return trajectory_chart(book, sheet, drawn, self.speaker, 0)

            self._chart(draw, view.name_with_unit, said, _SMALL_CHART_HEIGHT)

        for words in remarks_in_words(self.report, entry):
            self.writer.paragraph("Detail", text(words))

        self.writer.pairs(list(target_facts(self.report, entry)))
        values = self.speaker.sentences(published_texts(self.report, entry))
        series = self.speaker.word("series")
        # Published values: 1,356 km (October 2025)[3]; …
        colon = "：" if self.speaker.language == "zh" else ": "
        self.writer.paragraph("Small", text(f"{series}{colon}{values}"))


def _drawn(draw: Callable[[Any, Any], Any]) -> tuple[str, bytes]:
    """Return the XML of the chart that `draw` makes, and the workbook of its cells."""
    import xlsxwriter

    stream = BytesIO()

    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(*_EARLIEST)})
        sheet = book.add_worksheet("Data")
        sheet.insert_chart(0, 8, draw(book, sheet))

    with ZipFile(stream) as package:
        xml = package.read("xl/charts/chart1.xml").decode()

    return xml, stream.getvalue()


_W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f'xmlns:w="{_W_NAMESPACE}"'


def _w(name: str) -> str:
    return f"{{{_W_NAMESPACE}}}{name}"


def _r(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/officeDocument/2006/relationships}}{name}"
