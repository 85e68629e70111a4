"""A target's observations as one series in its unit: one value a moment, with what it rests on.

`build_series` makes it. What a published value means depends on the target, and there is one module
for each kind:

- `levels`: the published values are the series. 2022: 50, 2023: 60 (亿元).
- `levels`, too, for what a stock has gained since the base year: 2022: 0, 2023: 10.
- `sums`: yearly flows are added up. Flows of 10 and 12 in 2023 and 2024 make 10 and 22.
- `chains`: yearly growth rates are multiplied. +10 % and +20 % make 110 and 132 of a base of 100.
- `indexes`: 120 and 138 of an index that is 100 in the first year are 100 and 115.
- `mean_base`: the mean of 100, 96 and 98 in three base years is a base of 98.
- `ratios`: each value is divided by a benchmark of the same year. 2.36 % by 2.54 % is 0.93.

Which of several values for one period is used is decided in `levels`. Whatever is not used is kept
in `Series.unused` with the reason, so that no observation is lost in silence.
"""

from gapcalc.assessment.series.added_rates import added_rates
from gapcalc.assessment.series.build import build_series, with_values
from gapcalc.assessment.series.chains import is_growth
from gapcalc.assessment.series.indexes import FULL_INDEX
from gapcalc.assessment.series.mean_base import base_of, missing_base_years
from gapcalc.assessment.series.model import Link, Point, Series, Unused

__all__ = [
    "FULL_INDEX",
    "Link",
    "Point",
    "Series",
    "Unused",
    "added_rates",
    "base_of",
    "build_series",
    "is_growth",
    "missing_base_years",
    "with_values",
]
