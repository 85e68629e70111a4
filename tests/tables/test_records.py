"""The rows of a table as records: merged cells, sections, notes, further tables, and what a title
says for all.
"""

from __future__ import annotations

import pytest
from conftest import TABLE_CELLS
from helpers.cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.catalogue import CATALOGUE
from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import Problem
from gapcalc.tables.layout import Row
from gapcalc.tables.record import Context, Record
from gapcalc.tables.records import records

REGIONS = ["重庆", "重庆市", "渝北区", "主城"]


class Table:
    """The records of a table written with `|` between its cells; blank lines count."""

    def __init__(
        self,
        text: str,
        given: DataOptions | None = None,
        sheet: str = "",
        several: bool = False,
        sheets: tuple[str, ...] = (),
    ) -> None:
        lines = text.split("\n")
        rows = [
            Row(n, [cell.strip() for cell in line.split("|")]) for n, line in enumerate(lines, 1)
        ]
        self.told: list[Problem] = []
        context = Context(
            given or DataOptions(),
            REGIONS,
            self.told.append,
            sheet=sheet,
            several=several,
            sheets=sheets,
        )
        self.records: list[Record] = list(records(iter(rows), context))
        self.accounts = context.accounts

    @property
    def codes(self) -> list[tuple[str, int | None]]:
        return [(problem.code, problem.line) for problem in self.told]

    def values(self, *parts: str) -> list[tuple[str, ...]]:
        """Line, the named parts and the value of each cell."""
        found = []
        for record in self.records:
            title = record.title
            for column, value in record.values:
                known = {
                    "indicator": column.indicator
                    or record.keys.get("indicator")
                    or title.indicator,
                    "region": column.region or record.keys.get("region") or title.region,
                    "unit": record.keys.get("unit") or column.unit or title.unit,
                    "period": str(column.period.period)
                    if column.period
                    else record.keys.get("period") or str(title.period or ""),
                }
                found.append((str(record.line), *(known[part] for part in parts), value))
        return found


# --- rows


def test_rows_of_periods_across() -> None:
    table = Table("指标|单位|2023年|2024年\nGDP|亿元|1|2\n人口|万人||4")
    assert table.values("indicator", "unit", "period") == [
        ("2", "GDP", "亿元", "2023", "1"), ("2", "GDP", "亿元", "2024", "2"),
        ("3", "人口", "万人", "2024", "4"),
    ]  # fmt: skip
    assert table.codes == []


def test_rows_of_a_long_table() -> None:
    table = Table("指标|地区|年份|数值|单位\nGDP|重庆|2023|1|亿元\nGDP|重庆|2024||亿元")
    assert table.values("indicator", "region", "period", "unit") == [
        ("2", "GDP", "重庆", "2023", "亿元", "1")
    ]


@pytest.mark.parametrize(
    ("row", "codes", "count"),
    [
        ("GDP|亿元|1", [], 1), ("GDP|亿元|1|2|", [], 2), ("GDP|亿元|1|2||", [], 2),
        ("GDP|亿元|1|2|3", [("cell-count", 2)], 0),
        ("GDP|亿元|1|2||3", [("cell-count", 2)], 0), ("GDP|亿元", [], 0), ("|||", [], 0),
        ("", [], 0),
    ],
)  # fmt: skip
def test_too_few_or_too_many_cells(row: str, codes: list[tuple[str, int]], count: int) -> None:
    table = Table(f"指标|单位|2023年|2024年\n{row}\n人口|万人|3|4")
    assert table.codes == codes
    assert len(table.values()) == count + 2


@pytest.mark.parametrize("row", ["GDP|2023|1", "GDP|2023", "GDP|2023|1|亿元|5"])
def test_row_of_a_long_table_with_other_cells_than_its_header(row: str) -> None:
    table = Table(f"指标|年份|数值|单位\n{row}\n人口|2023|2|万人")
    assert table.codes == [("cell-count", 2)]
    assert table.values() == [("3", "2")]


# --- merged cells


def test_merged_cells_of_the_outer_column() -> None:
    table = Table("地区|指标|2023年\n重庆|GDP|1\n|人口|2\n四川|GDP|3\n|人口|4")
    assert table.values("region", "indicator") == [
        ("2", "重庆", "GDP", "1"), ("3", "重庆", "人口", "2"), ("4", "四川", "GDP", "3"),
        ("5", "四川", "人口", "4"),
    ]  # fmt: skip
    table = Table("指标|地区|2023年\nGDP|重庆|1\n|四川|2")
    assert table.values("indicator", "region") == [
        ("2", "GDP", "重庆", "1"),
        ("3", "GDP", "四川", "2"),
    ]


