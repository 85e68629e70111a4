"""The status of a target: each is reached, the order of the questions, and what always holds."""

from datetime import date
from decimal import Decimal
from fractions import Fraction as F

import pytest
from helpers.cases import for_each
from hypothesis import assume, given
from hypothesis import strategies as st

from gapcalc.assessment.status import STATUSES, assess, latest_date
from gapcalc.core.clock import this_year
from gapcalc.core.period import SINCE_START, Period
from gapcalc.data.observation import BOUNDS, STANDINGS, Observation, Observations
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.model import Goal, Plan, Target

UP = "at_least: 100 亿元"


def codes(result):
    return [reason.code for reason in result.reasons]


# --- every status, by hand


# From 50 to 100 in five years: 10 a year; at the end of 2024 e = 0.4, and 95 % of it are 0.38 of
# the way, 69.
CASES = [
    ("breached", UP, "hold", {}, ["2023,99"]),
    ("missed", UP, "linear", {}, ["2022,50", "2027,99"]),
    ("reversing", UP, "linear", {}, ["2022,50", "2024,49"]),
    (
        "behind",
        UP,
        "linear",
        {},
        ["2022,50", "2023,52", "2024,55"],
    ),  # 0.10 < 0.38; 55 + 3·3 = 64: 0.28 < 0.95
    (
        "slowing",
        UP,
        "linear",
        {},
        ["2022,50", "2023,74", "2024,75"],
    ),  # 0.50 ≥ 0.38; 75 + 1·3 = 78: 0.56 < 0.95
    (
        "recovering",
        UP,
        "linear",
        {},
        ["2022,50", "2023,51", "2024,66"],
    ),  # 0.32 < 0.38; 66 + 15·3 = 111: 1.22
    (
        "on_track",
        UP,
        "linear",
        {},
        ["2022,50", "2023,60", "2024,70"],
    ),  # 0.40 ≥ 0.38; 70 + 10·3 = 100: 1
    ("no_baseline", UP, "linear", {}, ["2024,70"]),
    ("pending", UP, "step", {}, ["2022,50", "2024,99"]),
    ("holding", UP, "hold", {}, ["2023,100"]),
    ("achieved", UP, "compound", {}, ["2022,50", "2024,100"]),
    ("no_data", UP, "compound", {}, []),
    ("not_assessable", "none", "step", {"reason": "no threshold"}, []),
]


@pytest.mark.parametrize(
    ("status", "goal", "path", "keys", "rows"), CASES, ids=[case[0] for case in CASES]
)
def test_status(tiny, judge, status, goal, path, keys, rows):
    assert judge(tiny(goal, path, **keys), *rows).status == status
    assert {case[0] for case in CASES} == set(STATUSES)


# --- the order of the questions, and what counts as reached


