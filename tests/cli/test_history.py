"""`gapcalc history` from outside: what is listed, in which form, and what it agrees with."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from helpers.program import run_program as run

from gapcalc.assessment.status import STATUSES

PLAN = """
plan: {base_year: 2022, target_year: 2027, name: {zh: 规划, en: Plan}}
targets:
  way: {name: {zh: 里程, en: Way}, goal: {at_least: 200 公里}, unit: 公里, path: linear, measure: stock}
  rate: {name: {zh: 比率, en: Rate}, goal: {at_least: 95 %}, unit: '%', path: hold}
  none: {name: {zh: 无, en: Nothing}, goal: {at_least: 10 个}, unit: 个, path: linear}
"""
DATA = (
    "indicator,period,value,unit\nway,2022,100,公里\nway,2023,120,公里\nway,2024-06,121,公里\n"
    "rate,2022,96,%\nrate,2023,97,%\nrate,2024,94,%\n"
)


@pytest.fixture
def history(tmp_path: Path):
    """A function from further words to what `gapcalc history` does with the data above."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "data.csv").write_text(DATA, encoding="utf-8")

    def run_history(*words: object):
        plan = tmp_path / "plan.yaml"
        return run("history", tmp_path / "data.csv", "--plan", plan, "--lang", "en", *words)

    return run_history


def test_the_table_has_a_sign_for_each_date_and_the_worst_first(history):
    lines = history().out.splitlines()
    assert [line.split() for line in lines[3:6]] == [
        ["Target", "2023", "24H1", "2024", "Now"],
        ["Rate", "✓", "✓", "✗↓", "✗", "breached"],
        ["Way", "▸", "▾↓", "▾", "▾", "behind"],
    ]
    assert "1 more have no data to show: list them with --all" in lines
    assert any(line.startswith("Nothing") for line in history("--all").out.splitlines())


def test_the_last_column_is_the_status(history, tmp_path: Path):
    status = run(
        "status", tmp_path / "data.csv", "--plan", tmp_path / "plan.yaml", "--format", "json"
    )
    content = json.loads(history("--format", "json").out)
    assert content["as_of"] == json.loads(status.out)["as_of"]
    assert {entry["id"]: entry["verdicts"][-1]["status"] for entry in content["targets"]} == {
        entry["id"]: entry["status"] for entry in json.loads(status.out)["targets"]
    }


def test_every_column_of_the_bundled_plan_is_the_status_of_its_year() -> None:
    content = json.loads(run("history", "--format", "json").out)
    for place, date in enumerate(content["dates"]):
        status = json.loads(run("status", "--year", date["as_of"], "--format", "json").out)
        assert status["as_of"] == date["as_of"]
        for entry, judged in zip(content["targets"], status["targets"], strict=True):
            then = entry["verdicts"][place]
            assert (then["status"], then["old"]) == (judged["status"], judged["old"])
        assert (date["good"], date["fresh"]) == tuple(
            status["rollup"]["plan"][key] for key in ("good", "fresh")
        )


def test_json_says_how_each_verdict_turned_and_on_which_value_it_rests(history):
    content = json.loads(history("--format", "json", "--target", "way").out)
    (entry,) = content["targets"]
    assert [(v["as_of"], v["status"], v["turn"], v["progress"]) for v in entry["verdicts"]] == [
        (2023, "on_track", None, 0.2),
        ("2024-06", "behind", "worse", 0.21),
        (2024, "behind", None, 0.21),
    ]
    assert entry["verdicts"][1]["current"] == {"period": "2024-06", "value": 121, "unit": "公里"}
    assert content["dates"][0] == {
        "as_of": 2023, "judged": 1, "fresh": 1, "old": 0, "good": 1, "share": 1,
        "statuses": dict.fromkeys(STATUSES, 0) | {"on_track": 1},
    }  # fmt: skip


def test_csv_has_a_row_for_each_target_at_each_date(history):
    rows = list(csv.DictReader(io.StringIO(history("--format", "csv", "--only", "breached").out)))
    assert [(row["id"], row["as_of"], row["status"], row["turn"]) for row in rows] == [
        ("rate", "2023", "holding", ""),
        ("rate", "2024", "breached", "worse"),
    ]


def test_markdown_has_a_column_for_each_date(history):
    lines = history("--format", "markdown").out.splitlines()
    assert lines[0] == "| Target | 2023 | 2024H1 | 2024 |"
    assert lines[2] == "| Rate | ✓ holding | ✓ holding | ✗ breached |"
    assert lines[-2:] == ["| As planned | 100% | 50% | 0% |", "| Fresh | 2 | 2 | 2 |"]


def test_targets_are_named_by_id_or_name_and_a_slip_has_its_remedy(history):
    content = json.loads(history("--target", "里程", "--target", "rate", "--format", "json").out)
    assert [entry["id"] for entry in content["targets"]] == ["way", "rate"]
    done = history("--target", "rat")
    assert (done.code, done.out, "Did you mean rate?" in done.err) == (2, "", True)


def test_a_year_ends_the_strip(history):
    content = json.loads(history("--year", "2024H1", "--format", "json").out)
    assert [date["as_of"] for date in content["dates"]] == [2023, "2024-06"]
