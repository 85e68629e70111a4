"""Weights in what the terminal and JSON show: beside the plain counts, never in place of them."""

import pytest

from gapcalc.assessment.status import assess
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import status_json
from gapcalc.views.status_summary import headline_texts, rollup_lines


@pytest.fixture
def assessment(make_plan, observe):
    """a (3) is on track and b (1) behind; c has no weight, and is behind."""
    plan = make_plan("""
        plan: {base_year: 2022, target_year: 2027}
        targets:
          a: {name: a, goal: {at_least: 200 元}, unit: 元, path: linear, weight: 3}
          b: {name: b, goal: {at_least: 200 元}, unit: 元, path: linear, weight: 1}
          c: {name: c, goal: {at_least: 200 元}, unit: 元, path: linear}
    """)
    rows = [f"{id},,2022,100,元\n{id},,2024,{value},元\n" for id, value in
            (("a", 150), ("b", 110), ("c", 110))]  # fmt: skip
    return assess(plan, observe(plan, "".join(rows)))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("1 of 3 fresh verdicts as planned (33%) · 0 old · 0 without one"
               " · 75% by weight (3 of 4) · 1 without a weight")),
        ("zh", ("时效内结论 3 个，达到预期 1 个（33%）· 超时效 0 个 · 无结论 0 个"
               " · 按权重 75%（3/4）· 1 个没有权重")),
    ],
)  # fmt: skip
def test_the_headline_has_both_shares(assessment, language, said):
    assert headline_texts(assessment, assessment.results, Speaker(language))[-1] == said


def test_the_roll_up_has_a_column_for_them(assessment):
    lines = rollup_lines(assessment, assessment.results, Speaker("en"))
    texts = ["".join(text for text, _ in line) for line in lines]
    assert texts[1].endswith("Share  By weight")
    assert texts[2].split()[-4:] == ["33%", "75%", "of", "4"]


def test_json_has_the_sums(assessment):
    document = status_json(assessment, assessment.results, Speaker("en"))
    assert document["rollup"]["plan"]["share"] == pytest.approx(1 / 3)
    assert document["rollup"]["plan"]["weights"] == {
        "targets": 2, "unweighted": 1, "total": 4, "fresh": 4, "good": 3, "share": 0.75,
    }  # fmt: skip
    assert [target["weight"] for target in document["targets"]] == [3, 1, None]


def test_without_weights_nothing_is_added(tiny, observe):
    plan = tiny("at_least: 200 亿元", "linear")
    found = assess(plan, observe(plan, "t,,2022,100,亿元\nt,,2024,150,亿元\n"))
    assert "weight" not in headline_texts(found, found.results, Speaker("en"))[-1]
    texts = [
        "".join(text for text, _ in line)
        for line in rollup_lines(found, found.results, Speaker("en"))
    ]
    assert texts[1].endswith("Share")
    assert status_json(found, found.results, Speaker("en"))["rollup"]["plan"]["weights"] is None
