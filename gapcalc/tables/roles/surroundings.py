"""What stands around a row that may begin a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gapcalc.core.data_options import DataOptions
from gapcalc.tables.layout import Row, Title

__all__ = ["Surroundings"]


class Surroundings(NamedTuple):
    """What stands around a row that may be a header: the row above, rows below (blank ones too),
    the title, and who knows a region, an indicator or a basis. `has_regions` tells that the plan
    tells regions apart.
    """

    above: Row | None
    ahead: Sequence[Row]
    title: Title
    is_region: Callable[[str], bool]
    has_indicator: bool = False
    given: DataOptions = DataOptions()
    has_regions: bool = False
    is_indicator: Callable[[str], bool] = lambda text: False
    is_basis: Callable[[str], bool] = lambda text: False