def test_merged_cells_of_a_long_table() -> None:
    table = Table(
        "地区|指标|年份|数值\n重庆|GDP|2023|1\n|GDP|2024|2\n四川|GDP|2023|3\n|人口|2023|4"
    )
    assert [row[:2] for row in table.values("region")] == [
        ("2", "重庆"),
        ("3", "重庆"),
        ("4", "四川"),
        ("5", "四川"),
    ]


def test_merged_cell_does_not_reach_over_a_blank_line() -> None:
    table = Table("地区|指标|2023年\n重庆|GDP|1\n||\n|GDP|3")
    assert table.values("region") == [("2", "重庆", "1")]
    assert table.codes == [("value-missing", 4)]


def test_name_that_is_missing_is_not_filled_in() -> None:
    """A row without the one name it has is not the row above once more."""
    table = Table("指标|单位|2023年\nGDP|亿元|1\n|万元|2")
    assert table.values("indicator") == [("2", "GDP", "1"), ("3", "", "2")]


# --- lines beside the table


@for_each(
    "line, part, wanted",
    [
        ("单位：亿元", "unit", "亿元"), ("2024年重庆市主要指标（单位：亿元）", "unit", "亿元"),
        ("重庆市主要指标", "region", "重庆市"),
        ("2024年四川省主要指标", "region", "四川省"), ("重庆市渝北区", "region", "渝北区"),
        ("地区：四川省", "region", "四川省"), ("单位:|亿元", "unit", "亿元"),
        ("指标：年末常住人口", "region", ""), ("注：四川省|单位：亿元", "unit", "亿元"),
        ("主要指标", "unit", ""),
        ("数据来源：四川省", "region", ""),
        ("表1 万州区主要指标", "region", "万州区"),
        ("四川省人民政府公报" + "x" * 100, "region", ""),
    ],
)  # fmt: skip
def test_title(line: str, part: str, wanted: str) -> None:
    table = Table(f"{line}\n指标|2023年\nGDP|1")
    assert table.values(part) == [("3", wanted, "1")]


def test_title_names_the_indicator_of_a_table_of_regions() -> None:
    table = Table("指标：年末常住人口(万人)\n时间：最近2年\n地区|2023年|2024年\n重庆|1|2")
    assert table.values("indicator", "region", "period") == [
        ("4", "年末常住人口(万人)", "重庆", "2023", "1"),
        ("4", "年末常住人口(万人)", "重庆", "2024", "2"),
    ]  # fmt: skip


def test_title_names_the_period() -> None:
    table = Table("2024年重庆市主要指标\n指标|单位|数值\nGDP|亿元|1")
    assert table.values("period") == [("3", "2024", "1")]
    assert table.codes == []
    table = Table("时间：2024年1-9月\n指标|单位|数值\nGDP|亿元|1")
    assert table.values("period") == [("3", "2024-01/09", "1")]


@pytest.mark.parametrize(
    "title", ["2021-2025年主要指标", "2023年和2024年", "最近3年", "2024年鉴", "主要指标"]
)
def test_title_that_names_no_one_period(title: str) -> None:
    table = Table(f"{title}\n指标|单位|数值\nGDP|亿元|1")
    assert table.records == []
    assert table.codes == [("period-missing", 2)]


@pytest.mark.parametrize(
    ("base", "codes", "region"),
    [("分省年度数据", [("region-unsaid", 2)], None), ("年度数据", [], "全国"),
    ("月度数据", [], "全国"),
     ("主要城市年度数据", [("region-unsaid", 2)], None)],
)  # fmt: skip
def test_data_base_of_the_national_bureau(
    base: str, codes: list[tuple[str, int]], region: str | None
) -> None:
    text = f"数据库：{base}\n指标|2023年\nGDP|1"
    table = Table(text)
    assert table.codes == codes
    assert table.values("region") == ([("3", region, "1")] if region else [])
    assert Table(text.replace("\n", "\n地区：四川省\n", 1)).values("region") == [
        ("4", "四川省", "1")
    ]
    assert Table(text, DataOptions(region="重庆")).codes == []


def test_sections_set_region_and_unit_for_the_rows_below() -> None:
    table = Table(
        "主要指标（单位：亿元）\n指标|2023年\n重庆市|\nGDP|1\n二、四川省|\nGDP|2\n单位：万元|\n人口|3\n综合|\n就业|4"
    )
    assert table.values("region", "unit") == [
        ("4", "重庆市", "亿元", "1"), ("6", "四川省", "亿元", "2"), ("8", "四川省", "万元", "3"),
        ("10", "四川省", "万元", "4"),
    ]  # fmt: skip


