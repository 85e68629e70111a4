"""Value cells as offices fill them in: what each one says, and which say no value at all."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.catalogue import CATALOGUE
from gapcalc.core.unit import UnitError
from gapcalc.data.observation import BOUNDS, STANDINGS
from gapcalc.tables import cell as cell_module
from gapcalc.tables.cell import (
    Cell,
    is_in_currency,
    is_missing,
    join_multiple,
    parse_cell,
)
from gapcalc.tables.vocabulary import BOUND_WORDS, PLANNED, STANDING_WORDS


def code(text: str, decimal_comma: bool = False) -> str:
    """The code for which a cell is refused; "" where it is read."""
    try:
        parse_cell(text, decimal_comma)
    except UnitError as error:
        assert error.code in CATALOGUE
        return error.code
    return ""


def number(text: str, **marks: object) -> Cell:
    return Cell(Decimal(text), **marks)  # type: ignore[arg-type]


# --- numbers


@for_each(
    "text",
    [
        "30145.79", "30,145.79", "30 145.79", "30\xa0145.79", "30\u202f145.79", "30\u2009145.79",
        "３０１４５．７９",
        "30，145.79", "３０，１４５．７９", "30145.79 ", "30145.79\t", " 30145.79",
        "\u300030145.79", "'30145.79",
        "+30145.79", "030145.79",
    ],
)  # fmt: skip
def test_spellings_of_one_number(text: str) -> None:
    assert parse_cell(text) == number("30145.79")


@pytest.mark.parametrize("text", ["-3.5", "－3.5", "−3.5", "–3.5", "﹣3.5"])
def test_minus(text: str) -> None:
    assert parse_cell(text) == number("-3.5")


@for_each(
    "text, printed",
    [
        ("0", "0"), ("0.061", "0.061"), (".5", "0.5"), ("-.5", "-0.5"), ("5.", "5"),
        ("+6.1", "6.1"), ("2.50", "2.50"),
        ("30,145", "30145"), ("1,234,567", "1234567"), ("1 234 567.8", "1234567.8"),
        ("2.5e-3", "0.0025"),
        ("9" * 20, "9" * 20),
    ],
)  # fmt: skip
def test_printed_digits_are_kept(text: str, printed: str) -> None:
    cell = parse_cell(text)
    assert cell == number(printed)
    assert str(cell.value) == printed


@pytest.mark.parametrize(
    ("whole", "ones"), [("0", 28), ("12", 500), ("1234567890", 30), ("-" + "9" * 20, 21)]
)
def test_more_digits_than_are_kept_are_rounded(whole: str, ones: int) -> None:
    assert parse_cell(f"{whole}.{'1' * ones}") == number(f"{whole}.{'1' * 20}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.01458E+13", "3.01458E+13"),
        ("1e3", "1000"),
        ("2.45E+12", "2450000000000"),
        ("1E99", "1E+99"),
    ],
)
def test_scientific_notation_may_have_cut_digits(text: str, value: str) -> None:
    assert parse_cell(text) == number(value, cut=True)


def test_digits_behind_the_point_are_not_cut() -> None:
    assert parse_cell("2.5e-3") == number("0.0025", cut=False)
    assert parse_cell("1.2345e4") == number("12345", cut=False)


# --- units, multiples, money


@for_each(
    "text, cell",
    [
        ("6.1%", number("6.1", unit="%")), ("6.1％", number("6.1", unit="%")),
        ("61‰", number("61", unit="‰")),
        ("-3.5 %", number("-3.5", unit="%")), ("5.%", number("5", unit="%")),
        ("30145.79亿元", number("30145.79", unit="亿元")),
        ("30,145.79 亿元", number("30145.79", unit="亿元")),
        ("1.5倍", number("1.5", unit="倍")), ("3元/人", number("3", unit="元/人")),
        ("3.5万人次", number("3.5", unit="万人次")),
        ("2.0个百分点", number("2.0", unit="个百分点")),
        ("1.2万", number("1.2", multiple="万")), ("3.01万亿", number("3.01", multiple="万亿")),
        ("3 万", number("3", multiple="万")), ("5千", number("5", multiple="千")),
        ("3.1十亿", number("3.1", multiple="十亿")),
        ("1.2万亿元", number("1.2", unit="万亿元")),
    ],
)  # fmt: skip
def test_unit_or_multiple(text: str, cell: Cell) -> None:
    assert parse_cell(text) == cell


@for_each(
    "text, value, currency",
    [
        ("¥30145.79", "30145.79", "元"), ("￥30,145", "30145", "元"), ("RMB 5", "5", "元"),
        ("CNY5", "5", "元"), ("人民币5", "5", "元"), ("元 5", "5", "元"),
        ("$3", "3", "美元"), ("US$3.5", "3.5", "美元"), ("＄3", "3", "美元"),
        ("HK$3", "3", "港元"), ("NT$3", "3", "新台币"),
        ("€3", "3", "欧元"), ("EUR 3", "3", "欧元"), ("£3", "3", "英镑"), ("￡3", "3", "英镑"),
        ("30145.79 €", "30145.79", "欧元"), ("5$", "5", "美元"), ("30,145¥", "30145", "元"),
        ("-$3", "-3", "美元"), ("$-3", "-3", "美元"), ("-€ 3", "-3", "欧元"),
    ],
)  # fmt: skip
def test_a_sign_names_the_currency_and_not_the_magnitude(
    text: str, value: str, currency: str
) -> None:
    """Under a column in 亿元, ¥30145.79 is 30145.79 亿元."""
    assert parse_cell(text) == number(value, currency=currency)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("¥5万", number("5", unit="万元")), ("USD 3.5亿", number("3.5", unit="亿美元")),
        ("￥5亿元", number("5", unit="亿元")), ("¥39713元/人", number("39713", unit="元/人")),
        ("￥5多亿", number("5", unit="亿元", bound=">")),
        ("￥五亿", number("500000000", unit="元")),
        ("30145.79元", number("30145.79", unit="元")),
    ],
)  # fmt: skip
def test_money_with_its_magnitude_is_a_whole_unit(text: str, cell: Cell) -> None:
    assert parse_cell(text) == cell


@pytest.mark.parametrize("text", ["$5亿元", "¥5美元", "$5€", "€ 5 $", "¥5人", "¥5 abc", "-$+5"])
def test_money_of_two_currencies_is_refused(text: str) -> None:
    assert code(text) in {"not-a-number", "formula"}


def test_bound_and_mark_stand_around_money() -> None:
    assert parse_cell("约￥5①") == number("5", currency="元", bound="~", mark="①")
    assert parse_cell("$5(预计)") == number("5", currency="美元", standing="estimate")
    assert parse_cell("€ 30.145,79", decimal_comma=True) == number("30145.79", currency="欧元")
    assert code("€1,234", decimal_comma=True) == "decimal-ambiguous"


@pytest.mark.parametrize(
    ("unit", "currency", "agrees"),
    [("亿元", "元", True), ("元/人", "元", True), ("美元", "元", False), ("亿吨", "元", False),
     ("人/元", "元", False)],
)  # fmt: skip
def test_unit_in_a_currency(unit: str, currency: str, agrees: bool) -> None:
    assert is_in_currency(unit, currency) is agrees


@for_each(
    "multiple, unit, joined",
    [
        ("万", "人", "万人"), ("亿", "元", "亿元"), ("万亿", "元", "万亿元"),
        ("千", "公顷", "千公顷"),
        ("百万", "元", "百万元"),
        ("万", "亿元", "万亿元"), ("千", "万人", "千万人"), ("十", "亿元", "十亿元"),
        ("万亿", "亿元", "万亿元"), ("万", "万人", "万人"), ("千", "千人", "千人"),
        ("亿", "亿元", "亿元"),
        ("百万", "万元", "百万元"),
        ("万", "千瓦", "万千瓦"), ("亿", "千瓦时", "亿千瓦时"),
    ],
)  # fmt: skip
def test_multiple_joins_unit(multiple: str, unit: str, joined: str) -> None:
    assert join_multiple(multiple, unit) == joined


@pytest.mark.parametrize(("multiple", "unit"), [("亿", "万元"), ("万", "百万元"), ("万", "十亿元")])
def test_multiples_that_make_none_in_use(multiple: str, unit: str) -> None:
    with pytest.raises(UnitError, match="multiple-unclear"):
        join_multiple(multiple, unit)


# --- marks


@for_each(
    "text, cell",
    [
        ("约3.2万", number("3.2", multiple="万", bound="~")), ("超3000", number("3000", bound=">")),
        ("突破3万亿元", number("3", unit="万亿元", bound=">")),
        ("逾 500 家", number("500", unit="家", bound=">")),
        ("≥26", number("26", bound=">=")), (">=26", number("26", bound=">=")),
        ("＞5", number("5", bound=">")),
        ("不低于3", number("3", bound=">=")), ("不超过3%", number("3", unit="%", bound="<=")),
        ("≤5", number("5", bound="<=")),
        ("近3000", number("3000", bound="<")), ("不足5", number("5", bound="<")),
        ("<5", number("5", bound="<")),
        ("6%以上", number("6", unit="%", bound=">=")), ("6%左右", number("6", unit="%", bound="~")),
        ("5以下", number("5", bound="<=")), ("5+", number("5", bound=">=")),
        ("约6%左右", number("6", unit="%", bound="~")),
        ("3000多", number("3000", bound=">")), ("3000余家", number("3000", unit="家", bound=">")),
        ("3千多人", number("3", unit="千人", bound=">")),
        ("1.2万余人", number("1.2", unit="万人", bound=">")),
        ("3万多", number("3", multiple="万", bound=">")),
        ("3000多万人", number("3000", unit="万人", bound=">")),
    ],
)  # fmt: skip
def test_bound(text: str, cell: Cell) -> None:
    assert parse_cell(text) == cell


@for_each(
    "text, cell",
    [
        ("30145.79（初步核算）", number("30145.79", standing="preliminary")),
        ("30145.79p", number("30145.79", standing="preliminary")),
        ("12.5%（快报数）", number("12.5", unit="%", standing="preliminary")),
        ("6.1(预计)", number("6.1", standing="estimate")),
        ("6.1e", number("6.1", standing="estimate")), ("6.1 s", number("6.1", standing="estimate")),
        ("6.1 r", number("6.1", standing="revised")), ("6.1(R)", number("6.1", standing="revised")),
        ("6.1（最终核实数）", number("6.1", standing="final")),
        ("6.1(实际)", number("6.1", standing="reported")),
        ("125 b", number("125")), ("125u", number("125")), ("125 [b]", number("125", mark="[b]")),
        ("6.1 [p]", number("6.1", standing="preliminary", mark="[p]")),
        ("2012（预计）", number("2012", standing="estimate")),
        ("2,012 p", number("2012", standing="preliminary")),
        ("约6.1(初步)", number("6.1", bound="~", standing="preliminary")),
    ],
)  # fmt: skip
def test_standing(text: str, cell: Cell) -> None:
    assert parse_cell(text) == cell


@for_each(
    "text, mark",
    [("30145.79①", "①"), ("30145.79*", "*"), ("30145.79**", "**"), ("30145.79†", "†"),
    ("30145.79[1]", "[1]"),
     ("30145.79 1)", "1)"), ("30145.79(注1)", "(注1)"), ("30145.79注", "注"), ("30145.79⑴", "⑴"),
     ("30145.79 [note 2]", "[note 2]"), ("30145.79 1/", "1/"), ("30145.79 \\1", "\\1"),
     ("30145.79 \\12\\", "\\12\\")],
)  # fmt: skip
def test_footnote_mark_is_no_digit_and_kept(text: str, mark: str) -> None:
    assert parse_cell(text) == number("30145.79", mark=mark)


def test_words_of_bounds_and_standings_are_those_of_observations() -> None:
    assert set(BOUND_WORDS.values()) == set(BOUNDS)
    assert set(STANDING_WORDS.values()) == set(STANDINGS)
    assert not PLANNED & STANDING_WORDS.keys()
    for word, bound in BOUND_WORDS.items():
        assert parse_cell(f"{word}3.5") == number("3.5", bound=bound)
    for word, standing in STANDING_WORDS.items():
        assert parse_cell(f"3.5（{word}）") == number("3.5", standing=standing)
    for word in PLANNED:
        assert code(f"3.5({word})") == "not-actual"


# --- no value


@for_each(
    "text",
    ["", " ", "\u3000", "…", "……", "...", ".", "-", "－", "—", "——", "--", "NA", "n/a", "N.A.",
    "nan", "NaN", "#N/A",
     "null", "/",
     "无", "暂无数据", ":", "：", "x", "X", "*", "待定", "np", "n.p.", "n.a", "不适用", "Suppressed",
     "(NA)", "(X)", "(D)", "(S)", "(Z)", "(B)", "(H)", "( NA )", "(-)", "(—)", "(n/a)", "（NA）",
     "[X]", "[c]", "[low]", "(ND)", "（无）", "（未公布）", "(…)", ":c", ": z", ":(u)", "：c",
     "†", "**", "....", "−", "\\2", "(\\3)"],
)  # fmt: skip
def test_missing(text: str) -> None:
    assert parse_cell(text) is None
    assert is_missing(text)


@for_each(
    "text",
    ["0", "0.0", "-0", "00", "O", "no", "无锡", "xx", "- -", "#REF!", "(无锡)", "(0)", "(1)", "[1]",
     "(p)", "[e]", "(UK)", "N.Y.", "N", "D", "c:", ":12", "()", "[]", "(D) 5", "5 (D)", "*a", "\\n"],
)  # fmt: skip
def test_what_is_not_missing(text: str) -> None:
    assert not is_missing(text)


@pytest.mark.parametrize(
    ("refused", "texts"),
    [
        ("value-range",
        ["2-3", "2～3", "2—3", "3.5 - 4", "24000-25000亿元", "12%-13%", "2至3", "5－6"]),
        ("date-in-value",
        ["2月3日", "Feb-03", "3-Feb", "2024-01-05", "2024/1/5", "1/2/24", "12:30", "12:30:45",
        "2024年1月5日"]),
        ("spreadsheet-error", ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "########", "#"]),
        ("formula",
        ["=cmd|' /C calc'!A0", "@SUM(1+1)*cmd", "=1", "＝1+1", "+cmd", "-cmd", "-Infinity", "+-3",
        "--3"]),
        ("hidden-character",
        ["\x1b[2J\x1b[31m30145.79", "\u202e97.54103", "30\u200b145.79", "1\0", "1\n2", "\ufeff1"]),
        ("words-for-number",
        ["近八成", "翻一番", "几十", "三万五", "半", "五十多", "约三成", "负"]),
        ("not-actual", ["6.1(目标)", "6.1（计划数）", "6.1f", "6.1 F", "6.1(forecast)"]),
        (
            "not-a-number",
            ["(3.5)", "(1)", "(1,234)", "△3.5", "▲3.5", "inf", "Infinity", "1_000", "٣٠١٤٥", "²", "½", "1/3",
            "30.145.79", "1e9999",
             "1e-9999",
             "9" * 30, "9" * 21, "1" * 5000, "[red]30145.79[/red]", "[/]", "<b>30145.79</b>",
             "{0.__class__}",
             "${jndi:ldap://127.0.0.1/a}", "1,23", "12,34,567", "1,2345", "30,145,79", "1  234",
             "12 34", "123 456789",
             "1.2.3", "5..", "e5", "E12", "e", ".e5", "abc", "TRUE", "$", "€x", "5#", "5/6", "3:1",
             "5()",
             "5(单位)", "(p)",
             "p5", "¥元", "约", "超过3以下", "1’234", "3. 5", "万", "亿元"],
        ),
    ],
)  # fmt: skip
def test_refused(refused: str, texts: list[str]) -> None:
    assert {text: code(text) for text in texts} == dict.fromkeys(texts, refused)


@for_each(
    "text, cell",
    [
        ("2288.1²", number("2288.1", mark="²")), ("2288.1 ² ³", number("2288.1", mark="² ³")),
        ("5.2%¹", number("5.2", unit="%", mark="¹")), ("5万人¹", number("5", unit="万人", mark="¹")),
        ("5.2₁", number("5.2", mark="₁")), ("2.3万¹", number("2.3", multiple="万", mark="¹")),
        ("5 km²", number("5", unit="km²")), ("3千米 ²", number("3", unit="千米 ²")),
        ("24500[a][b]", number("24500", mark="[a][b]")),
        ("24500[p]", number("24500", standing="preliminary", mark="[p]")),
    ],
)  # fmt: skip
def test_a_raised_character_is_a_mark_or_belongs_to_the_unit(text: str, cell: Cell) -> None:
    assert parse_cell(text) == cell


def test_a_mark_at_a_missing_value_makes_it_none_the_less_missing() -> None:
    assert parse_cell("—¹") is None


@pytest.mark.parametrize(("text", "refused"), [
    ("10⁸", "not-a-number"), ("3×10⁸", "not-a-number"), ("24500[f]", "not-actual"),
])  # fmt: skip
def test_a_power_is_no_number_with_a_mark_and_a_flag_counts_when_raised(
    text: str, refused: str
) -> None:
    assert code(text) == refused


@pytest.mark.parametrize("text", ["0x1F", "12abc", "5%5", "三分之一", "二成五", "十几"])
def test_what_stands_behind_a_number_is_left_to_the_units(text: str) -> None:
    """It is refused there: none of these is a unit."""
    cell = parse_cell(text)
    assert cell is not None and cell.unit


@given(
    st.from_regex(
        r"(RMB|CNY|US\$?|USD|na|n/a|nan|none|x|e|Jan|[A-Za-z])[A-Za-z0-9. ()\[\]*-]{0,8}",
        fullmatch=True,
    )
)
def test_a_word_in_latin_letters_is_read_the_long_way_to_the_same_end(text: str) -> None:
    """That it is no number is seen at its first letter; what currencies and marks for no value
    begin with is not so.
    """
    with pytest.MonkeyPatch.context() as patch:
        short = code(text)
        patch.setattr(cell_module, "_WORD", re.compile("(?!)"))
        assert code(text) == short


@given(st.text(max_size=20) | st.from_regex(r"[-+]?[0-9.,eE 万亿元%①()p-]{1,12}", fullmatch=True))
def test_any_text_is_a_finite_number_missing_or_refused(text: str) -> None:
    for decimal_comma in (False, True):
        try:
            cell = parse_cell(text, decimal_comma)
        except UnitError as error:
            assert error.code in CATALOGUE
        else:
            assert cell is None or cell.value.is_finite()


@given(st.decimals(-(10**12), 10**12, places=3), st.booleans())
def test_any_number_is_read_back(value: Decimal, grouped: bool) -> None:
    text = f"{value:,}" if grouped else f"{value:f}"
    assert parse_cell(text) == Cell(value)
    assert parse_cell(f"{text}亿元") == Cell(value, "亿元")


# --- the decimal comma


@for_each(
    "text, cell",
    [
        ("30145,79", number("30145.79")), ("0,5", number("0.5")),
        ("-3,5%", number("-3.5", unit="%")),
        ("5", number("5")),
        ("30.145,79", number("30145.79")), ("1.234.567,8", number("1234567.8")),
        ("1234,567", number("1234.567")),
        ("1,2345", number("1.2345")), ("12,5亿元", number("12.5", unit="亿元")),
        ("约3,2万", number("3.2", multiple="万", bound="~")),
        ("30145.79", number("30145.79")), ("3,5 p", number("3.5", standing="preliminary")),
        ("-", None),
    ],
)  # fmt: skip
def test_decimal_comma(text: str, cell: Cell | None) -> None:
    assert parse_cell(text, decimal_comma=True) == cell


@pytest.mark.parametrize(
    ("text", "refused"),
    [("1,234", "decimal-ambiguous"), ("1.234", "decimal-ambiguous"),
    ("-30,145", "decimal-ambiguous"),
     ("12,345,678", "not-a-number"),
     ("1,", "not-a-number"), (",5", "not-a-number"), ("1,5,3", "not-a-number"),
     ("1.23,4", "not-a-number")],
)  # fmt: skip
def test_comma_that_says_nothing_clear(text: str, refused: str) -> None:
    assert code(text, decimal_comma=True) == refused


# --- numbers in words


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("百分之六", number("6", unit="%")), ("百分之六点五", number("6.5", unit="%")),
        ("千分之五", number("5", unit="‰")),
        ("百分之一百零六", number("106", unit="%")), ("七成", number("70", unit="%")),
        ("十成", number("100", unit="%")),
        ("两万人", number("20000", unit="人")), ("十五亿元", number("1500000000", unit="元")),
    ],
)  # fmt: skip
def test_words_with_a_unit(text: str, cell: Cell) -> None:
    assert parse_cell(text) == cell
