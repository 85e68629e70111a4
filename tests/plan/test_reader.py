"""The plan file: what loads and to what, and every mistake with its code, line and column."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from conftest import MakePlan, Tiny
from helpers.plan_file import HEAD, SERIES, mark, mistakes, target
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcalc import GapcalcError, Plan, load_plan
from gapcalc.messages.locale import Bilingual
from gapcalc.plan.reader import read_plan
from gapcalc.plan.schema import allowed_keys

TARGET = "targets:\n  t: {name: 甲, goal: {over: 3 亿元}, unit: 亿元, path: linear}\n"


def test_plan_of_one_target_is_valid(make_plan: MakePlan) -> None:
    plan = make_plan(HEAD + TARGET)
    assert list(plan.targets) == ["t"]
    assert (plan.base_year, plan.target_year) == (2022, 2027)
    assert (plan.id, plan.tolerance, plan.about) == ("plan-1", Fraction(1, 20), Fraction(1, 50))
    one = plan.targets["t"]
    assert (one.name, one.unit, one.path, one.base_year) == (
        Bilingual("甲", "甲"),
        "亿元",
        "linear",
        2022,
    )
    assert (one.commitment, one.role, one.measure, one.direction) == ("commit", "aim", None, 0)


def test_every_key_reaches_the_plan(make_plan: MakePlan) -> None:
    plan = make_plan("""\
        plan: {id: p, name: {zh: 规划, en: Plan}, document: 某发1号, issued: 2023-03-10,
               base_year: 2022, target_year: 2027, region: city, tolerance: 10%, about: 0.03}
        actions: {1: {zh: 一, en: one}}
        regions:
          city: {zh: 全市, en: City, also: [本市]}
          firms: {zh: 企业, en: Firms, within: city}
        series: {nation: {name: 全国, also: [均值], region: city, unit: 元}}
        targets:
          t: {name: {zh: 甲, en: A}, also: [乙, 丙], region: firms, at: {action: 1, item: 3},
              goal: {about: 5 亿元}, commitment: strive, role: forecast, unit: 亿元,
              measure: flow, path: cumulative, window: since_start,
              or: {window: sum, base_year: 2020}, base_year: 2021, direction: down,
              note: {zh: 注, en: note}, target_year: 2030, tolerance: 2%}
        """)
    assert (plan.id, plan.name, plan.document, plan.issued) == (
        "p",
        Bilingual("规划", "Plan"),
        "某发1号",
        "2023-03-10",
    )
    assert (plan.region, plan.tolerance, plan.about) == ("city", Fraction(1, 10), Fraction(3, 100))
    assert plan.actions == {"1": Bilingual("一", "one")}
    assert (plan.regions["city"].also, plan.regions["firms"].within) == (("本市",), "city")
    assert (plan.benchmarks["nation"].also, plan.benchmarks["nation"].unit) == (("均值",), "元")
    one = plan.targets["t"]
    assert (one.name, one.also, one.region, one.action, one.item) == (
        Bilingual("甲", "A"),
        ("乙", "丙"),
        "firms",
        "1",
        "3",
    )
    assert (one.commitment, one.role, one.measure, one.window) == (
        "strive",
        "forecast",
        "flow",
        "since_start",
    )
    assert (one.alternative, one.base_year, one.direction) == (
        {"window": "sum", "base_year": "2020"},
        2021,
        -1,
    )
    assert (one.note, one.line) == (Bilingual("注", "note"), 9)
    assert (one.target_year, one.tolerance) == (2030, Fraction(1, 50))


def test_years_and_tolerance_of_a_target_go_before_those_of_the_plan(tiny: Tiny) -> None:
    plan = tiny("over: 3 亿元", target_year="2030", base_year="2020", tolerance="2%")
    one = plan.targets["t"]
    assert (plan.end(one), plan.span(one), plan.slack(one)) == (2030, 10, Fraction(1, 50))
    assert (plan.target_year, plan.last_year) == (2027, 2030)

    plan = tiny("over: 3 亿元")
    one = plan.targets["t"]
    assert (plan.end(one), plan.span(one), plan.slack(one)) == (2027, 5, Fraction(1, 20))
    assert plan.last_year == 2027


@pytest.mark.parametrize(
    ("goal", "path", "window"),
    [
        ("over: 3 亿元", "compound", "end"), ("over: 3 亿元", "linear", "end"),
        ("over: 3 亿元", "step", "end"),
        ("over: 3 亿元", "cumulative", "sum"), ("over: 3 亿元", "hold", "each_year"),
        ("average_growth: 5%", "compound", "average"), ("times_base: 2", "compound", "end"),
    ],
)  # fmt: skip
def test_window_follows_from_the_path(tiny: Tiny, goal: str, path: str, window: str) -> None:
    assert tiny(goal, path).targets["t"].window == window
    assert tiny(goal, path, window="since_start").targets["t"].window == "since_start"


LEDGER = """\
plan: {base_year: 2022, target_year: 2027}
actions:
  1: {zh: 一, en: one, lead: {zh: 市发展改革委, en: Development and Reform Commission}}
  2: two
