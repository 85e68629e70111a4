"""Options of data that name a column or sheet which no file has."""

from __future__ import annotations

from collections.abc import Collection

from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import Problem

__all__ = ["unused_options"]


def unused_options(given: DataOptions, used: Collection[str]) -> list[Problem]:
    """Return a warning for each option of `given` that changed nothing in any file.

    `used` are those that did, as in `Observations.used_options`.
    """
    named = [(f"where:{column}", "--where", f"{column}={value}") for column, value in given.where]
    named += [(f"skip_columns:{name}", "--skip-column", name) for name in given.skip_columns]
    named += [(f"columns:{name}", "--column", f"{name}={role}") for name, role in given.columns]
    named += [(f"sheets:{name}", "--sheet", name) for name in given.sheets]

    return [
        Problem("option-unused", {"option": option, "value": value})
        for key, option, value in named
        if key not in used
    ]
