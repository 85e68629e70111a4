"""Dates and what the dates of a column stand for together; what may be more than one period."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.dates import dated_periods, month_of_date, period_kind, widened
from gapcalc.core.period import Period, parse_period

MONTH_NAMES = list(calendar.month_abbr)


def last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


# --- kinds


@for_each(
    "text",
    ["2023/24", "2023-24", "2023/2024", "1999/00", "1999/2000", "2023—24年", "2023-2024学年",
     "2023/2024年", "2023-2024年度", "2023-24财年", "FY2023", "FY 2023/24", "fy23", "AY2023-24",
     "2023财年", "2023学年", "2023财政年度", "Dec-23", "23-Dec", "Jan 23"],
)  # fmt: skip
def test_ambiguous(text: str) -> None:
    """None of them is a year: a school year has two halves, and Dec-23 may be a day."""
    assert period_kind(text) == "ambiguous"
    assert parse_period(text) is None


@for_each(
    "text",
    ["2023-12-31", "2023-1-1", "2023/1/31", "2023.01.31", "2023年1月31日", "20230131", "31/12/2023",
     "12/31/2023", "31.12.2023", "31-Dec-2023", "31 December 2023", "Dec 31, 2023",
     "2023-01-31 00:00:00", "2023-01-31T00:00:00.000Z", "截至2023年12月31日", "２０２３－１２－３１"],
)  # fmt: skip
def test_date(text: str) -> None:
    assert period_kind(text) == "date"
    assert parse_period(text) is None


@for_each(
    "text",
    ["", "本期", "2023-02-30", "32/01/2023", "2023-13-01", "31/12/23", "2023-01-31 12:00", "2023-22",
     "2023/2026x", "1/2", "FY", "Deck-23", "地区生产总值", "2023年增速", "9" * 10_000],
)  # fmt: skip
def test_what_says_nothing_of_a_period(text: str) -> None:
    assert period_kind(text) == "none"


@given(st.text(max_size=30))
def test_kind_period_is_what_is_parsed(text: str) -> None:
    assert (period_kind(text) == "period") == (parse_period(text) is not None)


# --- dates of a column

FORMS = ["{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}年{m}月{d}日", "{y}{m:02}{d:02}", "{d}-{n}-{y}"]


def written(form: str, days: Sequence[tuple[int, int, int]]) -> list[str]:
    return [form.format(y=y, m=m, d=d, n=MONTH_NAMES[m]) for y, m, d in days]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("day", [(1, 1), (12, 31)])
def test_the_same_end_of_several_years_is_a_year(form: str, day: tuple[int, int]) -> None:
    days = [(year, *day) for year in (2010, 2020, 2021)]
    found = dated_periods(written(form, days))
    assert found is not None
    assert list(found.values()) == [Period(2010), Period(2020), Period(2021)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("is_first", [True, False])
def test_ends_of_quarters_that_follow_each_other(form: str, is_first: bool) -> None:
    quarters = [(2022, 4), (2023, 1), (2023, 3)]
    days = []
    for year, quarter in quarters:
        month = 3 * quarter - 2 if is_first else 3 * quarter
        days.append((year, month, 1 if is_first else last(year, month)))

    found = dated_periods(written(form, days))
    assert found is not None
    assert list(found.values()) == [Period(y, 3 * q - 2, 3 * q) for y, q in quarters]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("is_first", [True, False])
def test_ends_of_months_that_follow_each_other(form: str, is_first: bool) -> None:
    months = [(2023, 12), (2024, 1), (2024, 2), (2024, 6)]
    days = [(year, month, 1 if is_first else last(year, month)) for year, month in months]
    found = dated_periods(written(form, days))
    assert found is not None
    assert list(found.values()) == [Period(year, month, month) for year, month in months]


@for_each(
    "texts",
    [
        [], ["", " "],
        # one date alone may be the year, its last quarter or December
        ["2023-12-31"], ["2023-01-01"], ["2023-12-31", "2023-12-31"], ["2023-12-31", "2023/12/31"],
        # daily dates, middles of months, first and last days mixed
        ["2023-01-30", "2023-01-31"], ["2023-01-15", "2023-02-15"], ["2023-01-01", "2023-12-31"],
        ["2022-02-28", "2024-02-28"], ["2023-01-01", "2023-01-02", "2023-02-01"],
        # half-years or quarters, fiscal years or quarters, months far apart
        ["2023-06-30", "2023-12-31"], ["2022-06-30", "2023-06-30"], ["2023-01-31", "2023-05-31"],
        # a text that is no date
        ["2022-12-31", "2023"], ["2022-12-31", "2023-12-31", "合计"],
        # 1 February or 2 January
        ["01/01/2023", "01/02/2023", "01/03/2023"],
    ],
)  # fmt: skip
def test_dates_that_do_not_tell(texts: list[str]) -> None:
    assert dated_periods(texts) is None


@pytest.mark.parametrize(
    ("texts", "periods"),
    [
        (["31/01/2023", "28/02/2023"], [Period(2023, 1, 1), Period(2023, 2, 2)]),
        (["01/31/2023", "02/28/2023"], [Period(2023, 1, 1), Period(2023, 2, 2)]),
        (["12/31/2022", "12/31/2023"], [Period(2022), Period(2023)]),
        (["01/01/2022", "01/01/2023"], [Period(2022), Period(2023)]),
        (["31.12.2022", "31.12.2023"], [Period(2022), Period(2023)]),
    ],
)
def test_order_of_day_and_month_is_told_by_the_column(
    texts: list[str], periods: list[Period]
) -> None:
    assert dated_periods(texts) == dict(zip(texts, periods, strict=True))


def test_blank_cells_and_repeated_dates_make_no_difference() -> None:
    texts = ["2022-12-31", "", "2023-12-31", "2022-12-31"]
    assert dated_periods(texts) == {"2022-12-31": Period(2022), "2023-12-31": Period(2023)}


@given(
    st.lists(st.dates().map(str), max_size=12)
    | st.lists(st.tuples(st.integers(2020, 2022), st.integers(1, 12)), max_size=12).map(
        lambda months: [f"{year}-{month:02}-01" for year, month in months]
    )
)
def test_a_date_lies_at_an_end_of_its_period(texts: list[str]) -> None:
    found = dated_periods(texts) or {}
    for text, period in found.items():
        year, month, day = map(int, text.split("-"))
        assert year == period.year
        assert month == (period.first if day == 1 else period.last)
    lengths = {period.last - period.first for period in found.values()}
    assert len(lengths) <= 1


# --- one month for several


@for_each(
    "month, months, wanted",
    [
        (Period(2023, 3, 3), 3, Period(2023, 1, 3)),
        (Period(2023, 10, 10), 3, Period(2023, 10, 12)),
        (Period(2023, 12, 12), 12, Period(2023)),
        (Period(2023, 1, 1), 12, Period(2023)),
        (Period(2023, 6, 6), 6, Period(2023, 1, 6)),
        (Period(2023, 5, 5), 1, Period(2023, 5, 5)),
        (Period(2023, 2, 2), 3, None),
        (Period(2023, 6, 6), 12, None),
        (Period(2023), 3, None),
        (Period(2023, since=2021), 3, None),
    ],
)
def test_widened(month: Period, months: int, wanted: Period | None) -> None:
    """The first or the last month of a quarter stands for it; one in its middle does not."""
    assert widened(month, months) == wanted


def test_month_of_date() -> None:
    assert month_of_date("2023-03-31") == Period(2023, 3, 3)
    assert month_of_date("31/12/2023") == Period(2023, 12, 12)
    assert month_of_date("01/02/2023") is None
    assert month_of_date("2023-03") is None
