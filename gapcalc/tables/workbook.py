"""What workbooks of either kind have in common: their limits, and why one is refused."""

from __future__ import annotations

import io

__all__ = [
    "MAX_BYTES",
    "NOT_EXCEL",
    "PROTECTED",
    "WorkbookRefused",
    "WorkbookTooLarge",
    "megabytes",
    "unread",
]

MAX_BYTES = 64_000_000  # of the file, and of each of its parts unpacked
# Reasons in English and Chinese.
NOT_EXCEL = ("it is not an Excel workbook", "不是 Excel 工作簿")
PROTECTED = ("it is protected by a password", "有密码保护")


class WorkbookRefused(Exception):
    """A workbook that is not read; its arguments say why, in English and Chinese."""

    code = "excel-unreadable"
    detail = "what"


class WorkbookTooLarge(WorkbookRefused):
    """A workbook that exceeds a limit, which its arguments name in English and Chinese."""

    code = "excel-too-large"
    detail = "limit"


def megabytes(count: int) -> tuple[str, str]:
    """Return a number of bytes as both languages write it."""
    text = f"{count // 1_000_000} MB"
    return text, text


class _Nowhere(io.TextIOBase):
    def write(self, text: str, /) -> int:
        return len(text)


def unread() -> io.TextIOBase:
    """Return a stream for what a library prints that nobody is to see."""
    return _Nowhere()
