"""What an office is asked for, and that its answers come back whole whichever program saves them."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import Literal

import pytest
from helpers.program import CompletedBytes, clean_environment, run_bytes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc import Assessment, Plan, assess, load_plan, read_observations
from gapcalc.assessment.check import check
from gapcalc.core.files import bundled
from gapcalc.core.text import fold
from gapcalc.messages.locale import Language
from gapcalc.messages.words import word
from gapcalc.plan.model import Benchmark
from gapcalc.reports.template import Ask, asks, template
from gapcalc.tables.vocabulary import COLUMNS
from gapcalc.views.speaker import Speaker

HERE = Path(__file__).parents[1] / "template"
LANGS: tuple[Language, ...] = ("zh", "en")
VALUE, UNIT, STATUS, NOTE = 3, 4, 6, 10
YEAR = 2024
Rows = list[list[str]]
Asked = Callable[..., list[tuple[str, int, str, str]]]


@pytest.fixture(scope="module")
def kinds() -> Plan:
    """A plan with a target of each kind, and with names that do harm."""
    return load_plan(HERE / "plan.yaml")


@pytest.fixture
def asked(observe) -> Asked:
    """A function from a plan, rows `indicator,region,period,value,unit` and a year to what is asked."""

    def asked(plan: Plan, *rows: str, year: int = YEAR) -> list[tuple[str, int, str, str]]:
        read = observe(plan, "\n".join(["indicator,region,period,value,unit", *rows]))
        assert not read.problems
        assessment = assess(plan, read, year)
        return [
            (a.entry.id, a.period.year, a.unit, a.what)
            for a in asks(assessment, assessment.results)
        ]

    return asked


def empty(plan: Plan, lang: Language, year: int = YEAR) -> tuple[list[Ask], Rows]:
    """Return what is asked where nothing is known, and the rows of the table with its header."""
    assessment = assess(plan, [], year)
    return asks(assessment, assessment.results), rows_of(table_of(assessment, lang))


def table_of(assessment: Assessment, lang: Language) -> bytes:
    """Return the table of all that the targets of an assessment lack."""
    questions = asks(assessment, assessment.results)
    return template(assessment.plan, questions, Speaker(lang))


def rows_of(table: bytes) -> Rows:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def answer(ask: Ask, lang: Language) -> str:
    """A value such as an office would give."""
    entry = ask.entry
    if isinstance(entry, Benchmark):
        return "2.64" if entry.unit == "%" else "41314"
    if ask.what == "ask-stage":
        return word(entry.goal.stage or "", lang)
    if ask.what == "ask-growth":
        return "-5.2" if entry.goal.form == "reduce_by" else "5.2"
    if entry.goal.form != "level" or entry.goal.value is None:
        return "2.5" if entry.unit == "%" else "40018.25"
    share = 5 if ask.what == "ask-amount" else 1
    return f"{float(entry.goal.value) / share:.2f}"


def filled(rows: Rows, answers: Sequence[str]) -> Rows:
    return [
        rows[0],
        *(
            [*row[:VALUE], value, *row[VALUE + 1 :]]
            for row, value in zip(rows[1:], answers, strict=True)
        ),
    ]


def figures(observations) -> list[tuple[str, str, Decimal | str, str]]:
    return [(o.target, str(o.period), o.value, o.status) for o in observations]


def wanted(questions: Sequence[Ask], lang: Language) -> list[tuple[str, str, Decimal | str, str]]:
    """What must be read where every question is answered."""
    values = [
        a.entry.goal.stage if a.what == "ask-stage" else Decimal(answer(a, lang)) for a in questions
    ]  # type: ignore[union-attr]
    return [
        (a.entry.id, str(a.period.year), value, "revised" if a.revised else "reported")
        for a, value in zip(questions, values, strict=True)
    ]


# --- the file


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_utf_8_with_its_mark_and_lines_as_spreadsheets_end_them(plan, lang):
    assessment = assess(plan, [], YEAR)
    table = table_of(assessment, lang)
    assert table.startswith(b"\xef\xbb\xbf") and table.endswith(b"\r\n")
    assert table.count(b"\n") == table.count(b"\r\n") == len(rows_of(table))


def test_its_columns_are_the_canonical_ones(plan):
    (zh, *_), (en, *_) = (empty(plan, lang)[1] for lang in LANGS)
    assert (
        ",".join(en) == "indicator,region,period,value,unit,bound,status,source,publisher,url,note"
    )
    assert zh == [
        "指标",
        "地区",
        "时期",
        "数值",
        "单位",
        "界限",
        "数据性质",
        "数据来源",
        "发布机构",
        "网址",
        "备注",
    ]
    assert all(word in COLUMNS[column] for column, word in zip(en, zh, strict=True))


def test_rows_speak_as_the_office_does(plan):
    zh, en = (empty(plan, lang)[1] for lang in LANGS)
    assert zh[1] == [
        "主城都市区地区生产总值",
        "主城都市区",
        "2024",
        "",
        "亿元",
        "",
        "",
        "",
        "",
        "",
        "填全年数值",
    ]
    assert en[1][:5] == [
        "GDP of the main metropolitan area",
        "Main metropolitan area",
        "2024",
        "",
        "100m yuan",
    ]
    assert "备注" in zh[0] and ["高铁运营里程", "全市"] in [row[:2] for row in zh]


@pytest.mark.parametrize("lang", LANGS)
def test_last_column_is_never_blank_as_excel_drops_the_separators_of_one_that_is(plan, kinds, lang):
    assert all(row[-1] for of in (plan, kinds) for row in empty(of, lang)[1])


@pytest.mark.parametrize("lang", LANGS)
def test_no_cell_is_one_that_a_spreadsheet_would_change(plan, kinds, lang):
    formula = re.compile(r"[=+\-@\t\r＝＋－＠]")
    number = re.compile(
        r"[\d.,/:%¥$ -]+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[ -]?\d+|true|false",
        re.I,
    )
    for row in [row for of in (plan, kinds) for row in empty(of, lang)[1][1:]]:
        assert row[2] == str(int(row[2]))
        for cell in filter(None, row[:2] + row[3:]):
            assert (
                not formula.match(cell)
                and cell.isprintable()
                and (cell == "%" or not number.fullmatch(cell))
            ), cell


def test_names_are_ones_that_every_encoding_of_the_language_can_hold(kinds):
    zh, en = (empty(kinds, lang)[1] for lang in LANGS)
    names = [{row[0] for row in rows} for rows in (zh, en)]
    assert "beyond" in names[0] & names[1]  # 𠮷 is not in GBK, nor ü in ASCII
    assert 'Urban "new" share' in names[1]
    assert all(row[0].encode("gbk") for row in zh) and all(
        row[0].isascii() and row[1].isascii() for row in en
    )


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_lacking_leaves_the_header_alone(tiny, judge, lang):
    plan = tiny("at_least: 100 亿元", measure="flow")
    result = judge(plan, "2024,90")
    assessment = assess(plan, result.numbers.current.parts)
    assert len(rows_of(table_of(assessment, lang))) == 1


# --- what is asked for


def test_every_target_of_the_bundled_plan_is_asked_for_but_what_no_figure_decides(plan):
    assessment = assess(plan, read_observations(bundled() / "data", plan), 2026)
    left = {r.target.id for r in assessment.results} - {
        a.entry.id for a in asks(assessment, assessment.results)
    }
    decided = {t.id for t in plan.targets.values() if t.goal.form == "none"}
    twins = {t.id for t in plan.targets.values() if is_twin(plan, t.id)}
    reached = {
        r.target.id
        for r in assessment.results
        if r.target.goal.form == "stage" and r.status == "achieved"
    }
    assert left == decided | reached | twins and len(decided) == 10 and len(reached) > 3


def test_a_value_of_the_year_is_not_asked_for_again_and_one_of_a_part_is(tiny, asked):
    plan = tiny("over: 3 万亿元", measure="flow")
    assert asked(plan, "t,,2024,22000,亿元") == []
    assert (
        asked(plan, "t,,2024-09,15000,亿元")
        == asked(plan, "t,,2023,21000,亿元")
        == [("t", 2024, "亿元", "ask-year")]
    )
    stock = tiny("over: 300 万人", unit="万人", measure="stock")
    assert asked(stock, "t,,2024-09,280,万人") == [("t", 2024, "万人", "ask-year-end")]
    assert asked(stock, "t,,2024-12,280,万人") == []


def test_a_sum_asks_for_the_amount_of_each_year_that_it_lacks(tiny, asked):
    plan = tiny("at_least: 500 个", "cumulative", "个", measure="flow")
    assert [year for _, year, *_ in asked(plan, "t,,2023,90,个", year=2026)] == [2024, 2025, 2026]
    assert asked(plan, "t,,2024,90,个") == [("t", 2023, "个", "ask-amount")]
    assert asked(plan, "t,,2023,90,个", "t,,2024,95,个") == []
    quarters = [f"t,,2023Q{n},20,个" for n in (1, 2, 3, 4)]
    assert [year for _, year, *_ in asked(plan, *quarters, "t,,2024-06,40,个")] == [2024]


def test_an_increase_asks_for_the_stock_of_the_base_year_too(tiny, asked):
    plan = tiny("at_least: 50 座", "cumulative", "座", measure="stock")
    assert asked(plan) == [("t", 2022, "座", "ask-total"), ("t", 2024, "座", "ask-total")]
    assert [year for _, year, *_ in asked(plan, "t,,2022,90,座")] == [2024]
    assert [year for _, year, *_ in asked(plan, "t,,2024,99,座")] == [2022]


def test_growth_is_asked_for_in_the_form_in_which_it_is_published(tiny, asked):
    plan = tiny("average_growth: 8%", measure="flow")
    assert asked(plan) == asked(plan, "t,,2022,90,亿元") == [("t", 2024, "亿元", "ask-level")]
    assert asked(plan, "t,,2023,8.1,%") == [("t", 2024, "%", "ask-growth")]
    assert asked(plan, "t,,2022,90,亿元", "t,,2023,8,%", "t,,2024,8,%") == []
    rates = tiny("average_growth: 8%", unit="%", measure="rate", series="rates")
    assert asked(rates) == [("t", 2023, "%", "ask-growth"), ("t", 2024, "%", "ask-growth")]


def test_a_comparison_asks_for_both_sides_and_in_the_same_vintage(make_plan, asked, observe):
    plan = make_plan(
        (Path(__file__).parents[1] / "template" / "plan.yaml").read_text(encoding="utf-8")
    )
    plan = plan.with_targets({"income": plan.targets["income"]})
    own, nation = ("income", 2024, "元", "ask-year"), ("nation", 2024, "元", "ask-year")
    assert asked(plan) == [own, nation]
    assert asked(plan, "income,,2024,39000,元") == [nation]
    assert asked(plan, "nation,,2024,41000,元") == [own]
    assert asked(plan, "income,,2024,39000,元", "nation,,2024,41000,元") == []
    read = observe(plan, "income,全市,2024,39000,元,,revised\nnation,全市,2024,41000,元,,\n")
    assessment = assess(plan, read, YEAR)
    (ask,) = asks(assessment, assessment.results)
    assert (ask.entry.id, ask.revised) == ("nation", True)
    assert rows_of(table_of(assessment, "zh"))[1][STATUS] == "修订数"


def test_a_benchmark_of_several_targets_is_asked_for_once_and_last(make_plan):
    plan = make_plan(
        """
        plan: {base_year: 2022, target_year: 2027}
        series:
          m: {name: {zh: 全国, en: Nation}, unit: '%'}
        targets:
          a: {name: {zh: 甲, en: A}, goal: {over_series: m}, unit: '%', path: linear}
          b: {name: {zh: 乙, en: B}, goal: {over_series: m}, unit: '%', path: linear}
        """
    )
    assert [ask.entry.id for ask in empty(plan, "zh")[0]] == ["a", "b", "m"]


def test_a_stage_names_the_words_that_are_taken_and_once_reached_is_not_asked_for(tiny, asked):
    plan = tiny("stage: completed", "step", unit="")
    assert asked(plan, "t,,2023,开工,", year=YEAR) == [("t", 2024, "", "ask-stage")]
    assert asked(plan, "t,,2023,投用,", year=YEAR) == []
    for lang in LANGS:
        note = empty(plan, lang)[1][1][NOTE]
        stages = re.split("[:：]", note)[-1].strip()
        assert len(re.split(", |、", stages)) == 9 and word("in_operation", lang) in stages


def test_values_that_contradict_each_other_are_not_asked_for_a_third_time(tiny, asked):
    plan = tiny("over: 3 万亿元", measure="flow")
    assert asked(plan, "t,,2024,22000,亿元", "t,,2024,23000,亿元") == []


def test_a_year_before_the_base_asks_for_nothing_and_the_base_year_for_the_base(tiny, asked):
    plan = tiny("over: 3 万亿元", measure="flow")
    assert asked(plan, year=2021) == []
    assert asked(plan, year=2022) == [("t", 2022, "亿元", "ask-year")]
    assert asked(tiny("at_least: 500 个", "cumulative", "个", measure="flow"), year=2022) == []


def test_a_forecast_of_demand_is_asked_for_and_what_has_no_threshold_is_not(kinds):
    names = {ask.entry.id for ask in empty(kinds, "zh")[0]}
    assert "load" in names and "fame" not in names


def test_order_is_by_action_and_item_as_numbers(kinds):
    order = list(dict.fromkeys(ask.entry.id for ask in empty(kinds, "zh")[0]))
    assert order[:8] == [
        "output",
        "output_north",
        "trade",
        "income",
        "towns",
        "workshops",
        "stations",
        "line",
    ]
    assert order[-1] == "nation"


def test_only_what_is_in_scope_is_asked_for(plan):
    assessment = assess(plan, [], YEAR)
    scope = [result for result in assessment.results if result.target.action == "5"]
    asked = {ask.entry.id for ask in asks(assessment, scope)}
    assert asked
    assert asked <= {result.target.id for result in scope}


# --- names


def test_one_name_in_two_regions_is_told_apart_by_the_region(kinds):
    rows = empty(kinds, "zh")[1]
    assert [row[:2] for row in rows if row[0] == "总产值"] == [
        ["总产值", "全市"],
        ["总产值", "北区"],
    ]


@pytest.mark.parametrize(
    ("lang", "name"), [("zh", "全体居民人均可支配收入"), ("en", "Disposable income per head")]
)
def test_what_two_goals_are_set_for_is_asked_for_once_by_its_name(plan, lang, name):
    rows = [row[0] for row in empty(plan, lang)[1]]
    assert rows.count(name) == 1
    assert plan.targets["disposable_income_vs_national"].name.of(lang) not in rows


@pytest.mark.parametrize("name", ["指标", "其中：", "甲（亿元）"])
def test_a_name_that_is_not_read_as_a_name_gives_way_to_the_id_and_stands_in_the_note(
    make_plan, name
):
    plan = make_plan(
        f"""
        plan: {{base_year: 2022, target_year: 2027}}
        targets:
          t: {{name: {{zh: '{name}', en: T}}, goal: {{at_least: 10 万人}}, unit: 万人, measure: stock, path: linear}}
        """
    )
    row = empty(plan, "zh")[1][1]
    assert (row[0], row[NOTE]) == ("t", f"{name}：填年末数值")


def test_harmful_names_are_marked_as_text_and_still_understood(kinds):
    rows = {row[0]: row[1] for row in empty(kinds, "en")[1]}
    assert rows["'+cmd|x"] == "'=cmd()" and "'Mar 5" in rows and "up down" in rows


@pytest.mark.parametrize("name", ["june" * 200 + "x", "(" * 500 + "1" * 500])
def test_a_name_made_to_be_slow_is_not(make_plan, name):
    plan = make_plan(
        f"""
        plan: {{base_year: 2022, target_year: 2027}}
        targets:
          t: {{name: {{zh: '{name}', en: T}}, goal: {{at_least: 10 家}}, unit: 家, measure: stock, path: linear}}
        """
    )
    start = time.process_time()
    assert len(empty(plan, "zh")[1]) == 2
    assert time.process_time() - start < 5  # tried in every way it would take hours


# --- round trip


def plain_csv(
    rows: Rows, delimiter: str = ",", end: str = "\r\n", quoting: Literal[0, 1] = csv.QUOTE_MINIMAL
) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


def with_commas(rows: Rows) -> Rows:
    """Numbers as a German or French Excel shows them: 1.234,50."""
    swap = str.maketrans(".,", ",.")
    shown = [
        [f"{float(c):,.2f}".translate(swap) if re.fullmatch(r"-?\d+\.\d+", c) else c for c in row]
        for row in rows
    ]
    return [rows[0], *shown[1:]]


def with_thousands(rows: Rows) -> Rows:
    return [
        rows[0],
        *(
            [*r[:3], f" {float(r[3]):,.2f} " if r[3][-1:].isdigit() else r[3], *r[4:]]
            for r in rows[1:]
        ),
    ]


def wider_and_longer(rows: Rows) -> Rows:
    return [*([*row, "", ""] for row in rows), *([[""] * 13] * 3)]


DIALECTS: dict[str, Callable[[Rows], bytes]] = {
    "as it was": lambda rows: plain_csv(rows).encode("utf-8-sig"),
    "CSV UTF-8 without mark": lambda rows: plain_csv(rows, end="\n").encode(),
    "CSV": lambda rows: plain_csv(rows).encode("gbk", "replace"),
    "CSV (Macintosh)": lambda rows: plain_csv(rows, end="\r").encode("gbk", "replace"),
    "Unicode text": lambda rows: plain_csv(rows, "\t").encode("utf-16"),
    "semicolons": lambda rows: plain_csv(with_commas(rows), ";").encode("utf-8-sig"),
    "semicolons in GBK": lambda rows: plain_csv(with_commas(rows), ";").encode("gbk", "replace"),
    "thousands separators": lambda rows: plain_csv(with_thousands(rows)).encode("gbk", "replace"),
    "blank columns and rows": lambda rows: plain_csv(wider_and_longer(rows)).encode(
        "gbk", "replace"
    ),
    "every cell quoted": lambda rows: plain_csv(rows, quoting=csv.QUOTE_ALL).encode("utf-8-sig"),
}
ONE = """
plan: {base_year: 2022, target_year: 2027}
targets:
  t: {name: {zh: 粮食产量, en: Grain}, goal: {at_least: 1100 万吨}, unit: 万吨, measure: flow, path: compound}
