"""Workbooks made part by part, as a program that writes them would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

__all__ = ["MAIN", "OFFICE", "row", "rows", "workbook"]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(
    *rows,
    styles=(),
    formats=None,
    strings=None,
    head="",
    state="visible",
    extra=(),
    between=None,
    method=8,
    columns="",
    merged=("A1:D1",),
    fonts=(),
    others=(),
) -> bytes:
    """The bytes of an .xlsx: rows, formats and fonts of cell styles, shared strings, parts.

    Its one sheet is followed by `others`: name, state and rows of each.
    """
    sheet, styled, shared = (
        f"{OFFICE}/{kind}" for kind in ("worksheet", "styles", "sharedStrings")
    )
    relations = (
        f'<Relationships><Relationship Id="r1" Type="{sheet}" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{styled}" Target="/xl/styles.xml"/>'
        f'<Relationship Id="r3" Type="{shared}" Target="sharedStrings.xml"/></Relationships>'
    )
    for number, _ in enumerate(others, 2):
        relations = relations.replace(
            "</Relationships>",
            f'<Relationship Id="s{number}" Type="{sheet}" '
            f'Target="worksheets/sheet{number}.xml"/></Relationships>',
        )
    own = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode={quoteattr(code)}/>'
        for n, code in enumerate(formats or ())
    )
    used = [164 + n for n in range(len(formats or ()))] + list(styles)
    cells = "".join(f'<xf numFmtId="{id}"/>' for id in [0, *used])
    cells += "".join(f'<xf fontId="{number}"/>' for number, _ in enumerate(fonts, 1))
    raised = "".join(f'<font><vertAlign val="{font}"/></font>' for font in fonts)
    more = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{is_seen}" r:id="s{number}"/>'
        for number, (name, is_seen, _) in enumerate(others, 2)
    )
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{head}<sheets>'
        f'<sheet name="主要指标" sheetId="1" state="{state}" r:id="r1"/>{more}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations,
        "xl/styles.xml": f"<styleSheet><numFmts>{own}</numFmts>"
        f"<fonts><font/>{raised}</fonts>"
        f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>{cells}</cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs></styleSheet>',
        "xl/worksheets/sheet1.xml": between
        or f'<worksheet xmlns="{MAIN}"><cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData>'
        f"<mergeCells>{areas}</mergeCells></worksheet>",
    }  # fmt: skip
    for number, (_, _, its_rows) in enumerate(others, 2):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(its_rows)}</sheetData></worksheet>'
        )
    if strings is not None:
        parts["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{MAIN}">{"".join(f"<si>{s}</si>" for s in strings)}</sst>'
        )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as book:
        for name, text in [*parts.items(), *extra]:
            book.writestr(name, text)
    return made.getvalue()


def rows(*table: Iterable[str | float | None], **attributes: str) -> list[str]:
    """The XML of rows one below the other; None is a cell that is not there."""
    return [row(number, cells, **attributes) for number, cells in enumerate(table, 1)]


def row(number: int, cells: Iterable[str | float | None], **attributes: str) -> str:
    """The XML of a row: numbers as such, texts in the cells themselves."""
    written = []

    for column, cell in zip("ABCDEFGH", cells, strict=False):
        if isinstance(cell, str):
            written.append(
                f'<c r="{column}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            )
        elif cell is not None:
            written.append(f'<c r="{column}{number}"><v>{cell}</v></c>')

    about = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<row r="{number}"{about}>{"".join(written)}</row>'
