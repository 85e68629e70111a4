"""The page on finished plans: held to what its script computes from facts that are complete."""

from dataclasses import replace

import pytest
import write_hindsight_page as hindsight
from helpers.cases import for_each

ROWS = hindsight.rows()
PLANS = [hindsight.finished(row) for row in ROWS]


@pytest.fixture(scope="module")
def page():
    return hindsight.Page(PLANS)


def test_the_page_is_what_the_script_writes(page):
    assert hindsight.PAGE.read_text(encoding="utf-8") == page.text()


def test_every_plan_weighs_one(page):
    assert sum(one.weight for one in page.cases) == pytest.approx(383)
    told = {one.plan.id for one in page.told}
    assert sum(one.weight for one in page.told) == pytest.approx(len(told))


def test_the_odds_foretell_better_than_the_words(page):
    """What the program claims of them: a change of the formula has to keep it."""
    odds = hindsight.brier(page.cases, page.reckoned)
    for lost in (page.by_country["plan"], page.by_family["plan"]):
        assert odds < hindsight.brier(page.cases, lost) - 0.005


@for_each("row", ROWS)
def test_each_row_has_its_source_and_ends_as_it_says(row):
    assert all(row[key] for key in ("source", "licence", "goal_source", "goal_standing"))
    final, goal = float(row["final"]), float(row["goal"])
    met = {">=": final >= goal, "<=": final <= goal, "<": final < goal}[row["comparator"]]
    assert met is (row["met"] == "1")


def test_no_plan_doubles_another():
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    told = [(row["country"], row["indicator"], row["goal_year"], row["goal"]) for row in ROWS]
    assert len(set(told)) == len(told)


@for_each("plan", PLANS[::10])
def test_nothing_of_the_future_is_known_half_way(plan):
    """Whatever comes after the year that is judged, what is said of it stays."""
    year = plan.years[0]
    later = tuple(
        one if one.period.year <= year else one._replace(value=one.value + 1000)
        for one in plan.observations
    )
    changed = hindsight.case(replace(plan, observations=later), year)
    known = hindsight.case(plan, year)
    assert changed.said == known.said
    for odds, other in ((changed.told, known.told), (changed.reckoned, known.reckoned)):
        assert (odds is None) is (other is None)
        assert odds is None or odds.z == other.z


# --- the statistics, by hand


def made(country, family, met, says, weight=1.0):
    plan = replace(PLANS[0], id=country + family, country=country, family=family, met=met)
    return hindsight.Case(plan, 0, weight, {"rule": says}, None, None, None)


def test_what_a_word_foretells_is_learnt_from_other_families_only():
    cases = [
        made("a", "one", True, "good"),
        made("b", "two", False, "good"),
        made("c", "two", True, "good"),
        made("d", "two", True, "bad"),
    ]
    # family one: of "good" in two 1 of 2 arrived: (1/2 − 1)² = 1/4
    # family two: of "good" in one all did: 1 − 0 squared, then 0; "bad" is not in it: the share of all, 1
    lost = hindsight.learnt(cases, "rule", hindsight.family)
    assert lost == [0.25, 1, 0, 0]
    assert hindsight.brier(cases, lost) == 1.25 / 4


def test_a_ratio_is_of_sums_and_drawn_by_cluster():
    ratio = hindsight.Ratio()
    for cluster, over, under in (("a", 1, 1), ("a", 0, 2), ("b", 1, 1)):
        ratio.add(cluster, over, under)
    assert (ratio.weight, ratio.value) == (4, 0.5)
    # each draw of two is a and a (1/3), a and b (1/2), or b and b (1)
    low, high = ratio.interval(hindsight.drawn(["a", "b"]))
    assert (low, high) == (pytest.approx(1 / 3), 1)


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0042, "+.004"), (-0.0113, "−.011"), (-0.0004, ".000"), (0, ".000")]
)
def test_a_difference_of_scores_is_signed(value, shown):
    assert hindsight.signed(value) == shown


@pytest.mark.parametrize(("name", "sign"), [("odds.md", " %"), ("odds.zh-CN.md", "%")])
def test_the_page_on_odds_quotes_these_figures(page, name, sign):
    text = (hindsight.ROOT / "docs" / name).read_text(encoding="utf-8")
    met = hindsight.arrived(one for one in page.cases if one.said["plan"] == "achieved")
    assert hindsight.share(met.value).replace("%", sign) in text
    assert f"{len(PLANS)} " in text
    high = [one for one in page.told if 6 < one.told.value * 10 <= 9]
    assert hindsight.arrived(high).value == pytest.approx(2 / 3, abs=0.02)
