"""What other programs get: JSON after the published contract, CSV and Markdown with the same content, harmless."""

import csv
import io
import json
import re
import unicodedata

import pytest

from gapcalc import Observations, assess, read_observations
from gapcalc.assessment.check import Findings
from gapcalc.assessment.status import STATUSES
from gapcalc.core.files import bundled
from gapcalc.plan.model import COMMITMENTS, PATHS
from gapcalc.views.findings import report
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import status_columns, status_json, target_json
from gapcalc.views.status_table import status_table
from gapcalc.views.target import target_details_json, target_lines
from gapcalc.views.target_list import target_list, target_list_json
from gapcalc.views.writers import as_csv, as_json, as_markdown

RATES = ("required_rate", "planned_rate", "observed_rate", "recent_rate")
QUANTITIES = ("gap", "expected", "forecast")
SHARES = ("elapsed", "progress", "arrival_year")
PLAIN = ("id", "name", "action", "item", "region", "path", "commitment", "status", "reason")


@pytest.fixture(
    scope="module", params=[2023, 2024, 2025, None], ids=lambda year: str(year or "no data")
)
def assessment(request, plan):
    """The bundled plan on its data as of a year, and on none at all."""
    read = read_observations(bundled() / "data", plan) if request.param else Observations()
    return assess(plan, read, request.param)


@pytest.fixture(scope="module")
def content(assessment):
    return status_json(assessment, assessment.results, Speaker("zh"))


@pytest.fixture(scope="module")
def columns(assessment, content):
    return status_columns(
        content["targets"], {r.target.id: r.series.unit for r in assessment.results}
    )


def is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


# --- the contract


def test_head(content, assessment):
    assert content["version"] == 1
    assert content["plan"] == {"id": "chongqing-2023-2027", "base_year": 2022, "target_year": 2027}
    assert (content["as_of"], content["method"]) == (assessment.as_of, "plan")


def test_summary_counts_every_target_once(content):
    assert set(content["summary"]) == set(STATUSES)
    assert sum(content["summary"].values()) == len(content["targets"]) == 251
    for status, count in content["summary"].items():
        assert sum(entry["status"] == status for entry in content["targets"]) == count


def test_every_target_is_there_in_the_order_of_the_plan(content, plan):
    assert [entry["id"] for entry in content["targets"]] == list(plan.targets)


def test_plain_keys(content):
    for entry in content["targets"]:
        assert {*PLAIN, *QUANTITIES, *RATES, *SHARES, "goal", "base", "current"} <= set(entry)
        assert (
            entry["status"] in STATUSES,
            entry["path"] in PATHS,
            entry["commitment"] in COMMITMENTS,
        ) == (True,) * 3
        assert all(isinstance(entry[key], str) and entry[key] for key in ("id", "name", "reason"))
        assert 1 <= entry["action"] <= 10
        assert isinstance(entry["item"], int)


def test_goal(content, plan):
    for entry in content["targets"]:
        goal, asked = entry["goal"], plan.targets[entry["id"]].goal
        assert (goal is None) is (asked.form == "none")
        if goal is not None:
            assert goal["comparator"] in {">", ">=", "<", "<=", "~", ".."}
            needs_base = asked.relative and entry["base"] is None
            assert isinstance(
                goal["value"], str if asked.form == "stage" else type(None) if needs_base else float
            )
            assert (goal["unit"] is None) is (asked.form == "stage")


def test_base_and_current(content, plan):
    for entry in content["targets"]:
        base, current = entry["base"], entry["current"]
        if base is not None:
            assert {"year", "value", "unit"} <= set(base)
            assert base["year"] == plan.targets[entry["id"]].base_year
        if current is not None:
            assert {"year", "value", "unit", "bound", "status"} <= set(current)
            assert current["year"] <= content["as_of"]
            assert current["bound"] in {None, ">", ">=", "~", "<=", "<"}
            assert current["status"] in {"revised", "final", "reported", "preliminary", "estimate"}


def test_quantities_have_a_value_and_the_unit_of_the_current_one(content):
    for entry in content["targets"]:
        for key in QUANTITIES:
            if entry[key] is not None:
                assert is_number(entry[key]["value"])
                assert entry[key]["unit"] == entry["current"]["unit"]


def test_rates(content):
    for entry in content["targets"]:
        for rate in (entry[key] for key in RATES if entry[key] is not None):
            assert set(rate) == {"value", "kind", "unit"}
            assert is_number(rate["value"])
            assert rate["kind"] == ("compound" if entry["path"] == "compound" else "absolute")
            assert isinstance(rate["unit"], str)


def test_shares_are_numbers_or_null(content):
    for entry in content["targets"]:
        assert all(entry[key] is None or is_number(entry[key]) for key in SHARES)


def test_gap_is_what_is_left(content):
    for entry in content["targets"]:
        if entry["gap"] is not None:
            left = entry["goal"]["value"] - entry["current"]["value"]
            assert entry["gap"]["value"] == pytest.approx(
                left, abs=1e-9 * abs(entry["goal"]["value"]) + 1e-12
            )


