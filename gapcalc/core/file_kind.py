"""What kind of file bytes are that are no text table, told from their beginning and their end."""

from __future__ import annotations

__all__ = ["END", "HEAD", "file_kind"]

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
