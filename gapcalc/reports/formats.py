"""The forms in which a report is handed on, told by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gapcalc.core.files import STDIN
from gapcalc.core.problem import GapcalcError, Problem, choice_hint

if TYPE_CHECKING:
    from gapcalc.reports.content import Report

__all__ = ["FORMS", "form_of", "rendered"]

FORMS = (".html", ".md", ".xlsx")
_OTHER_NAMES = {".htm": ".html", ".markdown": ".md"}


def form_of(output: str) -> str:
    """Return the one of `FORMS` that a file of this name has; standard output (`-`) takes HTML.

    Raises `GapcalcError` for any other ending, so that nothing is read in vain.
    """
    ending = FORMS[0] if output == STDIN else Path(output).suffix.lower()
    form = _OTHER_NAMES.get(ending, ending)
    if form not in FORMS:
        raise GapcalcError(
            Problem("unknown-option", {"option": "-o", "value": output, **choice_hint(form, FORMS)})
        )
    return form


def rendered(report: Report, form: str) -> bytes:
    """Return the report in one of `FORMS`, as the bytes of a file."""
    if form == ".xlsx":
        from gapcalc.reports.workbook import as_xlsx

        return as_xlsx(report)
    if form == ".md":
        from gapcalc.reports.chapters import as_markdown

        return f"{as_markdown(report)}\n".encode()
    from gapcalc.reports.page import as_html

    return as_html(report).encode()