def test_without_data_nothing_is_known(plan):
    content = status_json(assess(plan, []), assess(plan, []).results, Speaker("en"))
    for entry in content["targets"]:
        assert entry["status"] in {"no_data", "not_assessable"}
        assert {entry[key] for key in ("base", "current", *QUANTITIES, *RATES, *SHARES)} == {None}


def test_required_rate_of_foreign_trade(plan):
    """From 8006.8 at the end of 2025 to 11 000 in two years: √1.3738322 − 1 = 0.172106."""
    assessment = assess(plan, read_observations(bundled() / "data", plan), 2025)
    entry = target_json(assessment, assessment["foreign_trade_total"], Speaker("en"))
    assert entry["current"] | {"year": 2025, "value": 8006.8, "unit": "亿元"} == entry["current"]
    assert entry["goal"]["value"] == 11000
    assert entry["required_rate"]["value"] == pytest.approx(0.172106, abs=1e-6)


def test_names_and_reasons_follow_the_language(assessment):
    zh, en = (
        status_json(assessment, assessment.results, Speaker(lang))["targets"]
        for lang in ("zh", "en")
    )
    for one, other in zip(zh, en, strict=True):
        assert (one["name"], other["name"]) == (one["name_zh"], one["name_en"])
        assert {k: v for k, v in one.items() if k not in {"name", "reason"}} == {
            k: v for k, v in other.items() if k not in {"name", "reason"}
        }


def test_json_holds_no_value_outside_the_standard(content):
    def refuse(name):
        raise AssertionError(name)

    assert json.loads(as_json(content), parse_constant=refuse) == content


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_numbers_that_json_lacks_are_refused(bad):
    with pytest.raises(ValueError, match="JSON"):
        as_json({"value": bad})


# --- CSV and Markdown


def markdown_rows(text):
    """The cells of a Markdown table, read as a Markdown reader does, and the line below its header."""
    lines = text.split("\n")
    rows = [re.split(r"(?<!\\) \| ", line[2:-2]) for line in lines]
    assert all(line.startswith("| ") and line.endswith(" |") for line in lines)
    return [[re.sub(r"\\(.)", r"\1", cell) for cell in row] for row in (rows[0], *rows[2:])]


def test_csv_holds_what_json_holds(content, columns):
    rows = list(csv.DictReader(io.StringIO(as_csv(*columns))))
    assert [row["id"] for row in rows] == [entry["id"] for entry in content["targets"]]
    for row, entry in zip(rows, content["targets"], strict=True):
        assert {key: row[key] for key in PLAIN} == {
            key: str(entry[key] or ("" if entry[key] is None else 0)) for key in PLAIN
        }
        for key in (*QUANTITIES, *RATES, "base", "current", "goal"):
            value = (entry[key] or {}).get("value")
            assert row[f"{key}_value"] == ("" if value is None else str(value))
        for key in ("elapsed", "progress", "arrival_year"):
            assert row[key] == ("" if entry[key] is None else str(entry[key]))


def test_markdown_holds_what_csv_holds(columns):
    in_csv = list(csv.reader(io.StringIO(as_csv(*columns))))
    in_markdown = markdown_rows(as_markdown(*columns))
    assert len(in_markdown) == 252
    assert [[re.sub(r"\s+", " ", cell) for cell in row] for row in in_csv] == in_markdown


def test_target_list(plan):
    entries = target_list_json(plan, plan.targets.values(), Speaker("zh"))
    assert [entry["id"] for entry in entries] == list(plan.targets)
    assert json.loads(as_json(entries)) == entries


# --- problems


def test_problems(plan, observe):
    read = observe(
        plan, "indicator,period,value,unit\n不存在的指标,2024,5,亿元\nretail_sales,2024,many,亿元\n"
    )
    told = json.loads(report(Findings(read.problems, read.files, read.rows), "json", Speaker("en")))
    assert told["version"] == 1
    assert told["summary"] == {"files": 1, "rows": 2, "errors": 1, "warnings": 1}
    keys = {"code", "severity", "message", "path", "line", "column", "field"}
    assert all(set(problem) >= keys for problem in told["problems"])
    found = {
        problem["code"]: (problem["severity"], problem["line"]) for problem in told["problems"]
    }
    assert found == {"unknown-indicator": ("warning", 2), "not-a-number": ("error", 3)}


# --- hostile text

HOSTILE = [
    "=cmd|' /C calc'!A0", "@SUM(1)", "+1+1", "-2+3", "\t=1+1", "＝1+1", "<script>alert(1)</script>", "[red]x[/red]",
    "a|b\\|c", "\x1b[31mred\x1b[0m", "\x1b]8;;http://x\x07link", "\u202eevil\u202c", "\x9b31mC1", "a\x85b",
    "zero\u200bwidth", "line\u2028end", "two\nlines", "![x](javascript:alert(1))", "`code`", "{reason}",
]  # fmt: skip
FORMULA = tuple("=+-@\t\r＝＋－＠")
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def hidden(text):
    return [char for char in text if unicodedata.category(char) in HIDDEN]


