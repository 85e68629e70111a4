"""Verdicts that rest on old values: when they are old, what is said of them, what they count for."""

import json
from decimal import Decimal
from fractions import Fraction as F

import pytest
from helpers.program import run_program as run
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.assessment.rollup import JUDGED, roll_up
from gapcalc.assessment.status import assess
from gapcalc.core.clock import AsOf
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Plan, Target
from gapcalc.plan.reader import read_plan
from gapcalc.views.speaker import Speaker
from gapcalc.views.view import TargetView

UP = "at_least: 100 亿元"


@pytest.mark.parametrize(
    ("rows", "year", "age", "old"),
    [
        (["2022,50", "2024,70"], 2024, 0, False),
        (["2022,50", "2024,70"], 2025, 1, False),  # a year old is not older than a year
        (["2022,50", "2024,70"], "2025-12", 1, False),
        (["2022,50", "2024,70"], "2026-01", F(13, 12), True),
        (["2022,50", "2023,60"], 2025, 2, True),
        (["2022,50", "2024-11,70"], 2025, F(13, 12), True),
        (["2022,50", "2025-06,70"], "2026-06", 1, False),
        # no verdict is not an old one
        (["2023,60"], 2025, 2, False),
        ([], 2025, None, False),
    ],
)
def test_a_verdict_is_old_where_its_value_is_over_a_year_before_the_date(
    tiny, judge, rows, year, age, old
):
    result = judge(tiny(UP, "linear", measure="stock"), *rows, year=year)
    assert (result.age, result.old) == (age, old)


# What is done stays done, and a goal whose time is over is judged for good.
@pytest.mark.parametrize(
    ("goal", "path", "unit", "keys", "rows", "old"),
    [
        ("stage: completed", "step", "", {}, ["2023,completed"], False),
        (UP, "step", "亿元", {"measure": "stock"}, ["2023,100"], False),
        (UP, "step", "亿元", {"measure": "flow"}, ["2023,100"], True),  # a year's output
        ("rank_at_most: 3", "step", "位", {}, ["2023,3"], True),
        (UP, "cumulative", "亿元", {"measure": "flow"}, ["2023,100"], False),
        (UP, "cumulative", "亿元", {"measure": "flow"}, ["2023,50"], True),
        (UP, "linear", "亿元", {}, ["2022,50", "2023,100"], True),
        (UP, "hold", "亿元", {}, ["2023,100"], True),
    ],
)
def test_what_cannot_be_undone_does_not_age(tiny, judge, goal, path, unit, keys, rows, old):
    assert judge(tiny(goal, path, unit, **keys), *rows, year=2026).old is old


@pytest.mark.parametrize(("value", "status"), [(90, "missed"), (100, "achieved")])
def test_a_verdict_on_the_target_year_does_not_age(tiny, judge, value, status):
    result = judge(tiny(UP, "linear"), "2022,50", f"2027,{value}", year=2031)
    assert (result.status, result.age, result.old) == (status, 4, False)


@pytest.mark.parametrize(
    ("lang", "rows", "said"),
    [
        ("en", ["2022,50", "2023,60"], "▸ on track at the end of 2023, nothing since"),
        ("zh", ["2022,50", "2023,60"], "▸ 2023 年末达到时序进度，此后无数据"),
        ("en", ["2022,50", "2024-05,75"], "▸ on track at the end of May 2024, nothing since"),
        ("zh", ["2022,50", "2024-05,75"], "▸ 2024 年 5 月末达到时序进度，此后无数据"),
    ],
)
def test_an_old_verdict_is_said_of_its_own_date(tiny, judge, lang, rows, said):
    plan = tiny(UP, "linear", measure="stock")
    view = TargetView(judge(plan, *rows, year=2026), Speaker(lang))
    assert view.status == said


def test_what_came_since_and_cannot_be_used_is_not_nothing(tiny, judge):
    result = judge(tiny(UP, "linear", measure="flow"), "2022,50", "2023,60", "2025-01/06,40")
    assert result.old
    assert TargetView(result, Speaker("en")).status == (
        "▸ on track at the end of 2023, nothing usable since"
    )


PLAN = """
fresh: {fresh}
plan: {{base_year: 2022, target_year: 2027}}
targets:
  now: {{name: 甲, goal: {{at_least: 100 家}}, unit: 家, path: linear}}
  then: {{name: 乙, goal: {{at_least: 100 家}}, unit: 家, path: linear}}
  late: {{name: 丙, goal: {{at_least: 100 家}}, unit: 家, path: linear}}
  none: {{name: 丁, goal: {{at_least: 100 家}}, unit: 家, path: linear}}
"""
ROWS = (
    "indicator,period,value,unit\nnow,2022,50,家\nnow,2025,80,家\nthen,2022,50,家\n"
    "then,2023,60,家\nlate,2022,50,家\nlate,2023,51,家\n"
)