ORDER = [  # goal, path, further keys, and by status the rows that lead to it
    # a vague goal and a forecast come first
    ("none", "linear", {"reason": "vague"}, {"not_assessable": [[], ["2022,50", "2024,70"]]}),
    (
        UP,
        "linear",
        {"role": "forecast"},
        {"not_assessable": [[], ["2022,50", "2024,55"], ["2024,101"], ["2027,10"]]},
    ),
    # what is to be held is never achieved or missed, and nothing is held before the plan begins
    (
        UP,
        "hold",
        {},
        {
            "holding": [["2023,101"], ["2027,101"], ["2022,1", "2023,99", "2024,100"]],
            "breached": [["2023,99"], ["2027,99"], ["2023,101", "2024,99"]],
            "no_data": [["2021,101"], ["2022,101"], ["2021,99", "2022,101"]],
        },
    ),
    # reached, or past the end, comes before everything else
    *(
        (
            UP,
            path,
            {},
            {
                "achieved": [
                    ["2022,100"],
                    ["2023,100"],
                    ["2027,100"],
                    ["2028,100"],
                    ["2022,150", "2023,120"],
                ],
                "missed": [["2027,49"], ["2022,50", "2027,49"], ["2022,50", "2028,99"]],
                "no_data": [["2020,50", "2021,101"]],
            },
        )
        for path in ("compound", "linear", "step")
    ),
    (UP, "step", {}, {"pending": [["2022,50"], ["2022,50", "2024,49"], ["2024,70"]]}),
    # the base
    (
        UP,
        "linear",
        {},
        {"no_data": [["2022,50"], ["2021,40", "2022,50"]], "no_baseline": [["2021,40", "2024,70"]]},
    ),
    *(
        (goal, "compound", {}, {"no_baseline": [["2024,70"], ["2027,70"]]})
        for goal in ("times_base: 2", "average_growth: 10%", "reduce_by: 15%")
    ),
    # moved away since the base, or met then and lost since
    *(
        (goal, path, {}, {"reversing": rows})
        for path in ("compound", "linear")
        for goal, rows in (
            (
                UP,
                [
                    ["2022,50", "2023,40", "2024,49"],
                    ["2022,110", "2024,99"],
                    ["2022,100", "2024,99"],
                ],
            ),
            ("at_most: 50 亿元", [["2022,60", "2024,61"], ["2022,50", "2024,51"]]),
        )
    ),
    (UP, "linear", {}, {"behind": [["2022,50", "2023,60", "2024,50"]]}),  # back at the base
    (
        "over: 100 亿元",
        "linear",
        {},
        {"behind": [["2022,100", "2024,100"]]},
    ),  # at the bound, as in the base year
    # exactly the tolerance counts: 69 is 0.38 of the way, and 69 + 9.5 · 3 = 97.5 covers 0.95
    (
        UP,
        "linear",
        {},
        {
            "on_track": [["2022,50", "2024,69"], ["2022,50", "2023,59.5", "2024,69"]],
            "behind": [["2022,50", "2024,68.99"]],
            "slowing": [["2022,50", "2023,59.51", "2024,69"]],  # 69 + 9.49 · 3 = 97.47: 0.9494
            "recovering": [
                ["2022,50", "2023,59.32", "2024,68.99"]
            ],  # 68.99 is 0.3798; 68.99 + 9.67 · 3 = 98
        },
    ),
    # ln 2^19 / ln 2^50 = 0.38: a logarithm does not miss it by its last digit
    (
        f"at_least: {2**50} 亿元",
        "compound",
        {},
        {"on_track": [["2022,1", f"2024,{2**19}"]], "behind": [["2022,1", f"2024,{2**19 - 1}"]]},
    ),
    # strictness, and bounds that decide equality
    *(
        (
            goal,
            "step",
            {},
            {"achieved": [[f"2024,{v}"] for v in yes], "pending": [[f"2024,{v}"] for v in no]},
        )
        for goal, yes, no in (
            (
                "over: 100 亿元",
                ["100.01", "100,,>", "0.010001,万亿元"],
                ["100", "100,,~", "100,,>=", "100,,<", "99,,>"],
            ),
            (
                UP,
                ["100", "100,,>", "100,,~", "0.01,万亿元", "1000000,万元"],
                ["99.99", "100,,<", "99.99,,>"],
            ),
            ("at_most: 100 亿元", ["100", "99.99", "100,,<", "0", "-1"], ["100.01", "100,,>"]),
            (
                "below: 100 亿元",
                ["99.99", "100,,<"],
                ["100", "100,,<=", "100,,~", "100,,>", "101,,<"],
            ),
            (
                "between: [100 亿元, 120 亿元]",
                ["100", "120", "130"],
                ["99.99"],
            ),  # the lower bound suffices
            (
                "about: 100 亿元",
                ["98", "100", "102"],
                ["97.99", "102.01"],
            ),  # no good side: 2 % either way
            ("over: 0.3 亿元", ["0.30001"], ["0.3", "3e-1", "3000,万元"]),
        )
    ),
    *(
        ("about: 100 亿元", "step", {"direction": way}, {"achieved": yes, "pending": [no]})
        for way, yes, no in (
            ("up", [["2024,98"], ["2024,500"]], ["2024,97.9"]),
            ("down", [["2024,102"], ["2024,3"]], ["2024,102.1"]),
        )
    ),
    (
        "about: 100 亿元",
        "linear",
        {},
        {  # the base tells the good side
            "achieved": [["2022,50", "2024,300"], ["2022,300", "2024,50"]],
            "on_track": [["2022,50", "2024,97.99"], ["2022,300", "2024,102.01"]],
        },
    ),
    (
        "about: 100 亿元",
        "hold",
        {},
        {"holding": [["2023,98"], ["2023,102"]], "breached": [["2023,97"], ["2023,103"]]},
    ),
    (
        "rank_at_most: 3",
        "step",
        {"unit": "位"},
        {"achieved": [["2024,1"], ["2024,3"]], "pending": [["2024,4"]]},
    ),
    (
        "at_least: 0.3 亿元",
        "cumulative",
        {"measure": "flow"},
        {"achieved": [["2023,0.1", "2024,0.2"]]},
    ),
    ("over: 0.3 亿元", "cumulative", {"measure": "flow"}, {"on_track": [["2023,0.1", "2024,0.2"]]}),
    (
        "stage: completed",
        "step",
        {"unit": ""},
        {
            "achieved": [["2024-03,completed"], ["2024,in_operation"]],
            "pending": [["2024,started"]],
            "missed": [["2027,started"]],
        },
    ),
    # growth in yearly rates: 1.1^5 exactly, or a hair less
    (
        "average_growth: 10%",
        "compound",
        {"unit": "%", "series": "rates"},
        {
            "achieved": [[f"{year},10" for year in range(2023, 2028)]],
            "missed": [[*(f"{year},10" for year in range(2023, 2027)), "2027,9.99"]],
        },
    ),
]


