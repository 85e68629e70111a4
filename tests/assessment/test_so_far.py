"""The first months of a year: their growth on the same months, and that no verdict rests on it."""

import json
from dataclasses import replace
from fractions import Fraction as F

import pytest
from helpers.calculator import computed
from helpers.program import run_program as run
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.assessment.status import assess
from gapcalc.core.period import Period
from gapcalc.data.observation import Observation
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Plan, Target
from gapcalc.views.derivation import derivation
from gapcalc.views.so_far import so_far_json, so_far_text
from gapcalc.views.speaker import Speaker

UP = "at_least: 30000 亿元"
YEARS = ["2022,14000", "2025,16700"]


@pytest.fixture
def months(tiny, judge):
    """A function from rows of an amount that compounds to what is known of the year so far."""

    def months(*rows, path="compound", measure="flow", **more):
        plan = tiny(UP, path, **({"measure": measure} if measure else {}))
        return judge(plan, *rows, **more).so_far

    return months


def test_half_a_year_is_set_beside_the_same_half_of_the_year_before(months):
    found = months(*YEARS, "2025-01/06,7900", "2026-01/06,8300")
    assert (found.value.value, found.before.value) == (8300, 7900)
    assert found.growth == F(8300, 7900) - 1  # 5.06 %
    assert found.year == 16700 * F(8300, 7900)  # 17,545.6


@pytest.mark.parametrize(
    "rows",
    [
        ["2025Q1,3000", "2025Q2,4900", "2026Q1,4000", "2026Q2,4300"],  # quarters add up
        ["2025-01/06,7900", "2026Q1,4000", "2026-04,1400", "2026-05/06,2900"],
        ["2025Q1,3000", "2025-01/06,7900", "2026-01/06,8300", "2026Q1,4000"],
    ],
)
def test_the_months_may_be_put_together(months, rows):
    found = months(*YEARS, *rows)
    assert (found.period, found.growth) == (Period(2026, 1, 6), F(8300, 7900) - 1)


@pytest.mark.parametrize(
    ("rows", "known"),
    [
        # nothing to compare with, other months, no full year before, a summer alone
        ([*YEARS, "2026-01/06,8300"], (True, False, False, False)),
        ([*YEARS, "2025-01/05,6000", "2026-01/06,8300"], (True, False, False, False)),
        (["2022,14000", "2025-01/06,7900", "2026-01/06,8300"], (True, True, True, False)),
        ([*YEARS, "2025Q3,4000", "2026Q3,4200"], (True, True, True, False)),
        # growth from a loss is undefined
        ([*YEARS, "2025-01/06,-10", "2026-01/06,8300"], (True, True, False, False)),
    ],
)
def test_only_what_is_published_is_said(months, rows, known):
    found = months(*rows)
    parts = (found.value, found.before, found.growth, found.year)
    assert tuple(part is not None for part in parts) == known


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        ([*YEARS, "2025-01/06,7900"], {}),  # the year is there
        ([*YEARS, "2026-06,8300"], {"measure": "stock"}),  # a state stands at any month's end
        ([*YEARS, "2025-01/06,7900", "2026-01/06,8300"], {"year": 2025}),  # still to come
        (["2023,10", "2024,10", "2025-01/06,9"], {"path": "cumulative"}),  # the sum has added it
        (YEARS, {}),
    ],
)
def test_there_is_nothing_so_far(months, rows, more):
    assert months(*rows, **more) is None


def test_behind_a_gap_the_months_of_a_sum_are_shown_and_make_no_year(months):
    rows = ["2023,10", "2025-01/06,8", "2026-01/06,9"]
    found = months(*rows, path="cumulative")
    assert (found.value.value, found.growth, found.year) == (9, F(1, 8), None)


def test_a_ratio_has_neither_growth_nor_a_year(tiny, judge):
    rows = ["2022,5.5,%", "2025,5.2,%", "2025-01/03,5.3,%", "2026-01/03,5.1,%"]
    plan = tiny("at_most: 5%", "linear", "%", measure="rate")
    found = judge(plan, *rows).so_far
    assert (found.value.value, found.before.value) == (F("5.1"), F("5.3"))
    assert (found.growth, found.year) == (None, None)


def test_growth_that_is_published_as_such_is_used(tiny, judge):
    plan = tiny("average_growth: 6%", "compound", measure="flow")
    rows = ["2022,100,亿元", "2023,110,亿元", "2024-01/06,5.5,%"]
    found = judge(plan, *rows).so_far
    assert (found.value, found.growth, found.year) == (None, F("0.055"), F("116.05"))  # 110 · 1.055
    assert so_far_text(found, Speaker("en")).startswith("Jan–Jun 2024 +5.5% on Jan–Jun 2023; at")