def test_section_names_no_region_where_a_column_does() -> None:
    table = Table("地区|指标|2023年\n重庆|GDP|1\n注：四川||\n重庆|人口|2")
    assert table.values("region") == [("2", "重庆", "1"), ("4", "重庆", "2")]


def test_section_whose_rows_come_back_under_another_is_a_region_or_a_part() -> None:
    table = Table("指标|2023年\n重庆市|\nGDP|1\n青岚|\nGDP|2\n三、综合|\n就业|3")
    assert table.values("region") == [
        ("3", "重庆市", "1"),
        ("5", "青岚", "2"),
        ("7", "重庆市", "3"),
    ]


@pytest.mark.parametrize("section", ["二、增长速度", "指数（上年=100）", "2025年预期目标", "城镇"])
def test_section_that_sets_rows_apart(section: str) -> None:
    table = Table(f"指标|2023年\nGDP|1\n{section}|\nGDP|2\n人口|3\n三、综合|\n就业|4")
    assert table.values("indicator") == [("2", "GDP", "1"), ("7", "就业", "4")]
    assert [(p.code, p.line, p.details["count"]) for p in table.told] == [("rows-not-read", 3, "2")]


ONE = "指标|2023年\nGDP|1"


@pytest.mark.parametrize("sheet", ["5-1", "1-1", "3-12", "10-1", "附表3-2", "5-1续", "2.4.1"])
def test_number_of_a_table_as_the_name_of_its_sheet_says_nothing(sheet: str) -> None:
    table = Table(ONE, sheet=sheet)
    assert (table.values("indicator"), table.told) == ([("2", "GDP", "1")], [])


def test_number_of_a_table_in_a_line_above_it_says_nothing() -> None:
    assert Table(f"3-12|\n{ONE}").values("indicator") == [("3", "GDP", "1")]


@pytest.mark.parametrize(
    ("sheet", "others", "is_read"),
    [
        ("15-24", (), False),
        ("0-3", (), False),
        ("5-14", ("5-1", "5-2"), True),  # tables of a chapter
        ("15-24", ("15-64",), False),
        ("6-12", ("13-17",), False),  # groups one after the other
        ("6-12", ("13-1",), True),
    ],
)
def test_other_sheets_tell_a_number_from_a_group_of_ages(
    sheet: str, others: tuple[str, ...], is_read: bool
) -> None:
    assert bool(Table(ONE, sheet=sheet, sheets=(sheet, *others)).records) == is_read


def test_name_of_a_sheet_sets_all_of_its_rows_apart() -> None:
    text = f"{ONE}\n三、综合|\n就业|2\n注：快报数|\n指标|2024年\n人口|3"
    table = Table(text, sheet="城镇")
    assert table.records == []
    told = [(p.code, p.line, p.details) for p in table.told]
    assert told == [("sheet-rows-not-read", None, {"value": "城镇", "count": "3"})]


@pytest.mark.parametrize(
    ("sheet", "is_read"), [("15-24", True), ("城镇", True), ("2025年目标", False)]
)
def test_named_sheet_is_read_whatever_part_it_is_of_but_no_targets(
    sheet: str, is_read: bool
) -> None:
    table = Table(ONE, DataOptions(sheets=(sheet,)), sheet=sheet)
    assert bool(table.records) == is_read


def test_given_region_stands_over_titles_and_sections() -> None:
    table = Table("四川省主要指标\n指标|2023年\nGDP|1\n渝北区|\nGDP|2", DataOptions(region="重庆"))
    assert table.values("region") == [("3", "重庆", "1"), ("5", "重庆", "2")]


@pytest.mark.parametrize(
    "note",
    [
        "注：1.2023年为快报数||",
        "注：|见下|",
        "资料来源：四川省统计局",
        "  说明：|x|y",
        "数据来源：国家统计局||",
    ],
)
def test_note_is_no_row(note: str) -> None:
    table = Table(f"指标|2023年|2024年\nGDP|1|2\n{note}\n人口|3|4")
    assert table.values("region") == [
        ("2", "", "1"),
        ("2", "", "2"),
        ("4", "", "3"),
        ("4", "", "4"),
    ]
    assert table.codes == []


def test_name_of_a_sheet_is_a_title() -> None:
    table = Table("指标|2023年\nGDP|1", sheet="四川省")
    assert table.values("region") == [("2", "四川省", "1")]
    assert Table("指标|2023年\nGDP|1", sheet="Sheet1").values("region") == [("2", "", "1")]