"""


@pytest.fixture(scope="module", params=["bundled", "kinds", "one"])
def plan_file(request, tmp_path_factory) -> Path | None:
    if request.param == "one":
        file: Path = tmp_path_factory.mktemp("plan") / "one.yaml"
        file.write_text(ONE, encoding="utf-8")
        return file
    return HERE / "plan.yaml" if request.param == "kinds" else None


def is_twin(plan: Plan, id: str) -> bool:
    """Whether another target's row is read for this one too, so that it is not asked for."""
    return id == "disposable_income_vs_national" or (
        id in plan.targets and plan.targets[id].same_as is not None
    )


def assert_taken(
    file: Path, plan_path: Path | None, lang: Language, questions: Sequence[Ask]
) -> None:
    """Assert that every answer is read, that nothing is doubted, and that nothing is lacking after it."""
    findings = check([str(file)], plan_path and str(plan_path))
    assert [(p.code, p.line, p.message()) for p in findings.problems] == []
    plan = load_plan(plan_path)
    read = read_observations(file, plan)
    own = [one for one in read if not is_twin(plan, one.target)]
    assert figures(own) == wanted(questions, lang)
    assessment = assess(plan, read, YEAR)
    used = {o for r in assessment.results for point in r.series.points for o in point.parts}
    assert [o.target for o in read if o not in used] == []
    assert asks(assessment, assessment.results) == []


