"""What workbooks of either kind have in common: their limits, and why one is refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from gapcalc.tables.merged_cells import Area

__all__ = [
    "MAX_BYTES",
    "MAX_MERGED",
    "NOT_EXCEL",
    "PROTECTED",
    "BookRow",
    "BookSheet",
    "WorkbookRefused",
    "WorkbookTooLarge",
    "megabytes",
    "too_many",
    "unread",
]

MAX_BYTES = 64_000_000  # of the file, and of each of its parts unpacked
MAX_MERGED = 100_000  # areas of a sheet
# The number of a row, from 1, its cell texts from column A on, and whether it is hidden.
BookRow = tuple[int, list[str], bool]
# Reasons in English and Chinese.
NOT_EXCEL = ("it is not an Excel workbook", "不是 Excel 工作簿")
PROTECTED = (
    "it is protected by a password, which has to be taken off first",
    "有密码保护，须先去掉密码",
)


@dataclass(slots=True)
class BookSheet:
    """A sheet as its file has it, with all that is hidden.

    `hidden_columns`, from 1, are known once the first row is read.
    """

    name: str
    shown: bool
    rows: Iterator[BookRow] = field(default_factory=lambda: iter(()))
    merged: list[Area] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)


class WorkbookRefused(Exception):
    """A workbook that is not read; its arguments say why, in English and Chinese."""

    code = "excel-unreadable"
    detail = "what"


class WorkbookTooLarge(WorkbookRefused):
    """A workbook that exceeds a limit, which its arguments name in English and Chinese."""

    code = "excel-too-large"
    detail = "limit"


def too_many(count: int, english: str, chinese: str) -> WorkbookTooLarge:
    """Return the refusal of a workbook with more than `count` of something."""
    return WorkbookTooLarge(f"{count:,} {english}", f"{count:,} {chinese}")


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