@pytest.mark.parametrize(
    ("line", "part", "wanted"),
    [("单位：亿元\n单位：", "unit", "亿元"), ("地区：重庆\n地区：", "region", "重庆")],
)
def test_statement_of_nothing_takes_nothing_back(line: str, part: str, wanted: str) -> None:
    assert Table(f"{line}\n指标|2023年\nGDP|1").values(part) == [("4", wanted, "1")]


def test_table_without_a_title_below_one_of_another_region_is_not_said_to_be_of_it() -> None:
    table = Table("四川省主要指标\n指标|2023年\nGDP|1\n\n指标|2022年\n人口|2")
    assert table.values("region", "period") == [("3", "四川省", "2023", "1")]
    assert table.codes == [("region-unsaid", 5)]


def test_one_word_for_a_column_makes_no_header_of_a_row() -> None:
    """城市 is the name of a region here, and 待发布 stands in place of a value."""
    table = Table("指标|地区|年份|数值\nGDP|城市|2023|待发布\n人口|重庆|2023|2")
    assert table.values("indicator", "region") == [
        ("2", "GDP", "城市", "待发布"), ("3", "人口", "重庆", "2"),
    ]  # fmt: skip


def test_tables_are_accounted_for_and_nothing_else() -> None:
    table = Table("指标|2023年\nGDP|1\n\n指标|2022年\n人口|2")
    assert [(one.first_line, one.last_line) for one in table.accounts] == [(1, 2), (4, 5)]


@pytest.mark.parametrize("title", ["主要指标||单位：亿元", "主要指标|单位：亿元|", "||单位：亿元"])
def test_line_with_a_unit_begins_no_header(title: str) -> None:
    """Wherever in it the unit stands: it is that of all values below."""
    table = Table(f"{title}\n指标|2023年|2024年\nGDP|1|2")
    assert table.values("indicator", "unit", "period") == [
        ("3", "GDP", "亿元", "2023", "1"), ("3", "GDP", "亿元", "2024", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "several", "region"),
    [("Sylvania", True, "Sylvania"), ("Sylvania", False, ""), ("Nueva York", True, "Nueva York"),
     ("Data", True, ""), ("GDP", True, ""), ("重庆市", True, "重庆市"), ("各项", True, "")],
)  # fmt: skip
def test_sheet_among_several_may_be_named_after_a_place(
    sheet: str, several: bool, region: str
) -> None:
    """Whether or not the plan knows it: Sylvania and Ruritania are two countries'."""
    table = Table("指标|2023年\nGDP|1", sheet=sheet, several=several)
    assert table.values("region") == [("2", region, "1")]


# --- further tables


def test_header_again_at_a_page_break_is_no_row() -> None:
    table = Table(
        "指标|2023年||\n|绝对值|增速|\nGDP|1|5|\n续表|||\n指标|2023年||\n|绝对值|增速|\n人口|2|6|"
    )
    assert table.values("indicator") == [("3", "GDP", "1"), ("7", "人口", "2")]


@pytest.mark.parametrize("blank", ["", "\n", "\n表2 就业\n"])
@pytest.mark.parametrize(
    ("header", "row", "wanted"),
    [
        ("指标|2021年|2022年", "就业|3|4", [("就业", "2021", "3"), ("就业", "2022", "4")]),
        ("指标|2022|2023", "就业|3|4", [("就业", "2022", "3"), ("就业", "2023", "4")]),
        ("|2021年|2022年", "就业|3|4", [("就业", "2021", "3"), ("就业", "2022", "4")]),
        ("指标|2022年|2023年|2024年", "就业|3|4|5",
        [("就业", "2022", "3"), ("就业", "2023", "4"), ("就业", "2024", "5")]),
        ("年份|就业(万人)|物价(%)", "2022|3|4",
        [("就业(万人)", "2022", "3"), ("物价(%)", "2022", "4")]),
    ],
)  # fmt: skip
def test_second_table_is_not_read_as_the_first(
    header: str, row: str, wanted: list[tuple[str, str, str]], blank: str
) -> None:
    table = Table(f"指标|2023年|2024年\nGDP|1|2{blank}\n{header}\n{row}")
    assert table.values("indicator", "period")[:2] == [
        ("2", "GDP", "2023", "1"),
        ("2", "GDP", "2024", "2"),
    ]
    assert [value[1:] for value in table.values("indicator", "period")[2:]] == wanted


