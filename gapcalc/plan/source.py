"""What a plan file says of data files that do not say it themselves.

sources:
  - files: raw/jobs-*.csv
    indicator: urban_jobs
    unit: 万人
    columns: {Gemeinde: region}
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from gapcalc.core.data_options import DataOptions

__all__ = ["Source", "given_for"]


@dataclass(frozen=True, slots=True)
class Source:
    """What holds for the files that a pattern fits; `line` is its own in the plan file."""

    files: str
    given: DataOptions
    line: int = 0

    def fits(self, path: str) -> bool:
        """Whether the pattern fits the end of a path: raw/*.csv fits data/raw/a.csv."""
        return PurePath(path).match(self.files)


def given_for(sources: Sequence[Source], path: str, given: DataOptions) -> DataOptions:
    """Return what holds for a file: what its sources say, each over those before it, and `given`
    over all.
    """
    found = DataOptions()
    for source in sources:
        if source.fits(path):
            found = source.given.over(found)

    return given.over(found)
