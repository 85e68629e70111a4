"""What a Word document is put together of: paragraphs, tables, captions, charts, fields.

python-docx keeps the package; what it has no words for is written as WordprocessingML here, and
`text` is the only way by which words get into it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from gapcalc.core.text import visible
from gapcalc.reports.word.look import A4_HEIGHT, A4_WIDTH, WIDE_MARGIN, Look

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Writer", "page_number", "text"]

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU_PER_TWIP = 635
# The longest text of a cell that asks for a column of its own width; a longer one is broken.
_WIDEST_CELL = 30
# What a cell takes beside its text, in characters of half a width.
_CELL_MARGIN = 2
_NARROWEST = 6
_CONTENTS_LEVELS = 2
_LATIN_WORD = re.compile(r"[!-~≥≤−–—]+")


class Writer:
    """Writes one document from its beginning to its end."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document = document
        self.look = look
        self.body = document.element.body
        self.is_wide = False
        self.charts = 0
        self.bookmarks = 0
        self.captions: dict[str, int] = {}
        # The relationships of the footers by their kind: default, even.
        self.feet: dict[str, str] = {}

    # --- paragraphs

    def paragraph(self, style: str, *runs: str, properties: str = "") -> None:
        """Add a paragraph of runs, each as `text` and the like return them."""
        self._add(
            f'<w:p {_NAMESPACES}><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
            f"{''.join(runs)}</w:p>"
        )

    def heading(self, level: int, words: str) -> None:
        """Add a heading with the bookmark that the contents go by."""
        self.bookmarks += 1
        # _Toc000001: Word knows its own table of contents by such names.
        name = f"_Toc{self.bookmarks:06}"
        mark = f'w:id="{self.bookmarks}"'
        start = f'<w:bookmarkStart {mark} w:name="{name}"/>'
        self.paragraph(
            f"Heading{level}",
            start,
            text(words),
            f"<w:bookmarkEnd {mark}/>",
        )

    def caption(self, label: str, words: str, style: str = "Caption") -> None:
        """Add a caption that counts itself: 表 1 …"""
        # Figures and tables are counted apart.
        number = self.captions[label] = self.captions.get(label, 0) + 1
        field = f'<w:fldSimple w:instr=" SEQ {label} \\* ARABIC ">{text(str(number))}</w:fldSimple>'
        self.paragraph(style, text(f"{label} "), field, text(f"  {words}"))

    def contents(self, entries: Sequence[tuple[int, str]], title: str) -> None:
        """Add the table of contents as links, in a field that Word fills anew with pages.

        `entries` are the levels and texts of all headings to come, in their order.
        """
        self.paragraph("Subtitle", text(title))
        shown = []

        for place, (level, words) in enumerate(entries, 1):
            if level <= _CONTENTS_LEVELS:
                shown.append((f"_Toc{place:06}", level, words))

        before = _field_begin(f' TOC \\o "1-{_CONTENTS_LEVELS}" \\h \\z \\u ')

        for name, level, words in shown:
            link = f'<w:hyperlink w:anchor="{name}">{text(words)}</w:hyperlink>'
            # The field ends within the last entry: an own paragraph would be an empty line.
            after = _FIELD_END if name == shown[-1][0] else ""
            self.paragraph(f"TOC{level}", before, link, after)
            before = ""

    # --- tables

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool]
    ) -> None:
        """Add a table as wide as the page; its head stands on every page, no row is parted."""
        width = self.look.wide_width if self.is_wide else self.look.width
        # Half a 汉字 in twips: 21 half-points are 210 twips, and half of that is 105.
        character = self.look.table.size * 5
        widths = _column_widths([head, *rows], width, character)
        lines = [self._row(head, widths, numeric, is_head=True)]

        for row in rows:
            lines.append(self._row(row, widths, numeric))

        self._add(_table_of(width, _grid_of(widths), lines))
        self.paragraph("Small")

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Add names and what they stand for, two of them a line; a long one has its own line."""
        width = self.look.width
        name = width // 7
        short = width // 2 - name
        most = short / (self.look.table.size * 5) - _CELL_MARGIN
        waiting: list[tuple[str, str]] = []
        lines = []

        for pair in pairs:
            words, meaning = pair
            if _half_widths(meaning) > most:
                lines += self._pair_lines(waiting, name, short)
                lines.append(_pair_row((words, name, 1), (meaning, width - name, 3)))
                waiting = []
                continue

            waiting.append(pair)
            if len(waiting) == 2:
                lines += self._pair_lines(waiting, name, short)
                waiting = []

        lines += self._pair_lines(waiting, name, short)
        grid = _grid_of((name, short, name, short))
        self._add(_table_of(width, grid, lines))
        self.paragraph("Small")

    def _pair_lines(self, pairs: Sequence[tuple[str, str]], name: int, short: int) -> list[str]:
        """Return one row of two pairs, a single one with an empty one beside it."""
        if not pairs:
            return []

        cells = []

        for words, meaning in [*pairs, ("", "")][:2]:
            cells.append((words, name, 1))
            cells.append((meaning, short, 1))

        return [_pair_row(*cells)]

    def _row(
        self,
        cells: Sequence[str],
        widths: Sequence[int],
        numeric: Sequence[bool],
        is_head: bool = False,
    ) -> str:
        """Return a row of a table, every cell in one paragraph."""
        style = "TableHead" if is_head else "TableText"
        rule = _RULE_BELOW if is_head else ""
        made = []

        for place, cell in enumerate(cells):
            # A head stays with the row below it. LibreOffice takes a first cell that does for a
            # table that stays with what follows it, and loses rows.
            kept = "<w:keepNext/>" if is_head and place else ""
            side = "right" if numeric[place] else "left"
            made.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{widths[place]}" w:type="dxa"/>{rule}</w:tcPr>'
                f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}<w:jc w:val="{side}"/></w:pPr>'
                f"{text(cell)}</w:p></w:tc>"
            )

        repeated = "<w:tblHeader/>" if is_head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(made)}</w:tr>"

    # --- charts

    def chart(self, xml: str, cells: bytes, words: str, height: int) -> None:
        """Add a chart with the workbook of its cells embedded.

        `words` tell it to who cannot see it; `height` is in twips.
        """
        self.charts += 1
        number = self.charts
        place = self._chart_part(xml, cells, number)
        width = self.look.wide_width if self.is_wide else self.look.width
        size = f'cx="{width * _EMU_PER_TWIP}" cy="{height * _EMU_PER_TWIP}"'
        uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        self.paragraph(
            "Figure",
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:docPr id="{number}" name="Chart {number}" '
            f'descr="{escape(visible(words))}"/><wp:cNvGraphicFramePr/>'
            f'<a:graphic><a:graphicData uri="{uri}"><c:chart r:id="{place}"/></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>",
        )

    def _chart_part(self, xml: str, cells: bytes, number: int) -> str:
        """Put a chart and its workbook into the package; return the id of the relationship."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        package = self.document.part.package
        name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
        workbook = Part(name, _SHEET, cells, package)
        name = PackURI(f"/word/charts/chart{number}.xml")
        # The first relationship of a part is rId1.
        source = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        # The schema wants font and source behind the chart and before the settings of print.
        cut = xml.index("<c:printSettings>")
        drawn = _explicit(xml[:cut])
        settings = xml[cut:]
        blob = f"{drawn}{self._chart_font()}{source}{settings}".encode()
        chart = Part(name, _CHART, blob, package)
        chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
        return str(self.document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART))

    def _chart_font(self) -> str:
        """Return the font of a chart's texts: that of the tables."""
        font = self.look.table
        return (
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr>"
            f'<a:latin typeface="{font.latin}"/><a:ea typeface="{font.chinese}"/>'
            '</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
        )

    # --- pages

    def turn(self, wide: bool) -> None:
        """Begin a page that lies across, or an upright one, if this one does not."""
        if wide == self.is_wide:
            return

        self.paragraph("Small", properties=self._section())
        self.is_wide = wide

    def close(self) -> None:
        """End the last section; its properties are those of the body itself."""
        old = self.body.sectPr
        if old is not None:
            self.body.remove(old)

        self._add(self._section(alone=True))

    def _section(self, alone: bool = False) -> str:
        """Return the properties of the section that ends here."""
        top, right, bottom, left = self.look.margins
        size = f'w:w="{A4_WIDTH}" w:h="{A4_HEIGHT}"'

        if self.is_wide:
            size = f'w:w="{A4_HEIGHT}" w:h="{A4_WIDTH}" w:orient="landscape"'
            top = right = bottom = left = WIDE_MARGIN

        # The page number stands within the margin.
        foot = max(600, bottom - 800)
        spaces = f" {_NAMESPACES}" if alone else ""
        feet = ""

        for kind, place in self.feet.items():
            feet += f'<w:footerReference w:type="{kind}" r:id="{place}"/>'

        return (
            f"<w:sectPr{spaces}>{feet}<w:pgSz {size}/>"
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
            f'w:header="720" w:footer="{foot}" w:gutter="0"/></w:sectPr>'
        )

    def _add(self, xml: str) -> None:
        from docx.oxml import parse_xml

        element = parse_xml(xml)
        last = self.body.sectPr
        if last is None:
            self.body.append(element)
        else:
            last.addprevious(element)


