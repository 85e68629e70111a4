"""The arithmetic of the two shapes, against calculations done by hand."""

import inspect
import math
from fractions import Fraction as F
from string import Formatter

import pytest
from helpers.calculator import computed
from hypothesis import given
from hypothesis import strategies as st

from gapcalc.core.growth import (
    FORMULAS,
    LETTERS,
    PROGRESS,
    RATE,
    chain,
    elapsed_share,
    expected,
    gap,
    grows,
    lead_months,
    progress,
    project,
    rate,
    years_until,
)

SHAPES = ("compound", "linear")

# --- by hand


@pytest.mark.parametrize(
    ("start", "end", "years", "a_year"),
    [
        (100, 121, 2, 0.1),  # √1.21 − 1
        (100, 200, 5, 0.148698354997),  # 2^(1/5) − 1, a doubling in five years
        (200, 100, 5, -0.129449436704),  # 0.5^(1/5) − 1
        (24500, 30000, 3, 0.0698389),  # 1.2244898^(1/3) − 1
        (100, 110, F(1, 2), 0.21),  # 1.1^2 − 1: half a year counts twice
        (50, 50, 4, 0),  # 1^(1/4) − 1
    ],
)
def test_compound_rate(start, end, years, a_year):
    assert rate("compound", start, end, years) == pytest.approx(a_year, rel=1e-6, abs=1e-15)


@pytest.mark.parametrize(
    ("start", "end", "years", "a_year"),
    [
        (F(19), F(26), F(5), F(7, 5)),  # (26 − 19) / 5 = 1.4
        (F("59.4"), F(62), F(4), F("0.65")),  # (62 − 59.4) / 4
        (F(20), F(17), F(2), F("-1.5")),  # (17 − 20) / 2
        (F(10), F(13), F(10, 12), F("3.6")),  # 3 / (10/12): ten months
    ],
)
def test_linear_rate(start, end, years, a_year):
    assert rate("linear", start, end, years) == a_year


@pytest.mark.parametrize(
    ("shape", "base", "goal", "elapsed", "value"),
    [
        ("compound", 100, 400, F(1, 2), 200),  # 100 · 4^0.5
        ("compound", 400, 100, F(1, 2), 200),  # 400 · 0.25^0.5
        ("compound", 100, 800, F(1, 3), 200),  # 100 · 8^(1/3)
        ("compound", 22352, 30000, F(2, 5), 25144.23),  # 22352 · 1.3421618^0.4 = 22352 · 1.1249208
        ("linear", F(10), F(20), F(2, 5), F(14)),  # 10 + 10 · 0.4
        ("linear", F(20), F(10), F(2, 5), F(16)),  # 20 − 10 · 0.4
        ("linear", F(0), F(60), F(3, 4), F(45)),  # a sum: 60 · 0.75
    ],
)
def test_expected(shape, base, goal, elapsed, value):
    assert expected(shape, base, goal, elapsed) == pytest.approx(value, rel=1e-6)


@pytest.mark.parametrize(
    ("shape", "base", "value", "goal", "share"),
    [
        ("compound", 100, 200, 400, 0.5),  # ln 2 / ln 4
        ("compound", 100, 400, 200, 2),  # ln 4 / ln 2: twice the way
        ("compound", 400, 200, 100, 0.5),  # ln 0.5 / ln 0.25
        ("compound", 100, 50, 200, -1),  # ln 0.5 / ln 2: as far back as the way forward
        (
            "compound",
            22352,
            24500,
            30000,
            0.311801,
        ),  # ln 1.0960988 / ln 1.3421618 = 0.0917573 / 0.2942816
        ("linear", 10, 14, 20, 0.4),  # 4 / 10
        ("linear", 20, 18, 10, 0.2),  # −2 / −10: down is forward
        ("linear", 20, 21, 10, -0.1),  # 1 / −10
    ],
)
def test_progress(shape, base, value, goal, share):
    assert progress(shape, F(base), F(value), F(goal)) == pytest.approx(share, rel=1e-5)


@pytest.mark.parametrize(
    ("shape", "value", "change", "years", "later"),
    [
        ("compound", 100, 0.1, 2, 121),  # 100 · 1.1²
        ("compound", 100, 0.21, F(1, 2), 110),  # 100 · 1.21^0.5
        ("compound", 100, -0.5, 2, 25),  # 100 · 0.5²
        ("compound", 80, 0, 7, 80),
        ("linear", F(10), F("1.5"), F(4), F(16)),  # 10 + 1.5 · 4
        ("linear", F(10), F(-6), F(3), F(-8)),  # 10 − 18
    ],
)
def test_project(shape, value, change, years, later):
    assert project(shape, value, change, years) == pytest.approx(later, rel=1e-12)


