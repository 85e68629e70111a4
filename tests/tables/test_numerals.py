"""Numbers in Chinese numerals: those written out in full are read, turns of speech are not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.cases import for_each
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcalc.tables.cell import Cell, parse_cell
from gapcalc.tables.numerals import chinese_number, class_number


@for_each(
    "text, value",
    [
        ("零", "0"), ("五", "5"), ("十", "10"), ("十五", "15"), ("二十", "20"), ("一十二", "12"),
        ("一百", "100"),
        ("一百零一", "101"),
        ("一百一十", "110"), ("两百", "200"), ("一千零一", "1001"), ("一千零一十", "1010"),
        ("一千一百", "1100"),
        ("两万", "20000"),
        ("三万零一百四十五", "30145"), ("三万五千", "35000"), ("十万", "100000"),
        ("二十万零三百", "200300"),
        ("一亿", "100000000"),
        ("一亿零五", "100000005"), ("一亿零五万", "100050000"), ("十二亿三千万", "1230000000"),
        ("三点一四", "3.14"), ("零点零五", "0.05"),
        ("负三", "-3"),
    ],
)  # fmt: skip
def test_chinese_number(text: str, value: str) -> None:
    assert chinese_number(text) == Decimal(value)
    assert parse_cell(text) == Cell(Decimal(value))


@for_each(
    "text",
    ["", "零零", "零五", "一百一", "三万五", "一千零十", "一千零一百", "一百零一十", "百", "千",
    "万", "亿", "万一",
     "零万",
     "九九", "一二三", "二〇二三",
     "十十", "一百百", "一万万", "五亿亿", "三点", "点五", "三点一十", "五十零", "一百零", "负",
     "负负三",
     "五千万亿五", "一" * 50,
     "十" * 1000, "一万零", "一万零零五", "五5"],
)  # fmt: skip
def test_what_is_no_chinese_number(text: str) -> None:
    assert chinese_number(text) is None


def in_words(number: int) -> str:
    """A number below 10¹² in Chinese, group by group: a group or place that is skipped leaves one
    零.
    """
    groups = [(number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, "")]
    text = ""
    for value, name in groups:
        if value:
            digits = f"{value:04d}" if text else str(value)
            places = ["千", "百", "十", ""][-len(digits) :]
            spelt = "".join(
                f"{'零一二三四五六七八九'[int(d)]}{p}" if d != "0" else "0"
                for d, p in zip(digits, places, strict=True)
            )
            spelt = spelt.rstrip("0")
            while "00" in spelt:
                spelt = spelt.replace("00", "0")
            text += spelt.replace("0", "零") + name
    return text or "零"


def test_rendering_of_numbers() -> None:
    known = {
        30145: "三万零一百四十五",
        100050000: "一亿零五万",
        10: "一十",
        5001000: "五百万一千",
        0: "零",
    }
    assert {value: in_words(value) for value in known} == known


@given(
    st.integers(0, 10**12 - 1) | st.integers(0, 9999) | st.sampled_from([10**n for n in range(12)])
)
def test_every_number_written_out_is_read(number: int) -> None:
    text = in_words(number)
    assert chinese_number(text) == number
    assert chinese_number(f"负{text}") == -number
    if text.startswith("一十"):
        assert chinese_number(text[1:]) == number


@settings(max_examples=300)  # one in eight is a number
@given(st.text("零一二两三九十百千万亿点负", max_size=10))
def test_words_are_read_in_one_way_or_not(text: str) -> None:
    value = chinese_number(text)
    if value is not None and not set(text) & set("点负两"):
        assert in_words(int(value)).removeprefix("一" if text.startswith("十") else "") == text


@pytest.mark.parametrize(
    ("text", "number"),
    [("Ⅱ", 2), ("Ⅱ类", 2), ("Ⅳ类", 4), ("II类", 2), ("IX类", 9), ("Ⅻ", 12)],
)
def test_class_in_roman_numerals(text: str, number: int) -> None:
    assert class_number(text) == number


@pytest.mark.parametrize("text", ["II", "I", "IIII类", "Ⅱ级", "ⅡⅢ", "类", "2类", ""])
def test_what_is_no_class_in_roman_numerals(text: str) -> None:
    assert class_number(text) is None
