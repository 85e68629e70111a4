"""The date of an assessment: found in the data or asked for, and what lies after it."""

import csv
import json
from decimal import Decimal
from fractions import Fraction as F

import pytest
from helpers.program import run_program as run
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.assessment.scenario import what_if
from gapcalc.assessment.scenario.needs import need
from gapcalc.assessment.status import assess
from gapcalc.core.clock import AsOf
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Plan, Target
from gapcalc.reports.template import asks, template
from gapcalc.views.derivation import derivation
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_csv

UP = "at_least: 100 亿元"


@pytest.mark.parametrize(
    ("rows", "as_of"),
    [
        (["2022,50", "2025,80"], 2025),
        (["2022,50", "2024,70", "2025-10,80"], "2025-10"),  # nothing stands for all of 2025
        (["2022,50", "2025-10,79", "2025,80"], 2025),
        (["2022,50", "2025,80", "2026-01/06,40"], "2026-06"),
        (["2022,50", "2025,80", "2026-05,8", "2026Q1,20"], "2026-05"),
        (["2022,50", "2025-12,80"], 2025),
        ([], 2022),
    ],
)
def test_without_a_date_it_is_the_end_of_the_latest_period(tiny, read, rows, as_of):
    plan = tiny(UP, "linear", measure="stock")
    assert assess(plan, read(plan, *rows), today=2026).as_of == as_of


def test_of_the_time_that_has_gone_a_half_year_is_a_tenth_of_five_years(tiny):
    plan = tiny(UP, "linear")
    assert assess(plan, [], "2026-06").time_gone == F(7, 10)  # 2025.5 - 2022 of 5
    assert assess(plan, [], 2026).time_gone == F(8, 10)


@pytest.mark.parametrize(
    ("year", "current"), [(2026, 90), ("2026-06", 85), ("2026Q1", 80), (2025, 80), (None, 90)]
)
def test_what_was_published_for_later_is_not_looked_at(tiny, read, year, current):
    plan = tiny(UP, "linear", measure="stock")
    rows = ["2022,50", "2025,80", "2026-06,85", "2026,90"]
    assert assess(plan, read(plan, *rows), year, today=2026)["t"].numbers.current.value == current


values = st.decimals("1", "999", places=1)
months = st.tuples(st.integers(2022, 2027), st.integers(1, 12), st.integers(1, 12))


@given(
    st.lists(st.tuples(months, values), max_size=8),
    st.builds(AsOf, st.integers(2022, 2027), st.integers(1, 12)),
    st.sampled_from(["linear", "compound", "cumulative", "hold"]),
    st.sampled_from([None, "stock", "flow", "rate"]),
)
def test_a_verdict_depends_on_nothing_after_its_date(rows, date, path, measure):
    goal = Goal("level", ">=", F(1000), text="1000 亿元")
    target = Target("t", Bilingual("t", "t"), goal, "亿元", path, 2022, measure=measure)
    plan = Plan("p", target.name, 2022, 2027, {"t": target})
    published = []

    for (year, one, other), value in rows:
        period = Period(year, min(one, other), max(one, other))
        published.append(Observation("t", period, Decimal(value), "亿元", path="d.csv", line=2))

    known = [one for one in published if one.period.end <= date.time]
    result = assess(plan, published, date)["t"]
    assert result == assess(plan, known, date)["t"]
    assert all(point.time <= date.time for point in result.series.points if point.parts)


# --- on the command line

PLAN = """
plan: {base_year: 2022, target_year: 2027}
targets:
  firms: {name: 企业数, goal: {at_least: 100 家}, unit: 家, path: linear, measure: stock}
  output: {name: 产值, goal: {at_least: 300 亿元}, unit: 亿元, path: compound, measure: flow}
  jobs: {name: 新增就业, goal: {at_least: 50 万人}, unit: 万人, path: cumulative, measure: flow}
  share: {name: 占比, goal: {at_least: 50%}, unit: "%", path: linear, measure: rate}
"""
ROWS = "indicator,period,value,unit\nfirms,2022,50,家\nfirms,2025,80,家\nfirms,2026-06,84,家\n"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "d.csv").write_text(ROWS, encoding="utf-8")
    return "--plan", tmp_path / "plan.yaml", tmp_path / "d.csv"