def assert_comes_back(folder: Path, plan_path: Path | None, lang: Language, dialect: str) -> None:
    """Assert that what is asked for is taken whole when it was filled in and saved."""
    questions, rows = empty(load_plan(plan_path), lang)
    file = folder / "back.csv"
    file.write_bytes(DIALECTS[dialect](filled(rows, [answer(ask, lang) for ask in questions])))
    assert_taken(file, plan_path, lang, questions)


@pytest.mark.parametrize("plan_file", ["kinds", "one"], indirect=True)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_is_filled_in_is_taken_whole(tmp_path, plan_file, lang, dialect):
    assert_comes_back(tmp_path, plan_file, lang, dialect)


@pytest.mark.parametrize(("dialect", "lang"), [*zip(DIALECTS, cycle(LANGS))])
def test_what_is_filled_in_for_the_bundled_plan_is_taken_whole(tmp_path, lang, dialect):
    assert_comes_back(tmp_path, None, lang, dialect)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_filled_in_is_no_problem(tmp_path, plan_file, lang):
    assessment = assess(load_plan(plan_file), [], YEAR)
    file = tmp_path / "empty.csv"
    file.write_bytes(table_of(assessment, lang))
    assert not check([str(file)], plan_file and str(plan_file)).problems


def test_beside_the_data_it_was_made_from_nothing_new_is_doubted(tmp_path, plan):
    data = str(bundled() / "data")
    assessment = assess(plan, read_observations(data, plan), 2026)
    questions = [ask for ask in asks(assessment, assessment.results) if ask.what == "ask-stage"]
    rows = rows_of(table_of(assessment, "zh"))
    answers = [
        answer(ask, "zh") if ask in questions else ""
        for ask in asks(assessment, assessment.results)
    ]
    (tmp_path / "back.csv").write_text(plain_csv(filled(rows, answers)), encoding="utf-8")
    together = check([data, str(tmp_path / "back.csv")]).problems
    assert [str(p) for p in together] == [str(p) for p in check([data]).problems]


