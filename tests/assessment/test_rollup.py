"""The counts of many targets, and the conditions on them that a build can fail on."""

import json
import sys
from fractions import Fraction

import pytest

from gapcalc.assessment.rollup import GOOD, JUDGED, by_action, roll_up
from gapcalc.assessment.status import STATUSES, assess
from gapcalc.cli.main import main
from gapcalc.core.files import bundled
from gapcalc.data.reading import read_observations


@pytest.fixture
def results(make_plan, observe):
    """Two actions: one target on track, one behind in the first, none with data in the second."""
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        actions: {1: 甲, 2: 乙}
        targets:
          a: {name: a, at: {action: 1}, goal: {at_least: 200 元}, unit: 元, path: linear}
          b:
            {name: b, at: {action: 1}, goal: {at_least: 200 元}, unit: 元, path: linear,
             commitment: strive}
          c: {name: c, at: {action: 2}, goal: {at_least: 200 元}, unit: 元, path: linear}
          d: {name: d, goal: {at_least: 200 元}, unit: 元, path: step}
    """)
    rows = ["a,,2022,100", "a,,2024,150", "b,,2022,100", "b,,2024,110", "d,,2024,5"]
    return assess(plan, observe(plan, "".join(f"{row},元\n" for row in rows)))


def test_a_share_stands_on_those_with_a_verdict(results):
    whole = roll_up(results.results)
    assert (whole.targets, whole.with_data, whole.judged, whole.good) == (4, 3, 2, 1)
    assert (whole.share, whole.coverage) == (Fraction(1, 2), Fraction(3, 4))


def test_weights_stand_beside_the_counts(make_plan, observe):
    """a (3) is on track and b (1) behind: 3 of 4; c (2) has no data, d none of the weights."""
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          a: {name: a, goal: {at_least: 200 元}, unit: 元, path: linear, weight: 3}
          b: {name: b, goal: {at_least: 200 元}, unit: 元, path: linear, weight: 1}
          c: {name: c, goal: {at_least: 200 元}, unit: 元, path: linear, weight: 2}
          d: {name: d, goal: {at_least: 200 元}, unit: 元, path: linear}
    """)
    rows = [f"{id},,{year},{value},元\n" for id, year, value in (
        ("a", 2022, 100), ("a", 2024, 150), ("b", 2022, 100), ("b", 2024, 110),
        ("d", 2022, 100), ("d", 2024, 110),
    )]  # fmt: skip
    whole = roll_up(assess(plan, observe(plan, "".join(rows))).results)
    assert (whole.good, whole.fresh, whole.share) == (1, 3, Fraction(1, 3))
    assert whole.weights == (3, 1, 6, 4, 3)
    assert whole.weights.share == Fraction(3, 4)


def test_a_goal_that_is_said_twice_weighs_once(make_plan, observe):
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          a: {name: a, goal: {at_least: 200 元}, unit: 元, path: linear, weight: 3}
          b: {name: b, goal: {times_base: 2}, unit: 元, path: linear, weight: 3, same_as: a}
    """)
    assert roll_up(assess(plan, observe(plan, "a,,2022,100,元\n")).results).weights.total == 3


def test_without_weights_nothing_is_weighted(results):
    assert roll_up(results.results).weights is None


def test_a_value_of_the_base_year_alone_is_no_coverage(tiny, observe):
    plan = tiny("at_least: 200 亿元", "linear")
    assert roll_up(assess(plan, observe(plan, "t,,2022,100,亿元\n")).results).with_data == 0


def test_commitments_and_strivings_are_apart(results):
    parts = roll_up(results.results).commitments
    shares = {name: part.share for name, part in parts.items()}
    assert shares == {"commit": 1, "strive": 0, "binding": None, "expected": None}


def test_actions_stand_in_the_plans_order_and_what_has_none_last(results):
    groups = by_action(results.plan, results.results)
    assert list(groups) == ["1", "2", None]
    assert groups["2"].share is None and groups["2"].coverage == 0


def test_nothing_is_lost_or_counted_twice(plan):
    found = assess(plan, read_observations(bundled() / "data", plan)).results
    whole, groups = roll_up(found), by_action(plan, found)
    for key in ("targets", "with_data", "judged", "fresh", "old", "good"):
        assert getattr(whole, key) == sum(getattr(group, key) for group in groups.values())
        assert getattr(whole, key) == sum(getattr(part, key) for part in whole.commitments.values())
    assert sum(whole.statuses.values()) == whole.targets == 248


def test_every_status_is_a_verdict_or_none():
    assert set(GOOD) < set(JUDGED) < set(STATUSES)
    assert set(STATUSES) - set(JUDGED) == {"no_data", "no_baseline", "not_assessable", "pending"}


def test_what_is_listed_hides_no_miss(monkeypatch, capsys):
    """The roll-up and its conditions go by all targets, whatever `--only` lists."""
    words = [
        "gapcalc",
        "status",
        "--only",
        "on_track",
        "--format",
        "json",
        "--fail-on",
        "share<99%",
    ]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as end:
        main()
    content = json.loads(capsys.readouterr().out)
    assert end.value.code == 1
    assert content["rollup"]["plan"]["targets"] == 248 > len(content["targets"])


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("share<100%", 1),
        ("share<1%", 0),
        ("coverage<90%", 1),
        ("no-baseline", 1),
        ("slowing", 0),
        ("share<", 2),
    ],
)
def test_fail_on(monkeypatch, capsys, condition, code):
    monkeypatch.setattr(
        sys, "argv", ["gapcalc", "status", "--format", "json", "--fail-on", condition]
    )
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == code
    if code != 2:
        rollup = json.loads(capsys.readouterr().out)["rollup"]
        assert set(rollup) == {"plan", *(str(n) for n in range(1, 11))}
        whole = rollup["plan"]
        assert whole["share"] == whole["good"] / whole["fresh"]
        assert whole["fresh"] + whole["old"] == whole["judged"]
