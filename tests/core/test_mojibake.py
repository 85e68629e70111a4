"""Text that was read in a wrong encoding before it came here, and text that only looks so."""

from __future__ import annotations

import pytest
from helpers.cases import for_each
from helpers.chinese_tables import TABLE, TRADITIONAL, TRADITIONAL_NAMES, names
from hypothesis import given
from hypothesis import strategies as st

from gapcalc import Plan
from gapcalc.core.mojibake import is_mojibake, mostly_mojibake

MISREADINGS = [
    ("utf-8", "gb18030"),
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("gbk", "latin-1"),
    ("gbk", "cp1252"),
]


@pytest.mark.parametrize(("written", "read"), MISREADINGS)
def test_every_name_of_the_plan_is_known_again_when_misread(
    plan: Plan, written: str, read: str
) -> None:
    misread = []
    for name in names(plan):
        try:
            misread.append(name.encode(written).decode(read))
        except UnicodeError:  # misread so, it would hold U+FFFD
            continue
    assert len(misread) > 80
    assert [text for text in misread if not is_mojibake(text)] == []


@pytest.mark.parametrize("read", ["gb18030", "latin-1", "cp1252"])
@pytest.mark.parametrize("name", TRADITIONAL_NAMES)
def test_big5_misread_is_known_again(name: str, read: str) -> None:
    assert is_mojibake(name.encode("big5").decode(read))


def test_no_name_of_the_plan_raises_an_alarm(plan: Plan) -> None:
    assert [name for name in names(plan) if is_mojibake(name)] == []


@pytest.mark.parametrize(
    "text",
    [
        "锟斤拷锟斤拷锟斤拷,亿元,29129.03", "鍦板尯鐢熶骇鎬诲��,浜垮厓,29129.03", "a\ufffdb",
        "鍦板尯鐢熶骇鎬诲?",
        "ÖØÇìÊÐ", "2023Äê", "å¸¸ä½\x8fäººå\x8f£", "GDP,ÒÚÔª",
    ],
)  # fmt: skip
def test_mojibake_is_known(text: str) -> None:
    assert is_mojibake(text)


@for_each(
    "text",
    [
        "", "GDP", "São Tomé", "Côte d'Ivoire", "Ελλάδα", "Москва и область", "日本の人口",
        "ひとりあたり県民所得",
        "いる", "ちいき", "サービス産業", "대한민국 인구", "μg/m³", "PM2.5（μg/m³）",
        "°C", "m²", "‰", "㎡", "℃", "😀", "Æøå", "ÅÄÖ", "AÇÃO",
        "créée", "œuvre", "Łódź", "½", "£¥€", "±°", "“x”", "—", "…",
        "……", "①②③", "第Ⅲ产业", "αβγ", "≥26", "△3.5",
        "−3.5", "Việt Nam", "ไทย", "العربية", "渝北", "涪陵", "綦江", "璧山",
        "酉阳", "儋州", "亳州", "衢州", "深圳", "邕宁",
        "臺灣", "澎湖縣", "鹽埕區", "楠梓區", "嘉義縣",
        "豐都縣", "箇舊", "僅供參考", "地区⽣产总值", "地区生産总值", "㐂𠮷",
        "“双倍增”", "２０２３年", "（亿元）", "\u3000第一产业", "人均GDP（元）", *TRADITIONAL_NAMES,
        TABLE, TRADITIONAL,
    ],
)  # fmt: skip
def test_what_was_read_rightly_raises_no_alarm(text: str) -> None:
    assert not is_mojibake(text)


@given(st.text(max_size=40))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert is_mojibake(text) in {True, False}
    assert not text.isascii() or not is_mojibake(text)


@pytest.mark.parametrize(
    ("lines", "spoilt"),
    [
        (["ÖØÇìÊÐ", "ÒÚÔª", "GDP"], True),
        (["ÖØÇìÊÐ", "重庆市"], False),
        (["ÖØÇìÊÐ", "ÒÚÔª", "重庆市"], True),
        (["GDP", "2023"], False),
        ([], False),
    ],
)
def test_a_file_is_spoilt_if_most_of_its_lines_beyond_ascii_are(
    lines: list[str], spoilt: bool
) -> None:
    assert mostly_mojibake(lines) is spoilt
