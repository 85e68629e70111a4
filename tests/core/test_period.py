"""The periods that offices write, where they end, and what is no period."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import pytest
from helpers.cases import for_each
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcalc.core.period import SINCE_START, Period, parse_period
from gapcalc.core.problem import GapcalcError

FORMS = [
    (Period(2024), "2024 2024年 2024年度 2024年末 2024年底 ２０２４ ２０２４年"),
    (Period(1999), "1999 1999年"),
    (
        Period(2024, 9, 9),
        "2024-09 2024-9 2024/09 2024/9 2024.09 2024年9月 2024年09月 2024年9月末 2024年9月底",
    ),
    (Period(2024, 9, 9), "2024－09"),
    (Period(2024, 12, 12), "2024-12 2024年12月 2024年12月末"),
    (
        Period(2024, 1, 9),
        "2024年1-9月 2024年1—9月 2024年1–9月 2024年1~9月 2024年1～9月 2024年1至9月",
    ),
    (Period(2024, 1, 9), "2024年1到9月 2024-01/09"),
    (Period(2024, 1, 9), "2024年前三季度 2024-01/2024-09 2024年1月-9月 2024年1月至9月"),
    (Period(2024, 3, 3), "2024-03/03 2024-03"),
    (Period(2024, 1, 12), "2024年1-12月 2024-01/12"),
    (Period(2024, 11, 12), "2024年11-12月 2024-11/12"),
    (Period(2024, 1, 3), "2024Q1 2024q1 2024-Q1 2024/Q1 2024年一季度 2024年第一季度 2024年1季度"),
    (Period(2024, 7, 9), "2024Q3 2024年Q3 2024年三季度 2024年第三季度 2024年第3季度"),
    (Period(2024, 10, 12), "2024Q4 2024年四季度"),
    (Period(2024, 1, 6), "2024H1 2024h1 2024-H1 2024年上半年 2024年1-6月"),
    (Period(2024, 7, 12), "2024H2 2024年下半年"),
    (Period(2024), "民國113年度"),
    (Period(2024), "二〇二四年 二○二四年度 二零二四年末 截至2024年底 截止到2024年末 2024年全年"),
    (Period(2024), "113年 民国113年"),
    (
        Period(2024, 1, 9),
        "2024年前三季度 2024年前3季度 2024年1-3季度 2024年一至三季度 2024年1-9月份",
    ),
    (Period(2024, 1, 9), "截至2024年前三季度"),
    (Period(2024, 1, 6), "2024年前二季度"),
    (Period(2024, 9, 9), "202409 2024.9 2024.09 2024年9月末 截至2024年9月末 二〇二四年9月"),
    (Period(2024, 10, 10), "2024.1 2024.10 202410"),
    (Period(2024, 1, 1), "2024.01 2024-1 2024年1月"),
    (Period(2024, 7, 9), "2024年三季度末 2024年3季度"),
]
REFUSED = [
    "", " ", "24", "24年", "224", "20240", "1899", "2100", "1024", "2024-13", "2024-00", "2024-0",
    "2024年13月",
    "2024-9-1", "2024/1/1", "2024/1/5", "2024.1.5", "2024-09-30", "2024年9月30日", "2024年9-3月",
    "2024-09/03",
    "2024年0-9月", "2024年1-13月",
    "2024-01/2025-09", "2024-2023", "2023—2023年", "2024Q0", "2024Q5", "2024年五季度", "2024H3",
    "2024H0",
    "2024年半年", "2024年前五季度", "2023/24", "2023-2024学年", "FY2023", "Dec-23", "23年",
    "2024-12-31", "本期",
    "上年", "今年", "2024亿元", "约2024", "2024年左右", "-2024", "2024.5e1",
    "2024 2025", "2024\0", "2024\u202e", "٢٠٢٤", "二〇二四", "民国24", "200年", "140年",
    "9" * 10_000, "2024年" * 1000,
    "2024-" + "0" * 10_000 + "9",
    "2023 [YR2022]", "YR23", "2023M13", "2023M00", "Janus 2023", "2023 Ma", "Sep-Jan 2023",
    "Q5 2023", "5Q2023", "2023A", "2023-A2", "2023-W05", "2023S3", "2023-02/2024-12",
    "2023-01/2024-11", "累计", "截至累计", "../24", "2024年累计至",
]  # fmt: skip

periods = st.builds(
    lambda year, months: Period(year, *sorted(months)),
    st.integers(1900, 2099),
    st.tuples(st.integers(1, 12), st.integers(1, 12)),
)


@for_each("text, period", [(text, period) for period, texts in FORMS for text in texts.split()])
def test_form(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize("text", [" 2024 ", "\t2024年\n", "\u30002024年1-9月"])
def test_space_around_is_ignored(text: str) -> None:
    assert parse_period(text) is not None


@for_each("text", REFUSED)
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2024", Fraction(2024)), ("2024-12", Fraction(2024)), ("2024Q4", Fraction(2024)),
        ("2024H2", Fraction(2024)),
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
    "text",
    ["2023-2024年累计", "2023—2024年", "2023-2024累计值", "2023/2024年累计", "2023-01/2024-12",
     "2023年1月-2024年12月", "2023年至2024年"],
)  # fmt: skip
def test_span_of_two_years(text: str) -> None:
    """2023/2024 without a further word may be a school year, and is no period."""
    assert parse_period(text) == Period(2024, since=2023)


@pytest.mark.parametrize(
    "text",
    ["截至2024年底累计", "截至2024年末累计", "截止到2024年累计", "累计至2024年底", "至2024年底累计",
     "累计截至2024年", "截至 2024 年底累计值", "截至2024年底累計", "../2024"],
)  # fmt: skip
def test_total_since_the_start_of_the_plan(text: str) -> None:
    assert parse_period(text) == Period(2024, since=SINCE_START)


def test_total_since_the_start_is_no_year() -> None:
    total = Period(2024, since=SINCE_START)
    assert not total.is_year
    assert (str(total), total.in_words("zh")) == ("../2024", "截至2024年底累计")
    assert parse_period(total.in_words("zh")) == total
    assert parse_period("截至2024年底") == parse_period("2024年") == Period(2024)


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(2024), "2024"),
        (Period(2024, 9, 9), "2024-09"),
        (Period(2024, 1, 9), "2024-01/09"),
        (Period(2025, since=2023), "2023/2025"),
        (Period(2024, since=2023), "2023-01/2024-12"),
    ],
)
def test_text_of_a_period(period: Period, text: str) -> None:
    assert str(period) == text


@given(
    periods
    | st.builds(
        lambda years: Period(max(years), since=min(years)),
        st.sets(st.integers(1900, 2099), min_size=2, max_size=2),
    )
    | st.builds(lambda year: Period(year, since=SINCE_START), st.integers(1900, 2099))
)
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


# --- as databases and spreadsheets write them


@for_each(
    "text, period",
    [
        ("2024.0", Period(2024)), ("2024.1", Period(2024, 10, 10)),
        ("2024.10", Period(2024, 10, 10)),
        ("2024.01", Period(2024, 1, 1)), ("2024.2", Period(2024, 2, 2)),
        ("202401", Period(2024, 1, 1)),
        ("102年", Period(2013)), ("民国99年", Period(2010)), ("113年1-6月", Period(2024, 1, 6)),
        ("二〇二三年上半年", Period(2023, 1, 6)), ("二零一九年末", Period(2019)),
        ("一九九九年", Period(1999)),
        ("截止2024年6月末", Period(2024, 6, 6)), ("截至2024年三季度末", Period(2024, 7, 9)),
        ("2024/01-09", Period(2024, 1, 9)), ("2024-01/09", Period(2024, 1, 9)),
        ("2024-01至09", Period(2024, 1, 9)),
        ("2023 [YR2023]", Period(2023)), ("YR2023", Period(2023)), ("CY2023", Period(2023)),
        ("2023年底止", Period(2023)), ("2023-A1", Period(2023)),
        ("2023M03", Period(2023, 3, 3)), ("2023-M3", Period(2023, 3, 3)),
        ("M3 2023", Period(2023, 3, 3)), ("2023M12", Period(2023, 12, 12)),
        ("Jan 2023", Period(2023, 1, 1)), ("January 2023", Period(2023, 1, 1)),
        ("2023 Sept.", Period(2023, 9, 9)), ("2023-Dec", Period(2023, 12, 12)),
        ("MAY-2023", Period(2023, 5, 5)), ("Jan-Sep 2023", Period(2023, 1, 9)),
        ("2023 Jan to Jun", Period(2023, 1, 6)), ("Apr/Jun 2023", Period(2023, 4, 6)),
        ("Q1 2023", Period(2023, 1, 3)), ("2023 Q4", Period(2023, 10, 12)),
        ("3Q2023", Period(2023, 7, 9)), ("Q2/2023", Period(2023, 4, 6)),
        ("H1 2023", Period(2023, 1, 6)), ("2023-S2", Period(2023, 7, 12)),
    ],
)  # fmt: skip
def test_ways_of_exports(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-12",
        "2024-01-09",
        "2024-1-9",
        "2024-1-12",
        "2024/01/09",
        "2024.01.09",
        "2024-06-12",
        "2024—01—12",
    ],
)
def test_day_is_no_span_of_months(text: str) -> None:
    """The 12th of January is not the year."""
    assert parse_period(text) is None


@pytest.mark.parametrize("text", ["2024年①", "2024年¹", "2024²", "2024*", "2024年 *", "2024年₁"])
def test_footnote_mark_is_no_part_of_a_year(text: str) -> None:
    assert parse_period(text) == Period(2024)


def test_a_mark_on_the_line_may_be_a_month_and_is_not_read() -> None:
    assert [parse_period(text) for text in ("2024年注", "2024年9", "20241")] == [None] * 3


@given(st.integers(1, 139), st.sampled_from(["", "1-9月", "三季度"]))
def test_years_of_the_republic_are_1911_years_later(year: int, part: str) -> None:
    found = parse_period(f"{year}年{part}")
    assert found == (parse_period(f"{year + 1911}年{part}") if year >= 100 else None)


@given(st.integers(1900, 2099), st.sampled_from(["年", "年末", "年9月", "年1-9月", "年前三季度"]))
def test_year_in_chinese_digits(year: int, rest: str) -> None:
    for zero in "〇零○":
        written = "".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(year))
        assert parse_period(written + rest) == parse_period(f"{year}{rest}")


@settings(max_examples=300)  # one in seven is a period
@given(
    st.from_regex(
        r"(19|20)?[0-9]{2}[年.\-/ ]?[0-9一二三四Qq]{0,2}[-至/]?[0-9]{0,2}[月季度末]{0,2}",
        fullmatch=True,
    )
)
def test_what_is_read_is_the_year_that_is_written(text: str) -> None:
    period = parse_period(text)
    if period is not None:
        year = period.since or period.year
        assert str(year) in text or f"{year - 1911}年" in text
        assert 1 <= period.first <= period.last <= 12


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((2026, 6), "2026, 6"),
        ((2026, 1), "2026, 1"),
        (("2026-06",), "'2026-06'"),
        ((2026.5,), "2026.5"),
        ((2026, "1", "6"), "2026, '1', '6'"),
        ((2026, 13, 13), "2026, 13, 13"),
        ((2026, 0, 6), "2026, 0, 6"),
        ((2026, 9, 3), "2026, 9, 3"),
    ],
)
def test_what_may_be_read_in_two_ways_is_no_period(given: tuple[Any, ...], said: str) -> None:
    """Period(2026, 6) could be June, or all from June on."""
    with pytest.raises(GapcalcError) as refused:
        Period(*given)
    (problem,) = refused.value.problems
    assert problem.message().startswith(f"Period cannot be {said}. Write Period(2026) for a year")
    assert 'Period.parse("2026-06")' in problem.message("zh")


def test_months_up_to_one_may_be_given_by_the_last_alone() -> None:
    assert Period(2026, last=6) == Period(2026, 1, 6) == (2026, 1, 6, None)


@pytest.mark.parametrize("period", [Period(2026), Period(2026, 6, 6), Period(2025, since=2023)])
def test_a_period_is_copied_whole(period: Period) -> None:
    copied = pickle.loads(pickle.dumps(period))
    assert (copied, type(copied)) == (period, Period)
    assert type(period._replace(year=2024)) is Period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026", Period(2026)),
        ("2026-06", Period(2026, 6, 6)),
        ("2026H1", Period(2026, 1, 6)),
        ("2026年1-6月", Period(2026, 1, 6)),
    ],
)
def test_a_text_is_parsed_to_its_period(text: str, period: Period) -> None:
    assert Period.parse(text) == period


@pytest.mark.parametrize("text", ["", "上年", "2026-13", "2026.1", "2026-06-30"])
def test_a_text_that_is_no_period_is_refused_with_ways_to_write_one(text: str) -> None:
    with pytest.raises(GapcalcError) as refused:
        Period.parse(text)
    assert [problem.code for problem in refused.value.problems] == ["period-malformed"]
    assert "Write 2024, 2024-09" in str(refused.value)
