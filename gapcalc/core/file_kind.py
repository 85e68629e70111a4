"""What kind of file bytes are that are no text table, told from their beginning and their end."""

from __future__ import annotations

import re

__all__ = ["END", "HEAD", "exchange_format", "file_kind"]

# How many bytes of either end are looked at. The names of all parts of a zip archive stand at its
# end, but for a very large one.
HEAD = 4096
END = 65_536

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
# The first bytes of other kinds of file, with the key of FILE_KINDS.
_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"{\\rtf", "rtf"),
)
# An OpenDocument file begins with a part that holds its type, not compressed.
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_MIMETYPE_WITHIN = 200
# Names of parts in a zip archive that only one kind of file has.
_PARTS = (
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/workbook.xml", "xlsx"),
    (b"word/document.xml", "word"),
    (b"ppt/presentation.xml", "powerpoint"),
    (b"Index/Document.iwa", "numbers"),
)
# Streams of the older container, whose names are in UTF-16.
_STREAMS = (("WordDocument", "word"), ("PowerPoint Document", "powerpoint"))


def file_kind(head: bytes, end: bytes) -> str | None:
    """Return the key of FILE_KINDS for a file with these first and last bytes, None for text."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind

    if head.startswith(_OLE):
        for name, kind in _STREAMS:
            if name.encode("utf-16-le") in head + end:
                return kind

        return "xls"

    return _kind_of_zip(head, end) if head.startswith(_ZIP) else None


def _kind_of_zip(head: bytes, end: bytes) -> str:
    if _OPEN_DOCUMENT in head[:_MIMETYPE_WITHIN]:
        return (
            "ods" if _OPEN_DOCUMENT + b"spreadsheet" in head[:_MIMETYPE_WITHIN] else "opendocument"
        )

    for part, kind in _PARTS:
        if part in end or part in head:
            return kind

    return "zip"


# --- formats in which statistical offices exchange data

# CHARSET="ANSI"; AXIS-VERSION="2013"; MATRIX="t1"; at the beginning of lines.
_PX_KEYWORD = re.compile(
    r"^(?:CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGES?|CREATION-DATE|DECIMALS|SHOWDECIMALS|MATRIX|"
    r'SUBJECT-AREA|SUBJECT-CODE|COPYRIGHT|CONTENTS|UNITS|STUB|HEADING|TITLE|VALUES\(".*"\))'
    r"(?:\[[a-z]{2}\])?\s*=\s*[^,;]+",
    re.MULTILINE,
)
_LEAST_PX_KEYWORDS = 3
_JSON = re.compile(r'\s*[\[{]\s*["\[{]')
_XML = re.compile(r"\s*<")
_SDMX_ML = re.compile(
    r"sdmx\.org/resources/sdmxml|<(?:\w+:)?(?:GenericData|StructureSpecificData)\b"
)
_JSON_STAT = re.compile(
    r'"class"\s*:\s*"(?:dataset|collection)"|json-stat\.org|"dataset"\s*:\s*\{|'
    r'"role"\s*:\s*\{|"dimension"\s*:\s*\{.*"category"',
    re.DOTALL,
)
_SDMX_JSON = re.compile(
    r'sdmx-json|sdmx\.org|"dataSets"\s*:|"structures?"\s*:\s*[\[{].*"dimensions"', re.DOTALL
)


def exchange_format(head: str) -> str | None:
    """Return the key of EXCHANGE_FORMATS for a text that begins so, None for any other text.

    These hold statistical data, but no table: PC-Axis, JSON-stat, SDMX in XML and in JSON, and
    JSON of any other kind.
    """
    head = head.removeprefix("\ufeff")
    if _XML.match(head):
        return "sdmx-ml" if _SDMX_ML.search(head) else None
    if _JSON.match(head):
        if _SDMX_JSON.search(head):
            return "sdmx-json"
        return "json-stat" if _JSON_STAT.search(head) else "json"

    keywords = len(_PX_KEYWORD.findall(head))
    return "px" if keywords >= _LEAST_PX_KEYWORDS else None