@for_each(
    "goal, path, keys, status, rows",
    [
        (goal, path, keys, status, rows)
        for goal, path, keys, by in ORDER
        for status, found in by.items()
        for rows in found
    ],
)
def test_order_and_strictness(tiny, judge, goal, path, keys, status, rows):
    assert judge(tiny(goal, path, **keys), *rows).status == status


@pytest.mark.parametrize(
    ("goal", "base", "aim", "yes", "no"),
    [
        ("times_base: 2", 50, 100, 100, 99.99),
        ("times_base: {over: 2}", 50, 100, 100.01, 100),
        ("times_base: {about: 2}", 50, 100, 98, 97.99),  # 2 · 0.98 · 50
        ("average_growth: 10%", 100, F("161.051"), "161.051", "161.0509"),  # 100 · 1.1^5
        ("average_growth: {over: 10%}", 100, F("161.051"), "161.0511", "161.051"),
        ("reduce_by: 15%", 200, 170, 170, 170.01),
        ("reduce_by: {over: 15%}", 200, 170, 169.99, 170),
        ("reduce_by: {about: 15%}", 200, 170, 170.6, 170.61),  # 200 · (1 − 0.15 · 0.98)
    ],
)
def test_goals_set_against_the_base(tiny, judge, goal, base, aim, yes, no):
    plan = tiny(goal)
    good, bad = (judge(plan, f"2022,{base}", f"2027,{value}") for value in (yes, no))
    assert (good.numbers.aim.value, good.status, bad.status != "achieved") == (
        aim,
        "achieved",
        True,
    )