@pytest.mark.parametrize("lang", LANGS)
@given(data=st.data())
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_subset_comes_back_as_exactly_those_observations(tmp_path, kinds, lang, data):
    questions, rows = empty(kinds, lang)
    numbers = st.decimals(Decimal("0.01"), Decimal("99999"), places=2)
    answers, expected = [], []
    for ask in questions:
        value = data.draw(
            st.none()
            | (st.just(answer(ask, lang)) if ask.what == "ask-stage" else numbers.map(str))
        )
        answers.append(value or "")
        if value:
            stage = ask.what == "ask-stage"
            expected.append(
                (
                    ask.entry.id,
                    str(ask.period.year),
                    "in_operation" if stage else Decimal(value),
                    "reported",
                )
            )
    file = tmp_path / "back.csv"
    file.write_bytes(DIALECTS[data.draw(st.sampled_from(sorted(DIALECTS)))](filled(rows, answers)))
    read = read_observations(file, kinds)
    assert not [p for p in read.problems if p.severity == "error"]
    assert figures(read) == expected


PIECES = (
    "指标", "地区", "单位：亿元", "注", "其中：", "其中", "累计值", "合计", "2024", "2024年", "(亿元)", "%", "亿元",
    "目标", "增速", "=", "-", "'", '"', ",", ";", "\t", "\n", "|", ":", "锟斤拷", "éT", "Note: ", "total", "1-2",
    "Mar 5", "\u200b", "𠮷", "重庆",
)  # fmt: skip
letters = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=6)
names = (
    st.lists(letters | st.sampled_from(PIECES), min_size=1, max_size=3).map("".join).filter(fold)
)


