"""Lines that are signed at the foot of a form are passed over; rows of figures are not."""

from helpers.cases import for_each

from gapcalc.tables.signatures import is_signed

SIGNED = [
    "填表人：张三", "填表人,张三,,审核人,李四", "填报人：张三,,,填报日期：,2025-01-05", "单位负责人：王五,,填表人：",
    "制表人: 李四", "审核人（签字）：", "联系电话：,63801234", "单位（盖章）：", "单位：,区统计局,填报日期：,", "统计负责人：",
    "Prepared by: Li", "Checked by:", "Signature:", "Phone: 555 0100",
]  # fmt: skip
NOT_SIGNED = [
    "就业人员,2024,55.1,万人", "统计单位,2024,1200,家", "单位：亿元", "时间：2024年", "负责人数,2024,3",
    "地区生产总值,2024,500,亿元", "其中：人员,3", "Date,2024", "Name", "人,3", "",
]  # fmt: skip


@for_each("row", SIGNED)
def test_a_signed_line(row):
    assert is_signed(row.split(","))


@for_each("row", NOT_SIGNED)
def test_a_row_or_a_statement(row):
    assert not is_signed(row.split(","))


def test_a_signed_line_is_no_row_and_an_indicator_of_such_a_name_is_one(make_plan, observe):
    plan = make_plan(
        """
        plan: {base_year: 2022, target_year: 2027}
        targets:
          t: {name: {zh: 填报人, en: Reporters}, goal: {at_least: 9 人}, unit: 人, measure: stock, path: linear}
        """
    )
    header = "indicator,period,value,unit\n"
    read = observe(plan, f"{header}填报人,2024,5,人\n审核人：李四,,,\n复核人,张三,,\n")
    assert not read.problems and [one.value for one in read] == [5]
    assert read.tables[0].rows["beside"] == 2