@pytest.mark.parametrize(
    ("own", "status"),
    [
        ((2.4, 2.6), "achieved"),
        ((2.4, 2.5), "on_track"),
        ((2.4, 2.39), "reversing"),
        ((2.6, 2.4), "reversing"),
    ],
)
def test_over_series(make_plan, observe, own, status):
    """Equal to the benchmark is not over it: at 1 of 1 the whole way is gone, and yet not there."""
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        series: {m: {name: 全国, unit: '%'}}
        targets: {t: {name: 强度, goal: {over_series: m}, unit: '%', path: linear}}
    """)
    rows = f"m,2022,2.5,%\nm,2024,2.5,%\nt,2022,{own[0]},%\nt,2024,{own[1]},%\n"
    result = assess(plan, observe(plan, "indicator,period,value,unit\n" + rows))["t"]
    assert (result.status, result.numbers.current.value) == (status, F(str(own[1])) / F("2.5"))


# --- equality


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("69", "on_track"),
        ("68.9999999999999", "behind"),
        ("69.0000000000001", "on_track"),
    ],
)
def test_the_schedule_of_a_linear_path_is_kept_to_the_last_digit(tiny, judge, value, status):
    """0.38 of the way from 50 to 100 is 69."""
    assert judge(tiny(UP, "linear"), "2022,50", f"2024,{value}").status == status


@pytest.mark.parametrize(
    ("keys", "status"),
    [({}, "behind"), ({"tolerance": "10%"}, "on_track"), ({"target_year": "2030"}, "on_track")],
)
def test_a_target_may_have_a_tolerance_and_a_year_of_its_own(tiny, judge, keys, status):
    """From 50 to 100 in five years 70 is due after two, less 5 % or 10 %; in eight years 62.5."""
    assert judge(tiny(UP, "linear", **keys), "2022,50", "2024,68").status == status


def test_a_goal_of_a_later_year_is_not_missed_at_the_end_of_the_plan(tiny, judge):
    assert judge(tiny(UP, "linear"), "2022,50", "2027,81").status == "missed"
    later = judge(tiny(UP, "linear", target_year="2030"), "2022,50", "2027,81")
    assert later.status == "on_track"
    assert later.numbers.elapsed == F(5, 8)


@pytest.mark.parametrize(("factor", "status"), [(6**19, "on_track"), (6**19 - 10**6, "behind")])
def test_the_schedule_of_a_compound_path_may_miss_by_the_last_digit_of_a_logarithm(
    tiny, judge, factor, status
):
    """ln 6^19 / ln 6^50 is 0.38 (95 % of two of five years), and less in floating point."""
    result = judge(tiny(f"at_least: {6**50} 亿元"), "2022,1", f"2024,{factor}")
    assert result.numbers.progress < 0.38
    assert result.status == status


@pytest.mark.parametrize(
    ("goal", "value", "status", "reasons"),
    [
        ("over: 100 亿元", "100", "behind", ["at-bound"]),
        ("over: 100 亿元", "99.5", "reversing", ["reversing", "at-bound"]),
        ("over: 100 亿元", "100.5", "achieved", ["achieved"]),
        ("below: 100 亿元", "100", "behind", ["at-bound"]),
        ("below: 100 亿元", "100.5", "reversing", ["reversing", "at-bound"]),
        ("below: 100 亿元", "102", "reversing", ["reversing", "at-bound"]),
        ("below: 100 亿元", "99.5", "achieved", ["achieved"]),
    ],
)
def test_from_the_bound_that_has_to_be_passed(tiny, judge, goal, value, status, reasons):
    result = judge(tiny(goal, "linear"), "2022,100", f"2024,{value}")
    assert (result.status, codes(result)) == (status, reasons)


@pytest.mark.parametrize(
    ("value", "status"), [("49.99", "reversing"), ("50", "behind"), ("50.01", "behind")]
)
def test_the_slightest_step_back_is_a_way_back(tiny, judge, value, status):
    assert judge(tiny(UP, "linear"), "2022,50", f"2024,{value}").status == status


# --- stages


# From one line to the next a project gets further; those of one line stand equally far.
RANKS = [
    ["approved"],
    ["started"],
    ["formed", "basically_built"],
    ["landed", "established", "completed", "hosted"],
    ["in_operation"],
]
FAR = [(stage, rank) for rank, stages in enumerate(RANKS) for stage in stages]


@pytest.mark.parametrize(("wanted", "rank"), FAR)
def test_a_stage_is_reached_with_every_stage_as_far_and_no_other(tiny, judge, wanted, rank):
    plan = tiny(f"stage: {wanted}", "step", unit="")
    found = {stage: judge(plan, f"2024,{stage}").status for stage, _ in FAR}
    assert found == {stage: "achieved" if far >= rank else "pending" for stage, far in FAR}


# --- reasons


def test_earlier_breaches_and_missing_years_are_named(tiny, judge):
    (broken,) = judge(tiny(UP, "cumulative", measure="flow"), "2024,10").reasons
    assert (broken.code, broken.values["year"]) == ("broken", 2023)
    _, breached, silent = judge(tiny(UP, "hold"), "2021,1", "2022,2", "2023,99", "2025,100").reasons
    assert [str(period) for period in breached.values["periods"]] == ["2023"]
    assert silent.values["years"] == [2024]


@pytest.mark.parametrize(("between", "one"), [([], True), (["2023,60"], False)])
def test_two_values_are_said_to_be_one_interval(tiny, judge, between, one):
    assert (
        "one-interval" in codes(judge(tiny(UP, "linear"), "2022,50", *between, "2024,70"))
    ) is one


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ([], ["no-observation"]),
        (["2023年1-9月,40"], ["part-year"]),
        (["2023,40", "2023,41"], ["conflict"]),
        (["2023Q1,9", "2023,40", "2023,41"], ["part-year", "conflict"]),
    ],
)
def test_why_there_is_no_value_is_said_once_for_each_reason(tiny, judge, rows, reasons):
    result = judge(tiny(UP, "linear", measure="flow"), *rows)
    assert (result.status, codes(result)) == ("no_data", reasons)


@pytest.mark.parametrize(
    ("goal", "reasons"),
    [
        (UP, ["no-baseline"]),
        ("times_base: 2", ["no-baseline", "goal-needs-base"]),
    ],
)
def test_a_missing_base_is_said_and_whether_the_goal_needs_it(tiny, judge, goal, reasons):
    result = judge(tiny(goal), "2024,70")
    assert (result.status, codes(result)) == ("no_baseline", reasons)
    assert result.reasons[0].values["base"] == 2022


@pytest.mark.parametrize(
    ("rows", "status", "reasons", "last"),
    [
        (["2023,100", "2024,101"], "holding", ["holding"], 101),
        (["2023,100", "2024,99"], "breached", ["breached"], 99),
        (["2023,98", "2024,101"], "holding", ["holding", "breached-before"], 101),
        (["2023,98", "2024,99"], "breached", ["breached", "breached-before"], 99),
    ],
)
def test_what_is_held_is_judged_by_its_last_value(tiny, judge, rows, status, reasons, last):
    result = judge(tiny(UP, "hold"), *rows)
    assert (result.status, codes(result), result.reasons[0].values["point"].value) == (
        status,
        reasons,
        last,
    )


@pytest.mark.parametrize("base", [2022, 2021])
@pytest.mark.parametrize(
    ("known", "silent"), [((1,), []), ((2,), [1]), ((1, 4), [2, 3]), ((3, 5), [1, 2, 4])]
)
def test_years_without_a_value_are_named_from_the_first_after_the_base(
    tiny, judge, base, known, silent
):
    result = judge(tiny(UP, "hold", base_year=base), *(f"{base + after},100" for after in known))
    named = [reason.values["years"] for reason in result.reasons if reason.code == "silent-years"]
    assert named == ([[base + after for after in silent]] if silent else [])


# --- the whole plan


@pytest.mark.parametrize(
    ("year", "value", "stale"), [(None, 80, False), (2025, 70, True), (2024, 70, False)]
)
def test_values_after_the_year_are_ignored_and_older_ones_marked(tiny, judge, year, value, stale):
    found = judge(
        tiny(UP, "linear", measure="stock"), "2022,50", "2024,70", "2026-03,80", year=year
    )
    assert (found.numbers.current.value, found.stale) == (value, stale)


def test_the_summary_counts_every_status_and_leaves_none_out(make_plan, observe):
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          b: {name: 乙, goal: {at_least: 5 个}, unit: 个, path: linear}
          c: {name: 丙, goal: {at_least: 5 个}, unit: 个, path: linear}
          a: {name: 甲, goal: {at_least: 5 个}, unit: 个, path: linear}
    """)
    found = assess(plan, observe(plan, "indicator,period,value,unit\na,2024,5,个\nb,2024,6,个\n"))
    assert list(found.summary) == list(STATUSES)
    assert {status: count for status, count in found.summary.items() if count} == {
        "achieved": 2,
        "no_data": 1,
    }
    assert [found[id].target.id for id in "abc"] == ["a", "b", "c"]


