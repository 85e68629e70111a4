"""Kinds of file told from their bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from gapcalc.core.file_kind import END, HEAD, file_kind
from gapcalc.messages.file_kinds import FILE_KINDS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*parts: str, content: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for part in parts:
            book.writestr(part, content)
    return made.getvalue()


OPEN = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("data", "kind"),
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
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_kind(data: bytes, kind: str | None) -> None:
    assert file_kind(data[:HEAD], data[-END:]) == kind
    assert kind is None or kind in FILE_KINDS
