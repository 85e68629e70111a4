"""A comparison as JSON, and its flat form."""

import csv
import io
import json

import pytest
from conftest import RATIO_PLAN
from helpers.changes import BASE, changes_between

from gapcalc.assessment.changes import KINDS, compare
from gapcalc.data.snapshot import Snapshot
from gapcalc.views.change_export import change_columns, changes_json
from gapcalc.views.speaker import Speaker
from gapcalc.views.writers import as_csv, as_json


@pytest.fixture
def amounts(tiny):
    return tiny("at_least: 200 亿元", "linear")


@pytest.fixture
def content(amounts, read):
    """The JSON of a comparison with a value revised and one new."""
    old = [BASE, "2023,120,,,preliminary"]
    new = [BASE, "2023,126,,,final", "2024,125"]
    changes = changes_between(read, amounts, old, new)
    return json.loads(as_json(changes_json(changes, Speaker("en"))))


def test_each_cut_is_judged_as_of_its_year(content):
    assert content["version"] == 1
    assert (content["old"]["as_of"], content["new"]["as_of"]) == (2023, 2024)
    assert content["new_as_of_old_year"]["as_of"] == 2023
    assert content["new_as_of_old_year"]["summary"]["on_track"] == 1


def test_values_and_targets_are_counted(content):
    summary = content["summary"]
    assert summary["values"] == dict.fromkeys(KINDS, 0) | {"new": 1, "revised": 1}
    assert (summary["changed"], summary["unchanged"]) == (1, 0)


def test_a_target_has_its_statuses_and_figures_of_both_cuts(content):
    (target,) = content["targets"]
    assert target["status_before"] == "on_track"
    assert target["status_as_of_old_year"] == "on_track"
    assert target["status_after"] == "behind"
    assert (target["before"]["progress"], target["after"]["progress"]) == (0.2, 0.25)


def test_a_value_has_what_was_published_and_the_difference(content):
    revised, new = content["targets"][0]["values"]
    assert (revised["difference"], revised["relative"]) == (6.0, 0.05)
    assert revised["before"]["status"] == "preliminary"
    assert revised["before"]["of"] == "t"
    assert new["before"] is None
    assert (new["after"]["value"], new["turned_to"]) == (125.0, "behind")


def test_the_flat_form_has_a_row_for_each_value_of_each_target(make_plan, read):
    rows = ["t:2022,2.4", "m:2022,2.5"]
    new = [*rows, "t:2023,2.5", "m:2023,2.4"]
    changes = changes_between(read, make_plan(RATIO_PLAN), rows, new)
    written = as_csv(*change_columns(changes, Speaker("en")))
    first, second = csv.DictReader(io.StringIO(written))
    assert (first["id"], first["of"], first["kind"]) == ("t", "t", "new")
    assert (second["id"], second["of"], second["kind"]) == ("t", "m", "new")
    assert (first["before_value"], first["after_value"]) == ("", "2.5")
    assert (first["turned_to"], second["turned_to"]) == ("", "achieved")


def test_the_name_of_a_cut_hides_nothing(amounts, read):
    old, new = read(amounts, BASE), read(amounts, BASE, "2023,120")
    changes = compare(amounts, Snapshot("\x1b[2Ja", old), Snapshot("b\u202e\n", new))
    assert not set("\x1b\u202e") & set(as_json(changes_json(changes, Speaker("zh"))))