# --- for all numbers


amounts = st.decimals("-200", "300", places=1)
periods = st.sampled_from([2022, 2024, 2023, 2025, 2020, 2028]).map(Period) | st.builds(
    lambda year, last: Period(year, 1, last), st.integers(2021, 2027), st.integers(1, 11)
)
LEVELS = [
    Goal("level", c, F(v)) for c, v in ((">", 90), (">=", 100), ("<=", 40), ("<", 10), ("~", 70))
]
RELATIVE = [
    Goal("times_base", ">=", F(2)),
    Goal("average_growth", ">=", F("0.1")),
    Goal("reduce_by", "<=", F("0.2")),
]


@st.composite
def plans(draw, paths=("compound", "linear", "cumulative", "hold", "step")):
    path = draw(st.sampled_from(paths))
    goal = draw(st.sampled_from(LEVELS + RELATIVE * (path in {"compound", "linear"})))
    target = Target(
        "t",
        Bilingual("t", "t"),
        goal,
        "亿元",
        path,
        2022,
        measure=draw(st.sampled_from(["stock", "flow"])),
    )
    return Plan("p", Bilingual("p", "p"), 2022, 2027, {"t": target})


def seen(period, value, bound=None, status="reported", unit="亿元"):
    return Observation("t", period, value, unit, bound, status, path="data.csv", line=2)