@pytest.mark.parametrize(
    ("words", "as_of"),
    [
        ([], "2026-06"),
        (["--year", "2026"], 2026),
        (["--year", "2026H1"], "2026-06"),
        (["--year", "2026-03"], "2026-03"),
        (["--year", "2025Q4"], 2025),
    ],
)
def test_the_date_of_the_json_is_a_number_for_a_whole_year_and_else_a_text(files, words, as_of):
    done = run("status", *files, *words, "--format", "json")
    assert json.loads(done.out)["as_of"] == as_of


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "as of the end of June 2026 · 70% of the time gone"), ("zh", "截至 2026 年 6 月末 · 时间进度 70%")],
)  # fmt: skip
def test_the_date_is_said_by_month_and_with_the_time_gone(files, lang, said):
    assert said in run("status", *files, "--lang", lang).out
    part = said.split(" · ")[0]
    assert part in run("what-if", *files, "--lang", lang).out
    assert part in run("compare", files[2], files[2], *files[:2], "--lang", lang).out
    assert part in run("report", *files, "--lang", lang, "-o", "-").out


def test_a_value_set_without_a_period_is_for_the_year_up_to_the_date(files):
    done = run("status", *files, "--set", "firms=90家", "--format", "json")
    (firms, *_) = json.loads(done.out)["targets"]
    assert (firms["current"]["value"], firms["current"]["period"]) == (90, "2026-01/06")


def test_what_is_needed_next_is_due_at_the_end_of_the_year_under_way(tiny, read):
    plan = tiny(UP, "linear", measure="stock")
    assessment = assess(plan, read(plan, "2022,50", "2026-06,55"))
    (trend,), _ = what_if(assessment, ())
    needed = need(trend, "t", assessment.date)
    # 2026 is 4/5 of the way: 50 + 50 * 0.8 = 90, with 5 % tolerance 50 + 50 * 0.76 = 88
    assert (needed.by, needed.schedule, needed.enough) == (2026, 90, 88)


# --- the template


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_for_a_part_of_a_year_asks_for_its_months(make_plan, observe, lang):
    plan = make_plan(PLAN)
    assessment = assess(plan, [], "2026-06")
    questions = asks(assessment, assessment.results)
    asked = {}

    for ask in questions:
        asked.setdefault(ask.entry.id, []).append(str(ask.period))

    assert asked == {
        "firms": ["2026-01/06"],
        # a year's amount has the same months of the year before to be compared with
        "output": ["2025", "2025-01/06", "2026-01/06"],
        "jobs": ["2023", "2024", "2025", "2026-01/06"],
        "share": ["2025"],
    }
    table = template(plan, questions, Speaker(lang)).decode("utf-8-sig")
    head, *rows = csv.reader(table.splitlines())
    filled = [[*row[:3], "7", *row[4:]] for row in rows]
    read = observe(plan, as_csv(head, filled))
    assert not read.problems
    assert [(o.target, o.period) for o in read] == [(a.entry.id, a.period) for a in questions]
    # What came back leaves nothing to ask for.
    assert asks(assess(plan, read, "2026-06"), assess(plan, read, "2026-06").results) == []


# --- how far behind, and when it arrives


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "120 points behind"), ("zh", "滞后 120 个百分点")]
)
def test_what_goes_back_is_behind_by_points_and_by_no_months(tiny, judge, lang, said):
    result = judge(tiny(UP, "linear"), "2022,50", "2025,20")
    assert (result.status, result.numbers.lead_months) == ("reversing", None)
    # -30 of 50 is -0.6 of the way, and 0.6 of the time has gone
    assert Speaker(lang).lead(result.numbers.lead, result.numbers.lead_months) == said


@given(
    values,
    values,
    values,
    st.sampled_from(["linear", "compound"]),
    st.builds(AsOf, st.integers(2023, 2027), st.integers(1, 12)),
)
def test_nothing_is_behind_by_more_months_than_have_gone(base, current, goal, path, date):
    target = Target(
        "t", Bilingual("t", "t"), Goal("level", ">=", F(goal)), "亿元", path, 2022, measure="stock"
    )
    plan = Plan("p", target.name, 2022, 2027, {"t": target})
    published = [
        Observation("t", Period(2022), Decimal(base), "亿元"),
        Observation("t", date.alone, Decimal(current), "亿元"),
    ]
    months = assess(plan, published, date)["t"].numbers.lead_months
    assert months is None or float(months) >= -12 * float(date.time - 2022) - 1e-9


@pytest.mark.parametrize(
    ("lang", "shown"), [("en", "October 2028 (2027.8)"), ("zh", "2028 年 10 月（2027.8）")]
)
def test_an_arrival_is_a_month_beside_the_number_that_the_formula_gives(tiny, judge, lang, shown):
    plan = tiny(UP, "linear")
    # 62 + 10 a year is 100 after 3.8 years from the end of 2024
    result = judge(plan, "2022,50", "2023,52", "2024,62")
    (step,) = (s for s in derivation(plan, result, Speaker(lang)) if s.name == "arrival")
    assert step.result == shown
