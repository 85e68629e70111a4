"""Options of data that name a column or sheet which no file has."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import Problem

__all__ = ["unused_options"]


def unused_options(given: DataOptions, used: Collection[str]) -> list[Problem]:
    """Return a warning for each option of `given` that changed nothing in any file.

    `used` are those that did, as in `Observations.used_options`.
    """
    problems = []
    for key, option, value in _named_options(given):
        if key not in used:
            details = {"option": option, "value": value}
            problems.append(Problem("option-unused", details))

    return problems


def _named_options(given: DataOptions) -> Iterator[tuple[str, str, str]]:
    """Yield what names a column or a sheet: as `Observations.used_options` has it, the option, and
    its value as it is written on the command line.
    """
    for column, member in given.where:
        yield f"where:{column}", "--where", f"{column}={member}"
    for name in given.skip_columns:
        yield f"skip_columns:{name}", "--skip-column", name
    for name, role in given.columns:
        yield f"columns:{name}", "--column", f"{name}={role}"
    for name in given.sheets:
        yield f"sheets:{name}", "--sheet", name
