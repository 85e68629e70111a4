"""The forms in which a report is handed on, told by the ending of the file's name.

A new form is a module with a function of the report, and a line in `_WRITERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from gapcalc.core.files import STDIN
from gapcalc.core.problem import GapcalcError, Problem, choice_hint

if TYPE_CHECKING:
    from gapcalc.reports.model import Report

__all__ = ["FORMS", "form_of", "rendered"]

# The module and function that write each form; only the one that is wanted is imported.
_WRITERS = {
    ".html": ("gapcalc.reports.page", "as_html"),
    ".md": ("gapcalc.reports.markdown", "as_markdown"),
    ".xlsx": ("gapcalc.reports.workbook", "as_xlsx"),
    ".docx": ("gapcalc.reports.word", "as_docx"),
}
FORMS = tuple(_WRITERS)
_OTHER_ENDINGS = {".htm": ".html", ".markdown": ".md"}


def form_of(output: str) -> str:
    """Return the one of `FORMS` that a file of this name has; standard output (`-`) takes HTML.

    Raises `GapcalcError` for any other ending, so that nothing is read in vain.
    """
    ending = FORMS[0] if output == STDIN else Path(output).suffix.lower()
    form = _OTHER_ENDINGS.get(ending, ending)
    if form not in FORMS:
        details = {"option": "-o", "value": output, **choice_hint(form, FORMS)}
        raise GapcalcError(Problem("unknown-option", details))

    return form


def rendered(report: Report, form: str) -> bytes:
    """Return the report in one of `FORMS`, as the bytes of a file."""
    module, function = _WRITERS[form]
    write: Callable[[Report], str | bytes] = getattr(import_module(module), function)
    written = write(report)
    if isinstance(written, bytes):
        return written

    return f"{written.rstrip()}\n".encode()