def _explicit(xml: str) -> str:
    """Return the XML of a chart with what Excel takes for granted and other readers do not.

    By the schema a line is smooth, a label names its series, and a frame has round corners, unless
    it is said that they are not.
    """
    for said, with_more in _EXPLICIT:
        xml = xml.replace(said, with_more)

    return xml


_LABEL_PARTS = ("CatName", "SerName", "Percent", "BubbleSize")
_NO_OTHER_LABELS = "".join(f'<c:show{part} val="0"/>' for part in _LABEL_PARTS)
_EXPLICIT = (
    ('<c:lang val="en-US"/>', '<c:lang val="en-US"/><c:roundedCorners val="0"/>'),
    ("<c:chart><c:plotArea>", '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'),
    ('<c:showVal val="1"/>', f'<c:showLegendKey val="0"/><c:showVal val="1"/>{_NO_OTHER_LABELS}'),
    ('<c:grouping val="stacked"/>', '<c:grouping val="stacked"/><c:varyColors val="0"/>'),
    (
        '<c:scatterStyle val="lineMarker"/>',
        '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>',
    ),
    ("</c:yVal></c:ser>", '</c:yVal><c:smooth val="0"/></c:ser>'),
)


# --- runs


def text(words: str, bold: bool = False) -> str:
    """Return a run of text, with the spaces at its ends."""
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    shown = visible(words)
    spaces_before = len(words) - len(words.lstrip(" "))
    spaces_after = len(words) - len(words.rstrip(" "))
    if not shown:
        # Spaces alone are both before and after.
        spaces_after = 0

    spaced = " " * spaces_before + shown.strip(" ") + " " * spaces_after
    content = escape(spaced, quote=False)
    return f'<w:r>{look}<w:t xml:space="preserve">{content}</w:t></w:r>'