def observations(values=amounts, **unique):
    bounds = st.none() | st.sampled_from(BOUNDS)
    return st.lists(
        st.builds(seen, periods, values, bounds, st.sampled_from(list(STANDINGS))),
        max_size=9,
        **unique,
    )


def numbers(result):
    """What is said of a target, without the printed digits it rests on."""
    n = result.numbers
    rates = [n.required, n.planned, n.observed, n.recent]
    points = [(p.time, p.value, p.bound, p.status) for p in result.series.points]
    return (
        result.status,
        codes(result),
        n.gap,
        n.elapsed,
        n.progress,
        n.expected,
        rates,
        n.forecast,
        n.forecast_progress,
        n.arrival,
        n.lead,
        result.stale,
        points,
        len(result.series.unused),
    )


@given(plans(), observations(unique_by=lambda o: o.period.end), st.data())
def test_the_unit_of_the_data_changes_nothing(plan, data, draw):
    units = {"亿元": 0, "万元": 4, "元": 8, "万亿元": -4}
    drawn = [(o, draw.draw(st.sampled_from(list(units)))) for o in data]
    other = [o._replace(unit=unit, value=o.value.scaleb(units[unit])) for o, unit in drawn]
    assert numbers(assess(plan, other)["t"]) == numbers(assess(plan, data)["t"])


@given(plans(), observations(st.sampled_from([Decimal(50), Decimal(101)])), st.randoms())
def test_the_order_of_the_data_changes_nothing(plan, data, random):
    one, other = assess(plan, data), assess(plan, random.sample(data, len(data)))
    assert numbers(one["t"]) == numbers(other["t"])
    assert sorted(p.code for p in one.problems) == sorted(p.code for p in other.problems)


@given(plans(), observations(), st.integers(2021, 2027))
def test_what_is_published_after_the_year_changes_nothing(plan, data, year):
    known = [o for o in data if o.period.year <= year]
    assert assess(plan, data, year) == assess(plan, known, year)


# What the pair of tests says, worst first; slowing and recovering are not to be compared.
STANDING = {
    "reversing": (-1, -1),
    "behind": (0, 0),
    "slowing": (1, 0),
    "recovering": (0, 1),
    "on_track": (1, 1),
    "achieved": (2, 2),
}


@given(plans(("compound", "linear")), amounts, st.none() | amounts, amounts, amounts)
def test_a_better_value_never_gives_a_worse_status(plan, base, before, one, other):
    goal = plan.targets["t"].goal
    assume(goal.comparator != "~" and not (goal.relative and base <= 0))
    worse, better = sorted((one, other), reverse=goal.direction < 0)
    known = [seen(Period(2022), base)] + (
        [seen(Period(2023), before)] if before is not None else []
    )
    low, high = (
        STANDING[assess(plan, [*known, seen(Period(2024), v)])["t"].status] for v in (worse, better)
    )
    assert low[0] <= high[0] and low[1] <= high[1]


@given(plans(), observations(st.decimals("-1e15", "1e15", places=2)))
def test_every_target_gets_a_status_whatever_the_numbers(plan, data):
    assert assess(plan, data)["t"].status in STATUSES


# --- the year of a status, and years that are still to come

TODAY = 2026


def as_of(plan, *years, path="d.csv", today=TODAY):
    """The year of the status of values for some years, and the years that are doubted."""
    values = [
        Observation("t", Period(year), Decimal(50), "亿元", path=path, line=line)
        for line, year in enumerate(years, 2)
    ]
    assessment = assess(plan, values, today=today)
    assert latest_date(plan, Observations(values), today) == assessment.date
    doubted = [
        problem.details["period"]
        for problem in assessment.problems
        if problem.code == "future-period"
    ]
    return assessment.as_of, doubted


