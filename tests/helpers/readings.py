"""Readings of files made by hand, as the reader hands them over."""

from collections import Counter

from gapcalc import Observations, Problem
from gapcalc.tables.account import ColumnAccount, TableAccount
from gapcalc.views.reading import reading_of


def long_table(**changes):
    """A sheet of 36 rows with a column that sets rows apart and one that nobody understands."""
    table = TableAccount(
        path="data.xlsx",
        sheet="Sheet1",
        format="long",
        first_line=5,
        last_line=40,
        header=[5],
        columns=[
            ColumnAccount(1, "指标", "indicator", "heading"),
            ColumnAccount(2, "Sex", "dimension", "values", "Total", parts=12),
            ColumnAccount(3, "Wert", "value", "option", "亿元"),
            ColumnAccount(4, "", "unknown", "unknown"),
        ],
        region="重庆市",
        period="2024",
        rows=Counter(used=8, part=12, other_indicator=15, header=1),
        values=[(6, 3), (7, 3)],
    )
    for name, value in changes.items():
        setattr(table, name, value)
    return table


def reading(*tables, problems=(), looked=()):
    """What `read` shows of these tables."""
    observations = Observations(problems=list(problems))
    observations.tables = list(tables)
    observations.looked = list(looked)
    return reading_of(observations)


def not_a_number(line, path="data.xlsx"):
    return Problem("not-a-number", {"value": "many"}, path, line)