@given(zh=names, en=names, other=names)
@settings(
    max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_a_plan_calls_its_targets_a_row_is_read_as_its_own(tmp_path, zh, en, other):
    def entry(id: str, zh: str, en: str) -> str:
        shown = ", ".join(f'{key}: "{escaped(text)}"' for key, text in (("zh", zh), ("en", en)))
        return f"  {id}: {{name: {{{shown}}}, goal: {{at_least: 10 家}}, unit: 家, measure: stock, path: linear}}\n"

    def escaped(text: str) -> str:
        return "".join(f"\\U{ord(c):08x}" for c in text)

    text = (
        "plan: {base_year: 2022, target_year: 2027}\ntargets:\n"
        + entry("the_first_one", zh, en)
        + entry("the_other_one", other, other)
    )
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    plan = load_plan(tmp_path / "plan.yaml")
    expected = [("the_first_one", "2024", 8, "reported"), ("the_other_one", "2024", 9, "reported")]
    for lang in LANGS:
        _, rows = empty(plan, lang)
        file = tmp_path / "back.csv"
        file.write_bytes(DIALECTS["CSV"](filled(rows, ["8", "9"])))
        assert figures(read_observations(file, plan)) == expected


# --- programs


def lang_of(file: Path) -> Language:
    return "zh" if file.suffixes[0] == ".zh" else "en"


@pytest.mark.parametrize("file", sorted(HERE.glob("*.*.*")), ids=lambda file: file.name)
def test_files_as_spreadsheets_save_them_are_taken_whole(file, kinds):
    """Each is the table that the plan beside it asks for, filled in, opened and saved again."""
    assert_taken(file, HERE / "plan.yaml", lang_of(file), empty(kinds, lang_of(file))[0])


SAVED: dict[Language, dict[str, str]] = {  # separator, quotation mark, character set, …, as shown
    "zh": {
        "GBK": "44,34,61,1,,0,false,true,false",
        "UTF-16 with tabs": "9,34,65535,1,,0,false,true,false",
    },
    "en": {
        "UTF-8": "44,34,76,1,,0,false,true,false",
        "semicolons, quoted": "59,34,76,1,,0,true,true,false",
    },
}


def fill_workbook(workbook: Path, answers: Sequence[str]) -> Path:
    """Put answers into the fourth column of a workbook's sheet, numbers as numbers."""

    def cell(row: int) -> str:
        text = answers[row - 2]
        shown = (
            f'"><v>{text}</v></c>'
            if re.fullmatch(r"-?[\d.]+", text)
            else f'" t="inlineStr"><is><t>{text}</t></is></c>'
        )
        return f'<c r="D{row}{shown}'

    filled = workbook.with_name(f"filled-{workbook.name}")
    with (
        zipfile.ZipFile(workbook) as old,
        zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                beside = re.compile(r'<c r="C(\d+)"[^>]*><v>\d+</v></c>')
                text = beside.sub(
                    lambda m: m[0] + (cell(int(m[1])) if int(m[1]) > 1 else ""), content.decode()
                )
                content = text.encode()
            new.writestr(name, content)
    return filled


def test_libreoffice_opens_it_and_what_it_saves_is_taken_whole(convert, tmp_path, kinds):
    assessment = assess(kinds, [], YEAR)
    questions = asks(assessment, assessment.results)
    tables = [tmp_path / f"{lang}.csv" for lang in LANGS]
    for lang, table in zip(LANGS, tables, strict=True):
        table.write_bytes(table_of(assessment, lang))
    for lang, opened in zip(LANGS, convert(*tables, form="xlsx"), strict=True):
        workbook = fill_workbook(opened, [answer(ask, lang) for ask in questions])
        assert_taken(workbook, HERE / "plan.yaml", lang, questions)
        for options in SAVED[lang].values():
            form = f"csv:Text - txt - csv (StarCalc):{options}"
            (saved,) = convert(workbook, form=form)
            assert_taken(saved, HERE / "plan.yaml", lang, questions)


# --- the command


def command(*words: str, stdin: bytes = b"") -> CompletedBytes:
    return run_bytes("template", *words, input=stdin)


KINDS = ("--plan", str(HERE / "plan.yaml"), "--year", str(YEAR))


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "gbk"}])
def test_standard_output_has_the_very_bytes_whatever_the_locale(kinds, env):
    assessment = assess(kinds, [], YEAR)
    made = table_of(assessment, "zh")
    words = [sys.executable, "-m", "gapcalc", "template", *KINDS, "--lang", "zh"]
    env = clean_environment(PYTHONPATH=str(Path(__file__).parents[2]), **env)
    run = subprocess.run(words, env=env, capture_output=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, made, b"")
    assert command(*KINDS, "--lang", "zh") == command(*KINDS, "--lang", "zh", "-o", "-")
    assert command(*KINDS, "--lang", "zh") == (0, made, b"")


