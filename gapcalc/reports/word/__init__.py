"""The report as a Word document."""

from __future__ import annotations

from gapcalc.reports.word.document import as_docx

__all__ = ["as_docx"]