@pytest.fixture(params=HOSTILE, ids=ascii)
def hostile(request, make_plan, observe):
    """A plan and data in which every text that strangers write is hostile."""
    text = json.dumps(request.param)
    plan = make_plan(f"""
        plan: {{base_year: 2022, target_year: 2027, id: {text}, name: {text}, document: {text}}}
        actions: {{1: {text}}}
        regions: {{city: {{zh: {text}, en: {text}}}}}
        targets:
          t: {{name: {text}, goal: {{at_least: 100 亿元}}, unit: 亿元, path: linear, measure: stock, region: city,
               at: {{action: 1, item: {text}}}, note: {text}}}
          n: {{name: n, goal: none, path: step, reason: {text}}}
    """)
    data = io.StringIO(
        "indicator,region,period,value,unit,bound,status,source,publisher,url,note\n"
    )
    data.seek(0, io.SEEK_END)
    rows = [
        ["t", "city", "2022", "50"],
        ["t", "city", "2024", "60"],
        ["t", "city", "2024-02", "55"],
    ]
    for row in rows:
        csv.writer(data).writerow([*row, "亿元", "", "", *[request.param] * 4])
    read = observe(plan, data.getvalue())
    assert len(read) == 3
    assessment = assess(plan, read)
    return plan, assessment, status_json(assessment, assessment.results, Speaker("en"))


def test_json_shows_hostile_text_as_data(hostile):
    plan, assessment, content = hostile
    shown = target_details_json(
        plan,
        assessment["t"],
        target_json(assessment, assessment["t"], Speaker("en")),
        Speaker("en"),
    )
    for value in (content, shown, target_list_json(plan, plan.targets.values(), Speaker("en"))):
        assert hidden(as_json(value).replace("\n", "")) == []
        assert json.loads(as_json(value)) == value


def test_csv_runs_no_formula(hostile):
    content = hostile[2]
    written = as_csv(*status_columns(content["targets"], {"t": "亿元", "n": ""}))
    cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
    assert hidden(written.replace("\n", "")) == []
    assert [
        cell for cell in cells if cell.startswith(FORMULA) and not re.fullmatch(r"-?[\d.e-]+", cell)
    ] == []


def test_markdown_is_text_only(hostile):
    content = hostile[2]
    written = as_markdown(*status_columns(content["targets"], {"t": "亿元", "n": ""}))
    rows = markdown_rows(written)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert hidden(written.replace("\n", "")) == []
    body = "".join(written.split("\n")[2:])
    assert re.findall(r"(?<!\\)(?:\\\\)*[<>\[\]`*_]", body) == []


@pytest.mark.parametrize("width", [80, 120, None])
def test_the_terminal_gets_no_control_characters(hostile, width):
    plan, assessment, _ = hostile
    for lines in (
        status_table(assessment, assessment.results, Speaker("en"), width, True),
        target_list(plan, list(plan.targets.values()), Speaker("en"), width),
        target_lines(assessment, assessment["t"], Speaker("en")),
        target_lines(assessment, assessment["n"], Speaker("en")),
    ):
        assert hidden("".join(text for line in lines for text, _ in line)) == []


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_problems_show_hostile_text_harmlessly(plan, observe, text):
    data = io.StringIO("indicator,region,period,value,unit\n")
    data.seek(0, io.SEEK_END)
    for row in (
        [text, "", "2024", "1", "亿元"],
        ["retail_sales", text, "2024", "1", "亿元"],
        ["retail_sales", "", text, "1", "亿元"],
        ["retail_sales", "", "2024", text, "亿元"],
        ["retail_sales", "", "2024", "1", text],
    ):
        csv.writer(data).writerow(row)
    problems = observe(plan, data.getvalue()).problems
    assert len(problems) >= 4
    assert hidden(report(Findings(problems, 1, 5), "json", Speaker("zh")).replace("\n", "")) == []
    assert hidden("".join(problem.location + problem.message() for problem in problems)) == []


@pytest.mark.parametrize("space", ["\x85", "\u2028", "\n", "\x1c", "\x0b"], ids=ascii)
def test_a_unit_with_hidden_white_space_reaches_no_output(tiny, observe, space):
    plan = tiny("at_least: 100 亿元", "linear")
    read = observe(
        plan,
        f'indicator,period,value,unit\nt,2022,50,亿元\nt,2024,60,"亿{space}元"\nt,2024,60,"亿{space}元"\n',
    )
    assessment = assess(plan, read)
    result = assessment["t"]
    assert (
        hidden(
            "".join(
                text for line in target_lines(assessment, result, Speaker("en")) for text, _ in line
            )
        )
        == []
    )
    assert hidden("".join(problem.message() for problem in read.problems)) == []
    assert (
        hidden(as_json(target_details_json(plan, result, {}, Speaker("en"))).replace("\n", ""))
        == []
    )
