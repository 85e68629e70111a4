"""What a comparison says in words."""

import pytest
from helpers.changes import BASE, changes_between

from gapcalc.views.change_view import ChangeView
from gapcalc.views.speaker import Speaker


@pytest.fixture
def view(read):
    """A function from a plan and the rows of both cuts to what the comparison says."""

    def view(plan, old, new, language="en"):
        return ChangeView(changes_between(read, plan, old, new), Speaker(language))

    return view


@pytest.fixture
def amounts(tiny):
    return tiny("at_least: 200 亿元", "linear")


def only_value(view):
    (value,) = view.changes.values
    return view.value_change(value)


def test_a_revision_has_its_difference_in_the_targets_unit_and_in_per_cent(amounts, view):
    made = view(amounts, [BASE, "2023,120"], [BASE, "2023,0.0126,万亿元"], "zh")
    assert only_value(made) == "120 亿元 -> 0.0126 万亿元  (+6 亿元, +5.0%)"


def test_a_fall_has_its_own_sign(amounts, view):
    made = view(amounts, [BASE, "2023,120"], [BASE, "2023,114"], "zh")
    assert only_value(made) == "120 亿元 -> 114 亿元  (-6 亿元, -5.0%)"


def test_shares_differ_in_points_and_have_no_per_cent(tiny, view):
    plan = tiny("at_least: 50%", "linear", unit="%")
    made = view(plan, ["2022,30", "2023,40"], ["2022,30", "2023,41"])
    assert only_value(made) == "40% -> 41%  (+1 pp)"


def test_a_growth_rate_in_place_of_a_level_has_no_difference(tiny, view):
    made = view(tiny("average_growth: 10%"), [BASE, "2023,110"], [BASE, "2023,11,%"], "zh")
    assert only_value(made) == "110 亿元 -> 11%"


def test_a_status_that_changed_stands_on_both_sides_and_one_that_did_not_once(amounts, view):
    changed = view(amounts, [BASE, "2023,120,,,preliminary"], [BASE, "2023,120,,,final"])
    assert only_value(changed) == "12 billion yuan preliminary -> 12 billion yuan final"
    same = view(amounts, [BASE, "2023,120,,,final"], [BASE, "2023,120,,>,final"])
    assert only_value(same) == "12 billion yuan -> >12 billion yuan final"


def test_a_value_that_is_out_of_use_says_why(tiny, view):
    plan = tiny("at_least: 100 亿元", "cumulative", measure="flow")
    made = view(plan, ["2023,20", "2024,15", "2025,25"], ["2023,20", "2025,25"])
    (unused,) = (value for value in made.changes.values if value.kind == "unused")
    assert made.value_change(unused).startswith("2.5 billion yuan  (")


def test_figures_that_moved_are_named_with_both_values(amounts, view):
    made = view(amounts, [BASE, "2023,120"], [BASE, "2023,130"])
    (change,) = made.changes.targets
    progress, lead, forecast = made.figure_changes(change)
    assert progress == "Progress 20.0% -> 30.0%"
    assert lead == "Lead +0.0pp -> +10.0pp"
    assert forecast.endswith("20 billion yuan -> 25 billion yuan")


def test_a_figure_that_was_not_there_is_a_dash(amounts, view):
    made = view(amounts, [], [BASE, "2023,130"])
    (change,) = made.changes.targets
    assert made.figure_changes(change)[0] == "Progress - -> 30.0%"


def test_counts_are_named_and_those_of_nothing_left_out(amounts, view):
    made = view(amounts, [BASE, "2023,120"], [BASE, "2023,101"])
    assert made.counts() == [
        ("Targets", ["Worse 1", "unchanged 0"]),
        ("Values in use", ["revised 1"]),
    ]


def test_values_beside_are_counted(amounts, view):
    made = view(amounts, [BASE, "2023,120"], [BASE, "2023,120", "2023-01/09,90"])
    _, beside = made.counts()
    assert beside[1] == ["1 added"]


def test_statuses_are_counted_in_both_cuts_and_as_of_the_old_year(amounts, view):
    made = view(amounts, [BASE, "2023,120"], [BASE, "2023,105", "2024,150"])
    assert made.status_headers() == ["Old 2023", "New 2023", "New 2024"]
    counts = {row.status: (row.counts, row.signed_difference) for row in made.status_counts()}
    assert counts == {"behind": ([0, 1, 0], ""), "on_track": ([1, 0, 1], "")}


def test_a_cut_has_its_name_year_and_number_of_values(amounts, view):
    old, new = view(amounts, [BASE], [BASE, "2023,120"]).cuts()
    assert (old.label, old.name, new.label, new.name) == ("Old", "old", "New", "new")
    assert "2022" in old.contents and "1" in old.contents
    assert "2023" in new.contents and "2" in new.contents


def test_two_cuts_that_do_not_differ_are_empty(amounts, view):
    assert view(amounts, [BASE], [BASE]).is_empty
    assert not view(amounts, [BASE], [BASE, "2023-01/09,90"]).is_empty
