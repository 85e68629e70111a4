"""The texts of `--set` and `--growth`: read into cases, or refused with the reason."""

from fractions import Fraction as F

import pytest
from helpers.cases import for_each

from gapcalc import GapcalcError, assess
from gapcalc.assessment.assumption import parse_cases, parse_growth


@pytest.fixture
def cases(plan):
    """A function from the texts of --set and --growth to cases, on the bundled plan as of 2024."""

    def cases(settings=(), growths=(), year=2024):
        return parse_cases(assess(plan, (), year), settings, growths)

    return cases


def code(ask, *arguments):
    with pytest.raises(GapcalcError) as caught:
        ask(*arguments)
    (problem,) = caught.value.problems
    assert problem.message("zh").isprintable() and problem.message("en").isprintable()
    return problem.code


# --- growth


@for_each("text, value, kind", [
    ("gdp_metro=8%", F(8, 100), "compound"),
    ("gdp_metro = -2%", F(-2, 100), "compound"),
    ("gdp_metro=８％", F(8, 100), "compound"),
    ("gdp_metro=8%/年", F(8, 100), "compound"),
    ("gdp_metro=15‰", F(15, 1000), "compound"),
    ("主城都市区地区生产总值=8%", F(8, 100), "compound"),
    ("hsr_operating_length=120公里", 120, "absolute"),
    ("hsr_operating_length=120 km", 120, "absolute"),
    ("hsr_operating_length=120000米", 120, "absolute"),
    ("hsr_operating_length=3%", F(3, 100), "compound"),
    ("smart_factories_new=10个", 10, "absolute"),
    ("smart_factories_new=10%", F(1, 10), "compound"),
    ("private_economy_share_gdp=0.5个百分点", F(1, 2), "absolute"),
    ("private_economy_share_gdp=0.5 pp", F(1, 2), "absolute"),
    ("private_economy_share_gdp=-0.5百分點", F(-1, 2), "absolute"),
    ("urban_rural_income_ratio=-0.02倍", F(-2, 100), "absolute"),
])  # fmt: skip
def test_growth_is_read_as_the_path_takes_it(plan, text, value, kind):
    growth = parse_growth(text, plan)
    assert (growth.rate.value, growth.rate.kind) == (value, kind)
    assert growth.rate.unit == ("比值" if kind == "compound" else plan.targets[growth.target].unit)


@for_each("text, expected", [
    ("gdp_metro", "growth-malformed"),
    ("gdp_metro=", "growth-malformed"),
    ("=8%", "growth-malformed"),
    ("gdp_metro=much", "growth-malformed"),
    ("gdp_metro=1.2.3%", "growth-malformed"),
    ("gdp_metro=-100%", "growth-malformed"),
    ("gdp_metro=1000.1%", "growth-malformed"),
    ("gdp_metro=" + "9" * 2000 + "%", "growth-malformed"),
    ("gdp_meter=8%", "unknown-target"),
    ("gdp_metro=8", "growth-unit"),
    ("gdp_metro=1500亿元", "growth-unit"),
    ("gdp_metro=2pp", "growth-unit"),
    ("hsr_operating_length=120", "growth-unit"),
    ("hsr_operating_length=2pp", "growth-unit"),
    ("private_economy_share_gdp=1", "growth-unit"),
    ("private_economy_share_gdp=0.5%", "growth-ambiguous"),
    ("private_economy_share_gdp=5‰", "growth-ambiguous"),
    ("hsr_operating_length=5吨", "unit-mismatch"),
    ("hsr_operating_length=5爬", "unit-unknown"),
    ("hsr_operating_length=5__import__", "unit-refused"),
    ("rd_intensity_vs_national=0.1pp", "growth-refused"),
])  # fmt: skip
def test_growth_that_does_not_fit_is_a_problem(plan, text, expected):
    assert code(parse_growth, text, plan) == expected


@pytest.mark.parametrize(("goal", "keys"), [
    ("at_least: 100 亿元", {}),
    ("stage: in_operation", {"unit": ""}),
    ("none", {"reason": "vague"}),
])  # fmt: skip
def test_what_is_delivered_whole_or_has_no_threshold_cannot_grow(tiny, goal, keys):
    assert code(parse_growth, "t=8%", tiny(goal, "step", **keys)) == "growth-refused"


def test_for_an_ambiguous_per_cent_both_ways_to_write_it_are_offered(plan):
    with pytest.raises(GapcalcError) as caught:
        parse_growth("private_economy_share_gdp=0.5%", plan)
    for lang in ("zh", "en"):
        message = caught.value.problems[0].message(lang)
        assert (
            "private_economy_share_gdp=0.5pp" in message
            and "--set private_economy_share_gdp@" in message
        )