def test_a_file_gets_them_too_and_nothing_is_printed(tmp_path):
    run = command(*KINDS, "-o", str(tmp_path / "out.csv"))
    assert (run.code, run.out, run.err) == (0, b"", b"")
    assert (tmp_path / "out.csv").read_bytes() == command(*KINDS).out


def test_only_the_action_and_region_asked_for(kinds):
    rows = rows_of(command(*KINDS, "--action", "1", "--region", "north").out)
    assert [row[1] for row in rows[1:]] == ['North, "old" district']


@pytest.mark.parametrize("given", ["data.csv", ".", "./data.csv"])
def test_what_is_read_is_never_written_over(tmp_path, given):
    data = tmp_path / "data.csv"
    data.write_text("indicator,period,value,unit\ntowns,2024,70,%\n", encoding="utf-8")
    before = data.read_bytes()
    run = command(str(tmp_path / given), *KINDS, "-o", str(data))
    assert run.code == 2 and b"output-is-input" in run.err and data.read_bytes() == before


def test_the_plan_is_not_written_over_either(tmp_path):
    shutil.copy(HERE / "plan.yaml", tmp_path / "plan.yaml")
    run = command("--plan", str(tmp_path / "plan.yaml"), "-o", str(tmp_path / "plan.yaml"))
    assert (
        run.code == 2 and (tmp_path / "plan.yaml").read_bytes() == (HERE / "plan.yaml").read_bytes()
    )


