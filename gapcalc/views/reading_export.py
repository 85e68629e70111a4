"""How files were read, for other programs: as JSON, and the values as a file in canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from gapcalc.core.text import safe, visible
from gapcalc.data.observation import Observation, Observations
from gapcalc.plan.model import Plan, Stage
from gapcalc.tables.account import FATES, ColumnAccount
from gapcalc.views.reading import ProblemGroup, Reading, TableReading
from gapcalc.views.speaker import Speaker

__all__ = ["CANONICAL_COLUMNS", "canonical_columns", "canonical_rows", "reading_json"]

# The columns of a data file in canonical form.
CANONICAL_COLUMNS = (
    "indicator",
    "region",
    "period",
    "value",
    "unit",
    "bound",
    "status",
    "source",
    "publisher",
    "url",
    "note",
)
# A heading may have 32,767 characters, and a sheet 16,384 headings.
_LONGEST_TEXT = 200


# --- JSON


def reading_json(reading: Reading, speaker: Speaker, cells: bool = False) -> dict[str, Any]:
    """Return every table with its columns, rows and problems; with `cells` its value cells too.

    Lines and places are 1-based.
    """
    return {
        "version": 1,
        "tables": [_table_json(table, speaker, cells) for table in reading.tables],
    }


def _table_json(table: TableReading, speaker: Speaker, cells: bool) -> dict[str, Any]:
    """Return one table with its columns, its rows' fate, and with its values where `cells`."""
    account = table.account
    names = {}

    for name, known in account.names.items():
        names[_safe_text(name)] = _safe_text(known)

    content: dict[str, Any] = {
        "path": visible(account.path),
        "sheet": _safe_text(account.sheet),
        "format": _safe_text(account.format),
        "first_line": account.first_line,
        "last_line": account.last_line,
        "header": account.header,
        "indicator": _safe_text(account.indicator),
        "region": _safe_text(account.region),
        "period": _safe_text(account.period),
        "unit": _safe_text(account.unit),
        "names": names,
        "columns": [_column(column) for column in account.columns],
        "rows": {fate: account.rows[fate] for fate in FATES},
        "problems": [_problems_json(group, speaker) for group in table.groups()],
    }

    if cells:
        content["values"] = account.values

    return content


def _column(column: ColumnAccount) -> dict[str, Any]:
    return {
        "place": column.place,
        "heading": _safe_text(column.heading),
        "role": column.role,
        "why": column.why,
        "detail": _safe_text(column.detail),
        "parts": column.parts,
    }


def _problems_json(group: ProblemGroup, speaker: Speaker) -> dict[str, Any]:
    return {
        "code": group.code,
        "severity": group.first.severity,
        "count": group.count,
        "line": group.first.line,
        "message": speaker.problem(group.first),
    }


def _safe_text(text: str) -> str:
    """Return a text of a file as a program's log can show it: no control codes, not endless."""
    return safe(text, _LONGEST_TEXT)


# --- a data file


class _InFull(Decimal):
    """A number that is written with all its digits: 24500, and not 2.45E+4."""

    def __str__(self) -> str:
        return f"{self:f}"


def canonical_columns(has_bases: bool, has_dates: bool = False) -> tuple[str, ...]:
    """Return the columns of a data file in canonical form, with those of bases and of dates of
    publication where there are any.

    They stand before the notes, which are never blank in a template.
    """
    more = [name for name, has in (("basis", has_bases), ("published", has_dates)) if has]
    return (*CANONICAL_COLUMNS[:-1], *more, CANONICAL_COLUMNS[-1])


def canonical_rows(observations: Observations, plan: Plan) -> Iterable[Sequence[object]]:
    """Yield each value under `canonical_columns`, so that it is read back as what it is.

    Targets and regions stand by their ids, which no other name of the plan can be taken for.
    """
    has_bases = any(one.basis for one in observations)
    has_dates = any(one.published for one in observations)
    for one in observations:
        more = [one.basis] if has_bases else []
        if has_dates:
            more.append(one.published)

        yield (*_canonical_row(one, _region_of(one, plan)), *more, one.note)


def _canonical_row(one: Observation, region: str) -> Sequence[object]:
    """Return the cells of one value up to its address."""
    # A number stays one: as a text, -3.5 would be taken for a formula.
    value = str(one.value) if isinstance(one.value, Stage) else _InFull(one.value)
    return (
        one.target,
        region,
        str(one.period),
        value,
        one.unit,
        one.bound or "",
        one.status,
        one.source,
        one.publisher,
        one.url,
    )


def _region_of(one: Observation, plan: Plan) -> str:
    """Return the region that a value of this target is for; blank where the plan lists none."""
    regions = plan.regions_of(one.target)
    if regions and regions[0] in plan.regions:
        return regions[0]

    return ""