@pytest.fixture
def files(tmp_path):
    def files(fresh="1"):
        (tmp_path / "plan.yaml").write_text(PLAN.format(fresh=fresh), encoding="utf-8")
        (tmp_path / "d.csv").write_text(ROWS, encoding="utf-8")
        return "--plan", tmp_path / "plan.yaml", tmp_path / "d.csv"

    return files


@pytest.mark.parametrize(
    ("fresh", "wanted"),
    [
        ("1", {"judged": 3, "fresh": 1, "old": 2, "good": 1, "share": 1}),
        ("2", {"judged": 3, "fresh": 3, "old": 0, "good": 2, "share": 2 / 3}),
        ("1.5 年", {"judged": 3, "fresh": 1, "old": 2, "good": 1, "share": 1}),
        ("0", {"judged": 3, "fresh": 1, "old": 2, "good": 1, "share": 1}),
    ],
)
def test_old_verdicts_are_counted_apart_and_are_not_in_the_share(files, fresh, wanted):
    content = json.loads(run("status", *files(fresh), "--format", "json").out)
    whole = content["rollup"]["plan"]
    assert {key: whole[key] for key in wanted} == wanted
    ages = {entry["id"]: (entry["age"], entry["old"]) for entry in content["targets"]}
    assert ages["then"] == (2, wanted["old"] > 0)
    assert (ages["now"], ages["none"]) == ((0, False), (None, False))


def test_the_table_says_what_is_old_and_lists_it_last(files):
    out = run("status", *files(), "--lang", "en").out
    assert "1 of 1 fresh verdicts as planned (100%) · 2 old · 1 without one" in out
    rows = [line for line in out.splitlines() if line[:1] in "甲乙丙" and line]
    assert [line[0] for line in rows] == ["甲", "丙", "乙"]
    assert "▾ behind '23" in rows[1] and "▸ on track '23" in rows[2]
    assert "Furthest behind" not in out  # what lagged two years ago is no headline
    assert "more than 1 year before the date" in out


@pytest.mark.parametrize(("fresh", "code"), [("1", 1), ("2", 0)])
def test_a_build_can_fail_on_old_verdicts(files, fresh, code):
    assert run("status", *files(fresh), "--fail-on", "old").code == code


def test_the_table_for_programs_has_the_age_and_whether_it_is_old(files):
    out = run("status", *files(), "--format", "csv").out
    assert "age" in out.splitlines()[0] and "old" in out.splitlines()[0]
    assert "true" in out.lower()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("2 rest on values more than 1 year before the date, say how it stood then "
               "(1 behind, 1 on track), and are kept out of the share")),
        ("zh", ("另有 2 个所依据的数据早于评价时点超过 1 年，只说明当时情况"
               "（滞后 1 个、达到时序进度 1 个），不计入占比")),
    ],
)  # fmt: skip
def test_the_report_sums_old_verdicts_up_apart(files, lang, said):
    page = run("report", *files(), "--lang", lang, "-o", "-").out
    assert said in page
    assert ("on track at the end of 2023, nothing since" if lang == "en" else "此后无数据") in page


@pytest.mark.parametrize("fresh", ["-1", "100", "abc", "3 km", "[1]", "1e999999"])
def test_an_age_that_is_none_is_refused_in_its_place(tmp_path, fresh):
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN.format(fresh=fresh), encoding="utf-8")
    _, problems = read_plan(file)
    assert [problem.line for problem in problems] == [2]


@given(
    st.lists(st.tuples(st.integers(2022, 2028), st.decimals("1", "200", places=0)), max_size=4),
    st.builds(AsOf, st.integers(2022, 2029), st.integers(1, 12)),
    st.fractions(0, 3),
    st.sampled_from(["linear", "hold", "step", "cumulative"]),
)
def test_every_verdict_is_fresh_or_old_and_a_longer_life_makes_none_older(rows, date, fresh, path):
    target = Target("t", Bilingual("t", "t"), Goal("level", ">=", F(100)), "亿元", path, 2022)
    published = [Observation("t", Period(y), Decimal(v), "亿元") for y, v in dict(rows).items()]
    counts = []

    for life in (fresh, fresh + 1):
        plan = Plan("p", target.name, 2022, 2027, {"t": target}, fresh=life)
        result = assess(plan, published, date)["t"]
        whole = roll_up([result])
        assert whole.fresh + whole.old + whole.unjudged == 1
        assert not result.old or (result.status in JUDGED and result.age > life)
        counts.append(whole.old)

    assert counts[1] <= counts[0]