def test_an_unknown_target_is_offered_the_nearest(plan):
    with pytest.raises(GapcalcError, match="gdp_metro"):
        parse_growth("gdp_meter=8%", plan)


def test_a_refused_growth_is_located_at_its_option(plan):
    with pytest.raises(GapcalcError) as caught:
        parse_growth("gdp_metro=8", plan)
    assert caught.value.problems[0].location == "--growth gdp_metro=8"


# --- cases


def test_nothing_assumed_is_no_case(cases):
    assert cases() == ()


def test_without_a_named_case_there_is_one(cases):
    (case,) = cases(["gdp_metro=24500亿元"], ["retail_sales=5%"])
    assert (case.name, len(case.settings), set(case.growths)) == ("", 1, {"retail_sales"})
    assert str(case.settings[0].observation.period) == "2024"


def test_what_names_no_case_holds_in_each_unless_the_case_has_its_own(cases):
    high, low = cases(
        ["gdp_metro=24500亿元"], ["high:gdp_metro=8%", "low:retail_sales=1%", "gdp_metro=4%"]
    )
    assert (high.name, low.name) == ("high", "low")
    assert [len(case.settings) for case in (high, low)] == [1, 1]
    assert high.growths["gdp_metro"].rate.value == F(8, 100)
    assert low.growths["gdp_metro"].rate.value == F(4, 100)
    assert set(low.growths) == {"retail_sales", "gdp_metro"} and set(high.growths) == {"gdp_metro"}


@pytest.mark.parametrize(("text", "name"), [
    ("high:gdp_metro=8%", "high"), ("高：gdp_metro=8%", "高"), (" a b : gdp_metro=8%", "a b"),
    ("[red]<b>=x:gdp_metro=8%", None), ("\x1b[31m:gdp_metro=8%", "\\u001b[31m"),
    ("a\u202eb:gdp_metro=8%", "a\\u202eb"),
])  # fmt: skip
def test_the_name_of_a_case_hides_nothing(cases, text, name):
    if name is None:
        assert code(cases, (), [text]) == "unknown-target"
    else:
        (case,) = cases((), [text])
        assert case.name == name and case.name.isprintable()


def test_a_name_of_the_plan_may_hold_a_colon(make_plan):
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          t: {name: {zh: '其中：甲', en: 'a: b'}, goal: {over: 3 亿元}, unit: 亿元, path: compound}
    """)
    assessment = assess(plan, (), 2024)
    assert [
        case.name for case in parse_cases(assessment, ["其中：甲@2022=1亿元"], ["a: b=8%"])
    ] == [""]
    assert [case.name for case in parse_cases(assessment, (), ["高：其中：甲=8%"])] == ["高"]


@pytest.mark.parametrize(("settings", "growths", "expected"), [
    (["gdp_metro@2028=1亿元"], [], "unknown-option"),
    (["gdp_metro=1亿元", "gdp_metro=2亿元"], [], "assumed-twice"),
    ([], ["gdp_metro=1%", "gdp_metro=2%"], "assumed-twice"),
    ([], ["a:gdp_metro=1%", "a:gdp_metro=2%"], "assumed-twice"),
    (["gdp_metro"], [], "setting-malformed"),
    (["a:gdp_meter=1亿元"], [], "unknown-target"),
    ([], [":gdp_metro=8%"], "unknown-target"),
])  # fmt: skip
def test_assumptions_that_cannot_stand_are_refused(cases, settings, growths, expected):
    assert code(cases, settings, growths) == expected


def test_an_assumption_may_be_repeated(cases):
    (case,) = cases(["gdp_metro@2024=1亿元", "gdp_metro=1亿元"], ["gdp_metro=8%", "gdp_metro=8.0%"])
    assert len(case.assumptions) == 2


def test_a_value_needs_a_year_where_nothing_is_known(plan):
    ask = assess(plan, ())
    assert code(parse_cases, ask, ["gdp_metro=1亿元"], ()) == "setting-without-year"
    assert parse_cases(ask, ["gdp_metro@2024=1亿元"], ())


def test_what_is_said_of_all_cases_and_holds_in_none_is_refused(cases):
    with pytest.raises(GapcalcError) as caught:
        cases([], ["gdp_metro=4%", "high:gdp_metro=8%"])
    assert [problem.code for problem in caught.value.problems] == ["assumed-twice"]
