"""The forms in which a command prints what it has found: a table for people, three for programs.

A further form is a function in RENDERERS and its writer in views/writers.py; help and completion
name it by themselves.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gapcalc.core.problem import invalid_choice

if TYPE_CHECKING:
    from gapcalc.views.columns import Line

__all__ = [
    "FORMATS",
    "READ_FORMATS",
    "RENDERERS",
    "CommandOutput",
    "FlatTable",
    "form_of_file",
    "give_output",
    "print_output",
]

# Header and rows.
FlatTable = tuple[Sequence[str], Iterable[Sequence[Any]]]


class CommandOutput(ABC):
    """What a command has found, in the parts that the output forms are made of.

    A part is made, and its view imported, only when a form asks for it.
    """

    @abstractmethod
    def lines(self, width: int | None) -> Iterable[Line]:
        """Return the lines of the table for people; `width` is the terminal's, None in a pipe."""

    @abstractmethod
    def document(self) -> dict[str, Any]:
        """Return everything, as JSON has it."""

    @abstractmethod
    def flat_table(self) -> FlatTable:
        """Return the same as one table, as CSV has it."""

    def markdown(self) -> str:
        """Return Markdown: the flat table, unless a command has a better page to give."""
        from gapcalc.views.writers import as_markdown

        return as_markdown(*self.flat_table())


def _print_table(output: CommandOutput) -> None:
    from gapcalc.cli.output import print_lines
    from gapcalc.views.terminal import width_of

    print_lines(output.lines(width_of(sys.stdout)))


def _json(output: CommandOutput) -> str:
    from gapcalc.views.writers import as_json

    return as_json(output.document())


def _csv(output: CommandOutput) -> str:
    from gapcalc.views.writers import as_csv

    return as_csv(*output.flat_table())


def _markdown(output: CommandOutput) -> str:
    return output.markdown()  # of the command's own class


RENDERERS: dict[str, Callable[[CommandOutput], str]] = {
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
FORMATS = ("table", *RENDERERS)
# Of `read`, whose CSV is a data file and no view of one.
READ_FORMATS = ("table", "csv", "json")


def print_output(output: CommandOutput, format: str) -> None:
    """Print what a command has found in one of FORMATS."""
    if format == "table":
        _print_table(output)
        return

    from gapcalc.cli.output import write

    write(RENDERERS[format](output))


# --- into a file

# The form of a file by the ending of its name.
_FORMS_OF_FILES = {".csv": "csv", ".json": "json", ".md": "markdown"}


def form_of_file(path: str | None) -> str | None:
    """Return the form of a file of this name; None for standard output.

    Raises `GapcalcError` for an ending that is none, so that nothing is read in vain.
    """
    if path is None or path == "-":
        return None

    form = _FORMS_OF_FILES.get(Path(path).suffix.lower())
    if form is None:
        names = [f"FILE{ending}" for ending in _FORMS_OF_FILES]
        raise invalid_choice("-o", path, names)

    return form


def give_output(
    output: CommandOutput, format: str, path: str | None = None, sources: Iterable[str] = ()
) -> None:
    """Print what a command has found, or write it to the file `path`, no source being written over.

    A CSV begins with a mark (BOM), by which Excel knows that it is UTF-8; a pipe gets none.
    """
    form = form_of_file(path)
    if form is None:
        print_output(output, format)
        return

    from gapcalc.cli.output_file import save

    text = RENDERERS[form](output)
    if form == "csv":
        # Excel takes a CSV for the country's own encoding unless it begins so.
        text = f"\ufeff{text}"

    save(f"{text}\n".encode(errors="backslashreplace"), path, sources)
