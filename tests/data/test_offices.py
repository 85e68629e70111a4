"""Tables in the shapes that offices export: every value of them exactly, and every problem with its
line.

The files of tests/offices/ are made up, their figures too. What each must give stands here, worked
out by hand.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest

from gapcalc import Observations, Plan, load_plan, read_observations
from gapcalc.core.data_options import DataOptions

OFFICES = Path(__file__).parents[1] / "offices"
# A line `@5 gdp 亿元: 2024 32100.55, 2023 >30200 final` stands for the values on line 5 of one
# target and unit, each
# with its period, a bound and a status where it has them; `! code 5` for a problem on line 5.
WANTED = {
    "bureau-old": """
        @5 gdp 亿元: 2024 32100.55, 2023 30200.4, 2022 28900.3, 2021 27800.2
        @6 pop 万人: 2024 3190.5, 2023 3191.4, 2021 3212.4
        @7 births ‰: 2024 5.6, 2023 5.98, 2022 6.4, 2021 6.49""",
    "bureau-new": "! region-unsaid 3",
    "bureau-one-indicator": """
        @6 pop 万人: 2024 3190.5, 2023 3191.4, 2022 3213.3
        @7 pop_sc 万人: 2024 8364, 2023 8368, 2022 8374
        ! unknown-region 5""",
    "bureau-quarterly": """
        @4 gdp_cn 亿元: 2024-10/12 373700.5, 2024-07/09 332900.3, 2024-01/03 296300.2
        @5 gdp_cn 亿元: 2024 1349000.5, 2024-01/09 949700.3, 2024-01/03 296300.2
        ! unknown-indicator 6""",
    "regions-only": "! indicator-missing 3",
    "excel-unicode-text": """
        @2 gdp 亿元: 2023 30200.4, 2024 32100.55
        @3 jobs 万人: 2023 70.1, 2024 72.4""",
    "taiwan-big5": """
        @4 gdp 亿元: 2022 28900.3, 2023 30200.4, 2024 32100.55
        @5 tertiary 亿元: 2022 15100.2, 2023 16400.1""",
    "minguo-bare": """
        @2 gdp 亿元: 2022 28900.3, 2023 30200.4, 2024 32100.55
        @3 pop 万人: 2022 3213.3, 2023 3191.4, 2024 3190.5""",
    "semicolon": """
        @2 gdp 亿元: 2023 30200.4
        @3 gdp 亿元: 2024 32100.55
        @4 births ‰: 2024 5.6
        ! decimal-ambiguous 5""",
    "world-bank": """
        ! unknown-column 5 Country Code
        ! unknown-column 5 Indicator Code
        ! unit-missing 7
        ! unknown-region 6""",
    "fund-scale": """
        @2 gdp_cn 十亿元: 2023 129400.5, 2024 134900.5
        ! unknown-column 1 WEO Country Code
        ! unknown-indicator 3""",
    "flags": """
        @2 rd %: 2021 2.16, 2022 2.36 estimate, 2024 2.55 preliminary
        @3 births ‰: 2021 6.49, 2022 6.4 revised, 2023 5.98, 2024 5.6""",
    "two-levels": """
        @4 gdp 亿元: 2023 30200.4, 2024 32100.55
        @5 trade 亿美元: 2023 1010.5, 2024 1005.2
        ! column-not-read 2 2023年增长(%)
        ! column-not-read 2 2024年增长(%)""",
    "unit-row": """
        @3 gdp 亿元: 2022 28900.3
        @3 pop 万人: 2022 3213.3
        @3 births ‰: 2022 6.4
        @4 gdp 亿元: 2023 30200.4
        @4 pop 万人: 2023 3191.4
        @4 births ‰: 2023 5.98
        @5 gdp 亿元: 2024 32100.55
        @5 pop 万人: 2024 3190.5""",
    "unit-in-title": """
        @4 gdp 亿元: 2023 30200.4, 2024 32100.55
        @6 pop 万人: 2023 3191.4, 2024 3190.5
        @7 rd %: 2023 2.48, 2024 2.55
        ! unknown-indicator 5""",
    "long-merged": """
        @2 gdp 亿元: 2023 30200.4
        @3 gdp 亿元: 2024 32100.55
        @4 pop 万人: 2024 3190.5
        @5 gdp_sc 亿元: 2024 64700.1
        @6 pop_sc 万人: 2024 8364
        ! unknown-region 7""",
    "monthly": """
        @2 jobs 万人: 2024-01/03 18.2
        @2 trade 亿美元: 2024-01/03 240.1
        @3 jobs 万人: 2024-01/06 38.1
        @3 trade 亿美元: 2024-01/06 490.2
        @4 jobs 万人: 2024-09 6.1
        @4 trade 亿美元: 2024-09 85.5
        @5 jobs 万人: 2024-10 5.2
        @5 trade 亿美元: 2024-10 84.4
        @6 jobs 万人: 2024-12 4.4
        @6 trade 亿美元: 2024-12 90.1""",
    "targets-beside": """
        @2 gdp 亿元: 2023 30200.4, 2024 32100.55
        @3 jobs 万人: 2023 70.1, 2024 72.4
        ! not-actual 1 2024年计划
        ! column-not-read 1 2024年比上年增长(%)
        ! not-actual 1 2025年预期目标""",
    "sections": """
        @4 gdp 亿元: 2023 30200.4, 2024 32100.55
        @6 gdp_yb 亿元: 2023 2400.1, 2024 2500.2
        ! unknown-region 8""",
    "two-tables": """
        @3 gdp 亿元: 2023 30200.4, 2024 32100.55
        @7 gdp_sc 万元: 2022 567000000, 2023 601000000
        @11 jobs 万人: 2023 70.1
        @11 pop 万人: 2023 3191.4
        @12 jobs 万人: 2024 72.4
        @12 pop 万人: 2024 3190.5""",
    "years-in-titles": """
        @3 gdp 亿元: 2023 30200.4
        @6 gdp 亿元: 2024 32100.55""",
    "page-break": """
        @2 gdp 亿元: 2023 30200.4, 2024 32100.55
        @5 pop 万人: 2023 3191.4, 2024 3190.5""",
    "year-in-title": """
        @3 gdp 亿元: 2024 32100.55
        @4 pop 万人: 2024 3190.5
        ! unknown-indicator 5""",
    "wind": """
        @3 gdp 亿元: 2022 28900.3
        @3 gdp_cn 亿元: 2022 1234000.5
        @3 rd %: 2022 2.36
        @4 gdp 亿元: 2023 30200.4
        @4 gdp_cn 亿元: 2023 1294000.5
        @4 rd %: 2023 2.48
        @5 gdp 亿元: 2024 32100.55
        @5 gdp_cn 亿元: 2024 1349000.5
        @5 rd %: 2024 2.55""",
    "catalogue-long": """
        @2 gdp 亿元: 2023 30145.8 preliminary
        @3 gdp 亿元: 2023 30614.3 final
        @4 gdp 亿元: 2024-01/09 23244.3 preliminary
        ! other-region 5 行政区划""",
    "cells-over-lines": """
        @3 gdp 亿元: 2023 30200.4 preliminary, 2024 32100.55
        @5 pop 万人: 2023 3191.4 preliminary, 2024 3190.5
        @8 jobs 万人: 2023 70.1 preliminary, 2024 72.4
        ! csv-syntax 7""",
    "sep-line": "@3 gdp 亿元: 2023 30200.4, 2024 32100.55",
    "regions-across": """
        @3 gdp 亿元: 2024 32100.55
        @3 gdp_sc 亿元: 2024 64700.1
        @4 pop 万人: 2024 3190.5
        @4 pop_sc 万人: 2024 8364""",
    "regions-down": """
        @3 gdp 亿元: 2024 32100.55
        @3 pop 万人: 2024 3190.5
        @4 gdp_yb 亿元: 2024 2500.2
        ! other-region 4
        ! unknown-region 5""",
    "codes": """
        @2 gdp 亿元: 2023 30200.4, 2024 32100.55
        @3 gdp_sc 亿元: 2023 60100.2, 2024 64700.1
        ! unknown-column 1 行政区划代码
        ! unknown-column 1 位次""",
    "mixed-ends": """
        @2 gdp 亿元: 2023 30200.4, 2024 32100.55
        @3 pop 万人: 2023 3191.4, 2024 3190.5
        @4 jobs 万人: 2023 70.1, 2024 72.4""",
    "spoiled-rows": """
        @2 gdp 亿元: 2022 28900.3, 2024 32100.55
        @3 pop 万人: 2022 3213.3, 2023 3191.4
        ! spreadsheet-error 2 2023年
        ! cell-count 4
        ! value-range 5 2022年
        ! date-in-value 5 2023年
        ! words-for-number 5 2024年
        ! mojibake 6 指标""",
}
# What a file gives once it is told what it does not say itself.
TOLD = [
    (
        "bureau-new", DataOptions(region="重庆"),
        ("@4 gdp 亿元: 2024 32100.55, 2023 30200.4, 2022 28900.3\n"
        "@5 pop 万人: 2024 3190.5, 2022 3213.3"),
    ),
    ("bureau-new", DataOptions(region="北京"), "! unknown-region 4"),
    ("regions-only", DataOptions(indicator="地区生产总值"), "! unit-missing 4\n! unit-missing 5"),
    ("regions-only", DataOptions(unit="亿元"), "! indicator-missing 3"),
    (
        "regions-only", DataOptions(indicator="地区生产总值", unit="亿元"),
        "@4 gdp 亿元: 2024 32100.55, 2023 30200.4\n@5 gdp_sc 亿元: 2024 64700.1, 2023 60100.2",
    ),
    (
        "world-bank", DataOptions(unit="元"),
        """@7 gdp_cn 元: 2021 117000000000000, 2022 123000000000000.5
        ! unknown-column 5 Country Code
        ! unknown-column 5 Indicator Code
        ! unknown-region 6""",
    ),
    ("year-in-title", DataOptions(unit="万元"), WANTED["year-in-title"]),
    # each row has a unit of its own
    ("taiwan-big5", DataOptions(encoding="big5"), WANTED["taiwan-big5"]),
    ("taiwan-big5", DataOptions(encoding="gbk"), "! mojibake 1"),
    ("bureau-old", DataOptions(encoding="gbk"), WANTED["bureau-old"]),
    ("page-break", DataOptions(header_row=4), "@5 pop 万人: 2023 3191.4, 2024 3190.5"),
    ("page-break", DataOptions(header_row=3), "! header-row 3"),
]  # fmt: skip


@pytest.fixture(scope="module")
def a_plan() -> Plan:
    return load_plan(OFFICES / "plan.yaml")


def values(found: Observations) -> list[str]:
    marked = (
        (o, f"{o.bound or ''}{o.value} {'' if o.status == 'reported' else o.status}".rstrip())
        for o in found
    )
    return sorted(f"@{o.line} {o.target} {o.unit}: {o.period} {value}" for o, value in marked)


def wanted_values(text: str) -> list[str]:
    lines = [
        line.strip().partition(": ")
        for line in text.strip().splitlines()
        if line.strip().startswith("@")
    ]
    return sorted(f"{head}: {value}" for head, _, told in lines for value in told.split(", "))


def check(found: Observations, text: str) -> None:
    """Hold what was read against the lines of `text`; a column is compared where one is given."""
    assert values(found) == wanted_values(text)
    wanted = [
        line.split(maxsplit=3)[1:]
        for line in map(str.strip, text.splitlines())
        if line.startswith("!")
    ]
    told = [(p.code, str(p.line), p.field or "") for p in found.problems]
    assert sorted(problem[:2] for problem in told) == sorted(
        (code, line) for code, line, *_ in wanted
    )
    for code, line, *column in wanted:
        assert not column or (code, line, column[0]) in told


@pytest.mark.parametrize("name", WANTED)
def test_table(a_plan: Plan, name: str) -> None:
    check(read_observations(OFFICES / f"{name}.csv", a_plan), WANTED[name])


@pytest.mark.parametrize(("name", "given", "text"), TOLD)
def test_table_with_what_it_does_not_say(
    a_plan: Plan, name: str, given: DataOptions, text: str
) -> None:
    check(read_observations(OFFICES / f"{name}.csv", a_plan, given), text)


def test_every_table_is_asked_for() -> None:
    assert {file.stem for file in OFFICES.glob("*.csv")} == WANTED.keys()


def test_tables_are_read_together_as_alone(a_plan: Plan) -> None:
    """No title, unit or region of one file reaches the next."""
    found = read_observations(OFFICES, a_plan)
    assert found.files == len(WANTED)
    assert values(found) == sorted(
        value for text in WANTED.values() for value in wanted_values(text)
    )


def test_footnote_mark_of_a_value_is_its_note(a_plan: Plan) -> None:
    found = read_observations(OFFICES / "flags.csv", a_plan)
    assert [(o.target, o.period.year, o.note) for o in found if o.note] == [("births", 2024, "*")]


def test_source_is_kept_and_every_place_is_known(a_plan: Plan) -> None:
    file = OFFICES / "catalogue-long.csv"
    found = read_observations(file, a_plan)
    assert [o.source for o in found] == ["公报", "年鉴", "公报"]
    assert {o.path for o in found} == {p.path for p in found.problems} == {str(file)}


@pytest.mark.parametrize("name", WANTED)
def test_messages_are_whole_and_safe(a_plan: Plan, name: str) -> None:
    for problem in read_observations(OFFICES / f"{name}.csv", a_plan).problems:
        for message in (problem.message("zh"), problem.message("en")):
            assert message.isprintable()
            assert "{" not in message


# --- workbooks


def write_workbook(file: Path, sheets: dict[str, list[list[str | float]]]) -> None:
    """Write an .xlsx with each sheet's rows; text is kept in the cells."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    numbered = list(enumerate(sheets.items(), 1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/worksheet" Target="sheet{n}.xml"/>'
        for n, _ in numbered
    )
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, (name, _) in numbered
    )
    root = f'<Relationship Id="r" Type="{kind}/officeDocument" Target="xl/workbook.xml"/>'
    with ZipFile(file, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("_rels/.rels", f"<Relationships>{root}</Relationships>")
        book.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        book.writestr(
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="{kind}"><sheets>{listed}</sheets></workbook>',
        )
        for n, (_, rows) in numbered:
            cells = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
            book.writestr(
                f"xl/sheet{n}.xml", f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>"
            )


def cell(content: str | float) -> str:
    if isinstance(content, float):
        return f"<c><v>{content}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(content)}</t></is></c>' if content else "<c/>"


def test_workbook(tmp_path: Path, a_plan: Plan) -> None:
    """Each sheet is a table of its own; the place of a value names it."""
    file = tmp_path / "年鉴.xlsx"
    first = [
        ["四川省主要指标（单位：亿元）"],
        ["指标", "2023年", "2024年"],
        ["地区生产总值", 60100.2, "64,700.1"],
        ["注：2024年为初步核算数"],
    ]
    second = [
        ["年份", "地区生产总值(亿元)", "城镇化率(%)"],
        ["2023年", 30200.4, 71.7],
        ["2024年", "—", 72.1],
    ]
    write_workbook(file, {"四川": first, "重庆": second})
    found = read_observations(file, a_plan)
    check(
        found,
        "@3 gdp_sc 亿元: 2023 60100.2, 2024 64700.1\n@2 gdp 亿元: 2023 30200.4\n"
        "! unknown-indicator 2 城镇化率(%)",
    )
    assert [o.path for o in found] == [f"{file}[四川]", f"{file}[四川]", f"{file}[重庆]"]
    assert [p.path for p in found.problems] == [f"{file}[重庆]"]


def test_workbook_of_one_sheet_is_named_by_its_file(tmp_path: Path, a_plan: Plan) -> None:
    file = tmp_path / "book.xlsx"
    write_workbook(
        file,
        {
            "Sheet1": [
                ["指标", "单位", "2024年"],
                ["地区生产总值", "亿元", 32100.55],
                ["常住人口", "人", "#REF!"],
            ]
        },
    )
    found = read_observations(file, a_plan)
    check(found, "@2 gdp 亿元: 2024 32100.55\n! spreadsheet-error 3 2024年")
    assert {o.path for o in found} | {p.path for p in found.problems} == {str(file)}