@pytest.mark.parametrize("place", ["no-such-folder/x.csv", "folder.csv", "a\nb/x.csv"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, place):
    (tmp_path / "folder.csv").mkdir()
    run = command(*KINDS, "-o", str(tmp_path / place))
    assert run.code == 2 and b"unwritable" in run.err and run.err.count(b"\n") == 1


def test_nothing_lacking_is_said_and_the_header_printed(tmp_path):
    plan = tmp_path / "plan.yaml"
    target = "{name: 甲, goal: none, reason: 没有数值, path: step}"
    plan.write_text(
        f"plan: {{base_year: 2022, target_year: 2027}}\ntargets: {{t: {target}}}\n",
        encoding="utf-8",
    )
    run = command("--plan", str(plan), "--year", "2022", "--lang", "zh")
    assert (run.code, len(rows_of(run.out))) == (0, 1)
    assert "2022 年不缺数值" in run.err.decode()


def test_errors_in_the_data_are_told_and_what_they_spoil_is_asked_for():
    run = command("-", *KINDS, stdin=b"indicator,period,value,unit\ntowns,2024,many,%\n")
    assert run.code == 1 and b"not-a-number" in run.err and b"Urban" in run.out


def test_a_table_that_may_have_been_filled_in_is_not_written_over(tmp_path):
    file = tmp_path / "2024.csv"
    assert command(*KINDS, "-o", str(file)).code == 0
    made = file.read_bytes()
    assert command(*KINDS, "-o", str(file)).code == 0  # nothing would be lost
    file.write_bytes(made.replace(b",,", b",1,", 1))
    run = command(*KINDS, "-o", str(file))
    assert (run.code, b"output-exists" in run.err, file.read_bytes() != made) == (
        2,
        True,
        True,
    )


TWO_BASES = (
    "indicator,period,basis,value,unit\nt,2022,a,100,亿元\nt,2022,b,110,亿元\nt,2023,b,121,亿元\n"
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_value_is_asked_for_on_the_basis_published_last(tiny, observe, tmp_path, lang) -> None:
    plan = tiny("at_least: 200 亿元", measure="flow", basis="a")
    found = assess(plan, observe(plan, TWO_BASES), 2024)
    file = tmp_path / "filled.csv"
    file.write_bytes(template(plan, asks(found, found.results), Speaker(lang)))
    filled = file.read_text("utf-8-sig").splitlines()
    place = filled[0].split(",").index("数值" if lang == "zh" else "value")
    cells = filled[1].split(",")
    cells[place] = "133.1"
    file.write_text("\n".join([filled[0], ",".join(cells)]), "utf-8-sig")
    (value,) = read_observations(file, plan)
    assert (value.basis, value.value) == ("b", Decimal("133.1"))
