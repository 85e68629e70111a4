"""Kinds of file told from their bytes."""

from __future__ import annotations

import io
import zipfile

from helpers.cases import for_each

from gapcalc.core.file_kind import END, HEAD, exchange_format, file_kind
from gapcalc.messages.file_kinds import EXCHANGE_FORMATS, FILE_KINDS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*parts: str, content: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for part in parts:
            book.writestr(part, content)
    return made.getvalue()


OPEN = "application/vnd.oasis.opendocument."


@for_each(
    "data, kind",
    [
        (archive("mimetype", "content.xml", content=f"{OPEN}spreadsheet"), "ods"),
        (archive("mimetype", "content.xml", content=f"{OPEN}text"), "opendocument"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (archive("[Content_Types].xml", "xl/workbook.bin"), "xlsb"),
        (archive("[Content_Types].xml", "word/document.xml", content="x" * 90_000), "word"),
        (archive("ppt/presentation.xml"), "powerpoint"), (archive("Index/Document.iwa"), "numbers"),
        (archive("a.csv"), "zip"), (OLE + b"\0" * 600, "xls"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "word"),
        (b"%PDF-1.7", "pdf"), (b"indicator,period\n", None), (b"", None), (b"PK,1\n", None),
    ],
)  # fmt: skip
def test_kind(data: bytes, kind: str | None) -> None:
    assert file_kind(data[:HEAD], data[-END:]) == kind
    assert kind is None or kind in FILE_KINDS


@for_each(
    "head, kind",
    [
        ('CHARSET="ANSI";\nAXIS-VERSION="2013";\nMATRIX="t1";\n', "px"),
        ('\ufeffTITLE[en]="Population";\nSTUB="region";\nHEADING="year";\n', "px"),
        ('{"version":"2.0","class":"dataset","id":["region"]}', "json-stat"),
        ('{"dataset": {"dimension": {}}}', "json-stat"),
        ('{"meta":{"schema":"https://json.sdmx.org/2.0"},"data":{"dataSets":[]}}', "sdmx-json"),
        (('<?xml version="1.0"?><message:StructureSpecificData xmlns:message="http://www.sdmx.org/'
         'resources/sdmxml/schemas/v2_1/message">'), "sdmx-ml"),
        ('[{"indicator":"gdp"}]', "json"), ('{"a":1}', "json"),
        ("indicator,period,value\n", None), ("<html>", None), ("[1] a note\n", None),
        ('TITLE="GDP",2023\n', None),
    ],
)  # fmt: skip
def test_exchange_format(head: str, kind: str | None) -> None:
    assert exchange_format(head) == kind
    assert kind is None or kind in EXCHANGE_FORMATS
