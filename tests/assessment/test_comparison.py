"""Other systems' verdicts on targets: what they get, what they refuse, where they differ."""

import csv
import io
import json
import sys

import pytest
from rich.cells import cell_len

from gapcalc.assessment.comparison import disagrees, verdict, verdicts
from gapcalc.assessment.rollup import GOOD, JUDGED
from gapcalc.assessment.status import ALL, assess
from gapcalc.assessment.systems import METHODS, SYSTEMS, judge
from gapcalc.cli.main import main
from gapcalc.core.files import bundled
from gapcalc.data.reading import read_observations
from gapcalc.messages.statuses import METHOD_WORDS
from gapcalc.views.method_table import method_table
from gapcalc.views.speaker import Speaker


@pytest.fixture(scope="module")
def assessment(plan):
    return assess(plan, read_observations(bundled() / "data", plan))


@pytest.fixture
def one(tiny, observe):
    """The assessment of a small plan and its one result."""

    def ask(goal, *rows, **keys):
        plan = tiny(goal, **keys)
        found = assess(plan, observe(plan, "".join(f"t,,{row},亿元\n" for row in rows)))
        return found, found["t"]

    return ask


def test_the_values_of_a_target_are_judged_as_they_stand(one):
    found, result = one("at_least: 200 亿元", "2022,100", "2023,110", "2024,125")
    for method in METHODS:
        series = {2022: 100, 2023: 110, 2024: 125}
        assert verdict(found, result, method) == judge(
            method, series, goal=200, goal_year=2027, base_year=2022
        )


def test_a_lower_goal_is_a_way_down(one):
    found, result = one("at_most: 50 亿元", "2022,100", "2024,90", path="linear")
    said = verdict(found, result, "ndrc")
    assert said == judge(
        "ndrc",
        {2022: 100, 2024: 90},
        goal=50,
        goal_year=2027,
        base_year=2022,
        direction="down",
        shape="linear",
    )
    assert said.value == pytest.approx(0.2)  # 10 of 50


def test_a_goal_of_about_is_the_bound_that_the_plan_accepts(one):
    found, result = one("about: 100 亿元", "2022,200", "2025,175", path="linear")
    assert result.status == "behind"
    assert verdict(found, result, "ndrc") == judge(
        "ndrc",
        {2022: 200, 2025: 175},
        goal=102,
        goal_year=2027,
        base_year=2022,
        direction="down",
        shape="linear",
    )
    assert not any(disagrees(result, other) for other in verdicts(found, result).values())


def test_a_goal_to_hold_goes_by_the_rule_for_every_year(one):
    found, result = one(
        "at_least: 90 亿元", "2022,91", "2023,92", "2024,93", "2025,94", path="hold"
    )
    assert verdict(found, result, "dns").status == "sun"
    assert verdict(found, result, "open-sdg").note == ("no-keep-rule",)


def test_a_part_of_a_year_is_no_yearly_value(one):
    found, result = one(
        "at_least: 200 亿元", "2022,100", "2024,120", "2025-10,180", measure="stock"
    )
    assert result.numbers.current.amount == 180
    assert verdict(found, result, "aarr") == judge(
        "aarr", {2022: 100, 2024: 120}, goal=200, goal_year=2027, base_year=2022
    )


@pytest.mark.parametrize(
    ("goal", "keys", "why"),
    [
        ("none", {"reason": "vague"}, "no-threshold"),
        ("at_least: 200 亿元", {"role": "forecast"}, "forecast-role"),
        ("at_least: 200 亿元", {"path": "step"}, "whole"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_a_reason(one, goal, keys, why):
    found, result = one(goal, "2022,100", "2024,120", **{"path": "linear", **keys})
    for other in verdicts(found, result).values():
        assert (other.status, other.note, other.value) == ("not_available", (why,), None)
        assert Speaker("zh").method_note(other) != Speaker("en").method_note(other)


def test_without_values_there_is_nothing_to_judge(one):
    found, result = one("at_least: 200 亿元")
    assert {other.note for other in verdicts(found, result).values()} == {("no-published-value",)}


def test_a_dispute_takes_two_verdicts_that_differ_in_kind(assessment):
    disputes = 0
    for result in assessment.results:
        for method, other in verdicts(assessment, result).items():
            both = result.status in JUDGED and other.status != "not_available"
            differ = (result.status in GOOD) is not (other.status in SYSTEMS[method].as_planned)
            current = result.numbers.current
            whole = current is not None and current.time == current.period.year
            assert disagrees(result, other) is (both and differ and whole)
            disputes += both and differ and whole
    assert disputes > 0


def test_every_word_of_every_system_is_spoken_in_both_languages():
    for system in SYSTEMS.values():
        assert set(system.statuses) <= METHOD_WORDS.keys()
    assert all(all(pair) for pair in METHOD_WORDS.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120, None])
@pytest.mark.parametrize("method", [ALL, *METHODS])
def test_the_table_holds_every_verdict(assessment, method, width, lang):
    table = method_table(assessment, assessment.results, Speaker(lang), method, width)
    lines = ["".join(text for text, _ in line) for line in table]
    for result in (r for r in assessment.results if r.status in JUDGED):
        name = result.target.name.of(lang)
        place = next(
            i for i, line in enumerate(lines) if line == name or line.startswith(f"{name}  ")
        )
        row = lines[place] if lines[place] != name else lines[place + 1]
        others = verdicts(assessment, result)
        for other in others.values() if method == ALL else [others[method]]:
            assert Speaker(lang).method_status(other) in row
    if width and method == ALL:
        assert max(map(cell_len, lines)) <= width


def run(capsys, monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["gapcalc", "status", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code, capsys.readouterr()


def test_json_of_one_method_speaks_its_words(capsys, monkeypatch):
    code, out = run(capsys, monkeypatch, "--method", "ndrc", "--format", "json", "--year", "2024")
    content = json.loads(out.out)
    assert (code, content["method"], len(content["targets"])) == (0, "ndrc", 251)
    assert (
        set(content["summary"]) == set(SYSTEMS["ndrc"].statuses)
        and sum(content["summary"].values()) == 251
    )
    for entry in content["targets"]:
        assert entry["status"] == entry["verdict"]["status"] in SYSTEMS["ndrc"].statuses
        assert entry["plan_status"] not in {"completed", "ahead"}


def test_json_of_all_methods_keeps_the_plans_own(capsys, monkeypatch):
    own = json.loads(run(capsys, monkeypatch, "--format", "json")[1].out)
    every = json.loads(run(capsys, monkeypatch, "--format", "json", "--method", "all")[1].out)
    assert every["summary"] == own["summary"]
    for one, other in zip(own["targets"], every["targets"], strict=True):
        assert other.pop("verdicts").keys() == set(METHODS)
        assert other == one


def test_csv_has_a_column_for_every_method(capsys, monkeypatch):
    _, out = run(capsys, monkeypatch, "--format", "csv", "--method", "all")
    rows = list(csv.DictReader(io.StringIO(out.out)))
    assert len(rows) == 251
    assert all(row[method] in SYSTEMS[method].statuses for row in rows for method in METHODS)


def test_an_unknown_method_is_named_with_those_there_are(capsys, monkeypatch):
    code, out = run(capsys, monkeypatch, "--method", "open-sgd")
    assert code == 2 and "open-sdg" in out.err