@pytest.mark.parametrize(
    ("shape", "value", "goal", "change", "years"),
    [
        ("compound", 100, 121, 0.1, 2),  # ln 1.21 / ln 1.1
        ("compound", 100, 25, -0.5, 2),  # ln 0.25 / ln 0.5
        ("compound", 100, 100, 0.1, 0),
        ("linear", F(10), F(16), F("1.5"), 4),  # 6 / 1.5
        ("linear", F(10), F(4), F(-3), 2),  # −6 / −3
        ("linear", F(10), F(10), F(3), 0),
    ],
)
def test_years_until(shape, value, goal, change, years):
    assert years_until(shape, value, goal, change) == pytest.approx(years, rel=1e-12)


def test_the_gap_is_what_is_missing_and_below_zero_beyond_the_goal():
    assert gap(F(100), F(55)) == 45
    assert gap(F(100), F(130)) == -30


def test_elapsed_is_the_share_of_the_time_that_has_passed():
    assert elapsed_share(F(2022), F(2024), F(2027)) == F(2, 5)
    assert elapsed_share(F(2022), 2024 + F(10, 12), F(2027)) == F(17, 30)


def test_a_lead_is_the_share_of_the_way_less_that_of_the_time_in_months():
    assert lead_months(F(1, 2), F(2, 5), 5) == 6  # 0.1 of 60 months
    assert lead_months(F(3, 10), F(2, 5), 5) == -6


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("value", "goal", "change"), [(100, 120, -0.1), (100, 80, 0.1), (100, 120, 0)]
)
def test_a_change_that_leads_away_or_nowhere_never_arrives(shape, value, goal, change):
    assert years_until(shape, value, goal, change) is None


# --- where it is undefined


@pytest.mark.parametrize("shape", SHAPES)
def test_no_progress_between_a_base_and_an_equal_goal(shape):
    with pytest.raises(ValueError, match="equal"):
        progress(shape, F(5), F(6), F(5))


@pytest.mark.parametrize("bad", [0, -3, F(-1, 7)])
@pytest.mark.parametrize(
    "work",
    [
        lambda bad: rate("compound", bad, 5, 2),
        lambda bad: rate("compound", 5, bad, 2),
        lambda bad: rate("compound", bad, bad, 2),
        lambda bad: expected("compound", bad, 5, F(1, 2)),
        lambda bad: expected("compound", 5, bad, F(1, 2)),
        lambda bad: progress("compound", bad, 4, 5),
        lambda bad: progress("compound", 4, bad, 5),
        lambda bad: progress("compound", 4, 5, bad),
        lambda bad: years_until("compound", bad, 5, 0.1),
        lambda bad: years_until("compound", 5, bad, 0.1),
    ],
)
def test_growth_from_or_to_an_amount_at_or_below_zero_is_refused(work, bad):
    with pytest.raises(ValueError, match="zero"):
        work(bad)


@pytest.mark.parametrize(
    ("amounts", "does"),
    [
        ((1, 2, 3), True),
        ((F(1, 10**9),), True),
        ((1, 0), False),
        ((-2, -1), False),
        ((5, -1), False),
    ],
)
def test_grows(amounts, does):
    assert grows(*amounts) is does


# --- the ends of a path


@pytest.mark.parametrize("change", [-1, -1.0, -1.5])
@pytest.mark.parametrize("years", [F(1, 12), 1, 3])
def test_nothing_is_left_after_a_loss_of_everything(change, years):
    assert project("compound", 100, change, years) == 0


@pytest.mark.parametrize(("change", "later"), [(-0.999, 0.1), (-0.9, 10)])  # 100 · 0.001, 100 · 0.1
def test_something_is_left_after_a_loss_of_nearly_everything(change, later):
    assert project("compound", 100, change, 1) == pytest.approx(later, rel=1e-9)


def test_a_fall_to_next_to_nothing_is_a_loss_of_everything():
    assert rate("compound", 10**20, 1, 1) == -1  # 10^−20 − 1 in floating point


@pytest.mark.parametrize("change", [-1, -1.5])
def test_a_loss_of_everything_passes_every_lower_goal_at_once(change):
    """It counts as a fall to 2^−53 a year, so that a quarter is reached after 2/53 of a year."""
    assert years_until("compound", 100, 25, change) == pytest.approx(2 / 53, rel=1e-12)
    assert years_until("compound", 100, 200, change) is None


