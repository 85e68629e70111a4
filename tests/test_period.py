"""The periods that offices write, where they end, and what is no period."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.period import Period, parse_period

FORMS = [
    (Period(2024), "2024 2024年 2024年度 2024年末 2024年底 ２０２４ ２０２４年"),
    (Period(1999), "1999 1999年"),
    (Period(2024, 9, 9), "2024-09 2024-9 2024/09 2024/9 2024.09 2024年9月 2024年09月 2024年9月末 2024年9月底 2024－09"),
    (Period(2024, 12, 12), "2024-12 2024年12月 2024年12月末"),
    (
        Period(2024, 1, 9),
        "2024年1-9月 2024年1—9月 2024年1–9月 2024年1~9月 2024年1～9月 2024年1至9月 2024年1到9月 2024-01/09",
    ),
    (Period(2024, 1, 9), "2024年前三季度 2024-01/2024-09 2024年1月-9月 2024年1月至9月"),
    (Period(2024, 3, 3), "2024-03/03 2024-03"),
    (Period(2024, 1, 12), "2024年1-12月 2024-01/12"),
    (Period(2024, 11, 12), "2024年11-12月 2024-11/12"),
    (Period(2024, 1, 3), "2024Q1 2024q1 2024-Q1 2024/Q1 2024年一季度 2024年第一季度 2024年1季度"),
    (Period(2024, 7, 9), "2024Q3 2024年Q3 2024年三季度 2024年第三季度 2024年第3季度"),
    (Period(2024, 10, 12), "2024Q4 2024年四季度"),
    (Period(2024, 1, 6), "2024H1 2024h1 2024-H1 2024年上半年 2024年1-6月"),
    (Period(2024, 7, 12), "2024H2 2024年下半年"),
    (Period(2024), "二〇二四年 二○二四年度 二零二四年末 截至2024年底 截止到2024年末 2024年全年 ２０２４ 113年 民国113年 民國113年度"),
    (Period(2024, 1, 9), "2024年前三季度 2024年前3季度 2024年1-3季度 2024年一至三季度 2024年1-9月份 截至2024年前三季度"),
    (Period(2024, 1, 6), "2024年前二季度"),
    (Period(2024, 9, 9), "202409 2024.9 2024.09 2024年9月末 截至2024年9月末 二〇二四年9月"),
    (Period(2024, 10, 10), "2024.1 2024.10 202410"),
    (Period(2024, 1, 1), "2024.01 2024-1 2024年1月"),
    (Period(2024, 7, 9), "2024年三季度末 2024年3季度"),
]
REFUSED = [
    "", " ", "24", "24年", "224", "20240", "1899", "2100", "1024", "2024-13", "2024-00", "2024-0", "2024年13月",
    "2024-9-1", "2024/1/1", "2024/1/5", "2024.1.5", "2024-09-30", "2024年9月30日", "2024年9-3月", "2024-09/03", "2024年0-9月", "2024年1-13月",
    "2024-01/2025-09", "2024-2023", "2023—2023年", "2024Q0", "2024Q5", "2024年五季度", "2024H3", "2024H0",
    "2024年半年", "2024年前五季度", "2023/24", "2023-2024学年", "FY2023", "Dec-23", "23年", "2024-12-31", "本期", "上年", "今年", "2024亿元", "约2024", "2024年左右", "-2024", "2024.5e1",
    "2024 2025", "2024\0", "2024\u202e", "٢٠٢٤", "二〇二四", "民国24", "200年", "140年", "9" * 10_000, "2024年" * 1000,
    "2024-" + "0" * 10_000 + "9",
]  # fmt: skip

periods = st.builds(
    lambda year, months: Period(year, *sorted(months)),
    st.integers(1900, 2099),
    st.tuples(st.integers(1, 12), st.integers(1, 12)),
)


@pytest.mark.parametrize(("text", "period"), [(text, period) for period, texts in FORMS for text in texts.split()])
def test_form(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize("text", [" 2024 ", "\t2024年\n", "\u30002024年1-9月"])
def test_space_around_is_ignored(text: str) -> None:
    assert parse_period(text) is not None


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2024", Fraction(2024)), ("2024-12", Fraction(2024)), ("2024Q4", Fraction(2024)), ("2024H2", Fraction(2024)),
        ("2025-10", 2024 + Fraction(10, 12)), ("2024-01", 2023 + Fraction(1, 12)),
        ("2024年1-9月", 2023 + Fraction(3, 4)),
        ("2024H1", 2023 + Fraction(1, 2)), ("2024Q1", 2023 + Fraction(1, 4)),
    ],
)  # fmt: skip
def test_end_on_the_clock(text: str, end: Fraction) -> None:
    period = parse_period(text)
    assert period is not None
    assert period.end == end
    assert isinstance(period.end, Fraction)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2024", True), ("2024年1-12月", True), ("2024H1", False), ("2024H2", False),
     ("2024-01", False), ("2024-12", False), ("2023-2024", False)],
)  # fmt: skip
def test_whole_years(text: str, year: bool) -> None:
    period = parse_period(text)
    assert period is not None
    assert period.is_year is year


@pytest.mark.parametrize("text", ["2023-2025", "2023—2025年", "2023年至2025年", "2023/2025"])
def test_span_of_years(text: str) -> None:
    assert parse_period(text) == Period(2025, since=2023)


@pytest.mark.parametrize(
    ("period", "text"),
    [(Period(2024), "2024"), (Period(2024, 9, 9), "2024-09"), (Period(2024, 1, 9), "2024-01/09")],
)
def test_text_of_a_period(period: Period, text: str) -> None:
    assert str(period) == text


@given(periods)
def test_text_parses_back_to_the_same_period(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(periods)
def test_end_lies_within_the_year(period: Period) -> None:
    assert period.year - 1 < period.end <= period.year
    assert (period.end == period.year) == (period.last == 12)


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_none(text: str) -> None:
    period = parse_period(text)
    assert period is None or parse_period(str(period)) == period