def test_values_that_look_like_years_are_values() -> None:
    table = Table("指标|2023年|2024年\n企业数|2021|2035\n项目数|1999|2024\n人口|3|4")
    assert table.values("indicator") == [
        ("2", "企业数", "2021"), ("2", "企业数", "2035"), ("3", "项目数", "1999"),
        ("3", "项目数", "2024"),
        ("4", "人口", "3"), ("4", "人口", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "value", ["2012.5亿元", "2012亿元", "2012.5 亿元", "2012%", "1950.05元/人"]
)
@pytest.mark.parametrize("header", ["指标|年份|数值", "指标|年份|数值|备注"])
def test_amount_that_begins_like_a_year_begins_no_table(value: str, header: str) -> None:
    rows = [f"零售额|2022|{value}", f"零售额|2023|{value}", "零售额|2024|3亿元"]
    table = Table("\n".join([header, *[row + "|" * (header.count("|") - 2) for row in rows]]))
    assert [(line, number) for line, _, number in table.values("indicator")] == [
        ("2", value),
        ("3", value),
        ("4", "3亿元"),
    ]


@pytest.mark.parametrize("tail", ["", "||"])
def test_second_table_has_the_title_above_it(tail: str) -> None:
    text = (
        f"2023年重庆市\n指标|单位|数值\nGDP|亿元|1\n2024年四川省{tail}\n指标|单位|数值\nGDP|亿元|2"
    )
    assert Table(text).values("period", "region") == [
        ("3", "2023", "重庆市", "1"),
        ("6", "2024", "四川省", "2"),
    ]


def test_unit_of_one_table_is_not_that_of_the_next() -> None:
    table = Table("表1（单位：亿元）\n指标|2023年\nGDP|1\n\n表2 价格\n指标|2022年\n物价|2")
    assert table.values("unit") == [("3", "亿元", "1"), ("7", "", "2")]


# --- no header


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", None),
        ("|\n||", None),
        ("GDP|1", 1),
        ("\n\nGDP|1\n人口|2", 3),
        ("重庆2023年GDP为1亿元", 1),
    ],
)
def test_no_header_is_told_at_the_first_line_that_says_anything(
    text: str, line: int | None
) -> None:
    table = Table(text)
    assert (table.codes, table.records) == ([("no-header", line)], [])


def test_header_row_that_is_given() -> None:
    text = "指标|2023年\nGDP|1\n指标|2021年\nGDP|2"
    assert Table(text, DataOptions(header_row=3)).values("period") == [("4", "2021", "2")]
    assert Table(text, DataOptions(header_row=1)).values("period")[0] == ("2", "2023", "1")
    for wrong in (2, 9):
        table = Table(text, DataOptions(header_row=wrong))
        assert (table.records, table.codes) == ([], [("header-row", wrong)])


cells = st.sampled_from([*TABLE_CELLS, "增速", "单位：亿元", "2024年四川省"])
lines = st.lists(st.lists(cells, min_size=1, max_size=4).map("|".join), max_size=12).map("\n".join)


@given(
    lines,
    st.sampled_from(
        [
            DataOptions(),
            DataOptions(indicator="GDP"),
            DataOptions(region="重庆", unit="亿元"),
            DataOptions(header_row=2),
        ]
    ),
)
def test_any_rows_are_records_or_told(text: str, told: DataOptions) -> None:
    table = Table(text, told)
    assert {problem.code for problem in table.told} <= CATALOGUE.keys()
    lines = [record.line for record in table.records]
    assert lines == sorted(set(lines))
    for record in table.records:
        assert all(cell and cell in text for _, cell in record.values)


def test_a_title_of_forecasts_below_the_notes_of_the_table_before_speaks_of_its_own() -> None:
    made = Table(
        "指标|研发强度\n单位|%\n2019年|2.1\n2020年|2.2\n数据来源：统计局\n\n"
        "2025年指标（预测）\n\n指标|单位|重庆\n城镇化率|%|68.38"
    )
    assert [value for *_, value in made.values("indicator")] == ["2.1", "2.2"]
    assert ("rows-not-read", 7) in made.codes


def test_rows_with_numbers_for_names_are_of_another_table_and_told() -> None:
    made = Table(
        "地区|区县|年份|产值(亿元)\n重庆|全市|2023|28596\n\n类别|2023年|2024年|\n"
        "四川省|678.96|683.6|\n重庆|872.91|873.8|"
    )
    assert [value for *_, value in made.values("indicator")] == ["28596"]
    assert ("rows-without-header", 5) in made.codes


def test_a_row_without_a_value_is_no_row_of_another_table() -> None:
    made = Table("地区|年份|产值(亿元)\n500103|2023|\n重庆|2024|5.1")
    assert made.codes == []