@pytest.mark.parametrize(
    ("shape", "value", "goal", "change"),
    [
        ("linear", F(10), F(9), F(2)),  # −1 / 2: passed half a year ago
        ("linear", F(9), F(10), F(-4)),  # 1 / −4
        ("compound", 110, 100, 0.21),  # ln 0.909 / ln 1.21 = −0.5
        ("compound", 90, 100, -0.19),  # ln 1.111 / ln 0.81 = −0.5
    ],
)
def test_a_goal_that_lies_months_back_is_not_ahead(shape, value, goal, change):
    assert years_until(shape, value, goal, change) is None


@pytest.mark.parametrize(
    ("shape", "value", "goal", "change", "years"),
    [
        ("linear", F(9), F(10), F(4), F(1, 4)),
        ("compound", 100, 110, 0.21, 0.5),  # ln 1.1 / ln 1.21
        ("compound", 100, 90, -0.19, 0.5),  # ln 0.9 / ln 0.81
    ],
)
def test_a_goal_may_lie_months_ahead(shape, value, goal, change, years):
    assert years_until(shape, value, goal, change) == pytest.approx(years, rel=1e-12)


def test_the_share_of_a_way_below_zero_is_exact_on_the_linear_path():
    assert progress("linear", F(-30), F(-20), F(0)) == F(1, 3)  # 10 / 30
    assert progress("linear", F(1, 3), F(1, 2), F(2, 3)) == F(1, 2)  # (1/6) / (1/3)


# --- rates in a row


def test_rates_are_chained_never_added():
    """+1.51, -2.20 and -4.18 % are -4.87 % together; here their sum is near it by chance."""
    rates = [F("0.0151"), F("-0.022"), F("-0.0418")]
    assert chain(rates) == F("1.0151") * F("0.978") * F("0.9582") - 1
    assert round(float(chain(rates)), 4) == -0.0487
    assert chain([F(1, 10)] * 2) == F(21, 100)


def test_no_rate_makes_no_change_and_one_rate_makes_itself():
    assert chain([]) == 0
    assert chain([0.5]) == 0.5


@given(st.lists(st.fractions(min_value=F(-9, 10), max_value=2), max_size=6))
def test_chained_rates_lead_where_each_after_the_other_leads(rates):
    level = F(100)
    for rate_of_year in rates:
        level += level * rate_of_year
    assert 100 * (1 + chain(rates)) == level


# --- the printed formulas

# One argument for each parameter name of the formulas; the shares and rates are fractions.
ARGUMENTS = {
    "base": F(100),
    "value": F(130),
    "goal": F(200),
    "start": F(100),
    "end": F(121),
    "base_time": F(2020),
    "time": F(2022),
    "goal_time": F(2025),
    "elapsed": F(2, 5),
    "progress": F(1, 2),
    "years": F(5),
    "change": F(1, 10),
    "seen": F(3),
    "needed": F(4),
    "squares": F(7),
    "least": F(1, 2),
    "changes": 4,
    "spread": 1.5,
    "lead": -0.5,
    "start_share": F(1, 5),
    "end_share": F(3, 5),
    "start_time": F(2021),
    "end_time": F(2024),
    "due_at": F(4045, 2),
}
FORMULA_NAMES = [formula.function.__name__ for formula in FORMULAS]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("formula", FORMULAS, ids=FORMULA_NAMES)
def test_a_printed_formula_is_what_its_function_computes(formula, shape):
    """The text with numbers in it, worked out by a calculator, is the function's result."""
    parameters = [
        name for name in inspect.signature(formula.function).parameters if name != "shape"
    ]
    arguments = {name: ARGUMENTS[name] for name in parameters}
    text = formula.text(shape, **{name: str(float(value)) for name, value in arguments.items()})
    if "shape" in inspect.signature(formula.function).parameters:
        arguments["shape"] = shape
    assert computed(text) == pytest.approx(float(formula.function(**arguments)), rel=1e-12)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("formula", FORMULAS, ids=FORMULA_NAMES)
def test_a_formula_has_a_place_for_each_parameter_of_its_function_and_no_other(formula, shape):
    template = formula.compound if shape == "compound" else formula.linear
    fields = {field for _, field, _, _ in Formatter().parse(template) if field}
    assert fields == set(inspect.signature(formula.function).parameters) - {"shape"}


def test_a_formula_is_printed_with_letters_or_with_numbers():
    assert PROGRESS.text("compound") == "ln(x / B) / ln(G / B)"
    assert PROGRESS.text("linear", value="F") == "(F - B) / (G - B)"
    assert RATE.text("compound", start="x", end="G") == "(G / x)^(1 / (T - t)) - 1"
    assert RATE.text("linear", start="19", end="26", years="5") == "(26 - 19) / 5"