@pytest.mark.parametrize(
    ("years", "year", "doubted"),
    [
        ([2022, 2024], 2024, []),
        ([2022, 2052], 2022, ["2052"]),
        ([2022, 2023, 2024, 2052], 2024, ["2052"]),
        ([2022, 2032, 2042, 2062], 2022, ["2032", "2042", "2062"]),
        ([2052], 2022, ["2052"]),
        ([2022, 2026], 2026, []),
        # within the plan a year to come counts where it follows the others
        ([2022, 2027], 2027, ["2027"]),
        ([2025, 2026, 2027, 2028], 2028, ["2027", "2028"]),
        ([2022, 2023, 2024, 2027], 2024, ["2027"]),
    ],
)
def test_a_mistyped_year_does_not_move_the_status(tiny, years, year, doubted):
    assert as_of(tiny(UP, "linear"), *years) == (year, doubted)


@pytest.mark.parametrize(
    ("base_year", "target_year", "years", "year", "doubted"),
    [
        (2010, 2015, [2010, 2014, 2024], 2024, []),  # the plan is over; later values are welcome
        (2010, 2015, [2010, 2014, 2041], 2014, ["2041"]),
        (2025, 2060, [2025, 2026, 2062], 2062, ["2062"]),
        (2025, 2060, [2024, 2025, 2026, 2062], 2026, ["2062"]),
        (2030, 2035, [], 2030, []),  # the plan has not begun
        (2030, 2035, [2024, 2025], 2025, []),
    ],
)
def test_plans_of_the_past_and_of_the_future(
    make_plan, base_year, target_year, years, year, doubted
):
    plan = make_plan(f"""
        plan: {{base_year: {base_year}, target_year: {target_year}}}
        targets:
          t: {{name: t, goal: {{{UP}}}, unit: 亿元, path: linear}}
    """)
    assert as_of(plan, *years) == (year, doubted)


def test_the_value_of_a_year_that_was_passed_over_is_not_used(tiny):
    plan = tiny(UP, "linear")
    values = [
        Observation("t", Period(2022), Decimal(50), "亿元", path="d.csv", line=2),
        Observation("t", Period(2024), Decimal(60), "亿元", path="d.csv", line=3),
        Observation("t", Period(2052), Decimal(99), "亿元", path="d.csv", line=4),
    ]
    assessment = assess(plan, values, today=TODAY)
    assert assessment["t"].numbers.current.amount == 60
    (problem,) = assessment.problems
    assert (problem.line, problem.details["value"]) == (4, "99 亿元")
    assert "--year 2052" in problem.message("en")


def test_a_year_that_was_asked_for_is_used_as_it_is(tiny):
    plan = tiny(UP, "linear")
    values = [Observation("t", Period(2052), Decimal(99), "亿元", path="d.csv", line=2)]
    assessment = assess(plan, values, 2052, today=TODAY)
    assert (assessment.as_of, assessment.problems) == (2052, ())
    assert assessment["t"].numbers.current.amount == 99


def test_a_value_that_was_set_by_hand_may_be_for_any_year(tiny):
    assert as_of(tiny(UP, "linear"), 2022, 2023, 2024, 2035, path=None) == (2035, [])


@pytest.mark.parametrize(
    ("since", "path", "year"),
    [
        (SINCE_START, "cumulative", 2025),
        (2023, "cumulative", 2025),
        (2021, "cumulative", 2022),
        (2023, "linear", 2022),
    ],
)
def test_a_total_since_the_start_is_for_its_last_year(tiny, since, path, year):
    plan = tiny(UP, path, measure="flow")
    total = Observation("t", Period(2025, since=since), Decimal(50), "亿元", path="d.csv", line=2)
    assert assess(plan, [total], today=TODAY).as_of == year


def test_today_is_the_year_of_the_clock_unless_the_environment_sets_it(monkeypatch):
    monkeypatch.setenv("GAPCALC_TODAY", "2024")
    assert this_year() == 2024
    for text in ("", "soon", "24", "2024-01-01", "9" * 20):
        monkeypatch.setenv("GAPCALC_TODAY", text)
        assert this_year() == date.today().year
