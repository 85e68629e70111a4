"""Data frames in and out: of whichever library, read as a file of the same cells would be."""

import math
from datetime import date
from decimal import Decimal

import pytest

import gapcalc
from gapcalc.api.frames import make_frame, read_frame

HEADER = ["indicator", "region", "period", "value", "unit"]
ROWS = [
    ("gdp_metro", "主城都市区", 2022, 22352.0, "亿元"),
    ("gdp_metro", "主城都市区", 2024, 24500.5, "亿元"),
]


class Frame:
    """The least that a data frame has: columns, and rows under one of three names."""

    def __init__(self, method, columns, rows):
        self.columns = columns
        self.index = range(len(rows))
        setattr(self, method, lambda **_: iter(rows))


class RangeIndex:
    name = None


def frame(method, columns=HEADER, rows=ROWS):
    made = Frame(method, columns, rows)
    made.index = RangeIndex()
    return made


def values(observations):
    return [(one.target, str(one.period), one.value, one.unit, one.line) for one in observations]


EXPECTED = [
    ("gdp_metro", "2022", Decimal("22352"), "亿元", 2),
    ("gdp_metro", "2024", Decimal("24500.5"), "亿元", 3),
]


@pytest.mark.parametrize("method", ["iter_rows", "itertuples"])
def test_rows_of_a_frame_are_read_as_those_of_a_file(plan, method):
    observations = read_frame(frame(method), plan)
    assert values(observations) == EXPECTED
    assert observations.problems == []
    assert {one.path for one in observations} == {"frame"}


def test_a_mapping_of_columns_is_a_frame(plan):
    columns = dict(zip(HEADER, zip(*ROWS, strict=True), strict=True))
    assert values(read_frame(columns, plan)) == EXPECTED


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_of_a_library_are_read(plan, library):
    module = pytest.importorskip(library)
    columns = {
        name: list(column) for name, column in zip(HEADER, zip(*ROWS, strict=True), strict=True)
    }
    assert values(read_frame(module.DataFrame(columns), plan)) == EXPECTED


def test_the_index_of_a_pandas_frame_is_a_column_where_it_has_a_name(plan):
    pandas = pytest.importorskip("pandas")
    wide = pandas.DataFrame(
        {"指标": ["主城都市区地区生产总值（亿元）"], 2022: [22352.0], 2024: [24500.5]}
    )
    observations = read_frame(wide.set_index("指标"), plan)
    assert [(one.target, one.value) for one in observations] == [
        ("gdp_metro", Decimal("22352")),
        ("gdp_metro", Decimal("24500.5")),
    ]


def test_an_arrow_table_is_a_frame(plan):
    arrow = pytest.importorskip("pyarrow")
    columns = {
        name: list(column) for name, column in zip(HEADER, zip(*ROWS, strict=True), strict=True)
    }
    assert values(read_frame(arrow.table(columns), plan)) == EXPECTED


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (22352.0, "22352"), (0.1 + 0.2, "0.3"), (1e300, None), ("24 500", "24500"),
        (Decimal("1.50"), "1.50"),
    ],
)  # fmt: skip
def test_a_float_has_no_more_digits_than_are_sure(plan, value, text):
    row = ("gdp_metro", "主城都市区", 2024, value, "亿元")
    found = read_frame(frame("iter_rows", rows=[row]), plan)
    assert [str(one.value) for one in found] == ([] if text is None else [text])
    assert bool(found.problems) is (text is None)


@pytest.mark.parametrize("missing", [None, math.nan, ""])
def test_a_missing_value_is_missing_and_not_nought(plan, missing):
    rows = [ROWS[0], ("gdp_metro", "主城都市区", 2024, missing, "亿元")]
    assert len(read_frame(frame("iter_rows", rows=rows), plan)) == 1


def test_dates_are_periods_as_in_a_file(plan):
    rows = [
        ("hightech_firms", "全市", date(year, 12, 31), 9000 + year, "家")
        for year in (2022, 2023, 2024)
    ]
    found = read_frame(frame("iter_rows", rows=rows), plan)
    assert [one.period.year for one in found if one.target == "hightech_firms"] == [
        2022,
        2023,
        2024,
    ]


def test_what_the_frame_does_not_say_is_said_by_options(plan):
    rows = [(2024, 24500.5)]
    options = gapcalc.DataOptions(unit="亿元", indicator="gdp_metro", region="metro")
    (one,) = read_frame(frame("iter_rows", ["year", "value"], rows), plan, options)
    assert (one.target, one.value) == ("gdp_metro", Decimal("24500.5"))


def test_problems_name_the_line_with_the_heading_as_line_one(plan):
    rows = [ROWS[0], ("gdp_metro", "主城都市区", 2024, "many", "亿元")]
    (problem,) = read_frame(frame("iter_rows", rows=rows), plan).problems
    assert (problem.code, problem.path, problem.line) == ("not-a-number", "frame", 3)


@pytest.mark.parametrize("thing", [5, "text", [1, 2], None, object()])
def test_what_is_no_frame_is_refused(plan, thing):
    with pytest.raises(TypeError, match="is no data frame"):
        read_frame(thing, plan)


# --- frames made


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_an_assessment_becomes_a_frame_with_floats(plan, library):
    pytest.importorskip(library)
    assessment = gapcalc.assess(plan, read_frame(frame("iter_rows"), plan))
    made = assessment.to_frame(library)
    assert type(made).__module__.startswith(library)
    assert len(made) == len(plan.targets)
    row = list(made["id"]).index("gdp_metro")
    assert made["current_value"][row] == 24500.5
    assert "goal_stage" in made.columns


def test_a_library_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="pandas, polars"):
        make_frame(["a"], [[1]], "numpy")
