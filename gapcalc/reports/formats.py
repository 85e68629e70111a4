"""The forms in which a report is handed on, told by the ending of the file's name.

A new form is a module with a function of the report, and a line in `_WRITERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from gapcalc.core.files import STDIN
from gapcalc.core.problem import GapcalcError, Problem, bilingual_detail, choice_hint
from gapcalc.messages.hints import ONLY_POSTER

if TYPE_CHECKING:
    from gapcalc.reports.model import Report

__all__ = [
    "FORMS",
    "POSTER_FORMS",
    "check_form",
    "form_of",
    "form_of_ending",
    "rendered",
    "rendered_poster",
]

# The module and function that write each form; only the one that is wanted is imported.
_WRITERS = {
    ".html": ("gapcalc.reports.page", "as_html"),
    ".md": ("gapcalc.reports.markdown", "as_markdown"),
    ".xlsx": ("gapcalc.reports.workbook", "as_xlsx"),
    ".docx": ("gapcalc.reports.word", "as_docx"),
}
FORMS = tuple(_WRITERS)
# Those of the chart for the wall.
_POSTER_WRITERS = {
    ".html": ("gapcalc.reports.poster", "as_poster_page"),
    ".svg": ("gapcalc.reports.poster", "as_poster_svg"),
}
POSTER_FORMS = tuple(_POSTER_WRITERS)
_OTHER_ENDINGS = {".htm": ".html", ".markdown": ".md"}


def form_of(output: str, poster: bool = False) -> str:
    """Return the one of `FORMS` that a file of this name has; standard output (`-`) takes HTML.

    With `poster` it is one of `POSTER_FORMS`. Raises `GapcalcError` for any other ending, so that
    nothing is read in vain.
    """
    ending = FORMS[0] if output == STDIN else Path(output).suffix
    return form_of_ending(ending, "-o", output, poster)


def form_of_ending(ending: str, option: str, value: str, poster: bool = False) -> str:
    """Return the form that an ending names: .html for .HTM.

    Raises `GapcalcError`, in which the `value` of the `option` is named, for an ending of none.
    """
    ending = ending.lower()
    form = _OTHER_ENDINGS.get(ending, ending)
    check_form(form, option, value, poster)
    return form


def check_form(form: str, option: str, value: str, poster: bool = False) -> None:
    """Refuse what is none of `FORMS`, or with `poster` of `POSTER_FORMS`.

    Raises `GapcalcError`, in which the `value` of the `option` is named.
    """
    forms = POSTER_FORMS if poster else FORMS
    if form in forms:
        return

    hint = choice_hint(form, forms)
    if form in POSTER_FORMS:
        hint = bilingual_detail("hint", ONLY_POSTER.filled(form=form))

    raise GapcalcError(Problem("unknown-option", {"option": option, "value": value, **hint}))


def rendered(report: Report, form: str) -> bytes:
    """Return the report in one of `FORMS`, as the bytes of a file."""
    return _as_bytes(_writer(_WRITERS[form])(report))


def rendered_poster(report: Report, form: str, paper: str | None = None) -> bytes:
    """Return the chart for the wall in one of `POSTER_FORMS`, as the bytes of a file.

    `paper` is its size, A3 to A0; without it the sheet chooses.
    """
    return _as_bytes(_writer(_POSTER_WRITERS[form])(report, paper))


def _writer(place: tuple[str, str]) -> Callable[..., str | bytes]:
    module, function = place
    write: Callable[..., str | bytes] = getattr(import_module(module), function)
    return write


def _as_bytes(written: str | bytes) -> bytes:
    if isinstance(written, bytes):
        return written

    return f"{written.rstrip()}\n".encode()
