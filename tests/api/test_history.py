"""`gapcalc.history`: the strips of verdicts as values, a table of a notebook and a data frame."""

import sys
from types import SimpleNamespace

import pytest

import gapcalc

PLAN = """
    plan: {base_year: 2022, target_year: 2027}
    targets:
      way: {name: "<b>Way</b>", goal: {at_least: 200 公里}, unit: 公里, path: linear, measure: stock}
      line: {name: Line, goal: {stage: in_operation}, path: step}
      none: {name: Nothing, goal: {at_least: 10 个}, unit: 个, path: linear}
"""
# 20 % of the way in 20 % of the time, then 21 % in 30 %.
ROWS = "way,,2022,100,公里\nway,,2023,120,公里\nway,,2024-06,121,公里\nline,,2023,started,\n"


@pytest.fixture
def assessment(make_plan, observe):
    plan = make_plan(PLAN)
    return gapcalc.assess(plan, observe(plan, ROWS))


def test_it_has_a_result_for_each_target_at_each_date(assessment):
    found = gapcalc.history(assessment)
    assert [date.value for date in found.dates] == [2023, "2024-06"]
    assert [result.status for result in found.rows()["way"]] == ["on_track", "behind"]
    assert found.assessments[-1] is assessment
    assert repr(found).endswith("3 targets at 2 dates from 2023 to 2024-06>")


def test_targets_are_asked_for_by_id_and_a_slip_is_told(assessment):
    assert list(gapcalc.history(assessment, ["line"]).rows()) == ["line"]
    with pytest.raises(KeyError, match="did you mean 'line'"):
        gapcalc.history(assessment, ["lines"])


def test_a_frame_has_a_row_for_each_target_at_each_date(assessment, monkeypatch):
    # What every library of frames is given: the columns by name.
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=dict))
    frame = gapcalc.history(assessment, ["way", "line"]).to_frame("pandas", "en")
    assert frame["id"] == ["way", "way", "line", "line"]
    assert frame["as_of"] == ["2023", "2024-06"] * 2
    assert frame["turn"] == [None, "worse", None, None]
    assert frame["value"] == [120.0, 121.0, None, None]
    assert frame["value_stage"] == [None, None, "started", "started"]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_the_libraries_take_it(assessment, library):
    pytest.importorskip(library)
    assert len(gapcalc.history(assessment).to_frame(library)) == 6


def test_a_notebook_shows_a_row_for_each_target_that_had_data(assessment, monkeypatch):
    monkeypatch.setenv("GAPCALC_LANG", "en")
    html = gapcalc.history(assessment)._repr_html_()
    assert html.count("<tr>") == 3 and "<b>" not in html
    assert "<th>2024H1</th>" in html and "▾ behind" in html