# --- in words, by hand, for programs


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "Jan–Jun 2026 830 billion yuan, +5.1% on Jan–Jun 2025; at that growth 2026 comes to "
                "1.7546 trillion yuan (not used: no verdict rests on it)"
            ),
        ),
        (
            "zh",
            (
                "2026年1—6月 8,300 亿元，比2025年1—6月 +5.1%；按此增速推算，2026 年全年为 17,546 亿元"
                "（未采用，不作评价依据）"
            ),
        ),
    ],
)
def test_it_is_said_in_words(months, lang, said):
    found = months(*YEARS, "2025-01/06,7900", "2026-01/06,8300")
    assert so_far_text(found, Speaker(lang)) == said


def test_both_figures_are_computed_by_hand(tiny, judge):
    result = judge(tiny(UP, measure="flow"), *YEARS, "2025-01/06,7900", "2026-01/06,8300")
    plan = tiny(UP, measure="flow")
    steps = {step.name: step for step in derivation(plan, result, Speaker("en"))}
    assert computed(steps["so-far-growth-name"].numbers) == pytest.approx(
        float(result.so_far.growth)
    )
    assert computed(steps["so-far-year-name"].numbers) == pytest.approx(float(result.so_far.year))


def test_the_json_has_every_part_of_it(months):
    assert so_far_json(None) is None
    assert so_far_json(months(*YEARS, "2025-01/06,8000", "2026-01/06,>8400")) == {
        "period": "2026-01/06",
        "value": 8400,
        "unit": "亿元",
        "bound": ">",
        "status": "reported",
        "same_period": {"period": "2025-01/06", "value": 8000},
        "growth": pytest.approx(0.05),
        "growth_published": False,
        "year_at_that_growth": {
            "year": 2026,
            "value": pytest.approx(17535),  # 16700 · 1.05
            "unit": "亿元",
            "full_year": {"period": "2025", "value": 16700},
        },
    }


PLAN = """
plan: {base_year: 2022, target_year: 2027}
targets:
  t: {name: 产值, goal: {at_least: 30000 亿元}, unit: 亿元, path: compound, measure: flow}
"""
HALF = """indicator,period,value,unit
t,2022,14000,亿元
t,2025,16700,亿元
t,2025年1-6月,7900,亿元
t,2026年1-6月,8300,亿元
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "d.csv").write_text(HALF, encoding="utf-8")
    return tmp_path / "plan.yaml", tmp_path / "d.csv"


def test_months_are_told_of_whatever_row_of_their_target_is_refused(files):
    plan, data = files
    data.write_text(HALF.replace("t,2025,16700,亿元", "t,2025,16700,亿吨"), encoding="utf-8")
    done = run("check", "--plan", plan, data, "--format", "json")
    told = [(one["code"], one["line"]) for one in json.loads(done.out)["problems"]]
    assert told == [("unit-mismatch", 3), ("part-year-not-used", 5)]


def test_status_check_and_report_say_that_it_was_not_used(files):
    plan, data = files
    said = "Jan–Jun 2026 830 billion yuan, +5.1% on Jan–Jun 2025"
    words = ("--plan", plan, data, "--lang", "en")
    for command in (["status"], ["show", "t"], ["report", "-o", "-"]):
        done = run(*command, *words)
        assert said in done.out and "not used" in done.out, command
    found = json.loads(run("check", *words, "--format", "json").out)["problems"]
    assert [(one["code"], one["line"]) for one in found] == [("part-year-not-used", 5)]
    assert (
        "part-year-not-used" in run("status", *words).err
        or "1 warning" in run("status", *words).err
    )
    header, row = run("status", *words, "--format", "csv").out.splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=False))
    assert "so_far_growth" in cells
    # What was set by hand and not used is told as that.
    done = run("status", *words, "--set", "t@2026H1=8400亿元", "--format", "json")
    assert json.loads(done.out)["targets"][0]["so_far"]["value"] == 8400


amounts = st.decimals("0.1", "9999", places=1)


@given(
    st.dictionaries(st.tuples(st.integers(2022, 2026), st.integers(1, 12)), amounts, max_size=12),
    st.dictionaries(st.integers(2022, 2026), amounts, max_size=4),
    st.sampled_from(["compound", "linear"]),
    st.sampled_from(["flow", "rate", None]),
)
def test_no_verdict_rests_on_the_months_of_a_year(parts, years, path, measure):
    goal = Goal("level", ">=", F(9999))
    target = Target("t", Bilingual("t", "t"), goal, "亿元", path, 2022, measure=measure)
    plan = Plan("p", target.name, 2022, 2027, {"t": target})
    whole = [Observation("t", Period(year), value, "亿元") for year, value in years.items()]
    months = [
        Observation("t", Period(year, 1, last), value, "亿元")
        for (year, last), value in parts.items()
        if last < 12
    ]
    with_months = assess(plan, [*whole, *months], 2026)["t"]
    without = assess(plan, whole, 2026)["t"]
    assert (with_months.status, with_months.numbers) == (
        without.status,
        without.numbers,
    ) or not whole
    found = with_months.so_far
    if found is not None:
        ends = [one.time for one in with_months.series.points]
        assert found.period.end > max(ends, default=0)
        if found.year is not None:
            assert found.year / found.full_year.amount == found.value.amount / found.before.amount
    assert replace(with_months, so_far=None).so_far is None