targets:
  t: {name: 甲, at: {action: 1}, goal: none, reason: x, path: step}
  u: {name: 乙, at: {action: 1}, goal: none, reason: x, path: step, lead: 市统计局}
  v: {name: 丙, at: {action: 2}, goal: none, reason: x, path: step, commitment: binding}
"""


def test_an_office_answers_for_its_own_targets_and_those_of_its_action(make_plan: MakePlan) -> None:
    plan = make_plan(LEDGER)
    leads = {id: plan.lead(target) for id, target in plan.targets.items()}
    assert leads == {
        "t": Bilingual("市发展改革委", "Development and Reform Commission"),
        "u": Bilingual("市统计局", "市统计局"),
        "v": None,
    }
    assert plan.actions == {"1": Bilingual("一", "one"), "2": Bilingual("two", "two")}
    assert plan.targets["v"].commitment == "binding"


WAY = "t: {name: 甲, unit: 亿元, goal: {at_least: 100 亿元}, path: linear, by: "


def test_waypoints_come_in_the_order_of_their_years_and_the_goal_is_none(
    make_plan: MakePlan,
) -> None:
    plan = make_plan(
        HEAD + f"targets: {{{WAY} {{2026: 80 亿元, 2024: 6000000 万元, 2027: 100 亿元}}}}}}\n"
    )
    waypoints = plan.targets["t"].waypoints
    assert [(one.year, one.value, one.text) for one in waypoints] == [
        (2024, 600, "6000000 万元"),
        (2026, 80, "80 亿元"),
    ]


ONE = "name: 甲, unit: 亿元, path: linear"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("‸- a\n", "plan-form"),
        (f"‸{HEAD}", "missing-key"),
        (f"‸{TARGET}", "missing-key"),
        ("plan: ‸{base_year: 2022}\n" + TARGET, "missing-key"),
        ("plan: ‸x\n" + TARGET, "plan-form"),
        (HEAD + "targets: ‸[a]\n", "plan-form"),
        (HEAD + "targets:\n  t: ‸x\n", "plan-form"),
        (HEAD + TARGET + "‸target: {}\n", "unknown-key"),
        ("plan: {base_year: 2022, target_year: 2027, ‸tolerence: 5%}\n" + TARGET, "unknown-key"),
        ("plan: {base_year: ‸2027, target_year: 2027}\n" + TARGET, "year-order"),
        (
            HEAD + f"targets: {{t: {{{ONE}, goal: none, reason: x, target_year: ‸2022}}}}\n",
            "year-order",
        ),
        (
            HEAD
            + f"targets: {{t: {{{ONE}, goal: none, reason: x, base_year: ‸2026, target_year: 2025}}}}\n",
            "year-order",
        ),
        (
            HEAD + f"targets: {{t: {{{ONE}, goal: none, reason: x, tolerance: ‸120%}}}}\n",
            "out-of-range",
        ),
        (HEAD + f"targets: {{{WAY} {{‸2022: 80 亿元}}}}}}\n", "waypoint"),
        (HEAD + f"targets: {{{WAY} {{‸2028: 80 亿元}}}}}}\n", "waypoint"),
        (HEAD + f"targets: {{{WAY} {{‸2027: 80 亿元}}}}}}\n", "waypoint"),
        (HEAD + f"targets: {{{WAY} {{‸x: 80 亿元}}}}}}\n", "plan-form"),
        (HEAD + f"targets: {{{WAY} {{2025: ‸80}}}}}}\n", "goal-unit-missing"),
        (HEAD + f"targets: {{{WAY} {{2025: ‸80 米}}}}}}\n", "unit-mismatch"),
        (
            HEAD
            + "targets: {t: {name: 甲, unit: 家, goal: {at_least: 1 家}, path: hold, by: ‸{2025: 1 家}}}\n",
            "waypoint",
        ),
        ("plan: {base_year: ‸22, target_year: 2027}\n" + TARGET, "plan-form"),
        ("plan: {base_year: 2022, target_year: ‸2100}\n" + TARGET, "plan-form"),
        ("plan: {base_year: 2022, target_year: 2027, tolerance: ‸x}\n" + TARGET, "number-missing"),
        ("plan: {base_year: 2022, target_year: 2027, about: ‸2 元}\n" + TARGET, "unit-mismatch"),
        ("plan: {base_year: 2022, target_year: 2027, region: ‸r}\n" + TARGET, "unknown-reference"),
        (HEAD + "actions: {a: {zh: 甲, ‸leed: b}}\n" + TARGET, "unknown-key"),
        (HEAD + "regions: {a: {zh: 甲, ‸in: b}}\n" + TARGET, "unknown-key"),
        (HEAD + "regions: {a: {zh: 甲, within: ‸b}}\n" + TARGET, "unknown-reference"),
        (HEAD + "regions: {a: {zh: 甲, also: ‸乙}}\n" + TARGET, "plan-form"),
        (HEAD + "series: {s: ‸{name: 甲}}\n" + TARGET, "missing-key"),
        (HEAD + "series: {s: {name: 甲, unit: ‸蝌蚪}}\n" + TARGET, "unit-unknown"),
        (HEAD + TARGET + "  ‸t: {name: 乙, goal: none, reason: x, path: step}\n", "duplicate-key"),
        (target("‸", "unit: 亿元, path: linear, goal: {over: 3 亿元}"), "missing-key"),
        (target("‸", "name: 甲, path: linear, goal: {times_base: 2}"), "missing-key"),
        (target("‸", "name: 甲, unit: 元, path: linear"), "missing-key"),
        (
            target("", "name: {zh: 甲, ‸cn: 乙}, goal: {over: 3 元}, unit: 元, path: linear"),
            "unknown-key",
        ),
        (target("", "name: 甲, goal: ‸none, path: step"), "missing-key"),
        (target("", "name: 甲, goal: ‸{stage: completed}, path: hold"), "goal-path"),
        (target("", "name: 甲, goal: ‸{reduce_by: 50%}, unit: '%', path: linear"), "series-unsaid"),
        (
            target(
                "", "name: 甲, goal: {at_least: 5 亿元}, unit: 亿元, series: ‸levels, path: linear"
            ),
            "plan-form",
        ),
        (target("", "name: 甲, goal: {over: 3 元}, unit: 元, path: ‸straight"), "unknown-value"),
        (target("", "name: 甲, goal: none, reason: x, unit: ‸蝌蚪, path: linear"), "unit-unknown"),
        (
            target(
                "", "name: 甲, goal: {over_series: ‸nation}, unit: 人, path: linear", HEAD + SERIES
            ),
            "unit-mismatch",
        ),
    ],
)
def test_mistake_has_its_code_and_place(tmp_path: Path, text: str, code: str) -> None:
    assert mistakes(tmp_path, text) == [(code, *mark(text))]


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("commitment: ‸maybe", "unknown-value"), ("role: ‸hope", "unknown-value"),
        ("measure: ‸tape", "unknown-value"),
        ("window: ‸bay", "unknown-value"), ("direction: ‸left", "unknown-value"),
        ("region: ‸r", "unknown-reference"),
        ("at: ‸3", "plan-form"), ("at: {‸act: 3}", "unknown-key"),
        ("or: {‸when: 3}", "unknown-key"),
        ("also: ‸x", "plan-form"),
        ("or: {base_year: ‸x}", "plan-form"), ("base_year: ‸2027", "year-order"),
        ("base_year: ‸2020-2018", "plan-form"), ("base_year: ‸2018-2027", "year-order"),
        ("base_year: ‸2018-2020年", "plan-form"),
        ("weight: ‸0", "out-of-range"), ("weight: ‸-1", "out-of-range"), ("weight: ‸3 人", "unit-mismatch"),
        ("base_year: ‸x", "plan-form"),
        ("note: ‸[]", "plan-form"), ("also: [a, ‸[b]]", "plan-form"), ("region: ‸[r]", "plan-form"),
        ("‸nam: x", "unknown-key"),
    ],
)  # fmt: skip
def test_mistake_beside_the_goal(tmp_path: Path, key: str, code: str) -> None:
    text = target("", f"{ONE}, goal: {{over: 3 亿元}}, {key}")
    assert mistakes(tmp_path, text) == [(code, *mark(text))]


@pytest.mark.parametrize(
    "text",
    [
        target("", "name: 甲, path: linear, goal: {over: 3 亿元}"),
        target("", "name: 甲, path: linear, goal: {over_series: nation}", HEAD + SERIES),
        target("", "name: {}, goal: {over: 3 元}, unit: 元, path: linear"),
        target("", "name: ' ', goal: {over: 3 元}, unit: 元, path: linear"),
        target("", f"{ONE}, goal: {{over: 3 亿元}}, or: {{window: bay}}"),
        target("", f"{ONE}, goal: {{over: 3 亿元}}, or: {{window: [sum]}}"),
        target("", f"{ONE}, goal: {{over: 3 亿元}}, or: {{base_year: 2030}}"),
        target("", "name: 甲, goal: {none: {}}, path: step"),
        HEAD + "targets: {}\n",
        HEAD + "series: {t: {name: 乙, unit: 元}}\n" + TARGET,
        HEAD + "series: {s: {name: {}, unit: 元}}\n" + TARGET,
        "plan: {base_year: 2022, target_year: 020271}\n" + TARGET,
    ],
    ids=["unit", "unit of a series goal", "empty name", "blank name", "other window", "window list",
         "other base", "no reason", "no targets", "one id twice", "series name",
         "year of five digits"],
)  # fmt: skip
def test_nothing_is_left_out_or_misread_in_silence(tmp_path: Path, text: str) -> None:
    assert mistakes(tmp_path, text)


def test_several_mistakes_are_named_at_once_in_their_places(tmp_path: Path) -> None:
    text = (
        "plan: {base_year: 2022, target_year: 2027, colour: red}\n"
        "targets:\n"
        "  a: {name: 甲, goal: {over: 3 人}, unit: 亿元, path: linear}\n"
        "  b: {name: 乙, goal: {over: 3 亿元}, unit: 亿元, path: liner}\n"
        "  a: {name: 丙, goal: {over: 3 亿元}, unit: 亿元, path: linear}\n"
    )
    assert sorted(mistakes(tmp_path, text), key=str) == [
        ("duplicate-key", 5, 3),
        ("unit-mismatch", 3, 29),
        ("unknown-key", 1, 44),
        ("unknown-value", 4, 52),
    ]


def test_what_is_right_in_a_plan_with_mistakes_is_still_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(f"{HEAD}{TARGET}  bad: {{name: 乙}}\n", encoding="utf-8")
    plan, problems = read_plan(file)
    assert plan is not None
    assert list(plan.targets) == ["t"]
    assert problems


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("nmae", "name"), ("goall", "goal"), ("meassure", "measure"), ("base-year", "base_year")],
)
def test_unknown_key_comes_with_the_nearest_known_one(
    tmp_path: Path, wrong: str, right: str
) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(target("", f"{ONE}, goal: {{over: 3 亿元}}, {wrong}: x"), encoding="utf-8")
    (problem,) = read_plan(file)[1]
    assert problem.code == "unknown-key"
    assert right in problem.message("en")
    assert right in problem.message("zh")


def test_unknown_key_near_none_comes_with_all_known_ones(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(HEAD + "regions: {a: {zh: 甲, qqqq: x}}\n" + TARGET, encoding="utf-8")
    (problem,) = read_plan(file)[1]
    assert all(key in problem.details["hint_en"] for key in allowed_keys("region"))


def test_missing_plan_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GapcalcError) as caught:
        load_plan(tmp_path / "absent.yaml")
    assert [problem.code for problem in caught.value.problems] == ["no-file"]


SMALL = target("", f"{ONE}, goal: {{over: 3 亿元}}, or: {{window: sum}}, also: [乙]", HEAD + SERIES)
cuts = st.tuples(
    st.integers(0, len(SMALL)), st.integers(0, 12), st.text("{}[]:,'\" \n-#&*!|%亿元a0", max_size=6)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=80), cuts.map(lambda cut: SMALL[: cut[0]] + cut[2] + SMALL[sum(cut[:2]) :])
    )
)
def test_any_text_is_a_plan_or_refused_with_a_reason(tmp_path: Path, text: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    try:
        assert isinstance(load_plan(file), Plan)
    except GapcalcError as error:
        assert error.problems
        assert all(problem.message("zh") and problem.message("en") for problem in error.problems)


def test_a_file_with_too_many_problems_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("".join(f"key{n}: 1\n" for n in range(2000)), encoding="utf-8")
    plan, problems = read_plan(file)
    assert plan is None
    assert [problem.code for problem in problems] == ["unknown-key"] * 500 + ["too-many-problems"]
