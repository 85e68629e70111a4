"""What offices say stands beside the verdict in `show`, its JSON and the report, and acts nowhere."""

import json
from pathlib import Path

import pytest
from helpers.program import run_program

HERE = Path(__file__).parents[1] / "ledger_plan"
HOSTILE = (
    "indicator,reported_on,reported_by,progress,problems,measures\n"
    'fdi,2025-01-10,<b>Li</b>,<script>alert(1)</script>,"=1+1","::error::\x1b[31mx"\n'
)


@pytest.fixture
def run(tmp_path):
    """A function that runs a command on the district's plan with further remarks."""
    (tmp_path / "more.csv").write_text(HOSTILE, encoding="utf-8")

    def run(*words):
        given = ("--plan", str(HERE / "plan.yaml"), "--lang", "en")
        return run_program(*words, str(HERE / "data"), "more.csv", *given, cwd=tmp_path)

    return run


def test_show_has_them_below_the_verdict_the_newest_first(run):
    lines = [line.strip() for line in run("show", "fdi").out.splitlines()]
    place = lines.index("What the office says")
    assert lines[place + 1] == "2025-01-10 · <b>Li</b>"
    assert lines[place + 4] == "next  \\u003a:error::\\u001b[31mx"
    assert lines[place + 5] == "2024-01-15 · 王芳"
    assert place < lines.index(next(line for line in lines if line.startswith("Goal")))


def test_json_has_them_with_their_place(run):
    newest, older = json.loads(run("show", "fdi", "--format", "json").out)["remarks"]
    assert (newest["date"], newest["problems"], newest["line"]) == ("2025-01-10", "=1+1", 2)
    assert (older["author"], older["measures"]) == ("王芳", "申请追加用地")


def test_the_card_of_the_report_has_them_as_text(run, tmp_path):
    run("report", "-o", "out.html")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page
    assert page.index("2025-01-10 · &lt;b&gt;Li") < page.index("2024-01-15 · 王芳")