def page_number(field: str = "PAGE") -> str:
    """Return the number of the page, or with NUMPAGES of all pages."""
    return f'<w:fldSimple w:instr=" {field} ">{text("1")}</w:fldSimple>'


def _field_begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


# --- tables

_RULE_BELOW = '<w:tcBorders><w:bottom w:val="single" w:sz="6"/></w:tcBorders>'
# Three lines: above, below the head, below.
_BORDERS = (
    '<w:tblBorders><w:top w:val="single" w:sz="12"/><w:bottom w:val="single" w:sz="12"/>'
    '<w:insideH w:val="single" w:sz="2" w:color="BFBFBF"/></w:tblBorders>'
)


def _grid_of(widths: Sequence[int]) -> str:
    """Return the columns of a table, which Word wants before its rows."""
    return "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)


def _table_of(width: int, grid: str, lines: Sequence[str]) -> str:
    """Return a table of rows, as wide as it is told and not as its texts would have it."""
    return (
        f'<w:tbl {_NAMESPACES}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>{_BORDERS}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _pair_row(*cells: tuple[str, int, int]) -> str:
    """Return a row of cells, each a text, its width, and over how many columns it runs."""
    made = []

    for place, (words, width, columns) in enumerate(cells):
        style = "TableText" if place % 2 else "TableHead"
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        made.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text(words)}</w:p></w:tc>'
        )

    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(made)}</w:tr>"


def _column_widths(rows: Sequence[Sequence[str]], width: int, character: int) -> list[int]:
    """Return the widths of columns that fill `width` together, `character` being half a 汉字.

    Each has what its longest word needs; what is left goes to those whose texts are longer.
    """
    room = width / character
    least = []
    wanted = []

    for column in zip(*rows, strict=True):
        low = max(map(_longest_word, column)) + _CELL_MARGIN
        longest = min(_WIDEST_CELL, max(map(_half_widths, column)))
        least.append(low)
        wanted.append(max(low, longest + _CELL_MARGIN))

    if sum(wanted) > room:
        wanted = _shared_out(room, least, wanted)

    whole = sum(wanted)
    widths = [int(one / whole * width) for one in wanted]
    # What rounding leaves over goes to the names.
    widths[0] += width - sum(widths)
    return widths


def _shared_out(room: float, least: Sequence[float], wanted: Sequence[float]) -> list[float]:
    """Return what each column gets of too little room: the least, and its share of the rest."""
    # Where not even the least has room, columns shrink alike.
    spare = max(0.0, room - sum(least))
    lacking = sum(wanted) - sum(least)
    share = spare / lacking if lacking else 0
    widths = []

    for low, high in zip(least, wanted, strict=True):
        widths.append(low + (high - low) * share)

    return widths


def _half_widths(words: str) -> int:
    """Return how wide a text is, in characters of half a 汉字."""
    width = 0

    for character in words:
        is_wide = unicodedata.east_asian_width(character) in "WF"
        width += 2 if is_wide else 1

    return width


def _longest_word(words: str) -> float:
    """Return how wide the longest part of a text is that a line should not break."""
    latin_words = _LATIN_WORD.findall(words)
    latin = max(map(len, latin_words), default=0)
    # 汉字 break anywhere, but a column of one is no column.
    chinese = min(_half_widths(words), _NARROWEST)
    return max(latin * 1.05, chinese)