def test_the_ends_of_a_rate_have_no_letters_of_their_own():
    with pytest.raises(KeyError, match="end"):
        RATE.text("compound", start="x")


def test_every_letter_stands_for_one_parameter():
    assert len(set(LETTERS.values())) == len(LETTERS)
    parameters = {name for f in FORMULAS for name in inspect.signature(f.function).parameters}
    assert set(LETTERS) == parameters - {"shape", "start", "end"}


# --- what holds for all numbers

amounts = st.decimals("0.01", "1000000000", places=2).map(F)
signed = st.decimals("-1000000000", "1000000000", places=2).map(F)
years = st.integers(6, 120).map(lambda months: F(months, 12))
shares = st.fractions(0, 1, max_denominator=60)
# A base and a goal at most a thousandfold apart, as no plan asks for more.
ways = st.tuples(amounts, st.fractions(F(1, 1000), 1000, max_denominator=1000)).map(
    lambda p: (p[0], p[0] * p[1])
)
real_ways = ways.filter(lambda way: not F("0.999") < way[1] / way[0] < F("1.001"))


@given(ways, years)
def test_growth_at_the_required_rate_lands_on_the_goal(way, span):
    value, goal = way
    assert project("compound", value, rate("compound", value, goal, span), span) == pytest.approx(
        float(goal), rel=1e-9
    )


@given(signed, signed, years)
def test_equal_amounts_at_the_required_rate_land_exactly_on_the_goal(value, goal, span):
    assert project("linear", value, rate("linear", value, goal, span), span) == goal


@given(ways)
def test_compound_path_runs_from_base_to_goal(way):
    base, goal = way
    assert expected("compound", base, goal, 0) == float(base)
    assert expected("compound", base, goal, 1) == pytest.approx(float(goal), rel=1e-12)


@given(signed, signed)
def test_linear_path_runs_exactly_from_base_to_goal(base, goal):
    assert (expected("linear", base, goal, F(0)), expected("linear", base, goal, F(1))) == (
        base,
        goal,
    )


@given(real_ways, shares)
def test_progress_of_the_compound_path_is_the_time_elapsed(way, elapsed):
    base, goal = way
    there = expected("compound", base, goal, elapsed)
    assert progress("compound", float(base), there, float(goal)) == pytest.approx(
        float(elapsed), abs=1e-9
    )


@given(signed, signed, shares)
def test_progress_of_the_linear_path_is_exactly_the_time_elapsed(base, goal, elapsed):
    if base != goal:
        assert progress("linear", base, expected("linear", base, goal, elapsed), goal) == elapsed


@given(real_ways, years)
def test_years_until_undoes_the_rate(way, span):
    value, goal = way
    for shape, close in (("compound", pytest.approx(float(span), rel=1e-6)), ("linear", span)):
        assert years_until(shape, value, goal, rate(shape, value, goal, span)) == close


factors = st.sampled_from([F(1, 10**8), F(1, 10**4), F(1, 15), F(7, 3), F(10**4), F(10**12)])


@given(real_ways, amounts, years, factors)
def test_a_change_of_unit_changes_no_compound_number(way, value, span, factor):
    base, goal = way
    assert rate("compound", base * factor, goal * factor, span) == rate(
        "compound", base, goal, span
    )
    assert progress("compound", base * factor, value * factor, goal * factor) == progress(
        "compound", base, value, goal
    )


@given(signed, signed, signed, years, factors)
def test_a_change_of_unit_scales_linear_rates_and_leaves_progress(base, value, goal, span, factor):
    assert rate("linear", base * factor, goal * factor, span) == factor * rate(
        "linear", base, goal, span
    )
    if base != goal:
        scaled = progress("linear", base * factor, value * factor, goal * factor)
        assert scaled == progress("linear", base, value, goal)


@given(signed, signed, st.integers(1, 40), st.integers(1, 12))
def test_linear_results_stay_fractions(value, goal, whole, months):
    span = whole + F(months, 12)
    change = rate("linear", value, goal, span)
    results = [
        change,
        project("linear", value, change, span),
        expected("linear", value, goal, F(months, 12)),
    ]
    assert all(type(result) is F for result in results)


@given(real_ways, amounts)
def test_a_quotient_is_rounded_as_in_its_lowest_terms(way, value):
    base, goal = way
    assert progress("compound", base, value, goal) == math.log(float(value / base)) / math.log(
        float(goal / base)
    )


def test_progress_of_a_floating_point_number_divides_as_such():
    assert progress("compound", F(1, 3), 0.7, F(5, 7)) == math.log(0.7 / F(1, 3)) / math.log(
        F(5, 7) / F(1, 3)
    )
